"""When and where an event takes place: from its clause, then its sentence, then the article's day."""

from datetime import date

from waqai.tasks.document import Token
from waqai.tasks.extract.clauses import RELATIVES, Clause
from waqai.tasks.extract.context import Context
from waqai.tasks.extract.date_readers import apart, shifted
from waqai.tasks.extract.dates import DateMention
from waqai.tasks.extract.places import PlaceMention
from waqai.tasks.normalise import fold

_PLACE_NOUNS = {
    fold(w) for w in "قرب مدينة بلدة محافظة شمال جنوب شرق غرب شرقي غربي شمالي جنوبي قرية منطقة وسط ضواحي ريف العاصمة مطار ميناء قضاء ناحية إقليم حي مخيم معبر ولاية داخل محيط مشارف أطراف تخوم أحياء شوارع أنحاء مرفأ سواحل جوار".split()
}  # fmt: skip


def date_of(context: Context, clause: Clause, i: int, status: str, beside: bool = False, until: date | None = None, said: bool = False) -> tuple[date | None, str, str | None]:
    """(first day, precision, basis) of the event at token ``i``: the nearest date of its clause, the only one of its sentence, the article's day for present news.

    What something else is told to have come after (بعد يومين من مقتل) lies that far before that day.

    Of a participle ``beside`` its sentence (داعيا إلى) the dates before it tell nothing, nor those later than ``until``; of what is ``said`` those of a
    later clause are of what it is about.
    """
    resolved = [d for d in context.dates if d.date_from and not (beside and d.first < i) and not (until and d.date_from > until) and not _of_another(context.tokens, d, i) and not _since(context.tokens, clause, d)]
    inside = [d for d in resolved if clause.first <= d.first <= clause.last]
    away = apart(context.tokens, i) if status == "actual" and not any(d.first > i for d in inside) else None
    if away is not None:
        published = context.doc.published
        told = next((d.date_from for d in reversed(inside) if d.precision == "day"), None) or (published if not resolved else None)
        day = shifted(told, *away) if told else None
        if day is None or published and day > published:
            return None, "unknown", None
        return day, {"hour": "day", "decade": "year"}.get(away[1], away[1]), "clause"
    if inside:
        nearest = min(inside, key=lambda d: abs(d.first - i))
        return nearest.date_from, nearest.precision, "clause"
    if said:
        resolved = [d for d in resolved if d.first <= clause.last]
    if len(resolved) == 1:
        return resolved[0].date_from, resolved[0].precision, "sentence"
    day = context.doc.published
    present = context.tokens[i].word.aspect == "i"  # a verb in the present needs no day of its own
    if day and status == "actual" and (present or not resolved) and not _background(context.tokens, clause):
        return day, "day", "article"
    return None, "unknown", None


def _of_another(tokens: list[Token], day: DateMention, i: int) -> bool:
    """قبيل انطلاق الامتحانات الأربعاء، الأعنف منذ أشهر: the day of what comes before or after, or since when there was nothing like it."""
    between = [t.word for t in tokens[i + 1 : day.first]]
    if any(word.stem in _BEFORE_OR_AFTER for word in between[-8:-1] or ()):
        return True
    since = "منذ" in {t.word.stem for t in tokens[max(0, day.first - 1) : day.last + 1]}
    return since and any(t.word.key.lstrip("و").removeprefix("ل") in _SUPERLATIVES for t in tokens[max(0, day.first - 7) : day.first])


_BEFORE_OR_AFTER = {fold(w) for w in "قبل قبيل بعد عقب بعيد غداة عشية تمهيدا تحضيرا استعدادا".split()}
_SUPERLATIVES = {fold(w) for w in "الأول الأولى أول الأكثر الأعنف الأكبر الأسوأ الأعلى الأضخم الأشد الأوسع الأدمى أكبر أعنف أسوأ أكثر أعلى أضخم أشد أوسع أخطر الأخطر".split()}


def _since(tokens: list[Token], clause: Clause, day: DateMention) -> bool:
    """الطالب الذي كان محتجزا منذ 17 شهرا: behind the event's clause, a relative one tells since when something else was so."""
    behind = tokens[clause.last + 1 : day.first + 1]
    return bool(behind) and behind[0].word.key in RELATIVES and "منذ" in {t.word.stem for t in tokens[max(0, day.first - 1) : day.last + 1]}


def _background(tokens: list[Token], clause: Clause) -> bool:
    """كان قد, وكانت: history told as background."""
    return any(fold(t.word.lemma) == "كان" for t in tokens[clause.first : clause.first + 3])


def place_of(context: Context, clause: Clause, abroad: frozenset[str] = frozenset(), said_at: int | None = None) -> tuple[str | None, str | None, float | None, float | None]:
    """(name, id, latitude, longitude) of the most exact place that the clause, else the sentence, puts the event in.

    None of the countries ``abroad``; of words said at token ``said_at`` a place before it: behind stand those of what is spoken of.
    """
    known = [p for p in context.places if p.place_id not in abroad and (said_at is None or p.first < said_at)]
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
