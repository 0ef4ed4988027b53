-- Outlets: how much each publishes, and what share of its events others tell too.
with
told as (
    select distinct o.outlet, m.event_id
    from event_mentions as m
    inner join article_outlets as o on m.article_id = o.article_id
    where o.outlet is not null
),

shares as (
    select t.outlet, count(*) as n_events, round(avg((e.n_outlets > 1)::int), 3) as share_told_elsewhere
    from told as t
    inner join events as e on t.event_id = e.event_id
    group by t.outlet
),

published as (
    select o.outlet, count(distinct o.article_id) as n_articles, min(a.published_at) as first_day, max(a.published_at) as last_day
    from article_outlets as o
    inner join articles as a on o.article_id = a.article_id
    where o.outlet is not null
    group by o.outlet
)

select p.outlet, p.n_articles, p.first_day, p.last_day, coalesce(s.n_events, 0) as n_events, s.share_told_elsewhere
from published as p
left join shares as s on p.outlet = s.outlet
order by p.n_articles desc, p.outlet
