"""The reading of each word in its sentence: a CRF picks the word class, then the likeliest lemma of that class is taken."""

import json
import re
from functools import cache, lru_cache
from pathlib import Path

from waqai.tasks import lexicon
from waqai.tasks.document import Word
from waqai.tasks.normalise.fold import fold
from waqai.tasks.settings import ROOT
from waqai.tasks.tag.analyse import analyses
from waqai.tasks.tag.morphology import find

MODELS = ROOT / "seeds" / "models"

# Word classes: noun, proper noun, adjective, verb, other.  A class stands for the camel-tools tags that begin so.
_CLASS_POS = {"N": "noun", "P": "noun_prop", "A": "adj", "V": "verb", "O": "part"}


@cache
def models() -> tuple[Path, Path]:
    """The CRF and the lemma weights that were trained with the database in use, or one of its kind."""
    kind = "calima" if "calima" in find().name else "aramorph"
    return MODELS / f"tagger-{kind}.crfsuite", MODELS / f"tagger-{kind}.json"


def word_class(pos: str) -> str:
    """N, P, A, V or O of a camel-tools tag."""
    if pos.startswith("noun_prop"):
        return "P"
    if pos.startswith("noun"):
        return "N"
    if pos.startswith("adj"):
        return "A"
    return "V" if pos.startswith("verb") and pos != "verb_pseudo" else "O"


class Type:
    """A word type: its readings, and its features for the CRF as the word itself, as the one before and as the one behind."""

    __slots__ = ("best", "here", "next", "previous", "readings")

    def __init__(self, surface: str):
        self.readings = analyses(surface)
        self.best: dict[str, Word] = {}
        own = _features(surface, self.readings)
        outline = own[:4]
        self.here = own
        self.previous = ["-" + feature for feature in outline]
        self.next = ["+" + feature for feature in outline]

    def reading(self, label: str) -> Word:
        """The likeliest reading of the class; where the database has none, the likeliest of all is made one."""
        if label not in self.best:
            fitting = [word for word in self.readings if word_class(word.pos) == label]
            self.best[label] = _likeliest(fitting, label) if fitting else _recast(_likeliest(self.readings, label), label)
        return self.best[label]


@lru_cache(maxsize=400_000)
def word_type(surface: str) -> Type:
    """The type of a written word, analysed once."""
    return Type(surface)


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold(form) for row in lexicon.rows("given_names") for form in [row["name_ar"], *lexicon.values(row["forms"])])


def _features(surface: str, readings: list[Word]) -> list[str]:
    first = readings[0]
    key, stem = first.key, first.stem
    classes = "".join(sorted({word_class(word.pos) for word in readings}))
    tags = sorted({word.pos for word in readings})
    features = [
        f"w={key}",
        f"c={classes}",
        f"t={','.join(tags)}",
        f"f={first.pos}.{first.state}.{first.gender}.{first.number}.{'.'.join(first.proclitics)}.{first.enclitic}",
        f"k={first.known}",
        f"s={stem}",
        f"l={min(len(stem), 8)}",
        f"v={','.join(sorted({f'{w.aspect}{w.person}{w.voice}' for w in readings if w.pos == 'verb'}))}",
        f"n={min(len(readings), 6)}",
        f"g={any((w.gloss or ' ')[0].isupper() for w in readings)}",
        f"1={first.pos}",
        f"given={key in _given_names() or stem in _given_names()} 1={first.pos}",
        *(f"p{n}={key[:n]}" for n in (1, 2, 3, 4)),
        *(f"x{n}={key[-n:]}" for n in (1, 2, 3, 4)),
        *(f"sp{n}={stem[:n]}" for n in (1, 2)),
        *(f"t={tag}" for tag in tags),
    ]
    if surface[-1] in "ىي":
        features.append(f"y={surface[-1]} 1={first.pos}")  # the key holds one letter for both
    if surface != surface.rstrip("ًٌٍ"):
        features.append("tanwin")
    return features


def features(types: list[Type]) -> list[list[str]]:
    """CRF features of a sentence's words."""
    last = len(types) - 1
    rows = []
    for i, this in enumerate(types):
        row = this.here + (types[i - 1].previous if i else ["-start"]) + (types[i + 1].next if i < last else ["+end"])
        if i > 1:
            row.append("--" + types[i - 2].here[1])
        if i < last - 1:
            row.append("++" + types[i + 2].here[1])
        rows.append(row)
    return rows


@cache
def _lemmas() -> dict[str, dict[str, float]]:
    """``counts``: how often the treebank has a lemma in a class; ``weights`` of ``clues``."""
    return json.loads(models()[1].read_text(encoding="utf-8"))


def clues(word: Word, place: int, count: float) -> list[str]:
    """What speaks for or against a reading among those of its word and class: features of a linear model.

    Args:
        word: the reading.
        place: its place in the order of the analyser.
        count: how often the treebank has its lemma in its class.
    """
    lemma, longer = fold(word.lemma), len(word.lemma)
    pattern = _LETTER.sub("c", word.lemma) if longer < 12 else ""
    return [
        f"pos={word.pos}", f"clitics={len(word.proclitics)}", f"proclitics={''.join(word.proclitics)}", f"enclitic={word.enclitic is not None}",
        f"verb={word.aspect}.{word.person}.{word.number}", f"voice={word.voice}", f"state={word.state}", f"agreement={word.gender}.{word.number}",
        f"ta={lemma.endswith('ه')}.{word.stem.endswith('ه')}", f"same={lemma == word.stem}", f"begins={lemma[:1] == word.stem[:1]}",
        f"longer={max(-3, min(3, len(lemma) - len(word.stem)))}", f"pattern={pattern}", f"name={(word.gloss or ' ')[0].isupper()}",
        f"place={min(5, place)}", f"count={min(4, int(count).bit_length())}",
    ]  # fmt: skip


_LETTER = re.compile("[\u0621-\u064a]")


def _likeliest(readings: list[Word], label: str) -> Word:
    """The reading that the treebank has most often, among those of the lemma that the clues speak for most.

    The clues were trained on unvowelled lemmas, and tell the forms of a verb apart badly: those are left to the counts.
    """
    counts, weights = _lemmas()["counts"], _lemmas()["weights"]

    def count(word: Word) -> float:
        return counts.get(f"{word.lemma} {label}", 0)

    def score(placed: tuple[int, Word]) -> float:
        return sum(weights.get(clue, 0.0) for clue in clues(placed[1], placed[0], count(placed[1])))

    if label == "V":
        return max(readings, key=count)
    lemma = fold(max(enumerate(readings), key=score)[1].lemma)
    return max((word for word in readings if fold(word.lemma) == lemma), key=count)


def _recast(word: Word, label: str) -> Word:
    """A reading as another class: of a name, the lemma is what is written."""
    lemma = word.stem if label == "P" else word.lemma
    return word._replace(pos=_CLASS_POS[label], lemma=lemma, person=None, aspect=None, voice=None) if label != "V" else word


@cache
def tagger(path: Path | None = None):
    """The CRF; that of ``models`` without a path."""
    import pycrfsuite

    model = pycrfsuite.Tagger()
    model.open(str(path or models()[0]))
    return model


def tag(surfaces: list[str]) -> list[Word]:
    """The readings of a sentence's words, given as written."""
    types = [word_type(surface) for surface in surfaces]
    return [this.reading(label) for this, label in zip(types, tagger().tag(features(types)), strict=True)]
