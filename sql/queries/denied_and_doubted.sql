-- What is denied, or said to be merely possible, and who says so.
select m.status, m.date, m.type, m.source, m.target, m.said_by, a.outlet, snippet(m.article_id, m.char_start, m.char_end) as words, m.mention_id
from event_mentions as m
inner join articles as a on m.article_id = a.article_id
where m.status in ('negated', 'hypothetical')
order by m.status desc, a.published_at desc nulls last, m.mention_id
limit 100
