-- The latest events, with their parties and how many articles tell them.
select date, type, mode, source, target, status, place, n_articles, event_id
from events
order by date desc nulls last, n_articles desc, event_id
limit 50
