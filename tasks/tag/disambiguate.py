"""The reading of each word in its sentence: a CRF picks the word class, then the readings of the type are weighed for that class."""

import json
import math
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from waqai.tasks.crf import Rows
from waqai.tasks.document import Word
from waqai.tasks.normalise.fold import fold
from waqai.tasks.settings import ROOT
from waqai.tasks.tag import classes, clues, grammar
from waqai.tasks.tag.analyse import analyses
from waqai.tasks.tag.clues import word_class
from waqai.tasks.tag.known import lemma_counts
from waqai.tasks.tag.memory import memory

WEIGHTS = ROOT / "seeds" / "models" / "tagger-readings.json"

# The camel-tools tag of a word whose class none of its readings has.
_CLASS_POS = {"N": "noun", "P": "noun_prop", "A": "adj", "O": "part"}

# How unlikely (natural logarithm) a reading is whose form its verb has in the passive only: توعد is "threatened", hardly "is promised".
_ONLY_PASSIVE = -3.0


class Type:
    """A word type: what the CRF makes of it, the reading chosen for each class met, and all its readings where they are needed."""

    __slots__ = ("_readings", "_scores", "agreement", "amended", "clues", "surface", "taken")

    def __init__(self, surface: str, readings: list[Word]):
        self.surface = surface
        self._readings = readings
        self.clues = clues.clues(surface, readings)
        self.agreement = self.clues.agreement
        self._scores: np.ndarray | None = None
        self.taken: dict[str, Word] = {}
        self.amended = _amended(readings)

    @property
    def readings(self) -> list[Word]:
        """The readings out of context, the likeliest first."""
        if self._readings is None:
            self._readings = analyses(self.surface)
        return self._readings

    @property
    def scores(self) -> np.ndarray:
        """What the CRF makes of the type's clues, which are not needed any more then."""
        if self._scores is None:
            score([self])
        return self._scores

    def kind(self, label: str) -> str:
        """The class that a label of the CRF tells, which tells finer ones apart, such as numbers or the aspect of verbs; one that the word can have."""
        return self.amended.get(label[0], label[0])

    def reading(self, label: str) -> Word:
        """The best reading for a class; where none is of that class, the best of all is made one."""
        if label not in self.taken:
            self.taken[label] = choose(self.readings, label, weights())
            _new[self.surface] = self  # kept with this class too, or every run would open the database for it
        return self.taken[label]

    def packed(self) -> tuple[bytes, list]:
        """What is kept of a type: its scores, and the rest."""
        return self.scores.tobytes(), [self.agreement, self.amended, self.taken]

    @classmethod
    def unpacked(cls, surface: str, scores: bytes, rest: list) -> "Type":
        """A type as it was kept."""
        this = cls.__new__(cls)
        this.surface, this._readings, this.clues = surface, None, None
        this._scores = np.frombuffer(scores, np.int32)
        agreement, this.amended, taken = rest
        this.agreement = clues.Agreement(*agreement)
        this.taken = {label: Word(*fields)._replace(proclitics=tuple(fields[_PROCLITICS])) for label, fields in taken.items()}
        return this


def score(types: list[Type]) -> None:
    """Turn the clues of types into scores, which costs least for many at once."""
    if types:
        for this, scores in zip(types, classes.tagger().scores([this.clues for this in types]), strict=True):
            this._scores, this.clues = scores, None


def _amended(readings: list[Word]) -> dict[str, str]:
    """Classes that a word cannot have, whatever it looks like to the model, each with the one that it has instead.

    What can be a verb only is one, if common: rare verbs, and those that are names (يزيد), may be names read amiss.  Nor is what can be a
    noun only an adjective, if very common (الحكومة after a name): of others the treebank calls many one.  Duals (ساعتين) and accusatives
    (منتقدا) of words that are no names are not made names.
    """
    first, kinds = readings[0], {word_class(word.pos) for word in readings}
    if not first.known or "P" in kinds or clues.is_name(first):
        return {}
    if kinds == {"V"} and _count(readings, "V") >= 5:
        return dict.fromkeys("NPAO", "V")
    amended = {}
    if kinds == {"N"} and _count(readings, "N") >= 50:
        amended["A"] = "N"
    if first.number == "d" or first.stem == fold(first.lemma) + "ا":
        amended["P"] = word_class(first.pos)
    return amended


def _count(readings: list[Word], kind: str) -> float:
    """How often the commonest of the readings' lemmas stands in news, as a word of a class."""
    return max(lemma_counts().get((word.lemma, kind), 0.0) for word in readings)


_RARELY = 0.4  # as often a verb as a noun, below which an opener stays a noun
_PROCLITICS = Word._fields.index("proclitics")


