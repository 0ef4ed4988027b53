-- Table of the report: one row per event, those that happened and that most outlets tell first, then the latest.
-- $most: rows that the page holds
with
shown as (
    select * from event_timeline order by status = 'actual' desc, n_outlets desc, n_articles desc, date desc nulls last, event_id limit $most
),

final as (
    select
        t.date, t.type, t.mode, t.source_name as source, t.target_name as target, t.status, t.place, t.n_articles as articles, t.n_outlets as outlets,
        m.confidence, t.mention_id,
        substring(a.text, s.char_start + 1, t.char_start - s.char_start) as before, m.surface,
        substring(a.text, t.char_end + 1, s.char_end - t.char_end) as behind, a.uri
    from shown as t
    inner join event_mentions as m on t.mention_id = m.mention_id
    inner join sentences as s on m.article_id = s.article_id and m.sentence_no = s.sentence_no
    inner join articles as a on m.article_id = a.article_id
    order by t.status = 'actual' desc, t.n_outlets desc, t.n_articles desc, t.date desc nulls last, t.event_id
)

select * from final
