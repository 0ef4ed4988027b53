-- One row per real-world actor.
-- Country and sector are those of its latest article that gives them; names are those given most often.
with
named as (
    select m.*, a.published_at
    from lake.actor_mentions as m
    inner join lake.articles as a on m.article_id = a.article_id
),

spellings as (
    select actor_id, name_ar, name_en, count(*) as times from named group by all
),

names as (
    select
        actor_id,
        arg_max(name_ar, (times, name_ar)) as name_ar,
        arg_max(name_en, (times, name_en)) filter (where name_en is not null) as name_en
    from spellings
    group by actor_id
),

latest as (
    select
        actor_id,
        arg_max(kind, (coalesce(published_at, date '0001-01-01'), kind)) as kind,
        arg_max(country, (coalesce(published_at, date '0001-01-01'), country)) filter (where country is not null) as country,
        arg_max(sector, (coalesce(published_at, date '0001-01-01'), sector)) filter (where sector is not null) as sector,
        bool_or(known) as known
    from named
    group by actor_id
),

final as (
    select n.actor_id, n.name_ar, n.name_en, l.kind, l.country, l.sector, l.known
    from names as n
    inner join latest as l on n.actor_id = l.actor_id
)

select * from final order by actor_id
