"""How likely it is that the words tell of an event as news, rather than name one in passing: a logistic model over what stands around them."""

import json
from collections.abc import Collection
from functools import cache, lru_cache
from math import exp

from waqai.tasks import lexicon
from waqai.tasks.document import Token, Word
from waqai.tasks.extract.clauses import Clause
from waqai.tasks.extract.dates import DateMention
from waqai.tasks.extract.event_words import Entry
from waqai.tasks.extract.mention import ActorMention
from waqai.tasks.extract.numbers import pieces
from waqai.tasks.extract.places import PlaceMention
from waqai.tasks.normalise import fold
from waqai.tasks.settings import ROOT

MODEL = ROOT / "seeds" / "models" / "news.json"


def clues(
    tokens: list[Token],
    clause: Clause,
    entry: Entry,
    i: int,
    end: int,
    source: bool,
    target: bool,
    dates: list[DateMention],
    places: list[PlaceMention],
    actors: Collection[ActorMention],
    said: bool,
) -> tuple[str, ...]:
    """What the model looks at, as names of features that hold: the trigger, its neighbours, its parties, day, place and number, who else is named, the sentence."""
    word = tokens[i].word
    before = tokens[i - 1].word if i else None
    after = tokens[end + 1].word if end + 1 < len(tokens) else None
    inside = tokens[clause.first : clause.last + 1]
    verbs = [t.word for t in inside if t.word.pos == "verb"]
    keys = {t.word.key for t in tokens}
    found = [
        f"form={entry.form}", f"entry={entry.id}", f"mode={entry.mode}", f"pos={word.pos}", f"form={entry.form} definite={word.state == 'd' or word.key.startswith('ال')}",
        f"aspect={word.aspect} voice={word.voice}", f"number={word.number}", f"enclitic={word.enclitic is not None}", f"source={source}", f"target={target}", f"said={said}",
        f"before={before.stem if before and before.pos in ('prep', 'conj_sub', 'conj', 'part', 'adv') else before.pos if before else 'start'}",
        f"before pos={before.pos if before else 'start'}", f"after pos={after.pos if after else 'end'}",
        f"relative={clause.relative}", f"long={min(len(tokens) // 15, 4)}", f"at={min(4, 5 * i // len(tokens))}", f"first clause={clause.first == 0}",
        f"question={any(t.surface in '؟?' for t in tokens[-2:])}", f"quoted={any(t.surface in '«»“”' for t in tokens)}",
        f"number={any(pieces(t.word.key) or t.word.key[0].isdigit() for t in inside)}", f"place={bool(places)}",
        f"kan={any(fold(v.lemma) == 'كان' for v in verbs)}", f"negation={bool(keys & {'لم', 'لن', 'لا', 'ليس', 'غير'})}",
        f"if={bool(keys & {'اذا', 'لو', 'ربما', 'قد', 'يمكن'})}", f"day={_day(dates)}",
        f"fatal={bool(keys & {'قتل', 'مقتل', 'اصيب', 'جرح', 'قتلي', 'جرحي', 'اصابه'})}",
    ]  # fmt: skip
    countries = {m.country for m in (*actors, *places)} - {None}
    found += [f"countries={min(3, len(countries))}", f"actors={min(4, len(actors))}", f"places={min(3, len(places))}"]
    found += sorted({f"names {m.actor.kind} adjective={m.is_adjective}" for m in actors})
    found += [f"clitic={c}" for c in word.proclitics]
    if verbs:
        found += [f"verb={fold(verbs[0].lemma)}", f"verb aspect={verbs[0].aspect}"]
    found += sorted({f"class {where}={name}" for j, t in enumerate(tokens) for name in _classes(t.word) for where in _where(j, i, end)})
    found += sorted({f"near={t.word.stem}" for t in tokens[max(0, i - 6) : end + 7] if t.word.pos != "punc"})
    found += sorted({f"word={fold(t.word.lemma)}" for t in tokens if t.word.pos not in ("punc", "noun_prop", "digit")})
    return tuple(found)


@cache
def _class_words() -> dict[str, tuple[str, ...]]:
    """Folded word to its classes in news_classes.csv: words that tell alike whether a sentence reports an event."""
    table: dict[str, tuple[str, ...]] = {}
    for row in lexicon.rows("news_classes"):
        for word in map(fold, lexicon.values(row["words"])):
            table[word] = (*table.get(word, ()), row["id"])
    return table


@lru_cache(maxsize=200_000)
def _classes(word: Word) -> tuple[str, ...]:
    table = _class_words()
    return tuple(dict.fromkeys((*table.get(fold(word.lemma), ()), *table.get(word.stem, ()))))


def _where(j: int, first: int, last: int) -> tuple[str, ...]:
    """Where a word stands to the trigger: in its sentence, and within it or in the five words to a side."""
    if first <= j <= last:
        return "sentence", "trigger"
    return ("sentence", "before") if first - 5 <= j < first else ("sentence", "after") if last < j <= last + 5 else ("sentence",)


def _day(dates: list[DateMention]) -> str:
    if not dates:
        return "none"
    return "near" if any(d.precision in ("day", "unknown") and d.relative for d in dates) else dates[0].precision


@cache
def _weights() -> dict[str, dict[str, float]]:
    return json.loads(MODEL.read_text("utf-8")) if MODEL.exists() else {}


def probability(kind: str, mode: str | None, found: tuple[str, ...]) -> float | None:
    """Share of such sentences in which annotators saw an event of the type; None for types and modes that the model does not know."""
    weights = _weights().get(kind)
    if weights is None or f"knows mode={mode}" not in weights:
        return None
    return round(1 / (1 + exp(-(weights["bias"] + sum(weights.get(name, 0.0) for name in found)))), 2)


def in_passing(kind: str, likely: float | None, least: float) -> bool:
    """The words only name an event that others have told of, or events in general: their chance is below the type's threshold, and below ``least``."""
    return likely is not None and likely < min(_weights()[kind]["threshold"], least)


_STATUS = {"actual": 0.1, "future": 0.05, "hypothetical": -0.1, "negated": -0.05}


def certainty(form: str, source: bool, target: bool, inferred: bool, status: str, likely: float | None) -> float:
    """How sure a row is to be right as a whole: type, both sides and status.

    The terms are the shares of right rows among those coded so in annotated articles, rounded: 0.63 with both sides, 0.38 with one, 0.42 with a
    side by the place alone, 0.6 for verbs, 0.27 for what is only possible.

    Args:
        form: of the lexicon entry.
        source: whether the text names a source.
        target: whether the text names a target.
        inferred: a side is that of the place, or of somebody whom the text leaves unnamed.
        status: of the event.
        likely: the model's share for types that it knows.
    """
    sure = 0.15 + 0.2 * source + 0.2 * target - 0.1 * inferred + 0.05 * (form == "verb") + _STATUS[status]
    return round(max(0.05, sure if likely is None or status != "actual" else sure * (0.6 + 0.5 * likely)), 2)
