-- One row per refused input and reason.
with
final as (
    select uri, reason, detail, run_id
    from lake.rejects
    qualify row_number() over (partition by uri, reason order by run_id, detail) = 1
)

select * from final order by uri, reason
