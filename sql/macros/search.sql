-- For whoever asks the warehouse: searching and showing Arabic.  Sort names with COLLATE ar (DuckDB's icu extension).

-- Arabic text as it is compared: without marks, alef and hamza forms, final ى and ة as ي and ه.
create macro ar_fold(words) as
    trim(lower(translate(
        regexp_replace(
            regexp_replace(words, '[\x{0610}-\x{061a}\x{064b}-\x{065f}\x{0670}\x{0640}\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2066}-\x{2069}]', '', 'g'),
            '\s+', ' ', 'g'
        ),
        'أإآٱىةؤئگکی', 'اااايهويككي'
    )));

-- True where the text holds the words, whatever the spelling of hamza, ى and ة.
create macro ar_contains(body, words) as contains(ar_fold(body), ar_fold(words));

-- The characters from first to last of an article, in brackets, with up to 60 characters around them.
create macro snippet(article, first_char, after_char) as (
    select
        regexp_replace(
            case when first_char > 60 then '… ' else '' end || substring(a.text, greatest(first_char - 60, 0) + 1, least(first_char, 60))
            || '[' || substring(a.text, first_char + 1, after_char - first_char) || ']'
            || substring(a.text, after_char + 1, 60) || case when length(a.text) > after_char + 60 then ' …' else '' end,
            '\s+', ' ', 'g'
        )
    from articles as a
    where a.article_id = article
);

comment on macro ar_fold is 'Arabic text as it is compared: without marks, forms of alef and hamza, final ى and ة as ي and ه';
comment on macro ar_contains is 'the text holds the words, whatever the spelling';
comment on macro snippet is 'characters first to after of an article in brackets, with the words around them';
