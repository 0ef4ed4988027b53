-- One row per article: which text it is a copy of.
-- copy_id: articles whose texts are nearly the same (an agency's story, lightly edited) share it
-- Candidates share three neighbouring numbers of their signatures in one of 21 bands (each is compared with the eight before it in its band);
-- copies agree in half of the 64 numbers, which estimates that half of their three-word runs are the same, and appeared within seven days.
with recursive
signatures as (
    select article_id, minhash, published_at from lake.articles where minhash is not null
),

bands as (
    select s.article_id, b.band, list_slice(s.minhash, 3 * b.band + 1, 3 * b.band + 3) as piece
    from signatures as s
    cross join range(21) as b (band)
),

neighbours as (
    select
        article_id as one,
        unnest(list(article_id) over (partition by band, piece order by article_id rows between 8 preceding and 1 preceding)) as other
    from bands
),

pairs as (
    select distinct n.one, n.other
    from neighbours as n
    inner join signatures as a on n.one = a.article_id
    inner join signatures as b on n.other = b.article_id
    where
        abs(date_diff('day', coalesce(a.published_at, b.published_at), coalesce(b.published_at, a.published_at))) <= 7 is not false
        and list_sum(list_transform(list_zip(a.minhash, b.minhash), lambda two : (two[1] = two[2])::int)) >= 32
),

alike as (
    select one, other from pairs
    union all
    select other, one from pairs
),

components (article_id, least_id) using key (article_id) as (
    select article_id, article_id as least_id from lake.articles
    union
    select here.article_id, min(there.least_id) as least_id
    from recurring.components as here
    inner join alike on here.article_id = alike.one
    inner join components as there on alike.other = there.article_id
    where there.least_id < here.least_id
    group by here.article_id
),

final as (
    select article_id, left(md5('copy/' || least_id), 16) as copy_id from components
)

select * from final order by article_id
