-- Quantities for which articles give different numbers.
select
    quantity_id, kind, "of", max(unit_en) as unit_en, list(distinct value order by value) as values_given, sum(n_articles)::int as n_articles
from figures
group by quantity_id, kind, "of"
having count(distinct value) > 1
order by n_articles desc, quantity_id
limit 50
