-- Cooperation and conflict between two parties, week by week.
-- $one = USA: a party: alpha-3 code or actor_id
-- $other = IRQ: the other party
select
    starts as week, source, target, sum(n_events)::int as n_events, list(type order by type) as types,
    any_value(balance) as balance, round(any_value(dyad_goldstein), 2) as mean_goldstein
from dyads
where period = 'week' and ((source = $one and target = $other) or (source = $other and target = $one))
group by starts, source, target
order by week, source
