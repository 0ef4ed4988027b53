-- Quantities for which articles give different numbers.
select
    quantity_id, any_value(kind) as kind, max(whose) as whose, max(unit_en) as unit_en, list(distinct value order by value) as values_given,
    any_value(lowest) as lowest, any_value(highest) as highest, any_value(movement) as movement, sum(n_articles)::int as n_articles
from figure_claims
where not agreed
group by quantity_id
order by n_articles desc, quantity_id
limit 50
