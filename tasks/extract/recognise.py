"""Names of persons and organisations that nobody listed: a conditional random field over the analysed words and what the lexicon knows of them.

The model labels each word B or I of a person, an organisation or a place, or O; it is made by ``train_names.py``.
Whatever depends on a word alone is computed once for each analysed word and kept.
"""

import json
from bisect import bisect
from collections import Counter
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from waqai.tasks import lexicon
from waqai.tasks.document import Sentence, Word
from waqai.tasks.extract import names
from waqai.tasks.extract.days import words
from waqai.tasks.extract.names import bare
from waqai.tasks.normalise import fold
from waqai.tasks.settings import ROOT

MODEL = ROOT / "seeds" / "models" / "names.json"
LABELS = ("O", "B-PERS", "I-PERS", "B-ORG", "I-ORG", "B-LOC", "I-LOC")


class Span(NamedTuple):
    """Tokens ``first`` to ``last`` that the model takes for a name of a kind: PERS, ORG or LOC."""

    first: int
    last: int
    kind: str


_SURE = 5.0  # by how much a name of one word must score above no name; chosen on held-out folds and the sample articles


class Clues(NamedTuple):
    """Features of a word as itself, and as the one before, behind, two before and two behind; ``outline`` and ``look`` enter pairs with a neighbour's."""

    here: list[str]
    before: list[str]
    behind: list[str]
    before2: list[str]
    behind2: list[str]
    outline: str
    look: str


@cache
def _parts() -> dict[str, str]:
    """How often a word is a given name and a surname: two digits on a scale of powers of three."""
    steps = (1, 3, 9, 27, 81)
    return {row["id"]: f"{bisect(steps, int(row['given'] or 0))}{bisect(steps, int(row['surname'] or 0))}" for row in lexicon.rows("name_parts")}


@cache
def _classes() -> dict[str, str]:
    """What the lexicon says of a folded word: letters of the classes that it is listed in."""
    found: dict[str, set[str]] = {}

    def add(letter: str, forms) -> None:
        for form in forms:
            found.setdefault(form, set()).add(letter)

    def listed(name: str, *columns: str):
        return (fold(form) for row in lexicon.rows(name) for column in columns for form in lexicon.values(row[column]))

    add("g", listed("given_names", "name_ar", "forms"))
    add("t", (form.split()[0] for form in listed("titles", "forms")))
    add("T", (word for form in listed("titles", "forms") for word in form.split()[1:]))
    add("h", (form.split()[0] for form in listed("org_heads", "forms")))
    add("H", (word for form in listed("org_heads", "forms") for word in form.split()[1:]))
    add("s", listed("speech", "words"))
    add("n", (form for stem in names.nationalities() for form in (stem, f"ال{stem}")))
    add("c", listed("countries", "name_ar", "capitals"))
    add("p", (form for form in listed("places", "name_ar", "aliases") if " " not in form))
    for form in listed("persons", "name_ar"):
        add("f", form.split()[:1])
        add("l", form.split()[-1:])
    counts = Counter(word for form in listed("organisations", "name_ar") for word in set(form.split()))
    add("o", (word for word, times in counts.items() if times > 1))
    add("w", [*words("weekday"), *names_of_months()])
    return {form: "".join(sorted(letters)) for form, letters in found.items()}


@cache
def names_of_months() -> frozenset[str]:
    """Folded names of months."""
    return frozenset(fold(form) for row in lexicon.rows("months") for form in lexicon.values(row["names"]))


@lru_cache(maxsize=50_000)
def clitics(word: Word) -> int:
    """Letters of the proclitics before a name: those whose removal leaves a name or a word that is listed, else those that the analysis takes off."""
    listed = [cut for form, cut in bare(word.key) if form in _parts() or "g" in _classes().get(form, "")]
    if 0 in listed:
        return 0
    cut = next(iter(listed), 0)
    return cut or (sum(clitic in ("w", "f", "b", "l", "k") for clitic in word.proclitics) if "al" not in word.proclitics or word.key[1:3] == "ال" else 0)


@cache
def _cities() -> frozenset[str]:
    from waqai.tasks.extract.places import gazetteer

    return frozenset(entry[0] for entries in gazetteer().values() for entry, _ in entries if len(entry) == 1)


def _first(table: dict[str, str], key: str) -> str:
    return next((table[form] for form, _ in bare(key) if form in table), "")


@lru_cache(maxsize=200_000)
def clues(word: Word) -> Clues:
    """Features of an analysed word."""
    key, stem, pos = word.key, word.stem, word.pos
    classes = _first(_classes(), key) or _classes().get(fold(word.lemma), "")
    part = _first(_parts(), key)
    city = any(form in _cities() for form, _ in bare(key))
    glossed = bool(word.gloss) and word.gloss[0].isupper()
    clitics = "".join(word.proclitics) + (f"+{word.enclitic}" if word.enclitic else "")
    look = f"K={word.known}{part}{clitics}"
    here = [
        f"w={key}", f"s={stem}", f"m={word.lemma}", f"t={pos}", f"k={word.known}{glossed}{pos}", f"c={clitics}", f"e={word.state}{word.gender}{word.number}",
        f"L={classes}", f"G={part}", f"GL={part}/{classes}", f"C={city}", f"l={min(len(stem), 8)}", *(f"is={letter}" for letter in classes),
        *(f"p{n}={stem[:n]}" for n in (1, 2, 3, 4)), *(f"x{n}={stem[-n:]}" for n in (1, 2, 3, 4)), look, f"KC={city}{word.known}{glossed}",
    ]  # fmt: skip
    near = [
        f"w={key}", f"m={word.lemma}", f"t={pos}", f"L={classes}", f"k={word.known}{glossed}", f"G={part}", f"c={clitics}", f"x={stem[-2:]}",
        f"K={word.known}{part}{classes}",
    ]  # fmt: skip
    far = [f"m={word.lemma}", f"t={pos}{word.known}", f"L={classes}", f"G={part}"]
    near_by = [[sign + feature for feature in near] for sign in "-+"]
    return Clues(here, *near_by, *([sign + feature for feature in far] for sign in ("--", "++")), f"{pos}{classes}", look)


