-- One row per actor named in an article, each time it is named.
-- corrected: an analyst corrected the row
with
final as (
    select
        mention_id, actor_id, article_id, sentence_no, char_start, char_end, surface, role_ar, country, sector, rule, corrected
    from lake.actor_mentions
)

select * from final order by article_id, char_start, mention_id
