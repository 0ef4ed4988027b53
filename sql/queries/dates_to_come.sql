-- Dates that articles announce, and for what.
-- $after = 1800-01-01: dates after this day
select date_from, date_to, precision, type, source, target, published_at, outlet, sentence, mention_id
from deadlines
where date_from > $after::date
order by date_from, published_at, mention_id
