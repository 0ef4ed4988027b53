-- Chart of the report: one row per pair of actors with events between them, whichever did them, the busiest sixty.
select
    least(source, target) as one, greatest(source, target) as other,
    any_value(if(source < target, source_name, target_name)) as one_name, any_value(if(source < target, target_name, source_name)) as other_name,
    sum(n_actual)::bigint as n, sum(n_actual * mean_goldstein) / sum(n_actual) as goldstein
from actor_network
where source <> target and n_actual > 0
group by least(source, target), greatest(source, target)
order by n desc, one, other
limit 60
