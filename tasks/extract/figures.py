"""Figures: numbers that count something, with what they count, of whom, by whose account, and in which event."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache

from waqai.tasks import lexicon
from waqai.tasks.document import Document, Sentence, Token, Word
from waqai.tasks.extract.clauses import clauses
from waqai.tasks.extract.counted import PERSONS, VICTIMS, Unit, combined, counted, duals, governor_kind, governors, unit_at
from waqai.tasks.extract.dates import DateMention
from waqai.tasks.extract.events import EventMention
from waqai.tasks.extract.mention import ActorMention, party
from waqai.tasks.extract.numbers import Number, pieces
from waqai.tasks.extract.places import PlaceMention
from waqai.tasks.extract.quotations import Quotation, speaker_at
from waqai.tasks.normalise import fold

_AGE = {fold(w) for w in "عمر عمره عمرها البالغ البالغة يبلغ تبلغ عمرهم أعمارهم يناهز العمر بعمر سن عمرا عمري أعمار أعمارها أعمارهن".split()}
_LABELS = {fold(w) for w in "كوفيد رقم الساعة مادة المادة القرار قرار كاب قناة ساعة فرانس الفصل فصل صفحة بند البند المرسوم القانون فقرة شارع لواء كتيبة فرقة فوج إف ميغ سوخوي طراز مجموعة عيار".split()}
_BARE_LABELS = {label.removeprefix("ال") for label in _LABELS}
_FROM_AMONG = {fold(w) for w in "ضمن بين أصل جملة مجموع".split()}
_AUXILIARY = {fold(w) for w in "كان كانت كانوا كانا يكون تم جرى لا لم قد".split()}


@dataclass(slots=True)
class FigureMention:
    """A figure at tokens ``first`` to ``last``: the number and what it counts."""

    sentence_no: int
    first: int
    last: int
    start: int
    end: int
    value: float
    low: float | None
    high: float | None
    qualifier: str
    kind: str
    unit_ar: str | None
    unit_en: str | None
    of: str | None
    as_of: date | None
    said_by: str | None
    event: EventMention | None
    rule: str
    form: str


@dataclass(slots=True)
class _Around:
    """What else stands in a sentence, and where the article is set."""

    actors: list[ActorMention]
    events: list[EventMention]
    quotations: list[Quotation]
    places: list[PlaceMention]
    dated: set[int]
    setting: str | None


def find_figures(
    doc: Document,
    numbers: list[list[Number]],
    dates: list[DateMention],
    actors: list[ActorMention],
    places: list[PlaceMention],
    events: list[EventMention],
    quotations: list[Quotation],
) -> list[FigureMention]:
    """All figures of a document, in order, those of duals among them."""
    setting = _setting(places)
    by: dict[int, _Around] = {sentence.no: _Around([], [], [], [], set(), setting) for sentence in doc.sentences}
    for name, mentions in (("actors", actors), ("events", events), ("quotations", quotations), ("places", places)):
        for mention in mentions:
            getattr(by[mention.sentence_no], name).append(mention)
    for mention in dates:
        by[mention.sentence_no].dated.update(range(mention.first, mention.last + 1))
    found: list[FigureMention] = []
    units: list[Unit] = []
    for sentence, read in zip(doc.sentences, numbers, strict=True):
        _of_sentence(doc, sentence, read, by[sentence.no], found, units)
    return _same_of(found)


def _setting(places: list[PlaceMention]) -> str | None:
    """The country that most places of the article lie in, where it is two in five of them and far before the next."""
    countries = Counter(place.country for place in places if place.country)
    ranked = countries.most_common(2)
    if not ranked or (len(ranked) > 1 and (ranked[0][1] * 5 < sum(countries.values()) * 2 or ranked[0][1] < ranked[1][1] * 1.5)):
        return None
    return ranked[0][0]


def _of_sentence(doc: Document, sentence: Sentence, read: list[Number], around: _Around, found: list[FigureMention], units: list[Unit]) -> None:
    tokens = sentence.tokens
    numbers = sorted([*read, *duals(sentence, read), *_single(tokens, read)], key=lambda n: (n.first, n.last))
    nationalities = {m.first: m.last for m in around.actors if m.is_adjective}
    named = {i for m in around.actors if not m.is_adjective for i in range(m.first, m.last + 1)}
    until = -1
    for number, following in zip(numbers, [*numbers[1:], None], strict=False):
        if number.first <= until or _no_figure(tokens, number, around):
            continue
        unit = counted(tokens, number, nationalities, named, units[-1] if units else None) or _by_governor(tokens, number)
        if unit is None:
            continue
        value = 0.0 + number.value * unit.times
        if joined := combined(tokens, number, unit, following):
            value, unit = joined
        figure = _figure(doc, sentence, number, unit, value, around, found)
        until = figure.last
        units.append(Unit(unit.last, figure.kind if unit.elided or figure.kind in VICTIMS else unit.kind, unit.name_ar, unit.name_en, unit.rule))
        found.append(figure)


def _single(tokens: list[Token], read: list[Number]) -> list[Number]:
    """ساعة وعشرين دقيقة: a single span of time that a smaller one follows is one of them."""
    starts = {number.first for number in read}
    taken = {i for number in read for i in range(number.first, number.last + 2)}
    return [
        Number(i, i - 1, token.start, token.end, 1.0, form="single", qualifier=_qualifier_of(tokens, i))
        for i, token in enumerate(tokens)
        if i not in taken and i + 1 in starts and token.word.pos == "noun" and not token.word.key.startswith("ال") and tokens[i + 1].word.key.startswith("و") and (unit := unit_at(tokens, i)) and unit[0][0] == "duration"
    ]


def _qualifier_of(tokens: list[Token], i: int) -> str:
    from waqai.tasks.extract.numbers import qualifier

    return qualifier(tokens, Number(i, i, tokens[i].start, tokens[i].end, 1.0))


def _figure(doc: Document, sentence: Sentence, number: Number, unit: Unit, value: float, around: _Around, found: list[FigureMention]) -> FigureMention:
    tokens = sentence.tokens
    kind, rule = _kind(tokens, number, unit, found, sentence.no)
    last = max(number.last, unit.last)
    fitting = _fitting().get(kind)
    fits = [e for e in around.events if fitting is None or e.type in fitting]
    fits = [e for e in fits if fitting is None or fitting.index(e.type) == min(fitting.index(e.type) for e in fits)] if kind in VICTIMS else fits
    inside = [e for e in fits if any(first <= number.first <= last for first, last in ((e.clause_first, e.clause_last), *e.also))]
    event = min(inside, key=lambda e: abs(e.first - number.first), default=None)
    if event is None and fits and fitting:
        fits = _beside(sentence, number, fits)
    before = [e for e in fits if e.first < number.first] if kind in VICTIMS else []
    only = (fits[0] if len(fits) == 1 else before[-1] if before else None) if event is None and fitting else None  # the sentence's only event, or that told last, though another clause tells it
    speaker = speaker_at(around.quotations, number.first)
    own = event if event and (kind in VICTIMS or event.clause_first <= number.first <= event.clause_last) else None
    telling = own or (only if kind in VICTIMS else None)  # of whom other figures are, their own clause tells
    of = _named_of(tokens, number, last, kind, around.actors) or _implied_of(tokens, number, unit, kind, telling, around, found, sentence.no)
    event = event or only
    qualifier = _qualifier_of(tokens, number.first) if number.form == "dual" else number.qualifier
    return FigureMention(
        sentence.no, number.first, last, number.start, max(number.end, tokens[last].end), value, number.low, number.high, qualifier, kind,
        unit.name_ar, unit.name_en, of, doc.published if event and event.date is None else event and event.date, speaker and speaker.said_by, event, rule, number.form,
    )  # fmt: skip


def _beside(sentence: Sentence, number: Number, events: list[EventMention]) -> list[EventMention]:
    """Those of the events that a number of another clause may be of: one that tells more of a noun is of none that a verb tells (اعتقلت بعد الهجوم الذي أودى بحياة 22)."""
    clause = next(c for c in clauses(sentence) if c.first <= number.first <= c.last)
    tokens = sentence.tokens
    return [e for e in events if not clause.relative or e.last < clause.first and not any(t.word.pos == "verb" or t.surface == "،" for t in tokens[e.first : clause.first])]


# ---- No figures --------------------------------------------------------------------------------------------------------


def _no_figure(tokens: list[Token], number: Number, around: _Around) -> bool:
    """Dates, identifiers, years, clock times, list numbers, names."""
    before = tokens[number.first - 1] if number.first else None
    after = tokens[number.last + 1] if number.last + 1 < len(tokens) else None
    if number.first in around.dated and not _is_span(tokens, number):
        return True
    if any(m.first <= number.first <= m.last and not m.is_adjective for m in around.actors):
        return True
    if before is not None and before.word.key.lstrip("وفبل") in ("الساعه", "رقم"):
        return True
    if number.form == "single":
        return False
    if number.low == 0:
        return True  # a score
    if number.form == "digits":
        return _label(tokens, number, before, after)
    word = tokens[number.first].word
    if number.first == number.last and number.value == 1:
        return word.key not in ("واحد", "واحده") or before is None or before.word.pos != "noun" or before.word.key.startswith("ال")
    if number.form == "words" and number.first == number.last and number.unit != "fraction" and _definite(word.key):
        followed = after is not None and unit_at(tokens, number.last + 1) is not None
        led = before is not None and before.word.pos.startswith("noun") and "ال" in before.word.key[:3] and 3 <= number.value <= 10
        return not (followed or led)
    return False


def _definite(key: str) -> bool:
    """A number word with the article, unlike ألف and آلاف, whose letters only look like it."""
    piece = pieces(key)
    return bool(piece) and key[: piece[0].clitics].endswith(("ال", "لل"))


def _is_span(tokens: list[Token], number: Number) -> bool:
    """منذ ثلاثة أشهر, هدنة الشهرين: a span of time is a duration, whatever date was read from it."""
    found = unit_at(tokens, number.last + 1)
    if found is None or found[0][0] != "duration":
        return False
    return found[1] == number.last + 1 or number.form == "dual"


def _label(tokens: list[Token], number: Number, before: Token | None, after: Token | None) -> bool:
    if before is not None:
        if unit_at(tokens, number.last + 1) is None and {before.word.key.removeprefix("ال"), before.word.stem.removeprefix("ال")} & _BARE_LABELS or before.word.pos == "foreign" or before.surface == "/":
            return True
        if 1900 <= number.value <= 2100 and before.word.stem in ("سنه", "عام"):
            return True
        if before.surface in "-–" and number.first > 1 and tokens[number.first - 2].word.key.isdigit() and number.low is None:
            return True  # a score
        if before.surface in "-–" and before.end == tokens[number.first].start and number.value >= 0 and number.low is None:
            return True
    if number.first == 0 and after is not None and after.surface in (".", "-", ")", "/", "–"):
        return True
    if after is not None and after.surface in ("/", ":") and after.start == tokens[number.last].end:
        return True
    return tokens[number.first].surface.startswith("0") and number.value >= 1


# ---- Kind --------------------------------------------------------------------------------------------------------------


@cache
def _fitting() -> dict[str, list[str]]:
    """Kind of a figure to the types of events that it may be of: an attack's dead are not those of the visit told beside it; kinds that are not listed fit any."""
    return {row["id"]: lexicon.values(row["types"]) for row in lexicon.rows("figure_events")}


