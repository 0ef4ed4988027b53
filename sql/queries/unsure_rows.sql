-- Event mentions of least confidence: where to look for mistakes first.
select m.confidence, m.type, m.source, m.target, m.status, m.date, snippet(m.article_id, m.char_start, m.char_end) as words, m.rule, m.mention_id
from event_mentions as m
order by m.confidence nulls first, m.mention_id
limit 50
