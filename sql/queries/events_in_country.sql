-- What happened in a country, by day and place.
-- $country = IRQ: alpha-3 code
-- $since = 1800-01-01: first day
select date, type, mode, status, source, target, place, n_articles, sentence, mention_id
from event_timeline
where country = $country and date >= $since::date
order by date, place, type, event_id