@cache
def _spoiling() -> frozenset[str]:
    """Verbs and nouns whose object is another's: what is shot down, seized or stopped is not the subject's."""
    return frozenset(fold(r["words"]) for r in lexicon.rows("figure_governors") if r["kind"] == "spoils")


@cache
def _passed_over() -> frozenset[str]:
    """Words of qualifiers, which stand between a verb and the number it governs: قُتل ما لا يقل عن 13."""
    return _AUXILIARY | {word for r in lexicon.rows("qualifiers") for word in fold(r["words"]).split()}


def _kind(tokens: list[Token], number: Number, unit: Unit, found: list[FigureMention], sentence_no: int) -> tuple[str, str]:
    if unit.kind == "duration" and unit.name_en in ("year", "month", "week", "day", "hour"):
        if found and found[-1].kind == "age" and found[-1].sentence_no == sentence_no and _listed(tokens, found[-1].last, number.first):
            return "age", f"{unit.rule} age listed"
        near = {t.word.key.lstrip("وفبل") for t in tokens[max(0, number.first - 5) : number.first]} | {t.word.key for t in tokens[unit.last + 1 : unit.last + 2]}
        before = tokens[number.first - 1].surface if number.first else ""
        after = tokens[unit.last + 1].surface if unit.last + 1 < len(tokens) else ""
        if near & (_AGE if unit.name_en == "year" else _AGE - {"يبلغ", "تبلغ", "يناهز"}) or (before == "(" and after == ")" and unit.name_en == "year"):
            return "age", f"{unit.rule} age"
    governable = unit.kind in ("people", "personnel") or (unit.elided and unit.kind in PERSONS)
    if governable and (kind := _governed(tokens, number, unit, found, sentence_no)) and (kind, unit.name_en) != ("displaced", "diplomat"):
        return kind, f"{unit.rule} governed"
    if unit.kind == "people" and _with_things(tokens, unit.last + 1):
        return "count", f"{unit.rule} and things"
    return unit.kind, unit.rule


