-- Chart of the report: one row per day, week, month or year, whichever gives no more than a hundred of them, and type: events that happened.
with
dated as (
    select coalesce(date, first_published) as date, type, quad_class from events where status = 'actual' and coalesce(date, first_published) is not null
),

bounds as ( -- the middle nine tenths: one event of 1948 makes no chart of centuries
    select quantile_disc(date, 0.05) as low, quantile_disc(date, 0.95) as high from dated
),

step as (
    select
        low, high,
        case when high - low <= 90 then 'day' when high - low <= 700 then 'week' when high - low <= 3000 then 'month' else 'year' end as width
    from bounds
)

select date_trunc(step.width, dated.date)::date as start, step.width, dated.type, dated.quad_class, count(*) as n
from dated
cross join step
where dated.date between step.low and step.high
group by all
order by start, dated.type
