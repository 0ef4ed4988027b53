"""Names of persons and organisations that nobody listed: a conditional random field over the analysed words and what the lexicon knows of them.

The model labels each word B or I of a person, an organisation or a place, or O; it is made by ``train_names.py``.
Whatever depends on a word alone is computed once for each analysed word and kept.
"""

import json
from bisect import bisect
from collections import Counter
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from waqai.tasks import lexicon
from waqai.tasks.crf import Rows, Weights
from waqai.tasks.document import Sentence, Token, Word
from waqai.tasks.extract import names
from waqai.tasks.extract.days import words
from waqai.tasks.extract.gazetteer import gazetteer
from waqai.tasks.extract.names import bare
from waqai.tasks.normalise import fold
from waqai.tasks.settings import ROOT
from waqai.tasks.tag.known import lemma_counts

MODEL = ROOT / "seeds" / "models" / "names.json"
LABELS = ("O", "B-PERS", "I-PERS", "B-ORG", "I-ORG", "B-LOC", "I-LOC")


class Span(NamedTuple):
    """Tokens ``first`` to ``last`` that the model takes for a name of a kind: PERS, ORG or LOC."""

    first: int
    last: int
    kind: str


_SURE = 500  # by how much (in hundredths) a name of one word must score above no name; chosen on held-out folds and the sample articles


class Clues(NamedTuple):
    """Features of a word as itself, and as the one before, behind, two before and two behind."""

    here: list[str]
    before: list[str]
    behind: list[str]
    before2: list[str]
    behind2: list[str]


class Shape(NamedTuple):
    """What a word has in common with many: its analysis, and what the lexicon says of it."""

    pos: str
    known: bool
    glossed: bool  # with a capital
    clitics: str
    agreement: str
    classes: str
    part: str
    city: bool

    @property
    def outline(self) -> str:
        """Enters pairs with the neighbour's."""
        return f"{self.pos}{self.classes}"

    @property
    def look(self) -> str:
        """Enters pairs with the neighbour's."""
        return f"K={self.known}{self.part}{self.clitics}"


@cache
def parts() -> dict[str, str]:
    """How often a word is a given name and a surname: two digits on a scale of powers of three."""
    steps = (1, 3, 9, 27, 81)
    return {row["id"]: f"{bisect(steps, int(row['given'] or 0))}{bisect(steps, int(row['surname'] or 0))}" for row in lexicon.rows("name_parts")}


@cache
def listings() -> dict[str, str]:
    """What the lexicon says of a folded word: letters of the classes that it is listed in."""
    found: dict[str, set[str]] = {}

    def add(letter: str, forms) -> None:
        for form in forms:
            found.setdefault(form, set()).add(letter)

    def listed(name: str, *columns: str):
        return (fold(form) for row in lexicon.rows(name) if row.get("pattern") != "none" for column in columns for form in lexicon.values(row[column]))

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


_KUNYAS = frozenset(map(fold, "أبو أبي أبا أم ابن".split()))


@lru_cache(maxsize=50_000)
def clitics(word: Word) -> int:
    """Letters of the proclitics before a name: those whose removal leaves a name or a word that is listed, else those that the analysis takes off."""
    if word.key[1:] in _KUNYAS and word.key[0] in "وفبلك":
        return 1
    listed = [cut for form, cut in bare(word.key) if form in parts() or "g" in listings().get(form, "")]
    if 0 in listed:
        return 0
    cut = next(iter(listed), 0)
    return cut or (sum(clitic in ("w", "b", "l") for clitic in word.proclitics) if "al" not in word.proclitics or word.key[1:3] == "ال" else 0)


@cache
def cities() -> frozenset[str]:
    return frozenset(entry[0] for entries in gazetteer().values() for entry, _ in entries if len(entry) == 1)


def _first(table: dict[str, str], key: str) -> str:
    return next((table[form] for form, _ in bare(key) if form in table), "")


@lru_cache(maxsize=200_000)
def _listed(key: str) -> tuple[str, str, bool]:
    """Classes and part of a folded word, and whether it may be a city."""
    return _first(listings(), key), _first(parts(), key), any(form in cities() for form, _ in bare(key))


