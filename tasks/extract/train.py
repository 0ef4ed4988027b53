"""Train the model of confidence.py: ``python -m waqai.tasks.extract.train EVENTS.jsonl``.

The file holds one sentence a line: ``text`` and ``label`` (ASSAULT, PROTEST, or "not" before either), as made from arabic_event_gsr
(https://github.com/openeventdata, MIT licence).  Prints recall and false rate in ten-fold cross-validation, then writes seeds/models/news.json.
"""

import json
import sys
from collections import Counter

from waqai.tasks.extract.confidence import MODEL

FOLDS, STRENGTH = 10, 0.1  # inverse of the regularisation's strength; chosen by cross-validation
ENOUGH = 5  # mentions of a mode from which the model can judge it: annotators of these sentences hardly met strikes and boycotts
THRESHOLDS = {"ASSAULT": 0.44, "PROTEST": 0.23}  # below these an event is taken for one named in passing


def collect(path: str) -> tuple[dict[str, list[tuple[int, bool, tuple[str, ...], float]]], Counter]:
    """By type (number of the sentence, whether annotators saw the event, clues, least chance) of every mention; and sentences by (type, seen)."""
    from waqai.tasks.extract import confidence, read_mentions
    from waqai.tasks.tag import read

    confidence._weights = dict  # read as if there were no model yet
    found: dict[str, list] = {kind: [] for kind in THRESHOLDS}
    total: Counter = Counter()
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            seen, kind = not row["label"].startswith("not "), row["label"].removeprefix("not ")
            total[kind, seen] += 1
            for event in read_mentions(read(str(number), row["text"], None)).events:
                if event.type == kind and event.status == "actual":
                    found[kind].append((number, seen, event.clues, event.least))
    return found, total


def fit(rows: list[tuple[int, bool, tuple[str, ...], float]]):
    """A vectorizer and a logistic regression over the clues."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectors = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit(vectors.fit_transform([dict.fromkeys(row[2], 1) for row in rows]), [row[1] for row in rows])
    return vectors, model


def validate(kind: str, rows: list, total: Counter) -> str:
    """Recall and false rate by sentence, of the folds, with what events.py takes for news whatever its chance."""
    modes = _modes(rows)
    kept: dict[int, bool] = {}
    for fold in range(FOLDS):
        vectors, model = fit([row for row in rows if row[0] % FOLDS != fold])
        held = [row for row in rows if row[0] % FOLDS == fold]
        for (number, seen, clues, least), chance in zip(held, model.predict_proba(vectors.transform([dict.fromkeys(row[2], 1) for row in held]))[:, 1], strict=True):
            if chance >= min(THRESHOLDS[kind], least) or modes.isdisjoint(clues):
                kept[number] = seen
    found = Counter(kept.values())
    return f"{kind}: recall {found[True] / total[kind, True]:.3f}, false rate {found[False] / total[kind, False]:.3f}"


def _modes(rows: list) -> set[str]:
    """Clues of the modes that there are enough mentions of."""
    modes = Counter(clue for row in rows for clue in row[2] if clue.startswith("mode="))
    return {mode for mode, count in modes.items() if count >= ENOUGH}


def main(path: str) -> None:
    """Cross-validate, print, and write the model trained on all."""
    found, total = collect(path)
    weights = {}
    for kind, rows in found.items():
        print(validate(kind, rows, total))
        vectors, model = fit(rows)
        named = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
        weights[kind] = {"bias": round(float(model.intercept_[0]), 3), "threshold": THRESHOLDS[kind]}
        weights[kind] |= {f"knows {mode}": 1 for mode in _modes(rows)}
        weights[kind] |= {str(name): round(float(weight), 3) for name, weight in named if abs(weight) >= 0.004}
    MODEL.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
