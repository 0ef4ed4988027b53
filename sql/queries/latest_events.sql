-- The latest events, with their parties and how many articles tell them.
-- $status = actual: actual, future, hypothetical or negated
select date, type, mode, source, target, place, n_articles, n_outlets, event_id
from events
where status = $status
order by date desc nulls last, n_articles desc, event_id
limit 50
