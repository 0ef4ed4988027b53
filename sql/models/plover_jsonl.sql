-- View: one row per event, as a line of JSON in PLOVER's terms, for tools that read it.
-- line: the event: event_id, event_date, date_precision, event_type, event_mode, status, quad_class, intensity (Goldstein), actor and recipient (code, name,
-- country, sector), location, confidence, and its tellings with their spans and outlets
with
tellings as (
    select
        m.event_id,
        list({
            'mention_id': m.mention_id, 'article_id': m.article_id, 'url': a.uri, 'outlet': a.outlet, 'published': a.published_at,
            'char_start': m.char_start, 'char_end': m.char_end, 'text': m.surface
        } order by a.published_at, m.mention_id) as tellings
    from event_mentions as m
    inner join articles as a on m.article_id = a.article_id
    group by m.event_id
),

final as (
    select
        e.event_id,
        to_json({
            'event_id': e.event_id, 'event_date': e.date, 'date_precision': e.date_precision, 'event_type': e.type, 'event_mode': e.mode,
            'status': e.status, 'quad_class': e.quad_class, 'cameo': e.cameo, 'intensity': e.goldstein,
            'actor': {'code': e.source, 'name': coalesce(s.name_en, s.name_ar), 'country': s.country, 'sector': s.sector},
            'recipient': {'code': e.target, 'name': coalesce(t.name_en, t.name_ar), 'country': t.country, 'sector': t.sector},
            'location': {'name': e.place, 'id': e.place_id, 'country': e.country, 'latitude': e.latitude, 'longitude': e.longitude},
            'confidence': e.confidence, 'n_articles': e.n_articles, 'n_outlets': e.n_outlets, 'tellings': n.tellings
        })::varchar as line
    from events as e
    inner join tellings as n on e.event_id = n.event_id
    left join actors as s on e.source = s.actor_id
    left join actors as t on e.target = t.actor_id
)

select * from final
