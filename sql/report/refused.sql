-- Table of the report: one row per reason for which inputs were refused.
-- $most: rows that the page holds
select reason, count(*) as inputs, min(detail) as example
from rejects
group by reason
order by inputs desc, reason
limit $most
