-- One row per article and outlet that published it; one without an outlet where none is known.
-- outlet: who published it, at any of its places
-- telling: a story counts once for each outlet; copies of one text by unknown outlets count once
with
outlets as (
    select article_id, outlet from lake.article_sources where outlet is not null
    union
    select article_id, outlet from articles where outlet is not null
),

final as (
    select a.article_id, o.outlet, coalesce(a.story_id || '/' || o.outlet, c.copy_id) as telling
    from articles as a
    inner join copies as c on a.article_id = c.article_id
    left join outlets as o on a.article_id = o.article_id
)

select * from final order by article_id, outlet
