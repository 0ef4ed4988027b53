-- One row per flow run.
select * from lake.runs order by started_at, run_id
