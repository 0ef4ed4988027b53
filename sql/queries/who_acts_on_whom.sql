-- Pairs of parties and what passed between them.
select source, target, type, count(*) as n_events, min(date) as first_day, max(date) as last_day
from events
where source is not null and target is not null and status = 'actual'
group by all
order by n_events desc, source, target, type
limit 50
