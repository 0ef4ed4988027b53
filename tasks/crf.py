"""Linear-chain conditional random fields: fitted by python-crfsuite, read by numpy.

A model is a dictionary with the weights of features for labels (``features``) and of steps from label to label (``steps``).  Scores are
sums over features, so those of a word are added up once for all its occurrences, and many sentences are decoded at once.  Weights are
read as whole hundredths, so that no sum depends on the order of its parts, nor on what else is added up beside it.
"""

from collections.abc import Callable, Iterable
from itertools import chain
from tempfile import TemporaryDirectory

import numpy as np


def fit(sentences: Iterable[tuple[list[list[str]], list[str]]], settings: dict[str, float]) -> dict:
    """The model fitted to sentences, each given by the features of its words and by their labels, with crfsuite's settings."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(settings)
    for features, labels in sentences:
        trainer.append(features, labels)
    with TemporaryDirectory() as folder:
        trainer.train(f"{folder}/model")
        tagger = pycrfsuite.Tagger()
        tagger.open(f"{folder}/model")
        info = tagger.info()
    weights: dict[str, dict[str, float]] = {}
    for (feature, label), weight in sorted(info.state_features.items()):
        if abs(weight) >= 0.005:
            weights.setdefault(feature, {})[label] = round(weight, 2)
    steps = {f"{a} {b}": round(info.transitions.get((a, b), 0.0), 2) for a in sorted(info.labels) for b in sorted(info.labels)}
    return {"steps": steps, "features": weights}


class Weights:
    """A model's weights: ``labels``, in the order of the model or in that given, ``table`` a row for each feature, ``steps`` from label to label."""

    def __init__(self, model: dict, labels: list[str] | None = None):
        self.labels = labels or list(dict.fromkeys(pair.split()[0] for pair in model["steps"]))
        number = {label: i for i, label in enumerate(self.labels)}
        self.places = {feature: place for place, feature in enumerate(model["features"], 1)}
        self.table = np.zeros((len(self.places) + 1, len(self.labels)), np.int32)
        for row, weights in zip(self.table[1:], model["features"].values(), strict=True):
            for label, weight in weights.items():
                row[number[label]] = round(weight * 100)
        self.steps = np.array([[round(model["steps"].get(f"{a} {b}", 0.0) * 100) for b in self.labels] for a in self.labels], np.int32)

    def sums(self, found: list[list[str]]) -> np.ndarray:
        """For each list of features the sum of their weights, for each label; shape (lists, labels)."""
        known = [[self.places[feature] for feature in features if feature in self.places] or [0] for features in found]
        starts = np.cumsum([0, *map(len, known[:-1])])
        return np.add.reduceat(self.table[list(chain.from_iterable(known))], starts, dtype=np.int32)


class Rows:
    """Vectors of whole numbers by key, made once each and kept in one array; emptied when full.  The first, of None, holds zeros."""

    def __init__(self, width: int, made: Callable[[list], np.ndarray], most: int = 100_000):
        self.width, self.made, self.most = width, made, most
        self.clear()

    def clear(self) -> None:
        """Forget all."""
        self.places: dict = {None: 0}
        self.rows = np.zeros((1024, self.width), np.int32)

    def at(self, keys: list) -> np.ndarray:
        """The vector of each key."""
        found = list(map(self.places.get, keys))
        if None in found:
            if len(self.places) + len(keys) > self.most:
                self.clear()
            self._add([key for key in dict.fromkeys(keys) if key not in self.places])
            found = list(map(self.places.__getitem__, keys))
        return self.rows[np.array(found, np.intp)]

    def _add(self, new: list) -> None:
        first, last = len(self.places), len(self.places) + len(new)
        if last > len(self.rows):
            self.rows = np.concatenate([self.rows, np.zeros((max(len(self.rows), len(new)), self.width), np.int32)])
        self.places.update(zip(new, range(first, last), strict=True))
        self.rows[first:last] = self.made(new)


def likeliest(scores: np.ndarray, starts: np.ndarray, lengths: np.ndarray, steps: np.ndarray) -> np.ndarray:
    """The labels of sentences by the likeliest path (Viterbi), all sentences a word at a time.

    Args:
        scores: of each label at each word, shape (words, labels); sentences lie in it one behind the other, with anything between.
        starts: the first word of each sentence.
        lengths: its number of words, none of them 0.
        steps: the weight of each step, by the label left and the label reached.

    Returns:
        For each row of ``scores`` the number of its label, 0 outside sentences.
    """
    order = np.argsort(-lengths, kind="stable")
    starts, lengths, reached_from = starts[order], lengths[order], np.ascontiguousarray(steps.T)
    longer = [int(np.searchsorted(-lengths, -at)) for at in range(lengths.max(initial=1))]  # sentences with more words than that
    came, path = np.zeros(scores.shape, np.uint8), np.zeros(len(scores), np.intp)
    held = scores[starts]
    for at, n in enumerate(longer[1:], 1):
        ways = held[:n, None, :] + reached_from
        best, words = ways.argmax(2), starts[:n] + at
        came[words] = best
        held[:n] = np.take_along_axis(ways, best[:, :, None], 2)[:, :, 0] + scores[words]
    path[starts + lengths - 1] = held.argmax(1)
    for at in range(len(longer) - 1, 0, -1):
        words = starts[: longer[at]] + at
        path[words - 1] = came[words, path[words]]
    return path
