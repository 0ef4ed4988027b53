-- Days lie between 1800 and 2200, a span does not end before it begins, and a day and its precision stand together.
with
days as (
    select 'articles' as of_table, article_id as key, published_at as day from articles
    union all
    select 'date_mentions', mention_id, date_from from date_mentions where precision <> 'year'
    union all
    select 'event_mentions', mention_id, date from event_mentions where date_precision <> 'year'
),

final as (
    select of_table, key, day, 'out of range' as fault from days where day not between date '1800-01-01' and date '2200-01-01'
    union all
    select 'date_mentions', mention_id, date_from, 'ends before it begins' from date_mentions where date_to < date_from
    union all
    select 'event_mentions', mention_id, date, 'unknown precision with a day'
    from event_mentions
    where (date is null) <> (coalesce(date_precision, 'unknown') = 'unknown')
)

select * from final
