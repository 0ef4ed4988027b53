-- A key stands in one row only.
with
keys as (
    select 'articles' as of_table, article_id as key from articles
    union all
    select 'article_sources', article_id || ' ' || uri from article_sources
    union all
    select 'sentences', article_id || ' ' || sentence_no from sentences
    union all
    select 'actors', actor_id from actors
    union all
    select 'actor_mentions', mention_id from actor_mentions
    union all
    select 'place_mentions', mention_id from place_mentions
    union all
    select 'date_mentions', mention_id from date_mentions
    union all
    select 'quotations', mention_id from quotations
    union all
    select 'event_mentions', mention_id from event_mentions
    union all
    select 'events', event_id from events
    union all
    select 'figure_mentions', mention_id from figure_mentions
    union all
    select 'figures', figure_id from figures
    union all
    select 'runs', run_id from runs
)

select of_table, key, count(*) as times from keys group by all having count(*) > 1 or key is null
