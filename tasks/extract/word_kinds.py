"""Kinds of common words that the event rules ask for: nouns of party_nouns.csv (organ, office, person, force, attack ...) and verbs of clause_words.csv."""

from functools import cache, lru_cache

from waqai.tasks import lexicon
from waqai.tasks.document import Word
from waqai.tasks.normalise import fold


@cache
def _forms(kind: str) -> dict[str, str | None]:
    """Folded form to sector, of one kind of party_nouns.csv."""
    return {fold(form): row["sector"] or None for row in lexicon.rows("party_nouns") if row["kind"] == kind for form in lexicon.values(row["forms"])}


@lru_cache(maxsize=200_000)
def is_kind(word: Word, kind: str) -> bool:
    """Whether a noun is of a kind of party_nouns.csv: organ, office, person, force, attack, pair, masculine."""
    forms = _forms(kind)
    return word.stem.removeprefix("ال") in forms or word.key.removeprefix("ال") in forms or word.stem.removesuffix("ا") in forms or (word.pos.startswith("noun") and fold(word.lemma) in forms)


@lru_cache(maxsize=200_000)
def is_masculine(name: str) -> bool:
    """The name of one of the few countries that verbs agree with in the masculine; other states and cities are feminine."""
    return fold(name) in _forms("masculine") or "ال" + fold(name) in _forms("masculine")


@cache
def verbs(kind: str) -> set[str]:
    """Folded verbs of a kind of clause_words.csv."""
    return {fold(form) for row in lexicon.rows("clause_words") if row["kind"] == kind for form in lexicon.values(row["words"])}


@lru_cache(maxsize=200_000)
def is_light(word: Word, kind: str) -> bool:
    """Whether a verb is of a kind of clause_words.csv: light-verb (شن), suffering-verb (تعرض), impersonal-verb (تم), asking-verb (دعا), control-verb (قرر), outcome-verb (أسفر)."""
    return fold(word.lemma) in verbs(kind) or word.stem in verbs(kind)


def is_auxiliary(word: Word) -> bool:
    """كان، ظل، بدأ: a verb that another follows."""
    return is_light(word, "auxiliary")


def name_words(kind: str) -> frozenset[str]:
    """Folded words of a row of name_words.csv: nouns that bear names, stand before or end them, or only look like a part of one."""
    return frozenset(fold(word) for row in lexicon.rows("name_words") if row["id"] == kind for word in lexicon.values(row["words"]))
