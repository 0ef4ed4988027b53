-- Table of the report: one row per outlet, with how much of its words the analyser does not know.
-- $most: rows that the page holds
with
words as (
    select article_id, count(*) as n_words, count(*) filter (where not known) as n_unknown
    from tokens
    where pos not in ('punc', 'digit')
    group by article_id
),

final as (
    select
        coalesce(a.outlet, '(none given)') as outlet, count(*) as articles, sum(w.n_words)::bigint as words,
        round(100 * sum(w.n_unknown) / sum(w.n_words), 1) as percent_unknown_words, min(a.published_at) as first, max(a.published_at) as last
    from articles as a
    left join words as w on a.article_id = w.article_id
    group by coalesce(a.outlet, '(none given)')
    order by articles desc, outlet
    limit $most
)

select * from final
