"""When and where an event takes place: from its clause, then its sentence, then the article's day."""

from dataclasses import replace
from datetime import date

from waqai.tasks.document import Token, Word
from waqai.tasks.extract.clauses import Clause
from waqai.tasks.extract.context import Context
from waqai.tasks.extract.date_readers import apart, shifted
from waqai.tasks.extract.dates import DateMention
from waqai.tasks.extract.days import moved
from waqai.tasks.extract.event_words import Entry
from waqai.tasks.extract.places import PlaceMention
from waqai.tasks.extract.word_kinds import is_auxiliary, is_kind, is_light, name_words
from waqai.tasks.normalise import fold

_WHERE = name_words("where")
_SPOTS = name_words("spot")


def date_of(context: Context, clause: Clause, entry: Entry, i: int, end: int, status: str, until: date | None = None) -> tuple[date | None, str, str | None]:
    """(first day, precision, basis) of the event of tokens ``i`` to ``end``: the nearest date of its clause, the only one of its sentence, the article's day for present news.

    What something else is told to have come after (بعد يومين من مقتل) lies that far before that day.

    Of a participle beside its sentence (داعيا إلى) the dates before it tell nothing, nor those later than ``until``; of a statement those of a
    later clause are of what it is about.
    """
    said, beside = entry.type in STATEMENTS, entry.form == "participle"
    dates = [_last_year(d, until) for d in context.dates] if until else context.dates
    resolved = [d for d in dates if d.date_from and not (beside and d.first < i) and not (until and d.date_from > until) and not _of_another(context.tokens, d, i)]
    resolved = [d for d in resolved if _of_attack(context, entry, clause, d.first) or not _beside(context, clause, i, d.first)]
    inside = [d for d in resolved if clause.first <= d.first <= clause.last or _of_attack(context, entry, clause, d.first)]
    away = apart(context.tokens, i) if status == "actual" and not any(d.first > i for d in inside) else None
    if away is not None:
        published = context.doc.published
        told = next((d.date_from for d in reversed(inside) if d.precision == "day"), None) or (published if not resolved else None)
        day = shifted(told, *away) if told else None
        if day is None or published and day > published:
            return None, "unknown", None
        return day, {"hour": "day", "decade": "year"}.get(away[1], away[1]), "clause"
    if inside := [d for d in inside if not _of_inner(context.tokens, entry, end, d.first)]:
        nearest = min(inside, key=lambda d: (_of_outer(context.tokens, clause, d, i), abs(d.first - i)))
        return nearest.date_from, nearest.precision, "clause"
    resolved = [d for d in resolved if not clause.first <= d.first <= clause.last]
    if said:
        resolved = [d for d in resolved if d.first <= clause.last]
    if said or status != "actual":
        resolved = [d for d in resolved if not _long_past(context, d)]
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


_BEFORE_OR_AFTER = {fold(w) for w in "منذ قبل قبيل بعد عقب بعيد غداة عشية تمهيدا تحضيرا استعدادا".split()}
_SUPERLATIVES = {fold(w) for w in "الأول الأولى أول الأكثر الأعنف الأكبر الأسوأ الأعلى الأضخم الأشد الأوسع الأدمى أكبر أعنف أسوأ أكثر أعلى أضخم أشد أوسع أخطر الأخطر".split()}


def _long_past(context: Context, day: DateMention) -> bool:
    """اغتيل عام 2005، واتهمت المحكمة: history that another clause tells is no day of what is said, or to come."""
    published = context.doc.published
    return published is not None and day.date_to is not None and (published - day.date_to).days > _RECENT


def _of_inner(tokens: list[Token], entry: Entry, end: int, first: int) -> bool:
    """الإفراج عن ناشطات اعتقلن في مايو: what begins at ``first`` stands behind a verb in the past that tells more of a noun without the article, other than the event's (قتل في هجوم شنه مسلحون أمس)."""
    for at in range(first - 1, end + 1, -1):
        word = tokens[at].word
        if word.pos == "verb" and not is_auxiliary(word):
            noun = at - 1
            while noun > end and tokens[noun].word.pos == "adj" and "al" not in tokens[noun].word.proclitics:
                noun -= 1
            told = tokens[noun].word
            plain = told.pos == "noun" and "al" not in told.proclitics and told.enclitic is None and not word.proclitics
            return word.aspect == "p" and plain and noun > end and not is_light(word, "outcome-verb") and not ((entry.type == "ASSAULT" or noun <= end + 2) and is_kind(told, "attack"))
    return False


