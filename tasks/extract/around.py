"""An event word and the phrases around it, and what the readers of verbs and of nouns both ask of them."""

from dataclasses import dataclass, field

from waqai.tasks.document import Token, Word
from waqai.tasks.extract.agreement import agrees
from waqai.tasks.extract.chunks import Phrase, bare
from waqai.tasks.extract.clauses import Clause, is_subordinator
from waqai.tasks.extract.context import Context
from waqai.tasks.extract.event_words import Entry, names
from waqai.tasks.extract.numbers import pieces
from waqai.tasks.extract.spots import Spots
from waqai.tasks.extract.word_kinds import is_auxiliary, is_kind
from waqai.tasks.normalise import fold

Slots = dict[str, list[Phrase]]
HARM = ("ASSAULT", "COERCE")
AMONG = {fold(w) for w in "بين بينهم بينها بينهما بينهن ضمنهم منهم".split()}  # بينهم فلان: one of them
BETWEEN = fold("بين")
MEANS = {fold(w) for w in "في جراء إثر خلال نتيجة أثناء بسبب".split()}
TIMES = {fold(w) for w in "قبيل لدى فور بعد قبل منذ خلال أثناء عقب إثر رغم بسبب جراء نتيجة حول بشأن".split()}


@dataclass(slots=True)
class Around:
    """The event word at tokens ``first`` to ``last`` and the phrases of its clause before and behind it, up to the next verb."""

    clause: Clause
    entry: Entry
    first: int
    last: int
    before: list[Phrase] = field(default_factory=list)
    after: list[Phrase] = field(default_factory=list)


def fixed(phrase: Phrase, entry: Entry, last: int) -> bool:
    """The words of a fixed phrase are no argument of it."""
    return phrase.first <= last <= phrase.last or any(name in entry.words for name in names(phrase.head.word))


def is_of_somebody(phrase: Phrase) -> bool:
    """رفعت واشنطن اسم السودان من قائمة: a word of a fixed phrase with whose it is, by name."""
    return any(not m.is_adjective and m.rule != "place" and m.first > phrase.first for m in phrase.mentions)


_VERBS = Spots(lambda word: word.pos == "verb" and not is_auxiliary(word))


def first_subject(context: Context, clause: Clause) -> Phrase | None:
    """The subject of a clause's first verb."""
    tokens = context.tokens
    verb = next((i for i in _VERBS.of(context.sentence) if clause.first <= i <= clause.last), None)
    if verb is None:
        return next((p for p in bare(context.phrases(clause.first, clause.last)) if p.actors and _acting(p)), None)
    word = tokens[verb].word
    ahead = [p for p in bare(context.phrases(clause.first, verb - 1)) if _acting(p) and agrees(word, p, before=True)]
    behind = [p for p in bare(context.phrases(verb + 1, clause.last)[:1]) if p.first <= verb + 2 and _acting(p) and agrees(word, p, before=False)]
    if ahead and tokens[verb - 1].word.key == "قد":
        return ahead[-1]  # كان الرئيس الأميركي قد أبلغ رئيس الوزراء
    return next(iter([*behind, *ahead[-1:]]), None)


def _acting(phrase: Phrase) -> bool:
    """A phrase that may be the subject which later verbs take up: an actor, or who could be one; no medium."""
    if phrase.actors:
        return any(m.actor.kind != "media" for m in phrase.actors)
    return phrase.definite and any(phrase.is_kind(kind) for kind in ("organ", "office", "group", "person", "force"))


def of_whom(word: Word) -> bool:
    """إنه، بأنها: behind these stands a verb, of whom was spoken of."""
    return is_subordinator(word) and word.key.endswith(("نه", "نها", "نهم"))


def could_act(phrase: Phrase) -> bool:
    """Who is named, belongs to somebody, or is of a kind that acts; a place or time before a verb is no subject of it."""
    return bool(phrase.actors or phrase.owner) or any(phrase.is_kind(kind) for kind in ("person", "force", "office", "organ", "group", "attack", "pair", "document"))


def follows(tokens: list[Token], last: int, first: int) -> bool:
    """Nothing but numbers, marks and adjectives stands between a noun and what belongs to it."""
    return all(t.word.pos in ("digit", "noun_num", "punc", "noun_quant") or is_kind(t.word, "quantity") or pieces(t.word.key) or t.word.key == "من" or (t.word.pos.startswith("adj") and not is_kind(t.word, "office")) or t.word.key[0].isdigit() for t in tokens[last + 1 : first])
