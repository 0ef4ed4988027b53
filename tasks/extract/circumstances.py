"""When and where an event takes place: from its clause, then its sentence, then the article's day."""

from datetime import date

from waqai.tasks.document import Token
from waqai.tasks.extract.clauses import Clause
from waqai.tasks.extract.context import Context
from waqai.tasks.extract.places import PlaceMention
from waqai.tasks.normalise import fold

_PLACE_NOUNS = {
    fold(w) for w in "قرب مدينة بلدة محافظة شمال جنوب شرق غرب شرقي غربي شمالي جنوبي قرية منطقة وسط ضواحي ريف العاصمة مطار ميناء قضاء ناحية إقليم حي مخيم معبر ولاية داخل".split()
}  # fmt: skip


def date_of(context: Context, clause: Clause, i: int, status: str) -> tuple[date | None, str, str | None]:
    """(first day, precision, basis) of the event at token ``i``: the nearest date of its clause, the only one of its sentence, the article's day for present news."""
    resolved = [d for d in context.dates if d.date_from]
    inside = [d for d in resolved if clause.first <= d.first <= clause.last]
    if inside:
        nearest = min(inside, key=lambda d: abs(d.first - i))
        return nearest.date_from, nearest.precision, "clause"
    if len(resolved) == 1:
        return resolved[0].date_from, resolved[0].precision, "sentence"
    day = context.doc.published
    if day and status == "actual" and not resolved and not _background(context.tokens, clause):
        return day, "day", "article"
    return None, "unknown", None


def _background(tokens: list[Token], clause: Clause) -> bool:
    """كان قد, وكانت: history told as background."""
    return any(fold(t.word.lemma) == "كان" for t in tokens[clause.first : clause.first + 3])


def place_of(context: Context, clause: Clause, abroad: frozenset[str] = frozenset()) -> tuple[str | None, str | None, float | None, float | None]:
    """(name, id, latitude, longitude) of the most exact place that the clause, else the sentence, puts the event in; none of the countries ``abroad``."""
    known = [p for p in context.places if p.place_id not in abroad]
    inside = [p for p in known if clause.first <= p.first <= clause.last] or known
    exact = [p for p in inside if p.place_id != p.country and p.country and p.place] or inside
    for place in exact:
        if located(context.tokens, place):
            return place.place, place.place_id, place.latitude, place.longitude
    return None, None, None, None


def located(tokens: list[Token], place: PlaceMention) -> bool:
    """في بغداد، ببغداد، شمال بغداد."""
    own = tokens[place.first]
    if place.start > own.start and own.word.key.lstrip("وف")[:1] == "ب":
        return True
    before = tokens[place.first - 1].word if place.first else None
    return before is not None and (before.pos == "prep" and before.stem == "في" or before.stem.removeprefix("ال") in _PLACE_NOUNS)
