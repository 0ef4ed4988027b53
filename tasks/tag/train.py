"""Train the tagger: ``python -m waqai.tasks.tag.train UD_Arabic-PUD.conllu`` writes seeds/models and prints 5-fold figures.

The model is that of the morphology database in use; run again with WAQAI_MORPHOLOGY_DB for the other.

The treebank is UD_Arabic-PUD (universaldependencies.org; CC BY-SA 3.0), so the model files carry that licence.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pycrfsuite
from waqai.tasks.normalise import fold, words
from waqai.tasks.tag import disambiguate
from waqai.tasks.tag.disambiguate import Type, clues, features, models, word_class, word_type

_CLASS = {"NOUN": "N", "PROPN": "P", "ADJ": "A", "VERB": "V", "AUX": "V", "NUM": "N", "DET": "N"}
_FOLDS = 5


class Example(NamedTuple):
    """A sentence's word types with the class and the lemma of each, None where the treebank cuts words otherwise."""

    types: list[Type]
    labels: list[str]
    lemmas: list[str | None]


def examples(path: Path) -> Iterator[Example]:
    """Sentences of a CoNLL-U treebank, cut into our words; a word has the class of its main part."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        text = re.search(r"^# text = (.*)$", block, re.M)[1]
        gold = dict(_gold(text, [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]))
        spans = words(text)
        types = [word_type(text[a:b]) for a, b in spans]
        labels = [gold.get(span, ("O", None)) for span in spans]
        yield Example(types, [label for label, _ in labels], [lemma for _, lemma in labels])


def _gold(text: str, rows: list[list[str]]) -> Iterator[tuple[tuple[int, int], tuple[str, str]]]:
    group, at = [], 0
    for row in rows:
        if "-" in row[0] or "." in row[0]:
            continue
        group.append(row)
        if "SpaceAfter=No" in row[9] and row[3] != "PUNCT":
            continue
        while group and group[-1][3] == "PUNCT":
            group.pop()
        if group:
            main = max(group, key=lambda r: (len(r[1]), r[3] in ("NOUN", "VERB", "ADJ", "PROPN")))
            written = "".join(r[1] for r in group)
            start = text.find(written, at)
            if start >= 0:
                lid = re.search(r"LId=([^|]+)", main[9])
                at = start + len(written)
                yield (start, at), (_CLASS.get(main[3], "O"), re.split("[-_]", lid[1] if lid else main[2])[0])
        group = []


def train(sentences: list[Example], target: Path) -> None:
    """Fit the CRF on ``sentences`` and write it to ``target``."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.15, "c2": 0.3, "max_iterations": 120, "feature.minfreq": 1})
    for example in sentences:
        trainer.append(features(example.types), example.labels)
    target.parent.mkdir(parents=True, exist_ok=True)
    trainer.train(str(target))


def lemmas(sentences: list[Example], epochs: int = 8, rate: float = 0.1, decay: float = 1e-4) -> dict[str, dict[str, float]]:
    """Counts of lemmas by class, and weights of ``clues``: a softmax over the readings of a word in its class, by gradient descent.

    A word's own lemma is taken out of the counts that it is trained with, else rare lemmas would seem surer than they are.
    """
    counts = lemma_counts(sentences)
    choices = []
    for example in sentences:
        for this, label, lemma in zip(example.types, example.labels, example.lemmas, strict=True):
            readings = [word for word in this.readings if word_class(word.pos) == label]
            right = np.array([fold(word.lemma) == fold(lemma or "") for word in readings], float)
            if right.any() and not right.all():
                own = [counts.get(f"{word.lemma} {label}", 0) - right[i] for i, word in enumerate(readings)]
                choices.append(([clues(word, i, own[i]) for i, word in enumerate(readings)], right))
    weights: defaultdict[str, float] = defaultdict(float)
    order = np.random.RandomState(0)
    for _ in range(epochs):
        for i in order.permutation(len(choices)):
            found, right = choices[i]
            scores = np.array([sum(weights[clue] for clue in reading) for reading in found])
            given = np.exp(scores - scores.max())
            given /= given.sum()
            wanted = given * right / (given * right).sum()
            for reading, step in zip(found, wanted - given, strict=True):
                for clue in reading:
                    weights[clue] += rate * (step - decay * weights[clue])
        rate *= 0.8
    return {"counts": counts, "weights": {clue: round(weight, 3) for clue, weight in sorted(weights.items()) if abs(weight) >= 0.01}}


def lemma_counts(sentences: list[Example]) -> dict[str, int]:
    """How often each of our lemmas is the treebank's, by lemma and class."""
    counts: Counter[str] = Counter()
    for example in sentences:
        for this, label, lemma in zip(example.types, example.labels, example.lemmas, strict=True):
            for word in dict.fromkeys((w.lemma, word_class(w.pos)) for w in this.readings):
                if lemma and word[1] == label and fold(word[0]) == fold(lemma):
                    counts[f"{word[0]} {label}"] += 1
    return dict(sorted(counts.items()))


def score(sentences: list[Example], model: Path) -> Counter[str]:
    """Counts of words, right classes and lemmas, and verbs found, given and right."""
    tagger, tally = disambiguate.tagger(model), Counter()
    for example in sentences:
        got = tagger.tag(features(example.types))
        for this, label, gold, lemma in zip(example.types, got, example.labels, example.lemmas, strict=True):
            if lemma is None:
                continue
            tally["words"] += 1
            tally["pos"] += label == gold
            tally["lemma"] += fold(this.reading(label).lemma) == fold(lemma)
            tally["verb.tp"] += label == gold == "V"
            tally["verb.given"] += label == "V"
            tally["verb.gold"] += gold == "V"
    return tally


def main() -> None:
    """Cross-validate, then train on all."""
    sentences, (model, weights) = list(examples(Path(sys.argv[1]))), models()
    total: Counter[str] = Counter()
    for fold_no in range(_FOLDS):
        held = [s for i, s in enumerate(sentences) if i * _FOLDS // len(sentences) == fold_no]
        rest = [s for i, s in enumerate(sentences) if i * _FOLDS // len(sentences) != fold_no]
        _use(lemmas(rest))
        part = model.with_suffix(f".fold{fold_no}")
        train(rest, part)
        total += score(held, part)
        part.unlink()
    n = total["words"]
    print(
        f"{_FOLDS}-fold on {len(sentences)} sentences, {n} words: pos {total['pos'] / n:.4f}, lemma {total['lemma'] / n:.4f}, "
        f"verb precision {total['verb.tp'] / total['verb.given']:.4f}, verb recall {total['verb.tp'] / total['verb.gold']:.4f}"
    )
    train(sentences, model)
    weights.write_text(json.dumps(lemmas(sentences), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"wrote {model} and {weights}")


def _use(found: dict[str, dict[str, float]]) -> None:
    disambiguate._lemmas = lambda: found
    for this in _seen():
        this.best.clear()


def _seen() -> list[Type]:
    import gc

    return [thing for thing in gc.get_objects() if isinstance(thing, Type)]


if __name__ == "__main__":
    main()
