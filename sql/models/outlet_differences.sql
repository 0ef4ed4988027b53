-- View: one row per outlet and difference from the others: an event that it alone tells in a report of what others tell too, or a number above or below theirs.
-- outlet: who differs
-- difference: only here, higher, lower
-- story_id: story of the event told here only; NULL for numbers
-- event_id: event told, or that the number belongs to
-- type: type of the event told here only
-- quantity_id: quantity whose number differs
-- kind: what is counted
-- whose: whom the number is about: alpha-3 code or actor_id
-- value: the outlet's number, its latest
-- others: the median of the other outlets' latest numbers
-- n_others: other outlets that tell the story, or an event of the same report, or give a number
-- mention_id: where the outlet says so
with
told as (
    select m.event_id, m.type, m.mention_id, m.article_id, a.story_id, o.outlet
    from event_mentions as m
    inner join articles as a on m.article_id = a.article_id
    inner join article_outlets as o on m.article_id = o.article_id
    where o.outlet is not null
),

peers as (
    select a.article_id, o.outlet
    from articles as a
    inner join articles as b on a.story_id = b.story_id
    inner join article_outlets as o on b.article_id = o.article_id
    where o.outlet is not null
    union
    select a.article_id, b.outlet
    from told as a
    inner join told as b on a.event_id = b.event_id
),

others as (
    select o.article_id, o.outlet, count(distinct p.outlet) as n_others
    from article_outlets as o
    inner join peers as p on o.article_id = p.article_id and o.outlet <> p.outlet
    group by o.article_id, o.outlet
),

alone as (
    select event_id, min(outlet) as outlet, min(story_id) as story_id, min(type) as type, min(article_id) as article_id, min(mention_id) as mention_id
    from told
    group by event_id
    having count(distinct outlet) = 1
),

stated as (
    select m.quantity_id, m.kind, m.value, m.event_id, m.mention_id, o.outlet, max(m."of") over (partition by m.quantity_id) as whose, a.published_at
    from figure_mentions as m
    inner join articles as a on m.article_id = a.article_id
    inner join article_outlets as o on m.article_id = o.article_id
    where o.outlet is not null
),

latest as (
    select * from stated
    qualify row_number() over (partition by quantity_id, outlet order by published_at desc nulls last, value desc, mention_id) = 1
),

compared as (
    select l.quantity_id, l.outlet, median(r.value) as others, count(*) as n_others
    from latest as l
    inner join latest as r on l.quantity_id = r.quantity_id and l.outlet <> r.outlet
    group by l.quantity_id, l.outlet
),

final as (
    select
        a.outlet, 'only here' as difference, a.story_id, a.event_id, a.type, null::varchar as quantity_id, null::varchar as kind, null::varchar as whose,
        null::double as value, null::double as others, s.n_others, a.mention_id
    from alone as a
    inner join others as s on a.article_id = s.article_id and a.outlet = s.outlet
    union all
    select
        l.outlet, case when l.value > c.others then 'higher' else 'lower' end, null, l.event_id, null, l.quantity_id, l.kind, l.whose,
        l.value, c.others, c.n_others, l.mention_id
    from latest as l
    inner join compared as c on l.quantity_id = c.quantity_id and l.outlet = c.outlet
    where l.value <> c.others
)

select * from final
