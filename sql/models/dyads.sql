-- View: one row per period, source, target and type of event that passed between them.
-- period: day or week
-- starts: first day of the period; weeks begin on Monday
-- n_events: events of the type that happened
-- n_articles: their articles, summed
-- mean_goldstein: mean Goldstein scale of these events
-- n_verbal_cooperation: events of quad class 1 between the two in the period, all types
-- n_material_cooperation: events of quad class 2
-- n_verbal_conflict: events of quad class 3
-- n_material_conflict: events of quad class 4
-- balance: cooperation less conflict as a share of all events between the two in the period, -1 to 1
-- dyad_goldstein: mean Goldstein scale of all events between the two in the period
-- Events that happened, told for a day, with both parties; of events without direction the source is the first in the alphabet.
with
told as (
    select source, target, type, quad_class, goldstein, n_articles, unnest(['day', 'week']) as period, date
    from events
    where status = 'actual' and date_precision = 'day' and source is not null and target is not null
),

placed as (
    select *, case when period = 'week' then date_trunc('week', date)::date else date end as starts from told
),

typed as (
    select
        period, starts, source, target, type, count(*) as n_events, sum(n_articles)::bigint as n_articles, avg(goldstein) as mean_goldstein
    from placed
    group by all
),

paired as (
    select
        period, starts, source, target,
        count(*) filter (where quad_class = 1) as n_verbal_cooperation, count(*) filter (where quad_class = 2) as n_material_cooperation,
        count(*) filter (where quad_class = 3) as n_verbal_conflict, count(*) filter (where quad_class = 4) as n_material_conflict,
        (count(*) filter (where quad_class <= 2) - count(*) filter (where quad_class >= 3)) / count(*) as balance,
        avg(goldstein) as dyad_goldstein
    from placed
    group by period, starts, source, target
),

final as (
    select
        t.period, t.starts, t.source, t.target, t.type, t.n_events, t.n_articles, t.mean_goldstein,
        p.n_verbal_cooperation, p.n_material_cooperation, p.n_verbal_conflict, p.n_material_conflict, p.balance, p.dyad_goldstein
    from typed as t
    inner join paired as p on t.period = p.period and t.starts = p.starts and t.source = p.source and t.target = p.target
)

select * from final
