-- One row per article.
-- story_id: articles that tell the same thing share it; given when the warehouse is made
with
final as (
    select a.*, s.story_id
    from lake.articles as a
    inner join stories as s on a.article_id = s.article_id
)

select * from final order by published_at, article_id
