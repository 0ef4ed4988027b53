-- Every mention belongs to an article, and to a sentence of it; every actor, event and figure that is pointed to exists.
with
mentions as (
    select 'actor_mentions' as mentions, mention_id, article_id, sentence_no from actor_mentions
    union all
    select 'place_mentions', mention_id, article_id, sentence_no from place_mentions
    union all
    select 'date_mentions', mention_id, article_id, sentence_no from date_mentions
    union all
    select 'event_mentions', mention_id, article_id, sentence_no from event_mentions
    union all
    select 'figure_mentions', mention_id, article_id, sentence_no from figure_mentions
),

final as (
    select mentions, mention_id, 'sentence' as missing from mentions anti join sentences using (article_id, sentence_no)
    union all
    select 'quotations', mention_id, 'article' from quotations anti join articles using (article_id)
    union all
    select 'event_mentions', mention_id, 'article' from lake.event_mentions anti join articles using (article_id)
    union all
    select 'figure_mentions', mention_id, 'article' from lake.figure_mentions anti join articles using (article_id)
    union all
    select 'actor_mentions', mention_id, 'actor' from actor_mentions anti join actors using (actor_id)
    union all
    select 'event_mentions', mention_id, 'event' from event_mentions anti join events using (event_id)
    union all
    select 'figure_mentions', mention_id, 'figure' from figure_mentions anti join figures using (figure_id)
    union all
    select 'figure_mentions', f.mention_id, 'event mention'
    from figure_mentions as f anti join event_mentions as e on f.event_mention_id = e.mention_id
    where f.event_mention_id is not null
)

select * from final