def shape(word: Word) -> Shape:
    """The shape of an analysed word."""
    classes, part, city = _listed(word.key)
    clitics = "".join(word.proclitics) + (f"+{word.enclitic}" if word.enclitic else "")
    glossed = bool(word.gloss) and word.gloss[0].isupper()
    return Shape(word.pos, word.known, glossed, clitics, f"{word.state}{word.gender}{word.number}", classes or listings().get(fold(word.lemma), ""), part, city)


def _of_key(key: str) -> Clues:
    return _clues([f"w={key}"], [f"w={key}"], [])


def _of_lemma(lemma: str) -> Clues:
    return _clues([f"m={lemma}"], [f"m={lemma}"], [f"m={lemma}"])


def _of_stem(stem: str) -> Clues:
    ends = [f"{sign}{n}={part}" for n in (1, 2, 3, 4) for sign, part in (("p", stem[:n]), ("x", stem[-n:]))]
    return _clues([f"s={stem}", f"l={min(len(stem), 8)}", *ends], [f"x={stem[-2:]}"], [])


def _of_shape(shape: Shape) -> Clues:
    pos, known, glossed, clitics, agreement, classes, part, city = shape
    here = [
        f"t={pos}", f"k={known}{glossed}{pos}", f"c={clitics}", f"e={agreement}", f"L={classes}", f"G={part}", f"GL={part}/{classes}", f"C={city}",
        *(f"is={letter}" for letter in classes), shape.look, f"KC={city}{known}{glossed}",
    ]  # fmt: skip
    near = [f"t={pos}", f"L={classes}", f"k={known}{glossed}", f"G={part}", f"c={clitics}", f"K={known}{part}{classes}"]
    return _clues(here, near, [f"t={pos}{known}", f"L={classes}", f"G={part}"])


def _clues(here: list[str], near: list[str], far: list[str]) -> Clues:
    return Clues(here, *([sign + feature for feature in features] for features, signs in ((near, "-+"), (far, ("--", "++"))) for sign in signs))


@lru_cache(maxsize=200_000)
def clues(word: Word) -> Clues:
    """Features of an analysed word."""
    parts = _of_key(word.key), _of_stem(word.stem), _of_lemma(word.lemma), _of_shape(shape(word))
    return Clues(*(list(chain.from_iterable(found)) for found in zip(*parts, strict=True)))


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
    seen, shapes = [clues(token.word) for token in sentence.tokens], [shape(token.word) for token in sentence.tokens]
    rows = []
    for i, clue in enumerate(seen):
        row = clue.here + _marked(marks.get(i - 1), marks.get(i), marks.get(i + 1))
        if i:
            row = row + seen[i - 1].before + [_pair(shapes[i - 1].outline, shapes[i].outline)]
        if i > 1:
            row = row + seen[i - 2].before2
        if i < len(seen) - 1:
            row = row + seen[i + 1].behind + [_pair(shapes[i].look, "+" + shapes[i + 1].look)]
        if i < len(seen) - 2:
            row = row + seen[i + 2].behind2
        rows.append(row)
    return rows


# ---- Decoding: scores are sums over features, so those of a word are added up once for all its occurrences --------------


def _component(features: Callable[[Any], Clues]) -> Rows:
    """Scores by a component of words: as itself, for the one behind, before, two behind and two before."""
    return Rows(5 * len(LABELS), lambda new: _weights().sums([part for key in new for part in features(key)]).reshape(len(new), -1))


def _of_words(new: list[Word]) -> np.ndarray:
    """Scores of words, and the numbers of their outline and look."""
    shapes, (outlines, _), (looks, _) = [shape(word) for word in new], _pair_table("outline"), _pair_table("look")
    keys = [word.key for word in new], [word.stem for word in new], [word.lemma for word in new], shapes
    pairs = [(outlines.get(this.outline, 0), looks.get(this.look, 0)) for this in shapes]
    return np.hstack([sum(rows.at(of) for rows, of in zip(_COMPONENTS, keys, strict=True)), np.array(pairs, np.int32)])


_COMPONENTS = [_component(features) for features in (_of_key, _of_stem, _of_lemma, _of_shape)]
_WORDS = Rows(5 * len(LABELS) + 2, _of_words)


