-- The characters of a mention's span are its surface.
with
mentions as (
    select 'actor_mentions' as mentions, mention_id, article_id, char_start, char_end, surface from actor_mentions
    union all
    select 'place_mentions', mention_id, article_id, char_start, char_end, surface from place_mentions
    union all
    select 'date_mentions', mention_id, article_id, char_start, char_end, surface from date_mentions
    union all
    select 'quotations', mention_id, article_id, char_start, char_end, surface from quotations
    union all
    select 'event_mentions', mention_id, article_id, char_start, char_end, surface from event_mentions
    union all
    select 'figure_mentions', mention_id, article_id, char_start, char_end, surface from figure_mentions
)

select m.*
from mentions as m
inner join articles as a on m.article_id = a.article_id
where substring(a.text, m.char_start + 1, m.char_end - m.char_start) is distinct from m.surface
