-- Events that most outlets tell.
-- $type = %: PLOVER type; % for all
select n_outlets, n_articles, n_mentions, date, type, mode, source, target, status, place, event_id
from events
where type like $type
order by n_outlets desc, n_articles desc, n_mentions desc, date desc nulls last, event_id
limit 50
