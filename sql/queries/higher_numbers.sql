-- Outlets whose number for one quantity is above or below the others'.
select outlet, difference, kind, whose, value, others, n_others, mention_id
from outlet_differences
where difference in ('higher', 'lower')
order by abs(value - others) / greatest(abs(others), 1) desc, outlet, mention_id
limit 100
