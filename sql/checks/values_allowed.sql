-- Columns with a fixed set of values hold no other.
with
held as (
    select 'event_mentions.type' as of_column, type as value from event_mentions
    union
    select 'event_mentions.status', status from event_mentions
    union
    select 'event_mentions.date_precision', date_precision from event_mentions
    union
    select 'event_mentions.date_basis', date_basis from event_mentions where date_basis is not null
    union
    select 'date_mentions.precision', precision from date_mentions
    union
    select 'figure_mentions.kind', kind from figure_mentions
    union
    select 'figure_mentions.qualifier', qualifier from figure_mentions
    union
    select 'actors.kind', kind from actors
    union
    select 'actors.sector', sector from actors where sector is not null
    union
    select 'actor_mentions.sector', sector from actor_mentions where sector is not null
    union
    select 'articles.published_from', published_from from articles
    union
    select 'rejects.reason', reason from rejects
)

select held.*
from held anti join lake.allowed as a on held.of_column = a.of_column and held.value = a.value
