-- One row per statement of a number by an article.
-- figure_id: the claim (one value) that it makes; given when the warehouse is made
-- quantity_id: the quantity that it is a claim about
-- event_id: event in whose clause the number stands
-- A quantity is a kind of thing, whom it is about and what is counted, in one event or, without an event, in one story.
-- Days that a number is stated for part quantities; a statement without one joins the only day that its like have.
with
stated as (
    select m.*, e.event_id, s.story_id, coalesce(e.event_id, s.story_id) as topic_id
    from lake.figure_mentions as m
    inner join stories as s on m.article_id = s.article_id
    left join event_mentions as e on m.event_mention_id = e.mention_id
),

dated as (
    select
        *,
        coalesce(as_of::varchar, case when count(distinct as_of) over alike = 1 then (min(as_of) over alike)::varchar end, '~') as day
    from stated
    window alike as (partition by topic_id, kind, "of", value, low, high, unit_en)
),

keyed as (
    select
        *,
        concat_ws('/', kind, coalesce("of", '~'), coalesce(unit_en, unit_ar, '~'), topic_id) as quantity_key,
        concat_ws('/', coalesce(value::varchar, '~'), coalesce(low::varchar, '~'), coalesce(high::varchar, '~'), day) as claim_key
    from dated
),

final as (
    select
        * exclude (story_id, topic_id, day, quantity_key, claim_key),
        left(md5(quantity_key), 16) as quantity_id,
        left(md5(quantity_key || '//' || claim_key), 16) as figure_id
    from keyed
)

select * from final order by article_id, char_start, mention_id
