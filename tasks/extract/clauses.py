"""Sentences to clauses: what hangs on one verb, or on none."""

from dataclasses import dataclass
from functools import lru_cache

from waqai.tasks.document import Sentence, Token, Word
from waqai.tasks.extract.spots import Spots
from waqai.tasks.extract.word_kinds import is_auxiliary
from waqai.tasks.normalise import fold

RELATIVES = {fold(w) for w in "الذي التي الذين اللذين اللذان اللتان اللتين اللواتي اللاتي والذي والتي والذين".split()}
SUBORDINATORS = RELATIVES | {
    fold(w)
    for w in "أن إن بأن أنه أنها إنه إنها بأنه بأنها أنهم إنهم بأنهم أننا إننا بأننا أنني إنني لأن لأنه لأنها حيث بينما فيما عندما لكن ولكن لكنه لكنها إذ كما بعدما مما كي لكي حين حينما وإن وأن وأنه وأنها".split()
}
_QUOTES = set("«»\"“”()-–")
_MARKS = set("،,؛:") | _QUOTES


@lru_cache(maxsize=200_000)
def is_subordinator(word: Word) -> bool:
    """أن، حيث، الذي, with و or ف as well: what begins a clause."""
    return word.key in SUBORDINATORS or (word.key[0] in "وف" and word.key[1:] in SUBORDINATORS and word.pos != "verb")


@dataclass(slots=True)
class Clause:
    """Tokens ``first`` to ``last`` of a sentence that hang on one verb, or on none; ``relative`` where it tells more of a noun before it."""

    first: int
    last: int
    relative: bool = False


def clauses(sentence: Sentence) -> list[Clause]:
    """The clauses of a sentence, in order; they cover it."""
    tokens, cuts = sentence.tokens, [0]
    verb_seen = False
    for i in _CUTS.of(sentence):
        word, surface = tokens[i].word, tokens[i].surface
        verbal = word.pos == "verb"
        cut = is_subordinator(word) or surface == ":" or (surface in _MARKS and (verb_seen or surface != "،") and _weighty(tokens, i))
        if verb_seen and not verbal and has_own_verb(tokens, i):
            cut = True
        if verbal and verb_seen and (word.proclitics[:1] in (("w",), ("f",)) or _after(tokens, i)):
            cut = True
        if cut and i > cuts[-1]:
            cuts.append(i)
            verb_seen = False
        verb_seen = verb_seen or (verbal and not is_auxiliary(word))
    return [Clause(a, b - 1, tokens[a].word.key in RELATIVES) for a, b in zip(cuts, [*cuts[1:], len(tokens)], strict=True) if b > a]


_CUTS = Spots(lambda word: word.pos in ("verb", "punc") or is_subordinator(word) or _may_lead(word))


@lru_cache(maxsize=200_000)
def _may_lead(word: Word) -> bool:
    """وواشنطن، والجيش: a name or a definite noun behind و."""
    return word.proclitics[:1] == ("w",) and (word.pos == "noun_prop" or word.pos == "noun" and "al" in word.proclitics)


def has_own_verb(tokens: list[Token], i: int) -> bool:
    """إسرائيل تقصف دمشق وواشنطن تتهم طهران: a name or definite noun behind و, with adjectives and titles, and the verb of one right behind it, begins a clause and is joined to nothing."""
    if not _may_lead(tokens[i].word):
        return False
    for token in tokens[i + 1 : i + 4]:
        word = token.word
        if word.pos == "verb":
            return word.aspect == "i" and word.person == "3" and word.number == "s" and not word.proclitics and not is_auxiliary(word)
        if word.pos not in ("noun_prop", "adj") or word.proclitics[:1] not in ((), ("al",)):
            return False
    return False


def _weighty(tokens: list[Token], i: int) -> bool:
    """A mark parts clauses where a verb or a subordinator comes soon behind it."""
    if tokens[i].surface in _QUOTES or _closes(tokens, i):
        return False
    return any(t.word.pos == "verb" or is_subordinator(t.word) for t in tokens[i + 1 : i + 4])


def _closes(tokens: list[Token], i: int) -> bool:
    """زار الرئيس، الخميس، كييف حيث: the comma behind a word or two between commas, before a noun, ends no clause."""
    if tokens[i].surface != "،" or i < 4 or i + 1 >= len(tokens):
        return False
    begun = next((k for k in (i - 2, i - 3) if tokens[k].surface == "،"), None)
    following = tokens[i + 1].word
    return begun is not None and all(t.word.pos.startswith(("noun", "adj")) for t in tokens[begun + 1 : i]) and following.pos.startswith("noun") and not set(following.proclitics) - {"al"} and not is_subordinator(following)


def _after(tokens: list[Token], i: int) -> bool:
    """Behind a mark, or behind ثم, قبل أن and the like."""
    return i > 0 and (tokens[i - 1].word.pos == "punc" or tokens[i - 1].word.key in ("ثم", "بل"))