def _with_things(tokens: list[Token], i: int) -> bool:
    """700 فرد وكيان: persons and things counted together."""
    found = unit_at(tokens, i) if i < len(tokens) and tokens[i].word.proclitics[:1] == ("w",) else None
    return bool(found and found[0][0] == "count" and tokens[i].word.number != "d" and not tokens[i].word.key.startswith("وال"))


def _listed(tokens: list[Token], last: int, first: int) -> bool:
    """Nothing but a comma and "and" stands between two members of a list."""
    between = [token.word.key for token in tokens[last + 1 : first]]
    return between in (["و"], ["،"], [","]) or (not between and tokens[first].word.key.startswith("و"))


def _by_governor(tokens: list[Token], number: Number) -> Unit | None:
    """A number with no noun beside it, behind a word that says what befell: قُتل 30 وأصيب 12."""
    if number.form in ("dual", "single") or (number.form == "digits" and 1900 <= number.value <= 2100):
        return None
    kind = _near_governor(tokens, number)
    return Unit(number.last, kind, None, None, "governor") if kind else None


_REACH, _LISTED = 7, 12  # words from what befell persons to their number
_ASIDE = 7  # of an aside between commas, with these


def _near_governor(tokens: list[Token], number: Number) -> str | None:
    reach = _LISTED if _is_joined(tokens, number) else _REACH  # قتل السفير فلان الفلاني وثلاثة من موظفيه
    aside = _aside(tokens, number.first)
    for i in range(number.first - 1, max(-1, number.first - reach - 2 - len(aside)), -1):
        word = tokens[i].word
        if i in aside:
            continue
        if tokens[i].surface in "،.؛" or word.key == "بين" and number.form == "dual":
            break
        if fold(word.lemma) == "قضي" and any("b" in t.word.proclitics for t in tokens[i + 1 : number.first]):
            break  # قضت المحكمة بسجن: it ruled, and nobody died
        if (kind := governor_kind(word)) and number.first - i < reach + len(aside):
            return kind
        if word.pos == "verb" and (word.key not in _passed_over() or word.key == "يقل" and tokens[i + 1].word.key != "عن"):
            break  # قارب يقل 180 مهاجرا: it carries them
    return None


