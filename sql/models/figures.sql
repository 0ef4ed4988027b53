-- One row per claim: one value of one quantity, made by one or more articles.
-- figure_id: the claim
-- quantity_id: claims about the same quantity share it
-- n_articles: articles that make the claim; a story counts once for each outlet
-- n_outlets: outlets that make the claim
-- event_id: event that the number belongs to, where its clause tells one
-- first_published: day of the first article
-- last_published: day of the last article
with
stated as (
    select m.*, a.published_at
    from figure_mentions as m
    inner join articles as a on m.article_id = a.article_id
),

qualifiers as (
    select figure_id, qualifier from stated
    group by figure_id, qualifier
    qualify row_number() over (partition by figure_id order by count(*) desc, qualifier) = 1
),

grouped as (
    select
        figure_id, any_value(quantity_id) as quantity_id, any_value(value) as value, any_value(low) as low, any_value(high) as high,
        any_value(kind) as kind, max(unit_ar) as unit_ar, max(unit_en) as unit_en, any_value("of") as "of", max(as_of) as as_of,
        min(event_id) as event_id, min(published_at) as first_published, max(published_at) as last_published
    from stated
    group by figure_id
),

counted as (
    select m.figure_id, count(distinct o.telling) as n_articles, count(distinct o.outlet) as n_outlets
    from figure_mentions as m
    inner join article_outlets as o on m.article_id = o.article_id
    group by m.figure_id
),

final as (
    select
        g.figure_id, g.quantity_id, g.value, g.low, g.high, q.qualifier, g.kind, g.unit_ar, g.unit_en, g."of", g.as_of,
        n.n_articles, n.n_outlets, g.event_id, g.first_published, g.last_published
    from grouped as g
    inner join counted as n on g.figure_id = n.figure_id
    inner join qualifiers as q on g.figure_id = q.figure_id
)

select * from final order by quantity_id, value, figure_id
