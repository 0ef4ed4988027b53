"""Train the name recogniser: ``python -m waqai.tasks.extract.train_names NAMES.conll`` writes seeds/models/names.json and prints 5-fold figures.

The file is ANERcorp's training split as the CAMeL Lab gives it (https://camel.abudhabi.nyu.edu/anercorp/, Y. Benajiba and others, CC BY-SA 4.0): a word
and its label (B-PERS, I-ORG, O ...) a line, sentences apart.  The model file carries that licence.  Labels of other kinds than ours count as O.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from waqai.tasks.crf import fit
from waqai.tasks.document import Document, Sentence
from waqai.tasks.extract import recognise
from waqai.tasks.extract.actors import listed, marked
from waqai.tasks.extract.recognise import LABELS, MODEL, features, spans
from waqai.tasks.tag import read

_FOLDS = 5
_SETTINGS = {"c1": 0.2, "c2": 0.1, "max_iterations": 70, "feature.minfreq": 1}  # the best of five by cross-validation


class Example(NamedTuple):
    """A text of the corpus and, for each of its sentences, the words' labels."""

    doc: Document
    labels: list[list[str]]


def examples(path: Path) -> Iterator[Example]:
    """The sentences of a CoNLL file, cut into our words; a word has the label of the name that it lies in."""
    for number, block in enumerate(path.read_text(encoding="utf-8").split("\n\n")):
        text, names = "", []
        for token, label in (line.split()[:2] for line in block.split("\n") if len(line.split()) > 1):
            start = len(text) + bool(text)
            text += " " * bool(text) + token
            if label.startswith("B-"):
                names.append((start, len(text), label[2:]))
            elif label.startswith("I-") and names:
                names[-1] = (names[-1][0], len(text), names[-1][2])
        if text:
            doc = read(str(number), text, None)
            yield Example(doc, [_labels(sentence, names) for sentence in doc.sentences])


def _labels(sentence: Sentence, names: list[tuple[int, int, str]]) -> list[str]:
    labels, last = [], None
    for token in sentence.tokens:
        name = next((name for name in names if name[0] < token.end and token.start < name[1] and f"B-{name[2]}" in LABELS), None)
        labels.append(f"{'I' if name == last else 'B'}-{name[2]}" if name else "O")
        last = name
    return labels


def train(sentences: Iterable[Example]) -> dict:
    """Fit a conditional random field; its weights as ``recognise`` reads them."""
    given = (
        (features(sentence, marked(listed(sentence))), labels)
        for example in sentences
        for sentence, labels in zip(example.doc.sentences, example.labels, strict=True)
    )
    return fit(given, _SETTINGS)


def use(model: dict) -> None:
    """Let ``recognise`` work with a model."""
    recognise.forget()
    recognise._model = lambda: model


def score(sentences: Iterable[Example]) -> Counter[tuple[str, str]]:
    """Names by kind: right, given and in the corpus."""
    tally: Counter[tuple[str, str]] = Counter()
    for example in sentences:
        read = recognise.recognise(example.doc.sentences, [marked(listed(sentence)) for sentence in example.doc.sentences])
        for found, labels in zip(read, example.labels, strict=True):
            gold, got = set(spans(labels)), set(found)
            for name, found in (("right", gold & got), ("given", got), ("gold", gold)):
                tally.update((span.kind, name) for span in found)
    return tally


def main(path: str) -> None:
    """Cross-validate over stretches of the corpus (neighbours tell of the same persons), print, and write the model trained on all."""
    corpus = list(examples(Path(path)))
    total: Counter[tuple[str, str]] = Counter()
    for fold in range(_FOLDS):
        use(train(e for i, e in enumerate(corpus) if i * _FOLDS // len(corpus) != fold))
        total += score(e for i, e in enumerate(corpus) if i * _FOLDS // len(corpus) == fold)
    for kind in ("PERS", "ORG", "LOC"):
        right, given, gold = (total[kind, name] for name in ("right", "given", "gold"))
        print(f"{kind}: precision {right / given:.3f}, recall {right / gold:.3f}, F1 {2 * right / (given + gold):.3f}")
    MODEL.write_text(json.dumps(train(corpus), ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"wrote {MODEL}")


if __name__ == "__main__":
    main(sys.argv[1])