def _is_joined(tokens: list[Token], number: Number) -> bool:
    """وثلاثة, و19: by و to what stands before."""
    return tokens[number.first].word.key.startswith("و") or number.first > 0 and tokens[number.first - 1].word.key == "و"


def _aside(tokens: list[Token], first: int) -> range:
    """The tokens of an aside between commas that ends right before ``first`` (أوقفت السلطات، أمس، ستة ناشطين)."""
    if first < 3 or tokens[first - 1].surface != "،":
        return range(0)
    opening = next((i for i in range(first - 2, max(0, first - _ASIDE), -1) if tokens[i].surface == "،"), None)
    if opening is None or any(t.word.pos == "verb" for t in tokens[opening:first]):
        return range(0)
    return range(opening, first)


def _governed(tokens: list[Token], number: Number, unit: Unit, found: list[FigureMention], sentence_no: int) -> str | None:
    """What befell the persons counted: the word before the number, the verb behind it, or the figure that it is part of."""
    if number.first > 1 and tokens[number.first - 1].word.key in _FROM_AMONG and tokens[number.first - 2].word.key == "من":
        return None  # واحد من بين عشرة: those that it was one of
    joined = _is_joined(tokens, number)
    behind, before = _governed_behind(tokens, unit), _near_governor(tokens, number)
    if found_kind := (behind or before if joined else before or behind):
        return found_kind
    if any(t.word.key in ("بينهم", "منهم", "بينهن", "وبينهم", "ومنهم") for t in tokens[max(0, number.first - 3) : number.first]):
        prior = next((f for f in reversed(found) if f.sentence_no == sentence_no and f.kind in VICTIMS), None)
        return prior.kind if prior else None
    if joined and found and found[-1].sentence_no == sentence_no and found[-1].kind in VICTIMS and number.first - found[-1].last < 8:
        between = tokens[found[-1].last + 1 : number.first]
        return None if any(t.word.pos == "verb" for t in between) else found[-1].kind
    return _tally(tokens, number)


