"""What the tagger knows beside the database: words that stand in names, and how common lemmas are.  Both lists are made when it is trained."""

import csv
from functools import cache

from waqai.tasks.settings import ROOT

NAMES = ROOT / "seeds" / "models" / "tagger-names.csv"
LEMMAS = ROOT / "seeds" / "models" / "tagger-lemmas.csv"


@cache
def names() -> dict[str, list[str]]:
    """Kinds of name (city, town, territory, language, given, person, other) that a folded word is part of."""
    with NAMES.open(encoding="utf-8", newline="") as file:
        return {word: kinds.split("|") for word, kinds in csv.reader(file)}


@cache
def lemma_counts() -> dict[tuple[str, str], float]:
    """How often a lemma of a class stands in news text, of some 100,000 words."""
    with LEMMAS.open(encoding="utf-8", newline="") as file:
        return {(lemma, kind): float(count) for lemma, kind, count in csv.reader(file)}
