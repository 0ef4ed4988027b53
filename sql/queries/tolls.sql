-- Dead, wounded, missing and displaced: every number given, since when and by which outlets.
-- $kind = killed: killed, wounded, missing, displaced or detained
select c.quantity_id, c.value, c.high, c.outlets, c.said_by, c.since, c.movement, e.date as event_date, e.place
from figure_claims as c
left join events as e on c.event_id = e.event_id
where c.kind = $kind
order by c.n_values desc, c.quantity_id, c.step
limit 200