class Candidate(NamedTuple):
    """A reading to choose, its clues, and how likely it is by how common its lemma is (natural logarithm)."""

    word: Word
    clues: list[str]
    prior: float


def candidates(readings: list[Word], label: str) -> list[Candidate]:
    """Readings to choose from: the analyser's, and the stem itself as a lemma, which is rare but for names."""
    share = clues.shares([word for word in readings if word_class(word.pos) == label] or readings)
    active = {(word.lemma, word.aspect) for word in readings if word.voice == "a"}
    found = []
    for place, word in enumerate(readings):
        mine = share.get((word.lemma, word_class(word.pos)), 0.0)
        rare = _ONLY_PASSIVE if word.voice == "p" and (word.lemma, word.aspect) not in active else 0.0
        found.append(Candidate(word, clues.of_reading(word, place, label, mine), math.log(mine + 0.01) + rare))
    first = readings[0]
    return [*found, Candidate(first._replace(lemma=first.stem), clues.of_stem(first, readings, label), math.log(0.01))]


def choose(readings: list[Word], label: str, weight: dict[str, float]) -> Word:
    """The reading of most weight, the likelier out of context of equals, as the class asks."""
    if len(readings) == 1 and (not readings[0].known or word_class(readings[0].pos) == label != "P"):
        return _recast(readings[0], label)
    best = max(candidates(readings, label), key=lambda candidate: candidate.prior + sum(weight.get(clue, 0.0) for clue in candidate.clues)).word
    if label == "V" and word_class(best.pos) != "V":  # only a verb can act as one
        best = next((word for word in readings if word_class(word.pos) == "V"), best)
    if best.voice == "p":  # unvowelled, the passive is a matter of the sentence, which the rules of events read
        best = next((word for word in readings if (word.lemma, word.aspect, word.voice) == (best.lemma, best.aspect, "a")), best)
    return _recast(best, label)


def _recast(word: Word, label: str) -> Word:
    if word_class(word.pos) == label or label == "V":
        return word
    pos = "adv" if label == "O" and word.pos.startswith(("noun", "adj")) else _CLASS_POS[label]
    return word._replace(pos=pos, person=None, aspect=None, voice=None)


@cache
def weights() -> dict[str, float]:
    """Weights of the clues of readings."""
    return json.loads(WEIGHTS.read_text(encoding="utf-8"))


@lru_cache(maxsize=400_000)
def word_type(surface: str) -> Type:
    """The type of a written word, analysed once."""
    kept = memory().get(surface)
    return Type.unpacked(surface, *kept) if kept else Type(surface, analyses(surface))


def _rows(surfaces: list[str]) -> np.ndarray:
    types = [word_type(surface) for surface in surfaces]
    score([this for this in types if this.clues])
    return classes.tagger().rows(np.stack([this.scores for this in types]), (this.agreement for this in types))


@cache
def _types() -> Rows:
    """The CRF's row of each written word."""
    return Rows(classes.tagger().width, _rows)


_new: dict[str, Type] = {}  # types, and classes of known ones, that are not kept yet


def remember(at_least: int = 1) -> None:
    """Keep what is new of word types for later runs, where there are ``at_least`` so many."""
    if len(_new) >= at_least:
        memory().add({surface: this.packed() for surface, this in _new.items()})
        _new.clear()


def _finite(surface: str, aspect: str) -> Word | None:
    """A word as a perfect or imperfect of the third person, where it may be one and is not far more often a noun (سبب، عدد)."""
    verb, noun = (word_type(surface).reading(label) for label in "VN")
    seen, other = (lemma_counts().get((word.lemma, label), 0.0) for word, label in ((verb, "V"), (noun, "N")))
    return verb if (verb.pos, verb.aspect, verb.person) == ("verb", aspect, "3") and not verb.enclitic and seen >= _RARELY * other else None


def tag(sentences: list[list[str]]) -> list[list[Word]]:
    """The readings of the words of sentences, given as written."""
    padded = [word for surfaces in sentences for word in (*surfaces, *[None] * classes.GAP)]
    labels = classes.tagger().labels(_types().at(padded), list(map(len, sentences))) if padded else []
    found, at = [], 0
    for surfaces in sentences:
        types = map(word_type, surfaces)
        words = [this.reading(this.kind(label)) for this, label in zip(types, labels[at : at + len(surfaces)], strict=True)]
        for i, label in grammar.corrections(words):
            better = word_type(surfaces[i]).reading(label)
            words[i] = better if word_class(better.pos) == label else words[i]
        if grammar.opener(words):
            words[0] = _finite(surfaces[0], "p") or words[0]
        elif grammar.headline(words):
            words[1] = _finite(surfaces[1], "i") or words[1]
        found.append(words)
        at += len(surfaces) + classes.GAP
    return found
