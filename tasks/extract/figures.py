"""Figures: numbers that count something, with what they count, of whom, by whose account, and in which event."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from waqai.tasks import lexicon
from waqai.tasks.document import Document, Sentence, Token, Word
from waqai.tasks.extract.actors import ActorMention, party
from waqai.tasks.extract.dates import DateMention
from waqai.tasks.extract.events import EventMention
from waqai.tasks.extract.numbers import Number
from waqai.tasks.extract.quotations import Quotation
from waqai.tasks.normalise import fold

_VICTIMS = {"killed", "wounded", "detained", "displaced", "missing"}
_PERSONS = {"people", "personnel", "killed", "wounded"}
_OTHERS = {fold(w) for w in "آخرون آخرين آخر أخرى غيرهم منهم".split()}
_AGE = {fold(w) for w in "عمر عمره عمرها البالغ البالغة يبلغ تبلغ عمرهم أعمارهم يناهز العمر".split()}


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


@dataclass(slots=True)
class _Unit:
    """What is counted: its last token, kind and names."""

    last: int
    kind: str
    name_ar: str | None
    name_en: str | None
    rule: str


@cache
def _units() -> dict[str, tuple[str, str, str, str]]:
    return {fold(f): (r["kind"], r["name_ar"], r["name_en"], r["id"]) for r in lexicon.rows("units") for f in lexicon.values(r["forms"])}


@cache
def _currencies() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in lexicon.rows("currencies"):
        for form in lexicon.values(row["forms"]):
            table.setdefault(fold(form), row["code"])
    return table


@cache
def _governors() -> dict[str, str]:
    return {fold(r["words"]): r["kind"] for r in lexicon.rows("figure_governors")}


@cache
def _unit_of(word: Word) -> tuple[str, str, str, str] | None:
    for name in (word.key, word.stem, fold(word.lemma), word.key.removeprefix("ال"), word.stem.removeprefix("ال")):
        if name in _units():
            return _units()[name]
    return None


def find_figures(
    doc: Document,
    numbers: list[list[Number]],
    dates: list[DateMention],
    actors: list[ActorMention],
    events: list[EventMention],
    quotations: list[Quotation],
) -> list[FigureMention]:
    """All figures of a document, in order, those of indefinite duals among them."""
    dated = {(d.sentence_no, i) for d in dates for i in range(d.first, d.last + 1)}
    by: dict[int, tuple[list[ActorMention], list[EventMention], list[Quotation]]] = {}
    for slot, listed in enumerate((actors, events, quotations)):
        for mention in listed:
            by.setdefault(mention.sentence_no, ([], [], []))[slot].append(mention)
    found: list[FigureMention] = []
    for sentence, read in zip(doc.sentences, numbers, strict=True):
        around = by.get(sentence.no, ([], [], []))
        for number in sorted([*read, *_duals(sentence, read)], key=lambda n: n.first):
            figure = _figure(doc, sentence, number, found, *around, dated)
            if figure:
                found.append(figure)
    return found


def _figure(doc: Document, sentence: Sentence, number: Number, found: list, actors: list, events: list, quotations: list, dated: set) -> FigureMention | None:
    tokens = sentence.tokens
    if any((sentence.no, i) in dated for i in range(number.first, number.last + 1)) and not _own_unit(tokens, number):
        return None
    if _no_figure(tokens, number, actors):
        return None
    unit = _unit(tokens, number, found, sentence.no)
    if unit is None:
        return None
    kind, rule = _kind(tokens, number, unit)
    if kind in _PERSONS | {"people"} and (carried := _governed(tokens, number, found, sentence.no)):
        kind, rule = carried, f"{unit.rule} governed"
    last = max(number.last, unit.last)
    inside = [e for e in events if e.clause_first <= number.first <= e.clause_last]
    event = min(inside, key=lambda e: abs(e.first - number.first), default=None)
    said = next((q.said_by for q in quotations if q.first <= number.first <= q.last and q.said_by), None)
    value = 0.0 + number.value
    return FigureMention(
        sentence.no, number.first, last, number.start, max(number.end, tokens[last].end), value, number.low, number.high, number.qualifier, kind,
        unit.name_ar, unit.name_en, _of(tokens, number, last, actors), doc.published if event and event.date is None else event and event.date, said, event, rule,
    )  # fmt: skip


def _own_unit(tokens: list[Token], number: Number) -> bool:
    """منذ ثلاثة أشهر: a span of time that a date was read from is a duration all the same."""
    nxt = number.last + 1
    return nxt < len(tokens) and (unit := _unit_of(tokens[nxt].word)) is not None and unit[0] == "duration"


def _no_figure(tokens: list[Token], number: Number, actors: list[ActorMention]) -> bool:
    """Identifiers, years, clock times and list numbers."""
    before = tokens[number.first - 1] if number.first else None
    after = tokens[number.last + 1] if number.last + 1 < len(tokens) else None
    if any(m.first <= number.first <= m.last for m in actors):
        return True
    if number.form == "digits":
        if before is not None and (before.word.key in ("كوفيد", "رقم", "الساعه", "ماده", "الماده", "القرار", "قرار", "كاب", "قناه", "ساعه", "فرانس", "الفصل", "فصل", "صفحه") or before.word.pos == "foreign" or before.surface == "/"):
            return True
        if before is not None and before.surface == "-" and before.end == tokens[number.first].start and number.value >= 0:
            return True
        if number.first == 0 and after is not None and after.surface in (".", "-", ")", "/"):
            return True
        if after is not None and after.surface in ("/", ":") and after.start == tokens[number.last].end:
            return True
        if tokens[number.first].surface.startswith("0") and number.value >= 1:
            return True
    elif number.first == number.last:
        word = tokens[number.first].word
        if number.value == 1:
            return True
        if word.key.startswith(("ال", "بال", "وال", "لل")) and number.unit != "fraction" and (after is None or _unit_of(after.word) is None):
            return True
        if number.value in (2,) and word.key in ("الاثنين", "الاثنان", "اثنين") and after is None:
            return True
    return bool(before is not None and before.word.key in ("الساعه", "رقم"))


def _unit(tokens: list[Token], number: Number, found: list[FigureMention], sentence_no: int) -> _Unit | None:
    if number.unit == "percent":
        return _Unit(number.last, "share", None, "percent", "percent")
    if number.unit == "fraction":
        nxt = tokens[number.last + 1].word if number.last + 1 < len(tokens) else None
        if nxt is not None and (nxt.pos.startswith("noun") or nxt.pos in ("pron",) or nxt.key in ("من",)):
            return _Unit(number.last, "share", None, "fraction", "fraction")
        return None
    for j in range(number.last + 1, min(number.last + 4, len(tokens))):
        word = tokens[j].word
        pair = f"{word.key} {tokens[j + 1].word.key}" if j + 1 < len(tokens) else ""
        if (code := _currencies().get(pair) or _currencies().get(word.key)) and j <= number.last + 2:
            return _Unit(j + (pair in _currencies()), "money", word.key, code, "currency")
        if word.key in _OTHERS or word.key == "منهم":
            prior = next((f for f in reversed(found) if f.sentence_no == sentence_no), None)
            return _Unit(j, prior.kind if prior else "people", prior.unit_ar if prior else None, prior.unit_en if prior else None, "others")
        if unit := _unit_of(word):
            if j > number.last + 1 and tokens[j - 1].word.pos in ("punc", "verb"):
                break
            last = j
            kind, ar, en, rule = unit
            if kind == "distance" and j + 1 < len(tokens) and tokens[j + 1].word.key in ("مربع", "مربعا"):
                return _Unit(j + 1, "area", ar, f"square {en}", rule)
            return _Unit(last, kind, ar, en, rule)
        if word.pos.startswith("noun") and not word.key.startswith("ال") and j == number.last + 1:
            return _Unit(j, "count", fold(word.lemma), (word.gloss or "").split(";")[0].replace("_", " ") or None, "counted noun")
        if word.pos == "punc" or word.pos == "verb" or j > number.last + 1:
            break
        if word.key == "من" or word.pos == "prep":
            if j + 1 < len(tokens) and (unit := _unit_of(tokens[j + 1].word)):
                kind, ar, en, rule = unit
                return _Unit(j + 1, kind, ar, en, rule)
            break
    before = tokens[number.first - 1].word if number.first else None
    if before is not None and number.form == "words" and number.value < 11 and (unit := _unit_of(before)):
        return _Unit(number.last, *unit) if before.number in ("p", "d") or not before.key.startswith("ال") else None
    if governor := _near_governor(tokens, number):
        return _Unit(number.last, governor, None, None, "governor")
    prior = next((f for f in reversed(found) if f.sentence_no == sentence_no), None)
    if prior and any(t.word.key in ("بينهم", "منهم", "بينها", "منها", "بينهن") for t in tokens[max(0, number.first - 3) : number.first]):
        return _Unit(number.last, prior.kind, prior.unit_ar, prior.unit_en, "elided")
    nxt = tokens[number.last + 1].word if number.last + 1 < len(tokens) else None
    if nxt is not None and nxt.pos.startswith(("adj", "noun")) and not nxt.key.startswith("ال"):
        return _Unit(number.last + 1, "people" if prior is None else prior.kind, prior.unit_ar if prior else nxt.key, prior.unit_en if prior else None, "adjective head")
    if prior and prior.kind not in ("share", "duration", "money") and number.value > 1:
        return _Unit(number.last, prior.kind, prior.unit_ar, prior.unit_en, "elided")
    return None


def _kind(tokens: list[Token], number: Number, unit: _Unit) -> tuple[str, str]:
    near = {t.word.key for t in tokens[max(0, number.first - 5) : number.first]} | {t.word.key for t in tokens[unit.last + 1 : unit.last + 2]}
    if unit.kind == "duration" and unit.name_en == "year" and near & _AGE:
        return "age", unit.rule
    return unit.kind, unit.rule


def _near_governor(tokens: list[Token], number: Number) -> str | None:
    for i in range(number.first - 1, max(-1, number.first - 6), -1):
        word = tokens[i].word
        if word.pos in ("punc",) and tokens[i].surface in "،.؛":
            break
        kind = _governor_kind(word)
        if kind:
            return kind
    return None


@cache
def _governor_kind(word: Word) -> str | None:
    if not word.pos.startswith(("verb", "noun")):
        return None
    return _governors().get(fold(word.lemma)) or _governors().get(word.stem)


def _governed(tokens: list[Token], number: Number, found: list[FigureMention], sentence_no: int) -> str | None:
    """What befell the persons counted: the verb or noun before the number, or the verb behind it, or the figure that it is part of."""
    kind = _near_governor(tokens, number)
    if kind:
        return kind
    for i in range(number.last + 1, min(len(tokens), number.last + 8)):
        word = tokens[i].word
        if tokens[i].surface in "،.؛":
            break
        if word.pos == "verb":
            return _governor_kind(word)
        if word.key in ("بجروح", "بجراح"):
            return "wounded"
    if any(t.word.key in ("بينهم", "منهم", "بينهن") for t in tokens[max(0, number.first - 3) : number.first]):
        prior = next((f for f in reversed(found) if f.sentence_no == sentence_no and f.kind in _VICTIMS), None)
        return prior.kind if prior else None
    return None


def _of(tokens: list[Token], number: Number, last: int, actors: list[ActorMention]) -> str | None:
    """Whom the number is about: the adjective or genitive on what is counted, or "of" behind it."""
    behind = [m for m in actors if number.last < m.first <= last + 4]
    for mention in behind:
        between = tokens[last + 1 : mention.first]
        if any(t.word.pos in ("verb", "punc") for t in between) or any(t.word.pos == "prep" and t.word.stem not in ("من", "ل") for t in between):
            break
        glued = tokens[mention.first].word.proclitics[:1]
        if mention.is_adjective or mention.first == last + 1 or any(t.word.key in ("من", "صفوف") for t in between):
            if glued and glued[0] in ("b", "w", "f") and not mention.is_adjective:
                break
            return party(mention)
    counted = next((m for m in actors if number.last < m.first <= last), None)
    return party(counted) if counted else None


_DUAL_ENDINGS = ("ين", "ان", "ي", "ا")


def _duals(sentence: Sentence, numbers: list[Number]) -> list[Number]:
    """Indefinite duals that count what the lexicon knows: مقتل جنديين is two."""
    taken = {i for n in numbers for i in range(n.first, n.last + 2)}
    found = []
    for i, token in enumerate(sentence.tokens):
        word = token.word
        if i in taken or not word.pos.startswith(("noun", "adj")) or "al" in word.proclitics or word.enclitic or not word.key.endswith(("ين", "ان")):
            continue
        stem = word.stem[:-2]
        dual = word.number == "d" or word.stem in _units() and word.stem.endswith("ين") and stem in _units() and stem + "ون" not in _units()
        unit = _units().get(stem) or (_units().get(stem[:-1] + "ه") if stem.endswith("ت") else None)
        if dual and unit and unit[0] != "count":
            found.append(Number(i, i - 1, token.start, token.end, 2.0))
    return found