def forget() -> None:
    """Forget all scores, so that another model can be used."""
    for rows in (*_COMPONENTS, _WORDS):
        rows.clear()
    for cached in (_weights, _moves, _pair_table, _mark_table):
        cached.cache_clear()


@cache
def _weights() -> Weights:
    return Weights(_model(), LABELS)


@cache
def _model() -> dict:
    return json.loads(MODEL.read_text(encoding="utf-8"))


@cache
def _moves() -> list[list[tuple[int, int]]]:
    """For each label those that may follow it, with the weight of the step; I follows only its own B and I."""
    steps = _weights().steps.tolist()
    return [[(to, steps[of][to]) for to, b in enumerate(LABELS) if b[0] != "I" or a[1:] == b[1:]] for of, a in enumerate(LABELS)]


@cache
def _pair_table(of: str) -> tuple[dict[str, int], np.ndarray]:
    """Numbers, from 1, of the outlines or looks that stand in pairs of the model, and the scores of each pair by both numbers."""
    places, weights = _weights().places, _weights().table
    pairs = [(tuple(feature[2:].split("/")), place) for feature, place in places.items() if feature.startswith("B=") and ("/+" in feature) == (of == "look")]
    pairs = [((before, here.removeprefix("+")), place) for (before, here), place in pairs]
    numbers = {side: number for number, side in enumerate(sorted({side for pair, _ in pairs for side in pair}), 1)}
    table = np.zeros((len(numbers) + 1, len(numbers) + 1, len(LABELS)), np.int32)
    for (before, here), place in pairs:
        table[numbers[before], numbers[here]] = weights[place]
    return numbers, table


@cache
def _mark_table() -> tuple[dict[str | None, int], np.ndarray]:
    """Numbers of marks, that of none being 0, and the scores of each at the word itself, before it and behind it; those of any other, zeros, are last."""
    known = {feature.split("M=")[1] for feature in _weights().places if feature.lstrip("-+").startswith("M=")} - {"None"}
    numbers = {mark: number for number, mark in enumerate([None, *sorted(known)])}
    features = [[_marked(mark, mark, mark)[side]] for side in range(3) for mark in numbers]
    return numbers, np.pad(_weights().sums(features).reshape(3, len(numbers), -1), ((0, 0), (0, 1), (0, 0)))


def _scores(sentences: list[Sentence], marks: list[dict[int, str]]) -> np.ndarray:
    """Score of each label at each word, but for the steps between labels; two rows of no word stand behind every sentence."""
    words: list[Word | None] = []
    told: list[int] = []
    numbers, mark_scores = _mark_table()
    for sentence, found in zip(sentences, marks, strict=True):
        words += [token.word for token in sentence.tokens]
        words += (None, None)
        at = len(told)
        told += [0] * (len(sentence.tokens) + 2)
        for i, mark in found.items():
            told[at + i] = numbers.get(mark, -1)
    n, parts, mark = len(LABELS), _WORDS.at(words), np.array(told)
    here, before, behind = (mark_scores[side] for side in range(3))
    total = parts[:, :n] + here[mark]
    for at, shift in ((1, 1), (3, 2)):
        total[shift:] += parts[:-shift, at * n : at * n + n]
        total[:-shift] += parts[shift:, (at + 1) * n : (at + 2) * n]
    total += before[np.roll(mark, 1)] + behind[np.roll(mark, -1)]
    outlines, looks = _pair_table("outline")[1], _pair_table("look")[1]
    total[1:] += outlines[parts[:-1, -2], parts[1:, -2]]
    total[:-1] += looks[parts[:-1, -1], parts[1:, -1]]
    return total


