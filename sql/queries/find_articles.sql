-- Articles that hold some words, whatever the spelling of hamza, ى and ة, with the words around the first.
-- $words = العراق: Arabic words
with
found as (
    select *, instr(lower(text), lower($words))::int - 1 as first_char
    from articles
    where ar_contains(text, $words)
)

select
    published_at, outlet, title,
    -- Spelled in another way, they stand elsewhere than in the folded text: the beginning is shown.
    case when first_char < 0 then left(text, 120) else snippet(article_id, first_char, first_char + length($words)) end as words, article_id
from found
order by published_at desc nulls last, article_id
limit 100