def _tally(tokens: list[Token], number: Number) -> str | None:
    """يرتفع عدد القتلى ... إلى 162 شخصا: the toll says what befell them."""
    for i in range(number.first - 1, max(0, number.first - 30), -1):
        if tokens[i].surface in "؛.":
            return None
        if tokens[i - 1].word.stem in ("عدد", "حصيله", "اعداد", "مجموع") and (found := unit_at(tokens, i)) and found[0][0] in VICTIMS:
            return found[0][0]
    return None


def _governed_behind(tokens: list[Token], unit: Unit) -> str | None:
    verbs = 0
    for i in range(unit.last + 1, min(len(tokens), unit.last + 9)):
        word = tokens[i].word
        if tokens[i].surface in "،.؛":
            break
        if word.key in ("بجروح", "بجراح", "لجروح", "لاصابات", "مصرعهم", "حتفهم"):
            return "killed" if word.key.endswith("هم") else "wounded"
        if word.key == "عداد" and i + 1 < len(tokens):
            return governor_kind(tokens[i + 1].word)  # في عداد المفقودين
        led = tokens[i - 1].word.key in _AUXILIARY
        if (word.pos == "verb" or led) and word.key not in _AUXILIARY:
            if kind := governor_kind(word) or (governors().get(_without_subject(word.key)) if led else None):
                return kind
            verbs += 1
            if verbs == 2 or tokens[i - 1].word.pos not in ("noun", "noun_prop", "adj", "verb", "noun_num", "digit"):
                break
    return None


def _without_subject(key: str) -> str:
    """A past verb without the ending of a dual, a plural or a feminine."""
    return next((key[: -len(end)] for end in ("تا", "وا", "ا", "ت") if key.endswith(end) and len(key) > len(end) + 2), key)


# ---- Whom the number is about ------------------------------------------------------------------------------------------


_PARTITIVE = {fold(w) for w in "من صفوف".split()}
_LINKS = {fold(w) for w in "من ل في صفوف".split()}
_MEMBERS = {fold(w) for w in "تابعين تابعون تابعا تابعة ينتمون منتمين منتسبين موالين موالية عناصر قوات صفوف أفراد مقاتلي مسلحي جنود جيش الجيش أنصار".split()}
_FOREIGN = {fold(w) for w in "أجنبي أجنبيا أجنبية أجانب دولي دولية".split()}
_AGENTS = {fold(w) for w in "أيدي يد برصاص بنيران بأيدي بيد رصاص نيران قبل".split()}
_NO_ONES = {"duration", "distance", "area", "money", "age"}
_TOOLS = {"weapons", "personnel"}
_AIMED = {fold(w) for w in "استهدف هاجم ضرب طال أصاب تعرض".split()}
_SHARES = {"share", "money", "count"}


