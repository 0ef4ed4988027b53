-- One row per statement of a number by an article.
-- corrected: an analyst corrected the row
-- figure_id: the claim (one value) that it makes; given when the warehouse is made
-- quantity_id: the quantity that it is a claim about
-- event_id: event in whose clause the number stands
-- A quantity is a kind of thing, whom it is about and what is counted, in one event or, without an event, in one story.
-- Casualties belong to the attack, clash or protest (its day and place) that the article tells last before them or, before the first, first:
-- each report words that event differently, and a person, a victim and a dead man are one unit.
-- A statement that does not say whom it is about belongs to the only party that its like have.
-- Days that a number is stated for part quantities; a statement without one joins the only day that its like have.
with
incidents as (
    select m.mention_id, m.article_id, m.char_start, concat_ws('@', e.place_id, e.date::varchar) as incident
    from event_mentions as m
    inner join events as e on m.event_id = e.event_id
    where e.type in ('ASSAULT', 'PROTEST') and e.status = 'actual' and e.place_id is not null and e.date is not null and e.date_precision = 'day'
),

casualties as (
    select m.mention_id, arg_min(i.incident, (i.char_start > m.char_start, abs(i.char_start - m.char_start), i.mention_id)) as incident
    from lake.figure_mentions as m
    inner join incidents as i on m.article_id = i.article_id
    where m.kind in ('killed', 'wounded', 'missing')
    group by m.mention_id
),

persons as (
    select distinct name_en
    from lake.lexicon_units
    where kind in ('killed', 'wounded') or name_ar in ('شخص', 'فرد', 'إنسان', 'نفر')
),

stated as (
    select
        m.*, e.event_id, s.story_id, coalesce(c.incident, e.event_id, s.story_id) as topic_id,
        if(m.kind in ('killed', 'wounded', 'missing') and m.unit_en in (from persons), 'people', coalesce(m.unit_en, m.unit_ar, '~')) as counted
    from lake.figure_mentions as m
    inner join stories as s on m.article_id = s.article_id
    left join event_mentions as e on m.event_mention_id = e.mention_id
    left join casualties as c on m.mention_id = c.mention_id
),

dated as (
    select
        *,
        coalesce(as_of::varchar, case when count(distinct as_of) over alike = 1 then (min(as_of) over alike)::varchar end, '~') as day,
        coalesce("of", case when count(distinct "of") over same_kind = 1 then min("of") over same_kind end, '~') as whose
    from stated
    window
        alike as (partition by topic_id, kind, "of", value, low, high, counted),
        same_kind as (partition by topic_id, kind, counted)
),

keyed as (
    select
        *,
        concat_ws('/', kind, whose, counted, topic_id) as quantity_key,
        concat_ws('/', coalesce("of", '~'), coalesce(value::varchar, '~'), coalesce(low::varchar, '~'), coalesce(high::varchar, '~'), day) as claim_key
    from dated
),

final as (
    select
        * exclude (story_id, topic_id, counted, day, whose, quantity_key, claim_key),
        left(md5(quantity_key), 16) as quantity_id,
        left(md5(quantity_key || '//' || claim_key), 16) as figure_id
    from keyed
)

select * from final order by article_id, char_start, mention_id
