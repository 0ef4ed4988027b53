-- One row per event, told by one or more articles.
-- event_id: the event
-- cameo: CAMEO root of most tellings, two digits
-- quad_class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
-- goldstein: Goldstein scale of the CAMEO root, -10 (conflict) to 10 (cooperation)
-- n_articles: articles that tell it; a story counts once for each outlet
-- n_outlets: outlets that tell it
-- first_published: day of the first article
-- confidence: of the surest telling
-- Parties of an event without direction are in alphabetical order.
with
told as (
    select m.*, a.published_at
    from event_mentions as m
    inner join articles as a on m.article_id = a.article_id
),

grouped as (
    select
        event_id, any_value(type) as type, any_value(status) as status, any_value(date) as date, any_value(date_precision) as date_precision,
        any_value(type) in ('CONSULT', 'COOPERATE', 'AGREE') as mutual,
        min((source, target)) as sides,
        arg_max(place, (place_id, place)) as place,
        arg_max(latitude, (place_id, place)) as latitude,
        arg_max(longitude, (place_id, place)) as longitude,
                min(published_at) as first_published, max(confidence) as confidence
    from told
    group by event_id
),

modes as (
    select event_id, mode from told where mode is not null
    group by event_id, mode
    qualify row_number() over (partition by event_id order by count(*) desc, mode) = 1
),

roots as (
    select event_id, cameo from told where cameo is not null
    group by event_id, cameo
    qualify row_number() over (partition by event_id order by count(*) desc, cameo) = 1
),

counted as (
    select m.event_id, count(distinct o.telling) as n_articles, count(distinct o.outlet) as n_outlets
    from event_mentions as m
    inner join article_outlets as o on m.article_id = o.article_id
    group by m.event_id
),

final as (
    select
        g.event_id, g.type, m.mode, r.cameo, t.quad_class::int as quad_class, c.goldstein::double as goldstein,
        if(g.mutual and g.sides[2] < g.sides[1], g.sides[2], g.sides[1]) as source,
        if(g.mutual and g.sides[2] < g.sides[1], g.sides[1], g.sides[2]) as target,
        g.status, g.date, g.date_precision, g.place, g.latitude, g.longitude,
        n.n_articles, n.n_outlets, g.first_published, g.confidence
    from grouped as g
    inner join counted as n on g.event_id = n.event_id
    left join modes as m on g.event_id = m.event_id
    left join roots as r on g.event_id = r.event_id
    left join lake.seed('lexicon/event_types.csv') as t on g.type = t.id
    left join lake.seed('lexicon/cameo_roots.csv') as c on r.cameo = c.id
)

select * from final order by first_published, event_id