def _named_of(tokens: list[Token], number: Number, last: int, kind: str, actors: list[ActorMention]) -> str | None:
    """The adjective or genitive on what is counted, or "of" behind it."""
    for mention in (m for m in actors if number.last < m.first <= last + 7):
        between = tokens[last + 1 : mention.first]
        keys = {t.word.key for t in between}
        member = bool(keys & _MEMBERS) or (bool(between) and between[-1].word.stem in _MEMBERS)
        if mention.first > last + 5 and not member:
            break
        if any((t.word.pos == "verb" and t.word.key not in _MEMBERS) or t.surface in "،؛.:" for t in between) or any(
            t.word.pos == "prep" and t.word.key not in _LINKS for t in between
        ):
            break
        clitics = tokens[mention.first].word.proclitics[:1]
        partitive = bool(keys & _PARTITIVE) or member
        if kind in _NO_ONES and mention.first > last + 1:
            break
        if "في" in keys and not partitive:
            break
        whole = kind == "share" and len(between) == 1 and between[0].word.pos.startswith("noun")  # خمس مساحة العراق
        near = mention.first <= last + 1 or whole or (mention.is_adjective and kind in PERSONS | {"weapons", "attacks"} and (partitive or mention.first <= last + 3))
        if near or (partitive and not mention.is_adjective):
            if clitics and clitics[0] in ("b", "w", "f") and not mention.is_adjective:
                break
            return party(mention)
    return next((party(m) for m in actors if number.last < m.first <= last), None)


def _implied_of(
    tokens: list[Token], number: Number, unit: Unit, kind: str, event: EventMention | None, around: _Around, found: list[FigureMention], sentence_no: int
) -> str | None:
    """Of whom the clause lets a number be: others are of those before; victims of the side that suffers, or of the country they fell in."""
    prior = next((f for f in reversed(found) if f.sentence_no >= sentence_no - 1 and f.kind in PERSONS), None)
    if unit.elided and prior and prior.of:
        return prior.of
    if any(t.word.key in _FOREIGN for t in tokens[unit.last + 1 : unit.last + 2]):
        return None
    if kind == "age":
        before = [m for m in around.actors if m.last < number.first and m.actor.kind == "person"]
        return before[-1].actor.actor_id if before and number.first - before[-1].last < 7 else None
    if kind in VICTIMS:
        if event and event.type in ("ASSAULT", "COERCE") and (side := _sufferer(tokens, event, around)):
            return side
        if prior and prior.of and (prior.sentence_no, prior.unit_ar) == (sentence_no, unit.name_ar):
            return prior.of
        near = min((p for p in around.places if p.country), key=lambda p: abs(p.first - number.first), default=None)
        return near.country if near else around.setting
    if kind == "attacks":
        return _aimed_at(tokens, number, around.actors) or (event.target if event and event.type == "ASSAULT" else None)
    if kind == "people":
        return around.setting
    if kind in _TOOLS:
        led = [m for m in around.actors if m.is_adjective and m.last < number.first <= m.last + 7 and not _parted(tokens[m.last : number.first])]
        return party(led[-1]) if led else _owner(tokens, number, unit, kind, event, around)
    if kind in _SHARES:
        return _subject(tokens, number, around.actors, kind)
    return None


def _parted(between: list[Token]) -> bool:
    return any(t.surface in "،؛." or t.word.key in ("حيث", "بينما", "فيما") or (t.word.pos == "verb" and t.word.key not in _passed_over() and t.word.stem not in _COUNTING) for t in between)


_COUNTING = {fold(w) for w in "يبلغ تبلغ بلغ بلغت يقدر تقدر تضم".split()}


def _sufferer(tokens: list[Token], event: EventMention, around: _Around) -> str | None:
    """The event's target, unless it is who tells of the victims, who killed them, or who attacks in the same sentence."""
    if not event.target:
        return None
    named = [m for m in around.actors if event.target in (party(m), m.actor.actor_id)]
    if named and all(m.actor.kind == "media" or m.sector in ("NGO", "IGO", "MED", "JRN") for m in named):
        return None
    nearest = min(named, key=lambda m: abs(m.first - event.last), default=None)
    if nearest and nearest.first and tokens[nearest.first - 1].word.key in _AGENTS:
        return None
    attacks = [e for e in around.events if e.type == "ASSAULT" and e is not event]
    if event.source is None and any(e.source == event.target != e.target for e in attacks):
        return next((e.target for e in attacks if e.source == event.target), None)
    return event.target


