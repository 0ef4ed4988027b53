-- Articles that name an actor, month by month, and what share of all articles they are.
-- $actor = IRQ: actor_id
with
months as (
    select date_trunc('month', published_at)::date as month, count(*) as n_all from articles where published_at is not null group by month
),

naming as (
    select date_trunc('month', a.published_at)::date as month, count(distinct a.article_id) as n_articles
    from actor_mentions as m
    inner join articles as a on m.article_id = a.article_id
    where m.actor_id = $actor
    group by month
)

select m.month, coalesce(n.n_articles, 0) as n_articles, m.n_all, round(coalesce(n.n_articles, 0) / m.n_all, 3) as share
from months as m
left join naming as n on m.month = n.month
order by m.month
