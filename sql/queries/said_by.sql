-- What an actor says, and whom it names.
-- $actor = IRQ: alpha-3 code or actor_id
select published_at, outlet, speaker_name, said, list(about_name order by about_name) filter (where about is not null) as about, mention_id
from statements
where said_by = $actor or speaker_id = $actor
group by published_at, outlet, speaker_name, said, mention_id
order by published_at desc nulls last, mention_id
