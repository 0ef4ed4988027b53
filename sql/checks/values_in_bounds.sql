-- Numbers are where they can be: ranges in order, confidence between 0 and 1, coordinates on the globe.
select 'figure_mentions' as of_table, mention_id as key from figure_mentions where low > high or value is null or isnan(value) or isinf(value)
union all
select 'event_mentions', mention_id from event_mentions where confidence not between 0 and 1
union all
select 'place_mentions', mention_id from place_mentions where latitude not between -90 and 90 or longitude not between -180 and 180
