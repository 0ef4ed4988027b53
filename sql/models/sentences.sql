-- One row per sentence.
-- quoted: a direct quotation covers at least half of the sentence
-- speaker_id: actor who says the sentence, by the quotation that covers most of it
with
shared_spans as (
    select
        s.article_id, s.sentence_no, q.speaker_id, q.direct,
        least(s.char_end, q.char_end) - greatest(s.char_start, q.char_start) as shared,
        s.char_end - s.char_start as length
    from lake.sentences as s
    inner join quotations as q
        on s.article_id = q.article_id and s.char_start < q.char_end and q.char_start < s.char_end
),

spoken as (
    select
        article_id, sentence_no,
        bool_or(direct and shared >= 0.5 * length) as quoted,
        arg_max(speaker_id, (shared, speaker_id)) filter (where speaker_id is not null) as speaker_id
    from shared_spans
    group by article_id, sentence_no
),

final as (
    select
        s.article_id, s.sentence_no, s.char_start, s.char_end,
        coalesce(spoken.quoted, false) as quoted, spoken.speaker_id
    from lake.sentences as s
    left join spoken on s.article_id = spoken.article_id and s.sentence_no = spoken.sentence_no
)

select * from final order by article_id, sentence_no
