-- View: one row per person, for readers who mean people by figures.
-- roles: roles given in articles, with the first and the last day of each
-- names: Arabic spellings found in articles
-- n_articles: articles that name the person
-- n_outlets: outlets that name the person
-- first_seen: day of the first article
-- last_seen: day of the last article
with
persons as (
    select m.*, a.published_at, a.outlet
    from actor_mentions as m
    inner join actors as p on m.actor_id = p.actor_id
    inner join articles as a on m.article_id = a.article_id
    where p.kind = 'person'
),

spans as (
    select actor_id, role_ar, sector, min(published_at) as first_day, max(published_at) as last_day
    from persons
    where role_ar is not null
    group by all
),

roles as (
    select actor_id, list({'role_ar': role_ar, 'sector': sector, 'first_day': first_day, 'last_day': last_day} order by first_day, role_ar) as roles
    from spans
    group by actor_id
),

seen as (
    select
        actor_id, list(distinct surface order by surface) as names, count(distinct article_id) as n_articles, count(distinct outlet) as n_outlets,
        min(published_at) as first_seen, max(published_at) as last_seen
    from persons
    group by actor_id
),

final as (
    select p.actor_id, p.name_ar, p.name_en, p.country, p.sector, s.names, r.roles, s.n_articles, s.n_outlets, s.first_seen, s.last_seen
    from seen as s
    inner join actors as p on s.actor_id = p.actor_id
    left join roles as r on s.actor_id = r.actor_id
)

select * from final
