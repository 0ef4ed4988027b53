-- Countries are alpha-3 codes of ISO 3166; parties are such codes or actors' ids, which are in lower case.
with
codes as (
    select 'actors' as of_table, actor_id as key, country as code from actors
    union all
    select 'actor_mentions', mention_id, country from actor_mentions
    union all
    select 'place_mentions', mention_id, country from place_mentions
    union all
    select 'event_mentions', mention_id, source from event_mentions where regexp_full_match(source, '[A-Z]{3}')
    union all
    select 'event_mentions', mention_id, target from event_mentions where regexp_full_match(target, '[A-Z]{3}')
    union all
    select 'figure_mentions', mention_id, "of" from figure_mentions where regexp_full_match("of", '[A-Z]{3}')
    union all
    select 'actors', actor_id, actor_id from actors where kind = 'country'
)

select * from codes
where code is not null and code not in (select c.code from lake.countries as c)
