-- View: one row per person, for readers who mean people by figures.
-- names: Arabic spellings found in articles
-- countries: countries it belonged to in articles, the latest first
-- roles: roles given in articles, with sector and the first and the last day of each
-- n_articles: articles that name the person
-- n_outlets: outlets that name the person
-- outlets: these outlets
-- first_seen: day of the first article
-- last_seen: day of the last article
-- did: events that the person did, by type
-- suffered: events done to the person, by type
-- said: events that the person told, by type
-- n_quotations: passages that the person says
-- What a minister or general does is counted for the person named, and in events for the country.
with
named as (
    select m.actor_id, m.country, a.published_at, a.outlet
    from actor_mentions as m
    inner join articles as a on m.article_id = a.article_id
),

states as (
    select actor_id, country, max(published_at) as last_day from named where country is not null group by all
),

countries as (
    select actor_id, list(country order by last_day desc nulls last, country) as countries from states group by actor_id
),

outlets as (
    select actor_id, list(distinct outlet order by outlet) as outlets from named where outlet is not null group by actor_id
),

final as (
    select
        p.actor_id, p.name_ar, p.name_en, p.country, p.sector, p.names, c.countries, p.roles, p.n_articles, p.n_outlets, o.outlets,
        p.first_seen, p.last_seen, p.does as did, p.suffers as suffered, p.says as said, p.n_quotations
    from actor_profile as p
    left join countries as c on p.actor_id = c.actor_id
    left join outlets as o on p.actor_id = o.actor_id
    where p.kind = 'person'
)

select * from final
