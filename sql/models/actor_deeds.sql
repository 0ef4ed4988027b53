-- View: one row per actor and event mention in which it takes part: does it, suffers it, or says it.
-- part: does, suffers, says
-- with_actor: the other side, alpha-3 code or actor_id; for what is said, the source
-- A country takes part by its code; what its ministers and forces do is its own.
with
parts as (
    select mention_id, source as actor_id, 'does' as part, target as with_actor from event_mentions where source is not null
    union
    select mention_id, source_actor_id, 'does', target from event_mentions where source_actor_id is not null
    union
    select mention_id, target, 'suffers', source from event_mentions where target is not null
    union
    select mention_id, target_actor_id, 'suffers', source from event_mentions where target_actor_id is not null
    union
    select mention_id, said_by, 'says', source from event_mentions where said_by is not null
),

final as (
    select p.actor_id, p.part, m.type, p.with_actor, m.status, m.event_id, m.mention_id, m.article_id
    from parts as p
    inner join event_mentions as m on p.mention_id = m.mention_id
)

select * from final
