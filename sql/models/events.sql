-- One row per event, told by one or more articles.
-- event_id: the event
-- mode: PLOVER mode of most tellings that give one
-- cameo: CAMEO root of most tellings, two digits
-- quad_class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
-- goldstein: Goldstein scale of the CAMEO root, -10 (conflict) to 10 (cooperation)
-- country: alpha-3 code of the place's country
-- n_mentions: tellings
-- n_articles: articles that tell it; a story counts once for each outlet
-- n_outlets: outlets that tell it
-- first_published: day of the first article
-- last_published: day of the last article
-- confidence: of the surest telling
-- Each column says the most that a telling says: a party, the narrowest place, the most exact day, told before assumed.
-- Parties of an event without direction are in alphabetical order.
with
told as (
    select
        m.*, a.published_at,
        m.type in ('CONSULT', 'COOPERATE', 'AGREE') as mutual,
        list_position(['day', 'week', 'month', 'quarter', 'year', 'unknown'], m.date_precision) as vagueness,
        regexp_full_match(m.place_id, '[A-Z]{3}') as is_country,
        w.id is not null as is_part
    from event_mentions as m
    inner join articles as a on m.article_id = a.article_id
    left join lake.lexicon_place_within as w on m.place_id = w.id
),

grouped as (
    select
        event_id, any_value(type) as type, any_value(status) as status, any_value(mutual) as mutual,
        max(source) as source, max(target) as target,
        min(least(source, target)) as first_party, max(greatest(source, target)) filter (where source is not null and target is not null) as second_party,
        arg_min({'date': date, 'precision': date_precision}, (vagueness, date_basis = 'article', date)) as dated,
        arg_min(
            {'place': place, 'place_id': place_id, 'latitude': latitude, 'longitude': longitude}, (is_country, not is_part, place_id)
        ) filter (where place_id is not null) as placed,
        count(*) as n_mentions,
        min(published_at) as first_published, max(published_at) as last_published, max(confidence) as confidence
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

countries as (
    select place_id, min(country) as country from lake.place_mentions group by place_id
),

final as (
    select
        g.event_id, g.type, m.mode, r.cameo, t.quad_class::int as quad_class, c.goldstein::double as goldstein,
        if(g.mutual, g.first_party, g.source) as source, if(g.mutual, g.second_party, g.target) as target,
        g.status, g.dated.date as date, g.dated.precision as date_precision,
        g.placed.place as place, g.placed.place_id as place_id, p.country, g.placed.latitude as latitude, g.placed.longitude as longitude,
        g.n_mentions, n.n_articles, n.n_outlets, g.first_published, g.last_published, g.confidence
    from grouped as g
    inner join counted as n on g.event_id = n.event_id
    left join modes as m on g.event_id = m.event_id
    left join roots as r on g.event_id = r.event_id
    left join countries as p on g.placed.place_id = p.place_id
    left join lake.lexicon_event_types as t on g.type = t.id
    left join lake.lexicon_cameo_roots as c on r.cameo = c.id
)

select * from final order by first_published, event_id
