-- Events that one outlet alone tells of a story that others tell too.
-- $outlet = %: an outlet; % for all
select d.outlet, e.date, e.type, e.source_name, e.target_name, e.place, e.sentence, d.mention_id
from outlet_differences as d
inner join event_timeline as e on d.event_id = e.event_id
where d.difference = 'only here' and d.outlet like $outlet
order by d.outlet, e.date, d.mention_id
limit 200