def _last_year(day: DateMention, until: date) -> DateMention:
    """مقتل سليماني في 3 كانون الثاني: of what has happened, a month without a year that would be to come is the last one."""
    if day.date_from is None or day.date_from <= until or not day.relative or not day.rule.startswith(("day month", "month,")) and day.rule != "month":
        return day
    return replace(day, date_from=moved(day.date_from, -12), date_to=moved(day.date_to, -12))


def _of_attack(context: Context, entry: Entry, clause: Clause, at: int) -> bool:
    """قتل خمسة في التفجير الذي وقع الثلاثاء: token ``at`` is in what is told of the attack by which the harm of the clause was done."""
    other = next((c for c in context.clauses if c.first <= at <= c.last), clause)
    if entry.type != "ASSAULT" or not other.relative or other.first != clause.last + 1:
        return False
    noun = other.first - 1
    while noun > clause.first and context.tokens[noun].word.pos == "adj":
        noun -= 1
    return is_kind(context.tokens[noun].word, "attack")


def _of_outer(tokens: list[Token], clause: Clause, day: DateMention, i: int) -> bool:
    """الرئيس الذي انتخب عام 2014 زار القاهرة أمس: a day that another verb of the clause stands before, and the event behind."""
    return day.first < i and tokens[i].word.pos == "verb" and any(t.word.pos == "verb" and not is_auxiliary(t.word) for t in tokens[clause.first : day.first])


def _beside(context: Context, clause: Clause, i: int, at: int) -> bool:
    """الطالب الذي كان محتجزا منذ 17 شهرا: token ``at`` stands in another clause that tells more of a noun, unless that is the event (الهجوم الذي وقع أمس).

    What tells more of a noun takes nothing from the rest of the sentence but from that noun (في هجوم بكابل الذي قتل فيه).
    """
    if clause.first <= at <= clause.last:
        return False
    if clause.relative:
        return not clause.first - _NOUN <= at < clause.first
    tokens, other = context.tokens, next((c for c in context.clauses if c.first <= at <= c.last), clause)
    if not other.relative:
        return False
    if other.first and tokens[other.first - 1].surface == "،" and any(t.surface == "،" for t in tokens[other.first : at]):
        return False  # التقى الوزير، الذي يزور باريس، نظيره أمس
    return tokens[i].word.pos == "verb" or other.first < i or any(t.word.pos == "verb" or t.surface == "،" for t in tokens[i + 1 : other.first])


def _background(tokens: list[Token], clause: Clause) -> bool:
    """كان قد, وكانت: history told as background."""
    return any(fold(t.word.lemma) == "كان" for t in tokens[clause.first : clause.first + 3])


def place_of(context: Context, clause: Clause, entry: Entry, i: int, end: int, abroad: frozenset[str] = frozenset()) -> tuple[str | None, str | None, float | None, float | None]:
    """(name, id, latitude, longitude) of the most exact place that the clause, else the sentence, puts the event of tokens ``i`` to ``end`` in.

    None of the countries ``abroad``; of a statement a place before it: behind stand those of what is spoken of.
    """
    known = [p for p in context.places if p.place and p.place_id not in abroad and (entry.type not in STATEMENTS or p.first < i or fold(context.tokens[i].word.lemma) in _SIGNS)]
    inside = [p for p in known if clause.first <= p.first <= clause.last] or [p for p in known if not _beside(context, clause, i, p.first)]
    spots = [p for p in inside if located(context.tokens, p) or _befallen(context.tokens, entry, i, end, p) or _heads(context, p)]
    if not spots and entry.type == "CONSULT":
        spots = [p for p in known if _visited(context.tokens, p)]
    if not spots:
        return None, None, None, None
    place = min(spots, key=lambda p: (p.place_id == p.country, p.country is None, _of_inner(context.tokens, entry, end, p.first), p.first < i, not located(context.tokens, p) and _bears(context.tokens, p), p.first))
    return place.place, place.place_id, place.latitude, place.longitude


