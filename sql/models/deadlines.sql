-- View: one row per date that an article announces: one that begins after the article's day.
-- mention_id: the date, in date_mentions
-- days_ahead: days from the article to the date
-- published_at: day of the article
-- event_id: event to come that the sentence dates so, where there is just one
-- type: its type
-- source: its source
-- target: its target
-- sentence: the sentence
with
announced as (
    select d.*, a.published_at, a.outlet, a.text
    from date_mentions as d
    inner join articles as a on d.article_id = a.article_id
    where d.date_from > a.published_at
),

planned as (
    select
        d.mention_id, min(e.event_id) as event_id, min(e.type) as type, min(e.source) as source, min(e.target) as target
    from announced as d
    inner join event_mentions as e
        on d.article_id = e.article_id and d.sentence_no = e.sentence_no and e.status = 'future' and e.date = d.date_from
    group by d.mention_id
    having count(distinct e.event_id) = 1
),

final as (
    select
        d.date_from, d.date_to, d.precision, d.date_from - d.published_at as days_ahead, d.surface, d.published_at, d.outlet,
        p.type, p.source, p.target, p.event_id, substring(d.text, s.char_start + 1, s.char_end - s.char_start) as sentence,
        d.mention_id, d.article_id, d.char_start, d.char_end
    from announced as d
    left join planned as p on d.mention_id = p.mention_id
    left join sentences as s on d.article_id = s.article_id and d.sentence_no = s.sentence_no
)

select * from final
