-- Table of the report: one row per country, organisation, group or outlet named, the most named first.
-- $most: rows that the page holds
with
shown as (
    select a.*, count(distinct m.article_id) as n_articles, min_by(m.mention_id, (m.article_id, m.char_start)) as mention_id
    from actors as a
    inner join actor_mentions as m on a.actor_id = m.actor_id
    where a.kind <> 'person'
    group by all
    order by n_articles desc, a.actor_id
    limit $most
),

final as (
    select
        p.name_ar as name, p.name_en as english_name, p.kind, p.country, p.sector, if(p.known, 'lexicon', 'articles') as known_from, p.n_articles as articles,
        p.mention_id, substring(a.text, s.char_start + 1, m.char_start - s.char_start) as before, m.surface,
        substring(a.text, m.char_end + 1, s.char_end - m.char_end) as behind, a.uri
    from shown as p
    inner join actor_mentions as m on p.mention_id = m.mention_id
    inner join sentences as s on m.article_id = s.article_id and m.sentence_no = s.sentence_no
    inner join articles as a on m.article_id = a.article_id
    order by p.n_articles desc, p.actor_id
)

select * from final