def _possible(total: np.ndarray, lengths: list[int]) -> list[bool]:
    """Whether a word can be part of a name at all: whether any stretch of words with it in, all in names, could score above one without names.

    Most a stretch can win over no name is a sum over its words, and the best sums from and up to each word come from running extremes.
    """
    moves, n = _moves(), len(LABELS)
    step = [max(weight for ways in moves for to, weight in ways if to == label) for label in range(n)]
    stay, leave = moves[0][0][1], max(weight for ways in moves[1:] for to, weight in ways if to == 0)
    over = (total[:, 1:] - total[:, :1]).astype(np.int64)
    begun, gone_on = (over[:, at::2] + np.array(step[1 + at :: 2]) - stay for at in (0, 1))  # LABELS are O, then B and I in turn
    begin, last = begun.max(axis=1), np.cumsum([length + 2 for length in lengths]) - 3
    win, end = np.maximum(begin, gone_on.max(axis=1)), np.full(len(total), leave - stay)
    first = last + 1 - lengths
    begin[first] = win[first] = over[first, ::2].max(axis=1)  # no step leads to the first word, nor from the last
    end[last] = 0
    win[last + 1] = win[last + 2] = begin[last + 1] = begin[last + 2] = -(10**7)
    before = np.cumsum(win) - win
    from_here, up_to_here = before + win - begin, before + win + end
    return (np.maximum.accumulate(up_to_here[::-1])[::-1] >= np.minimum.accumulate(from_here)).tolist()


def _path(rows: list[list[int]], possible: list[bool]) -> list[str]:
    """The likeliest labels of words of such scores (Viterbi); read are only the stretches in which a name may stand."""
    moves, path, i = _moves(), [0] * len(rows), 0
    while i < len(rows):
        if not possible[i]:
            i += 1
            continue
        first, back, best = i, [], {0: 0}
        while i < len(rows) and possible[i]:
            row, came, held = rows[i], [0] * len(LABELS), {}
            if i == 0:  # no step leads to the first word
                best, held = {}, {to: row[to] for to, _ in moves[0]}
            for of, score in best.items():
                for to, weight in moves[of]:
                    reached = score + weight + row[to]
                    if to not in held or reached > held[to]:
                        held[to], came[to] = reached, of
            best = held
            back.append(came)
            i += 1
        if i < len(rows):  # the word behind is outside
            best = {of: score + moves[of][0][1] for of, score in best.items()}
        at = max(best, key=best.__getitem__)
        for j in range(i - 1, first - 1, -1):
            path[j] = at
            at = back[j - first][at]
    return [LABELS[at] for at in path]


def spans(labelled: list[str]) -> list[Span]:
    """The names that labels mark."""
    found: list[Span] = []
    for i, label in enumerate(labelled):
        if label[0] == "B":
            found.append(Span(i, i, label[2:]))
        elif label[0] == "I":
            found[-1] = found[-1]._replace(last=i)
    return found


def recognise(sentences: list[Sentence], marks: list[dict[int, str]]) -> list[list[Span]]:
    """Names of persons, organisations and places in each sentence, in order; ``marks`` of each as for ``features``."""
    if not sentences:
        return []
    total = _scores(sentences, marks)
    rows, possible, at, found = total.tolist(), _possible(total, [len(sentence.tokens) for sentence in sentences]), 0, []
    for sentence in sentences:
        end = at + len(sentence.tokens)
        labelled = (_without_verb(sentence.tokens, span) for span in spans(_path(rows[at:end], possible[at:end])))
        read = [span for span in labelled if span.last > span.first or _sure(rows[at + span.first], span.kind)]
        found.append([span._replace(kind="PERS") if span.kind == "ORG" and _is_personal(sentence.tokens[span.first : span.last + 1]) else span for span in read])
        at = end + 2
    return found


def _is_personal(tokens: list[Token]) -> bool:
    """A given name and surnames, as those of players are whom the model takes for clubs."""
    first, *rest = [_listed(token.word.key) for token in tokens]
    return bool(rest) and ("g" in first[0] or first[1][:1] > "0") and "h" not in first[0] and all(part[1][1:] > "0" or token.word.key in ("بن", "عبد") or not token.word.known and token.word.key.startswith("ال") for part, token in zip(rest, tokens[1:], strict=True))


def _without_verb(tokens: list[Token], span: Span) -> Span:
    """A name without the verb before it that is a given name as well: طالب بارزاني الحكومة."""
    word = tokens[span.first].word
    verb = word.pos == "verb" and span.last > span.first and lemma_counts().get((word.lemma, "V"), 0.0) >= _COMMON
    return span._replace(first=span.first + 1) if verb else span


_COMMON = 20.0  # uses of a verb in the news that the lemmas were counted in, above which it is no name where it is read as a verb


def _sure(row: list[int], kind: str) -> bool:
    return row[LABELS.index(f"B-{kind}")] - row[0] >= _SURE