def _aimed_at(tokens: list[Token], number: Number, actors: list[ActorMention]) -> str | None:
    """استهدف 50 هجوما المصالح الأميركية: what the attacks were aimed at, by the first name behind the verb."""
    for i in range(number.first - 1, max(-1, number.first - 14), -1):
        if tokens[i].surface in "،؛.":
            return None
        if fold(tokens[i].word.lemma) in _AIMED and tokens[i].word.pos == "verb":
            aimed = next((m for m in actors if m.first > i and m.first <= i + 9), None)
            return party(aimed) if aimed else None
    return None


def _owner(tokens: list[Token], number: Number, unit: Unit, kind: str, event: EventMention | None, around: _Around) -> str | None:
    """Whose arms or forces are fired, sent or withdrawn: the side that does it."""
    tool = kind == "weapons" and any("b" in t.word.proclitics[:2] for t in tokens[max(0, number.first - 2) : number.first + 1])
    if not tool and any(_spoils(t.word) for t in tokens[max(0, number.first - 7) : number.first]):
        return None
    moves = ("RETREAT", "MOBILIZE") if kind == "personnel" else ("MOBILIZE", "ASSAULT", "AID")
    if event and event.type in moves and event.source and (kind == "personnel" or event.first < number.first):
        return event.source
    if subject := _subject(tokens, number, around.actors, kind):
        return subject
    if kind == "personnel":
        moved = [e for e in around.events if e.type in moves and e.source and e.first < number.first]
        if moved:
            return moved[-1].source
        if unit.elided or "before" in unit.rule:
            led = [m for m in around.actors if m.is_adjective and m.last < number.first]
            return party(led[-1]) if led else None
    return None


def _spoils(word: Word) -> bool:
    return (word.pos == "verb" and fold(word.lemma) in _spoiling()) or (word.pos in ("verb", "noun") and word.stem in _spoiling())


def _subject(tokens: list[Token], number: Number, actors: list[ActorMention], kind: str) -> str | None:
    """Who gives, sends or fires, behind the nearest verb or before it (كانت موسكو قد سلّمت); of a share or amount, what rises or falls: صادرات إيران."""
    for i in range(number.first - 1, max(-1, number.first - 15), -1):
        word = tokens[i].word
        if tokens[i].surface in "؛.:":
            return None
        if (kind != "weapons" and _spoils(word)) or (kind == "money" and (pieces(word.key) or word.key[0].isdigit())):
            return None
        if word.pos != "verb" or word.key in _passed_over() or word.voice == "p":
            continue
        if i and tokens[i - 1].word.key == "قد":
            before = [m for m in actors if m.last == i - 2]
            if before:
                return party(before[0])
        reach = 2 if kind in ("money", *_TOOLS) else 3
        for mention in (m for m in actors if i < m.first <= i + reach and m.last < number.first):
            if any(t.word.pos in ("prep", "punc", "conj") for t in tokens[i + 1 : mention.first]) or tokens[mention.first].word.proclitics[:1] in (("b",), ("l",), ("k",)):
                return None
            if kind in _SHARES - {"money"} and mention.first == i + 1:
                return None  # a side that does something is not what the share is of
            return party(mention)
        return None
    return None


def _same_of(found: list[FigureMention]) -> list[FigureMention]:
    """The same number of the same kind is about the same side throughout an article, and what is elided about that of the figure before."""
    known = {(f.value, f.kind): f.of for f in reversed(found) if f.of}
    for before, figure in zip([None, *found], found, strict=False):
        if figure.of is None and figure.kind in (*PERSONS, "weapons", "attacks", "money"):
            figure.of = known.get((figure.value, figure.kind))
            if figure.of is None and before and "elided" in figure.rule and before.kind == figure.kind:
                figure.of = before.of
    return found
