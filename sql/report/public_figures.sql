-- Table of the report: one row per person, the most named first.
-- $most: rows that the page holds
with
shown as (
    select * from public_figures order by n_articles desc, n_outlets desc, actor_id limit $most
),

told as (
    select actor_id, min_by(mention_id, (length(surface) < 8, article_id, char_start)) as mention_id
    from actor_mentions
    where actor_id in (select actor_id from shown)
    group by actor_id
),

final as (
    select
        p.name_ar as name, p.name_en as english_name, array_to_string(p.countries, ', ') as countries,
        array_to_string(
            list_transform(
                p.roles[:4], lambda r : r.role_ar || coalesce(' (' || r.first_day || if(r.last_day > r.first_day, ' – ' || r.last_day, '') || ')', '')
            ), '؛ '
        ) as roles,
        p.n_articles as articles, array_to_string(p.outlets, ', ') as outlets, p.first_seen as first_seen, p.last_seen as last_seen,
        array_to_string(list_transform(map_entries(p.did), lambda e: e.key || ' ' || e.value), ', ') as did,
        array_to_string(list_transform(map_entries(p.suffered), lambda e: e.key || ' ' || e.value), ', ') as suffered,
        array_to_string(list_transform(map_entries(p.said), lambda e: e.key || ' ' || e.value), ', ') as told_of, p.n_quotations as quotations,
        t.mention_id, substring(a.text, s.char_start + 1, m.char_start - s.char_start) as before, m.surface,
        substring(a.text, m.char_end + 1, s.char_end - m.char_end) as behind, a.uri
    from shown as p
    inner join told as t on p.actor_id = t.actor_id
    inner join actor_mentions as m on t.mention_id = m.mention_id
    inner join sentences as s on m.article_id = s.article_id and m.sentence_no = s.sentence_no
    inner join articles as a on m.article_id = a.article_id
    order by p.n_articles desc, p.n_outlets desc, p.actor_id
)

select * from final
