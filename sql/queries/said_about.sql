-- What others say of an actor.
-- $actor = USA: actor_id
select published_at, outlet, speaker_name, said_by, direct, said, mention_id
from statements
where about = $actor
order by published_at desc nulls last, mention_id
