"""The mode of an event whose word alone does not tell it: by the instrument or the matter that stands beside it."""

from functools import cache, lru_cache

from waqai.tasks import lexicon
from waqai.tasks.document import Token, Word
from waqai.tasks.extract.event_words import Entry, names
from waqai.tasks.normalise import fold

_REACH, _LED = 13, 3  # words behind the trigger, and of the subject before a verb


@cache
def _words() -> dict[str, dict[str, int]]:
    """Type to the words of mode_words.csv, with the rank of their mode: what is more exact stands first in the file."""
    table: dict[str, dict[str, int]] = {}
    for rank, row in enumerate(lexicon.rows("mode_words")):
        for word in lexicon.values(row["words"]):
            table.setdefault(row["type"], {}).setdefault(fold(word), rank)
    return table


@cache
def _modes() -> list[str]:
    return [row["mode"] for row in lexicon.rows("mode_words")]


@lru_cache(maxsize=200_000)
def _rank(word: Word, kind: str) -> int | None:
    table = _words()[kind]
    return next((table[name] for name in names(word) if name in table), None) if word.pos != "verb" else None


def mode_of(tokens: list[Token], entry: Entry, i: int, end: int, last: int) -> str | None:
    """Mode of the event at tokens ``i`` to ``end``: its entry's, else that of the first word behind it up to token ``last`` that tells one, of force and forces the most exact.

    هاجم بالسكاكين is primitive, هدد بقصف violence, طالب بوقف yield.
    """
    if entry.mode or entry.type not in _words():
        return entry.mode
    ranks = [rank for t in _near(tokens, i, end, last) if (rank := _rank(t.word, entry.type)) is not None]
    return _modes()[min(ranks) if entry.type in ("ASSAULT", "MOBILIZE") else ranks[0]] if ranks else None


def _near(tokens: list[Token], i: int, end: int, last: int) -> list[Token]:
    """The words of the trigger, of the subject right before it and those behind it, up to a verb that is not joined to it: what is done by one deed is no sign of another."""
    led = next((j for j in range(i - 1, max(-1, i - _LED - 1), -1) if not tokens[j].word.pos.startswith(("noun", "adj"))), max(-1, i - _LED - 1))
    near = tokens[led + 1 if tokens[i].word.pos == "verb" else i : end + 1]  # غارات روسية قتلت
    for token in tokens[end + 1 : min(last, end + _REACH) + 1]:
        if token.word.pos == "verb" and "w" not in token.word.proclitics:  # قتل سبعة وأصيب عشرة في تفجير
            break
        near.append(token)
    return near
