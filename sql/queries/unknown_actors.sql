-- Actors that the lexicon does not know, most named first: what to add to it.
select name_ar, name_en, kind, country, n_mentions, n_articles, roles[1].role_ar as role_ar, actor_id
from actor_profile
where not known
order by n_articles desc, n_mentions desc, actor_id
limit 100
