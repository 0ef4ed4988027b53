-- What passed between two parties, in either direction, with the sentence that tells it.
-- $one = USA: a party: alpha-3 code or actor_id
-- $other = IRQ: the other party
select date, date_precision, type, mode, status, source, target, place, n_articles, sentence, mention_id
from event_timeline
where (source = $one and target = $other) or (source = $other and target = $one)
order by date nulls last, type, event_id
