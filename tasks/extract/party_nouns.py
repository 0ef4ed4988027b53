"""What common nouns say of a party: an organ of the state, an office, persons, a force, an attack, or two parties named before."""

from functools import cache

from waqai.tasks import lexicon
from waqai.tasks.document import Word
from waqai.tasks.normalise import fold


@cache
def _forms(kind: str) -> dict[str, str | None]:
    """Folded form to sector, of one kind of party_nouns.csv."""
    return {fold(form): row["sector"] or None for row in lexicon.rows("party_nouns") if row["kind"] == kind for form in lexicon.values(row["forms"])}


@cache
def is_kind(word: Word, kind: str) -> bool:
    """Whether a noun is of a kind of party_nouns.csv: organ, office, person, force, attack, pair, masculine."""
    forms = _forms(kind)
    return word.stem.removeprefix("ال") in forms or word.stem.removesuffix("ا") in forms or (word.pos.startswith("noun") and fold(word.lemma) in forms)


@cache
def is_masculine(name: str) -> bool:
    """The name of one of the few countries that verbs agree with in the masculine; other states and cities are feminine."""
    return fold(name) in _forms("masculine") or "ال" + fold(name) in _forms("masculine")
