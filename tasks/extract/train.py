"""Train the model of confidence.py: ``python -m waqai.tasks.extract.train EVENTS.jsonl``.

The file holds one sentence a line: ``text`` and ``label`` (ASSAULT, PROTEST, or "not" before either), as made from arabic_event_gsr
(https://github.com/openeventdata, MIT licence).  Prints recall and false rate in ten-fold cross-validation, then writes seeds/models/news.json.
"""

import json
import random
import sys
from collections import Counter
from hashlib import sha256
from typing import NamedTuple

from waqai.tasks.extract.confidence import MODEL

_SECOND = 0.65  # weight of a second reading against the label
FOLDS, TIMES = 10, 6  # ways to fold; what one way says of so few sentences is chance
ENOUGH = 5  # mentions of a mode from which the model can judge it: annotators of these sentences hardly met strikes and boycotts
DOUBTFUL = MODEL.parent / "news-doubtful.csv"  # sentences that a second reading finds labelled wrongly, by the first 12 digits of their text's SHA-256


class Setting(NamedTuple):
    """How a type is trained, chosen by cross-validation: inverse strength of the regularisation, clues (by their beginning) that weigh more, and how much.

    Below ``threshold`` an event is taken for one named in passing.
    """

    strength: float
    stressed: str
    stress: float
    threshold: float


SETTINGS = {"ASSAULT": Setting(0.1, "word=", 1.4, 0.44), "PROTEST": Setting(0.3, "class ", 1.5, 0.45)}


class Mention(NamedTuple):
    """An event that was read in sentence ``number``; ``seen`` says whether annotators saw one there, ``least`` which chance suffices anyhow."""

    number: int
    seen: bool
    doubtful: bool
    clues: tuple[str, ...]
    least: float


def collect(path: str) -> tuple[dict[str, list[Mention]], Counter]:
    """Mentions by type; and sentences by (type, seen)."""
    from waqai.tasks.extract import confidence, read_mentions
    from waqai.tasks.tag import read

    confidence._weights = dict  # read as if there were no model yet
    doubtful = set(DOUBTFUL.read_text("utf-8").split())
    found: dict[str, list[Mention]] = {kind: [] for kind in SETTINGS}
    total: Counter = Counter()
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            seen, kind = not row["label"].startswith("not "), row["label"].removeprefix("not ")
            total[kind, seen] += 1
            unsure = sha256(row["text"].encode()).hexdigest()[:12] in doubtful
            for event in read_mentions(read(str(number), row["text"], None)).events:
                if event.type == kind and event.status == "actual":
                    found[kind].append(Mention(number, seen, unsure, event.clues, event.least))
    return found, total


def fit(kind: str, mentions: list[Mention]):
    """A vectorizer and a logistic regression over the clues; a doubtful sentence counts two thirds as its second reading has it, a third as labelled."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectors, model = DictVectorizer(), LogisticRegression(C=SETTINGS[kind].strength, max_iter=3000)
    rows = [(m, m.seen, 1 - _SECOND if m.doubtful else 1) for m in mentions] + [(m, not m.seen, _SECOND) for m in mentions if m.doubtful]
    model.fit(vectors.fit_transform([_stressed(kind, m) for m, _, _ in rows]), [seen for _, seen, _ in rows], sample_weight=[weight for _, _, weight in rows])
    return vectors, model


def _stressed(kind: str, mention: Mention) -> dict[str, float]:
    _, stressed, stress, _ = SETTINGS[kind]
    return {clue: stress if clue.startswith(stressed) else 1 for clue in mention.clues}


def validate(kind: str, mentions: list[Mention], total: Counter) -> str:
    """Recall and false rate by sentence and by the annotators' own labels, with what events.py takes for news whatever its chance: the mean of some ways to fold."""
    modes, found = _modes(mentions), Counter()
    for seed in range(TIMES):
        numbers = sorted({m.number for m in mentions})
        random.Random(seed).shuffle(numbers)
        fold = {number: place % FOLDS for place, number in enumerate(numbers)}
        kept: dict[int, bool] = {}
        for out in range(FOLDS):
            vectors, model = fit(kind, [m for m in mentions if fold[m.number] != out])
            held = [m for m in mentions if fold[m.number] == out]
            for mention, chance in zip(held, model.predict_proba(vectors.transform([_stressed(kind, m) for m in held]))[:, 1], strict=True):
                if chance >= min(SETTINGS[kind].threshold, mention.least) or modes.isdisjoint(mention.clues):
                    kept[mention.number] = mention.seen
        found.update(kept.values())
    return f"{kind}: recall {found[True] / TIMES / total[kind, True]:.3f}, false rate {found[False] / TIMES / total[kind, False]:.3f}"


def _modes(mentions: list[Mention]) -> set[str]:
    """Clues of the modes that there are enough mentions of."""
    modes = Counter(clue for mention in mentions for clue in mention.clues if clue.startswith("mode="))
    return {mode for mode, count in modes.items() if count >= ENOUGH}


def main(path: str) -> None:
    """Cross-validate, print, and write the model trained on all."""
    found, total = collect(path)
    weights = {}
    for kind, mentions in found.items():
        print(validate(kind, mentions, total))
        vectors, model = fit(kind, mentions)
        _, stressed, stress, threshold = SETTINGS[kind]
        named = [(str(name), weight * (stress if name.startswith(stressed) else 1)) for name, weight in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)]
        weights[kind] = {"bias": round(float(model.intercept_[0]), 3), "threshold": threshold}
        weights[kind] |= {f"knows {mode}": 1 for mode in _modes(mentions)}
        weights[kind] |= {name: round(float(weight), 3) for name, weight in named if abs(weight) >= 0.004}
    MODEL.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
