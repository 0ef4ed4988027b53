"""Titles of persons, and what a single word tells of whether it is part of a name."""

from functools import cache, lru_cache
from typing import NamedTuple

from waqai.tasks import lexicon
from waqai.tasks.document import Token, Word
from waqai.tasks.extract.mention import ActorMention
from waqai.tasks.extract.names import bare, index
from waqai.tasks.extract.recognise import parts
from waqai.tasks.extract.word_kinds import name_words
from waqai.tasks.normalise import fold
from waqai.tasks.tag.known import lemma_counts


class Title(NamedTuple):
    """Folded words of a title, the sector of who bears it, the country where one country's alone have it, and the letters of clitics before."""

    words: tuple[str, ...]
    sector: str | None
    country: str | None
    cut: int = 0


@cache
def _titles() -> dict[str, list[Title]]:
    table: dict[str, list[Title]] = {}
    for row in lexicon.rows("titles"):
        for form in lexicon.values(row["forms"]):
            words = tuple(fold(form).split())
            table.setdefault(words[0], []).append(Title(words, row["sector"] or None, row["country"] or None))
    for entries in table.values():
        entries.sort(key=lambda title: -len(title.words))
    return table


@cache
def given() -> set[str]:
    return {fold(form) for row in lexicon.rows("given_names") for form in [row["name_ar"], *lexicon.values(row["forms"])]}


class Office(NamedTuple):
    """A title with what it is held in: its words, the token behind them, and what it tells of who holds it."""

    role: str
    behind: int
    country: str | None
    sector: str | None
    group: str | None
    former: bool
    body: ActorMention | None


def is_person(mention: ActorMention | None) -> bool:
    return mention is not None and mention.actor.kind == "person"


def is_comma(tokens: list[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].surface in ("،", ",")


QUOTES = "«»“”\"'"
DISTRICTS = name_words("district")
SAINT = fold("سيدي")  # opens names of towns as well as of men: سيدي ولد, سيدي محمد


def is_only_surname(word: Word) -> bool:
    """A word with an article that is a surname and no noun of the news."""
    return word.key.startswith("ال") and (parts().get(word.key, "00")[1] > "1" or not word.known and word.key.endswith("ي")) and (not word.known or lemma_counts().get((word.lemma, "N"), 0.0) < SELDOM) and not word.proclitics[1:]


SELDOM = 5.0  # uses of a noun in the news that the lemmas were counted in


def is_mostly_given(key: str) -> bool:
    """A word that more persons have for a given name than for a surname."""
    given, surname = parts().get(key, "00")
    return is_given(key) or given > "1" and given >= surname


def is_part(key: str) -> bool:
    return key in parts() or key in given() or key in PARTICLES


def named(key: str) -> bool:
    """A part of names, with or without clitics."""
    return any(is_part(form) for form, _ in bare(key))


_ANOTHERS = {fold(w) for w in "حكم عهد زمن نظام رفقة صحبة ضيف ضيفة شاطئ شاطىء شاطيء وادي واد".split()}  # some are names as well, but seldom before another


def is_of_another(word: Word) -> bool:
    """A noun before the name of him whose rule, time or shore it is: عهد أوباما."""
    return word.key in _ANOTHERS and word.pos == "noun"


def common(token: Token) -> bool:
    """A noun or adjective of the language that nobody is called."""
    word = token.word
    if is_of_another(word):
        return True
    return is_accusative(token) or word.known and word.pos in ("noun", "adj") and not word.key.startswith("ال") and not word.gloss[:1].isupper() and not named(word.key)


def is_accusative(token: Token) -> bool:
    """Written with the ending of an indefinite accusative, which names do not take."""
    word = token.word
    return token.surface.endswith(("اً", "ًا")) or word.known and word.pos in ("noun", "adj") and word.key.endswith("ا") and word.key == fold(word.lemma) + "ا"


def title_at(tokens: list[Token], i: int) -> Title | None:
    """The title at a token."""
    if i and tokens[i - 1].word.key.removeprefix("و") == "عبد":
        return None  # عبد الملك
    if tokens[i].word.key in _CROWNS and i + 1 < len(tokens) and not tokens[i + 1].word.key.startswith("ال") and (is_given(tokens[i + 1].word.key) or tokens[i + 1].word.pos == "noun" and tokens[i + 1].word.known and tokens[i + 1].word.key not in index()):
        return None  # الطفلة ملك أحمد, على ملك أحد الناس
    for title in begun(tokens[i].word.key):
        if len(title.words) == 1 or tuple(t.word.key for t in tokens[i + 1 : i + len(title.words)]) == title.words[1:]:
            return title
    return None


_CROWNS = frozenset(map(fold, "ملك أمير سلطان أميرة".split()))  # of a country, else given names


@lru_cache(maxsize=200_000)
def begun(key: str) -> tuple[Title, ...]:
    """Titles that a word may begin, the longest first; none for most words."""
    return tuple(title._replace(cut=cut) for form, cut in bare(key) for title in _titles().get(form, ()))


@lru_cache(maxsize=50_000)
def is_given(key: str) -> bool:
    return any(form in given() for form, _ in bare(key))


PARTICLES = {fold(w) for w in "بن ابن آل أبو أبي أم عبد ولد فان دي دو ديل لو".split()}
