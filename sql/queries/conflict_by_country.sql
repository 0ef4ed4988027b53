-- Events by country of the place and quad class: where there is most conflict.
select
    country,
    count(*) filter (where quad_class = 1) as verbal_cooperation, count(*) filter (where quad_class = 2) as material_cooperation,
    count(*) filter (where quad_class = 3) as verbal_conflict, count(*) filter (where quad_class = 4) as material_conflict,
    round(avg(goldstein), 2) as mean_goldstein
from events
where country is not null and status = 'actual'
group by country
order by material_conflict desc, country
