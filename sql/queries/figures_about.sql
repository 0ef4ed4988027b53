-- Numbers that are said of a party, with the words around them.
-- $party = USA: alpha-3 code or actor_id
-- $kind = %: kind of figure; % for all
select m.kind, m.value, m.low, m.high, m.qualifier, m.unit_en, m.as_of, a.outlet, snippet(m.article_id, m.char_start, m.char_end) as words, m.mention_id
from figure_mentions as m
inner join articles as a on m.article_id = a.article_id
where m."of" = $party and m.kind like $kind
order by m.kind, m.value, m.mention_id
