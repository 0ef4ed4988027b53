-- Actors by a part of a name or spelling, Arabic or English.
-- $name = الكاظمي: part of a name
select actor_id, name_ar, name_en, kind, country, sector, known, n_mentions, first_seen, last_seen
from actor_profile
where ar_contains(name_ar, $name) or contains(lower(name_en), lower($name)) or list_bool_or(list_transform(names, lambda form : ar_contains(form, $name)))
order by n_mentions desc, actor_id
