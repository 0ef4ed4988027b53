-- One row per article and place where it was found.
with
final as (
    select article_id, uri, source_id, outlet, published_at, run_id
    from lake.article_sources
    qualify row_number() over (partition by article_id, uri order by run_id, source_id) = 1
)

select * from final order by article_id, uri
