-- View: one row per passage that somebody says and actor that it names; one row without an actor where it names none.
-- speaker_name: name of the speaker, English where known
-- said: the passage
-- about: actor named in the passage
-- about_name: its name, English where known
-- published_at: day of the article
with
named as (
    select distinct q.mention_id, m.actor_id
    from quotations as q
    inner join actor_mentions as m
        on q.article_id = m.article_id and m.char_start >= q.char_start and m.char_end <= q.char_end
    where m.actor_id is distinct from q.speaker_id
),

final as (
    select
        q.mention_id, a.published_at, a.outlet, q.said_by, q.speaker_id, coalesce(s.name_en, s.name_ar, q.said_by) as speaker_name, q.cue, q.direct,
        q.surface as said, n.actor_id as about, coalesce(t.name_en, t.name_ar) as about_name, q.article_id, q.sentence_no, q.char_start, q.char_end
    from quotations as q
    inner join articles as a on q.article_id = a.article_id
    left join named as n on q.mention_id = n.mention_id
    left join actors as s on coalesce(q.speaker_id, q.said_by) = s.actor_id
    left join actors as t on n.actor_id = t.actor_id
    where q.said_by is not null or q.speaker_id is not null
)

select * from final
