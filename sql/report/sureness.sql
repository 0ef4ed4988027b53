-- Chart of the report: one row per tenth of confidence: event mentions that are so sure.
select least(floor(confidence * 10), 9) / 10 as low, count(*) as n
from event_mentions
where confidence is not null
group by low
order by low
