-- View: one row per source and target of events: the edges of a network of actors.
-- source_name: name of the source, English where known
-- target_name: name of the target, English where known
-- n_events: events of any status
-- n_actual: events that happened
-- n_articles: articles that tell any of them
-- mean_goldstein: mean Goldstein scale of those that happened
-- n_verbal_cooperation: events of quad class 1
-- n_material_cooperation: events of quad class 2
-- n_verbal_conflict: events of quad class 3
-- n_material_conflict: events of quad class 4
-- main_type: type of most of them
-- first_day: day of the first
-- last_day: day of the last
with
edges as (
    select
        source, target, count(*) as n_events, count(*) filter (where status = 'actual') as n_actual,
        avg(goldstein) filter (where status = 'actual') as mean_goldstein,
        count(*) filter (where quad_class = 1) as n_verbal_cooperation, count(*) filter (where quad_class = 2) as n_material_cooperation,
        count(*) filter (where quad_class = 3) as n_verbal_conflict, count(*) filter (where quad_class = 4) as n_material_conflict,
        min(date) as first_day, max(date) as last_day
    from events
    where source is not null and target is not null
    group by source, target
),

tellings as (
    select e.source, e.target, count(distinct m.article_id) as n_articles
    from events as e
    inner join event_mentions as m on e.event_id = m.event_id
    where e.source is not null and e.target is not null
    group by e.source, e.target
),

kinds as (
    select source, target, type from events where source is not null and target is not null
    group by source, target, type
    qualify row_number() over (partition by source, target order by count(*) desc, type) = 1
),

final as (
    select
        e.source, coalesce(s.name_en, s.name_ar, e.source) as source_name, e.target, coalesce(t.name_en, t.name_ar, e.target) as target_name,
        e.n_events, e.n_actual, n.n_articles, e.mean_goldstein, e.n_verbal_cooperation, e.n_material_cooperation, e.n_verbal_conflict,
        e.n_material_conflict, k.type as main_type, e.first_day, e.last_day
    from edges as e
    inner join tellings as n on e.source = n.source and e.target = n.target
    inner join kinds as k on e.source = k.source and e.target = k.target
    left join actors as s on e.source = s.actor_id
    left join actors as t on e.target = t.actor_id
)

select * from final
