-- View: one row per quantity and value claimed for it, beside what else is claimed: who says how many, since when.
-- whose: whom the number is about: alpha-3 code or actor_id
-- as_of: last day for which the value is stated
-- said_by: parties that say so
-- outlets: outlets that give the value
-- n_articles: articles that give the value; a story counts once for each outlet
-- n_outlets: outlets that give the value
-- since: day of the first article that gives the value
-- until: day of the last article that gives the value
-- n_values: different values of the quantity
-- lowest: least value or low bound of the quantity
-- highest: greatest value or high bound of the quantity
-- agreed: all articles give the same values
-- first_value: value given first, vague ones (dozens) set aside
-- latest_value: value given last; the greatest of its day
-- movement: how the quantity moved from first to last article: rises, falls, wavers, stands
-- event_id: event that the number belongs to, where a clause tells one
-- step: number of the value in the order in which the values came up, from 1
with
stated as (
    select m.*, a.published_at, o.outlet, o.telling, coalesce(m.as_of, a.published_at) as day
    from figure_mentions as m
    inner join articles as a on m.article_id = a.article_id
    inner join article_outlets as o on m.article_id = o.article_id
),

claims as (
    select
        quantity_id, any_value(kind) as kind, max("of") as whose, max(unit_ar) as unit_ar, max(unit_en) as unit_en, value, low, high,
        max(as_of) as as_of, list(distinct said_by order by said_by) filter (where said_by is not null) as said_by,
        list(distinct outlet order by outlet) filter (where outlet is not null) as outlets,
        count(distinct telling) as n_articles, count(distinct outlet) as n_outlets,
        min(published_at) as since, max(published_at) as until, min(event_id) as event_id
    from stated
    group by quantity_id, value, low, high
),

of_days as (
    select quantity_id, day, max(value) as value from stated where day is not null and qualifier <> 'vague' group by quantity_id, day
),

steps as (
    select quantity_id, day, value, value - lag(value) over (partition by quantity_id order by day) as change from of_days
),

moves as (
    select
        quantity_id, arg_min(value, day) as first_value, arg_max(value, day) as latest_value,
        coalesce(bool_or(change > 0), false) as up, coalesce(bool_or(change < 0), false) as down
    from steps
    group by quantity_id
),

quantities as (
    select quantity_id, count(*) as n_values, min(coalesce(low, value)) as lowest, max(coalesce(high, value)) as highest from claims group by quantity_id
),

tellings as (
    select quantity_id, list_sort(list(distinct concat_ws('/', value, coalesce(low, -1), coalesce(high, -1)))) as said
    from stated
    group by quantity_id, telling
),

agreements as (
    select quantity_id, count(distinct said) = 1 as agreed from tellings group by quantity_id
),

final as (
    select
        c.quantity_id, c.kind, c.whose, c.unit_ar, c.unit_en, c.value, c.low, c.high, c.as_of, c.said_by, c.outlets, c.n_articles, c.n_outlets,
        c.since, c.until, row_number() over (partition by c.quantity_id order by c.since nulls last, c.value, c.low, c.high) as step,
        q.n_values, q.lowest, q.highest, g.agreed, m.first_value, m.latest_value,
        case when m.up and m.down then 'wavers' when m.up then 'rises' when m.down then 'falls' else 'stands' end as movement, c.event_id
    from claims as c
    inner join quantities as q on c.quantity_id = q.quantity_id
    inner join agreements as g on c.quantity_id = g.quantity_id
    left join moves as m on c.quantity_id = m.quantity_id
)

select * from final
