-- Table of the report: one row per number that articles give, quantities whose numbers disagree first.
-- $most: rows that the page holds
with
claims as (
    select *, max(n_outlets) over (partition by quantity_id) as most_outlets from figure_claims
),

shown as (
    select *, row_number() over (order by agreed, most_outlets desc, n_values desc, quantity_id, step) as row_no
    from claims
    qualify row_no <= $most
),

told as (
    select s.row_no, min_by(m.mention_id, (p.published_at, m.mention_id)) as mention_id
    from shown as s
    inner join figure_mentions as m
        on s.quantity_id = m.quantity_id and s.value is not distinct from m.value and s.low is not distinct from m.low and s.high is not distinct from m.high
    inner join articles as p on m.article_id = p.article_id
    group by s.row_no
),

final as (
    select
        f.kind, m.surface as words, f.value, f.low, f.high, m.qualifier, f.unit_en as unit, coalesce(w.name_en, f.whose) as "of",
        if(f.agreed, null, f.n_values || ' values, ' || f.movement) as disagreement, f.since, array_to_string(f.outlets, ', ') as outlets,
        t.mention_id, substring(a.text, s.char_start + 1, m.char_start - s.char_start) as before, m.surface,
        substring(a.text, m.char_end + 1, s.char_end - m.char_end) as behind, a.uri
    from shown as f
    inner join told as t on f.row_no = t.row_no
    inner join figure_mentions as m on t.mention_id = m.mention_id
    inner join sentences as s on m.article_id = s.article_id and m.sentence_no = s.sentence_no
    inner join articles as a on m.article_id = a.article_id
    left join actors as w on f.whose = w.actor_id
    order by f.row_no
)

select * from final
