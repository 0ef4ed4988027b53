-- View: one row per actor, with what the articles say of it.
-- n_mentions: times that it is named
-- n_articles: articles that name it
-- n_outlets: outlets that name it
-- first_seen: day of the first article
-- last_seen: day of the last article
-- names: spellings found in articles
-- roles: roles given in articles, with sector and the first and the last day of each
-- does: events that it does by type, the status set aside
-- suffers: events done to it by type
-- says: events that it tells by type
-- partners: the other sides of its events, most frequent first, at most 20
-- n_quotations: passages that it says
with
named as (
    select m.*, a.published_at, a.outlet
    from actor_mentions as m
    inner join articles as a on m.article_id = a.article_id
),

seen as (
    select
        actor_id, count(*) as n_mentions, count(distinct article_id) as n_articles, count(distinct outlet) as n_outlets,
        min(published_at) as first_seen, max(published_at) as last_seen, list(distinct surface order by surface) as names
    from named
    group by actor_id
),

held as (
    select actor_id, role_ar, sector, min(published_at) as first_day, max(published_at) as last_day
    from named
    where role_ar is not null
    group by all
),

roles as (
    select actor_id, list({'role_ar': role_ar, 'sector': sector, 'first_day': first_day, 'last_day': last_day} order by first_day, role_ar, sector) as roles
    from held
    group by actor_id
),

counts as (
    select actor_id, part, type, count(distinct event_id) as times from actor_deeds group by all
),

deeds as (
    select
        actor_id,
        map_from_entries(list((type, times) order by times desc, type) filter (where part = 'does')) as does,
        map_from_entries(list((type, times) order by times desc, type) filter (where part = 'suffers')) as suffers,
        map_from_entries(list((type, times) order by times desc, type) filter (where part = 'says')) as says
    from counts
    group by actor_id
),

others as (
    select actor_id, with_actor, count(distinct event_id) as n_events
    from actor_deeds
    where with_actor <> actor_id and part <> 'says'
    group by all
),

partners as (
    select actor_id, list({'actor_id': with_actor, 'n_events': n_events} order by n_events desc, with_actor)[1:20] as partners
    from others
    group by actor_id
),

quoted as (
    select speaker_id as actor_id, count(*) as n_quotations from quotations where speaker_id is not null group by speaker_id
),

final as (
    select
        a.actor_id, a.name_ar, a.name_en, a.kind, a.country, a.sector, a.known, s.n_mentions, s.n_articles, s.n_outlets, s.first_seen, s.last_seen,
        s.names, r.roles, d.does, d.suffers, d.says, p.partners, coalesce(q.n_quotations, 0) as n_quotations
    from actors as a
    inner join seen as s on a.actor_id = s.actor_id
    left join roles as r on a.actor_id = r.actor_id
    left join deeds as d on a.actor_id = d.actor_id
    left join partners as p on a.actor_id = p.actor_id
    left join quoted as q on a.actor_id = q.actor_id
)

select * from final
