-- View: one row per event, with names for its parties and the sentence that tells it best.
-- source_name: name of the source, English where known
-- target_name: name of the target, English where known
-- mention_id: the surest telling, of the earliest article
-- article_id: article of that telling
-- char_start: first character of that telling in articles.text
-- char_end: character after its last
-- sentence: sentence of that telling
-- n_articles: articles that tell it; a story counts once for each outlet
-- n_outlets: outlets that tell it
-- date: first day of what date_precision names; the first article's where none is told
-- dated: the date is told, or the articles' own
with
best as (
    select m.event_id, m.mention_id, m.article_id, m.sentence_no, m.char_start, m.char_end
    from event_mentions as m
    inner join articles as a on m.article_id = a.article_id
    qualify row_number() over (partition by m.event_id order by m.confidence desc nulls last, a.published_at, m.mention_id) = 1
),

final as (
    select
        coalesce(e.date, e.first_published) as date, e.date_precision, e.date is not null as dated, e.type, e.mode, e.quad_class, e.goldstein, e.status,
        e.source, coalesce(s.name_en, s.name_ar, e.source) as source_name, e.target, coalesce(t.name_en, t.name_ar, e.target) as target_name,
        e.place, e.country, e.latitude, e.longitude, e.n_articles, e.n_outlets, e.event_id,
        b.mention_id, b.article_id, b.char_start, b.char_end,
        substring(a.text, w.char_start + 1, w.char_end - w.char_start) as sentence
    from events as e
    inner join best as b on e.event_id = b.event_id
    inner join articles as a on b.article_id = a.article_id
    left join sentences as w on b.article_id = w.article_id and b.sentence_no = w.sentence_no
    left join actors as s on e.source = s.actor_id
    left join actors as t on e.target = t.actor_id
)

select * from final