def _pair(before: str, here: str) -> str:
    return f"B={before}/{here}"


def _marked(before: str | None, here: str | None, behind: str | None) -> list[str]:
    return [f"M={here}", f"-M={before}", f"+M={behind}"]


def features(sentence: Sentence, marks: dict[int, str]) -> list[list[str]]:
    """Features of a sentence's words, to train with.

    Args:
        sentence: the sentence.
        marks: what the lexicon found at a token: B or I and a kind.
    """
    seen = [clues(token.word) for token in sentence.tokens]
    rows = []
    for i, clue in enumerate(seen):
        row = clue.here + _marked(marks.get(i - 1), marks.get(i), marks.get(i + 1))
        if i:
            row = row + seen[i - 1].before + [_pair(seen[i - 1].outline, clue.outline)]
        if i > 1:
            row = row + seen[i - 2].before2
        if i < len(seen) - 1:
            row = row + seen[i + 1].behind + [_pair(clue.look, "+" + seen[i + 1].look)]
        if i < len(seen) - 2:
            row = row + seen[i + 2].behind2
        rows.append(row)
    return rows


# ---- Decoding: scores are sums over features, so those of a word are added up once for all its occurrences --------------


@cache
def _weights() -> dict[str, np.ndarray]:
    """Weight of each feature for each of ``LABELS``."""
    table = {}
    for feature, weights in _model()["features"].items():
        table[feature] = row = np.zeros(len(LABELS))
        for label, weight in weights.items():
            row[LABELS.index(label)] = weight
    return table


@cache
def _model() -> dict:
    return json.loads(MODEL.read_text(encoding="utf-8"))


@cache
def _moves() -> list[list[tuple[int, float]]]:
    """For each label those that may follow it, with the weight of the step; I follows only its own B and I."""
    steps = _model()["steps"]
    return [[(to, steps.get(f"{a} {b}", 0.0)) for to, b in enumerate(LABELS) if b[0] != "I" or a[1:] == b[1:]] for a in LABELS]


def _sum(found: list[str]) -> np.ndarray:
    weights = _weights()
    return sum((weights[feature] for feature in found if feature in weights), np.zeros(len(LABELS)))


@lru_cache(maxsize=200_000)
def _word_scores(word: Word) -> tuple[np.ndarray, str, str]:
    clue = clues(word)
    return np.concatenate([_sum(part) for part in clue[:5]]), clue.outline, clue.look


@lru_cache(maxsize=100_000)
def _pair_scores(before: str, here: str) -> np.ndarray:
    return _sum([_pair(before, here)])


@lru_cache(maxsize=10_000)
def _mark_scores(before: str | None, here: str | None, behind: str | None) -> np.ndarray:
    return _sum(_marked(before, here, behind))


def _scores(sentence: Sentence, marks: dict[int, str]) -> list[list[float]]:
    """Score of each label at each word, but for the steps between labels."""
    seen = [_word_scores(token.word) for token in sentence.tokens]
    n = len(LABELS)
    parts = np.array([part for part, _, _ in seen])
    total = parts[:, :n].copy()
    for at, shift in ((1, 1), (3, 2)):
        total[shift:] += parts[:-shift, at * n : at * n + n]
        total[:-shift] += parts[shift:, (at + 1) * n : (at + 2) * n]
    if len(seen) > 1:
        total[1:] += np.array([_pair_scores(a[1], b[1]) for a, b in pairwise(seen)])
        total[:-1] += np.array([_pair_scores(a[2], "+" + b[2]) for a, b in pairwise(seen)])
    total += np.array([_mark_scores(marks.get(i - 1), marks.get(i), marks.get(i + 1)) for i in range(len(seen))])
    return total.tolist()


_BEAM = 20.0  # a path so far behind the best (in log odds) never comes back: most words leave one alive


def _path(rows: list[list[float]]) -> list[str]:
    """The likeliest labels of words of such scores (Viterbi)."""
    moves = _moves()
    best, back = {of: score for of, score in enumerate(rows[0]) if LABELS[of][0] != "I"}, []
    for row in rows[1:]:
        least = max(best.values()) - _BEAM
        best = {of: score for of, score in best.items() if score >= least}
        came, held = [0] * len(row), {}
        for of, score in best.items():
            for to, weight in moves[of]:
                reached = score + weight + row[to]
                if to not in held or reached > held[to]:
                    held[to], came[to] = reached, of
        best = held
        back.append(came)
    at = max(best, key=best.__getitem__)
    path = [at]
    for came in reversed(back):
        at = came[at]
        path.append(at)
    return [LABELS[at] for at in reversed(path)]


def spans(labelled: list[str]) -> list[Span]:
    """The names that labels mark."""
    found: list[Span] = []
    for i, label in enumerate(labelled):
        if label[0] == "B":
            found.append(Span(i, i, label[2:]))
        elif label[0] == "I":
            found[-1] = found[-1]._replace(last=i)
    return found


def recognise(sentence: Sentence, marks: dict[int, str]) -> list[Span]:
    """Names of persons, organisations and places in a sentence, in order; ``marks`` as for ``features``."""
    if not sentence.tokens:
        return []
    rows = _scores(sentence, marks)
    return [span for span in spans(_path(rows)) if span.last > span.first or rows[span.first][LABELS.index(f"B-{span.kind}")] - rows[span.first][0] >= _SURE]
