-- Sums of money, greatest first in each currency.
-- $currency = %: ISO 4217 code; % for all
select f.unit_en as currency, f.value, f.qualifier, f."of" as whose, f.n_articles, f.first_published, f.figure_id
from figures as f
where f.kind = 'money' and f.unit_en like $currency
order by currency, f.value desc, f.figure_id
limit 100
