-- Chart of the report: one row per place where something happened.
select
    place, country, latitude, longitude, count(*) as n, count(*) filter (where quad_class >= 3) / count(*) as conflict, mode(type) as main_type
from events
where status = 'actual' and latitude is not null
group by all
order by n desc, place
limit 500