def located(tokens: list[Token], place: PlaceMention) -> bool:
    """في بغداد، ببغداد، شمال بغداد، في العاصمة العراقية بغداد، في محيط سجن رومية."""
    if _led_by(tokens, place, "ب"):
        return True
    at = _before(tokens, place.first, _WHERE | _SPOTS if place.place_id != place.country else _WHERE)  # but ساحة فلسطين
    word = tokens[at].word if at >= 0 else None
    return word is not None and (word.pos == "prep" and word.stem == "في" or _is(word, _WHERE) or at < place.first - 1 and "b" in tokens[at + 1].word.proclitics)


def _led_by(tokens: list[Token], place: PlaceMention, clitic: str) -> bool:
    """ببغداد, which وبغداد is not: the last letter before the name."""
    own = tokens[place.first]
    return own.surface[: place.start - own.start].endswith(clitic)


def _before(tokens: list[Token], first: int, nouns: frozenset[str] = _WHERE | _SPOTS) -> int:
    """The token before the nouns of buildings and sites that a place gives its name to, and before the nationality behind one."""
    at = first - 1
    while at > 0 and (at == first - 1 or "b" not in tokens[at + 1].word.proclitics):
        word = tokens[at].word
        if not (_is(word, _SPOTS & nouns) or word.pos == "adj" and "al" in word.proclitics and _is(tokens[at - 1].word, nouns)):
            break
        at -= 1
    return at


def _is(word: Word, nouns: frozenset[str]) -> bool:
    return word.stem.removeprefix("ال") in nouns or word.key.removeprefix("ال") in nouns


def _befallen(tokens: list[Token], entry: Entry, i: int, end: int, place: PlaceMention) -> bool:
    """قصف حلب، غارات على صنعاء، زار القاهرة، انسحب من الحديدة، شهدت بغداد: where something happens to a place, or the place to it."""
    at = _before(tokens, place.first)
    if at >= 0 and is_light(tokens[at].word, "hosting-verb") and "al" not in tokens[at].word.proclitics:
        return True
    if place.first <= i or at < 0:
        return False
    if at < i or any(t.word.pos == "verb" and not is_auxiliary(t.word) for t in tokens[end + 1 : place.first]):
        return False
    word, own = tokens[at].word, tokens[place.first]
    to = word.pos == "prep" and word.stem == _TO or _led_by(tokens, place, "ل")
    if entry.mode == "visit":
        bare = tokens[i].word.pos == "verb" and not any(t.word.pos == "prep" for t in tokens[end + 1 : place.first])  # زار الرئيس القاهرة
        return to or at <= end or bare and place.start == own.start
    if entry.type == "RETREAT":
        return word.pos == "prep" and word.stem == "من"
    if entry.type not in ("ASSAULT", "COERCE") or place.place_id == place.country:
        return False
    return at <= end or word.pos == "prep" and word.stem == _ON or _named_site(tokens, place) and tokens[i].word.pos == "verb"


def _named_site(tokens: list[Token], place: PlaceMention) -> bool:
    """باحات الأقصى، معبر رفح: a site."""
    return _bears(tokens, place) or _is(tokens[place.first].word, _SPOTS)


def _bears(tokens: list[Token], place: PlaceMention) -> bool:
    """موقع عسقلان: a site that bears a place's name, and is not always there."""
    return _before(tokens, place.first) < place.first - 1


def _heads(context: Context, place: PlaceMention) -> bool:
    """زغوان: إيقاف شخصين: a headline's place."""
    mention, behind = context.owner.get(place.first), context.tokens[place.last + 1 : place.last + 2]
    return place.first == 0 and bool(behind) and behind[0].surface == ":" and (mention is None or mention.rule == "place")


def _visited(tokens: list[Token], place: PlaceMention) -> bool:
    """الذي يزور واشنطن، خلال زيارته إلى واشنطن: where a guest meets somebody."""
    at = _before(tokens, place.first)
    if at > 0 and tokens[at].word.stem == _TO:
        at -= 1
    return at >= 0 and fold(tokens[at].word.lemma) in _VISITS


STATEMENTS = ("SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN")  # made anywhere: the places of what they speak of are not theirs
_RECENT = 31  # days
_NOUN = 6  # words of a noun that a relative clause tells of
_TO, _ON = fold("إلى"), fold("على")
_SIGNS = {fold(w) for w in "وقع توقيع أبرم إبرام".split()}  # an agreement, which is done somewhere
_VISITS = {fold(w) for w in "زار زيارة".split()}
