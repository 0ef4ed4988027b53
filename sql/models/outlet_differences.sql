-- View: one row per outlet and difference from the others: an event of a shared story that it alone tells, or a number above or below theirs.
-- outlet: who differs
-- difference: only here, higher, lower
-- story_id: story that others tell too; NULL for numbers
-- event_id: event told, or that the number belongs to
-- type: type of the event told here only
-- quantity_id: quantity whose number differs
-- kind: what is counted
-- whose: whom the number is about: alpha-3 code or actor_id
-- value: the outlet's number, its latest
-- others: the median of the other outlets' latest numbers
-- n_others: other outlets that tell the story or give a number
-- mention_id: where the outlet says so
with
stories_shared as (
    select a.story_id, count(distinct o.outlet) as n_outlets
    from articles as a
    inner join article_outlets as o on a.article_id = o.article_id
    group by a.story_id
    having count(distinct o.outlet) > 1
),

told as (
    select m.event_id, m.type, m.mention_id, a.story_id, o.outlet
    from event_mentions as m
    inner join articles as a on m.article_id = a.article_id
    inner join article_outlets as o on m.article_id = o.article_id
    where o.outlet is not null
),

alone as (
    select event_id, story_id, min(outlet) as outlet, min(type) as type, min(mention_id) as mention_id
    from told
    where event_id in (select event_id from told group by event_id having count(distinct outlet) = 1)
    group by event_id, story_id
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
        null::double as value, null::double as others, s.n_outlets - 1 as n_others, a.mention_id
    from alone as a
    inner join stories_shared as s on a.story_id = s.story_id
    union all
    select
        l.outlet, if(l.value > c.others, 'higher', 'lower'), null, l.event_id, null, l.quantity_id, l.kind, l.whose,
        l.value, c.others, c.n_others, l.mention_id
    from latest as l
    inner join compared as c on l.quantity_id = c.quantity_id and l.outlet = c.outlet
    where l.value <> c.others
)

select * from final
