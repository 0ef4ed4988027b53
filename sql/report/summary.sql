-- Head of the report: one row of what the warehouse holds.
select
    (select count(*) from articles) as articles,
    (select count(*) from events) as events,
    (select count(*) from actors) as actors,
    (select count(distinct quantity_id) from figure_claims where not agreed) as numbers_disputed,
    (select count(*) from rejects) as inputs_refused,
    (select round(100.0 * count(*) filter (where not known) / count(*), 1) from tokens where pos not in ('punc', 'digit')) as percent_unknown_words,
    (select max(published_at) from articles) as latest
