-- Roles and sectors of a person, an organisation or a country over time.
-- $actor = mustafa-al-kadhimi: actor_id
select m.role_ar, m.sector, m.country, min(a.published_at) as first_day, max(a.published_at) as last_day, count(*) as n_mentions
from actor_mentions as m
inner join articles as a on m.article_id = a.article_id
where m.actor_id = $actor
group by all
order by first_day nulls last, n_mentions desc, m.role_ar
