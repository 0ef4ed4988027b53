"""The class of each word in its sentence: a CRF over the clues of the word types, of their neighbours and of how these agree."""

import json
from collections.abc import Callable, Iterable
from functools import cache, partial

import numpy as np
from waqai.tasks.crf import Rows, Weights, likeliest
from waqai.tasks.settings import ROOT
from waqai.tasks.tag.clues import Agreement, Clues, far, followed, led

MODEL = ROOT / "seeds" / "models" / "tagger.json"
GAP = 2  # rows of no word behind every sentence: as far as a word looks


class Tagger:
    """A model at work; what it makes of a word type is a row: scores of the type as itself, as the word before and as the one behind, then its agreement's number."""

    def __init__(self, model: dict):
        self.weights = Weights(model)
        self.width = 3 * len(self.weights.labels) + 1
        self._numbers: dict[Agreement | None, int] = {None: 0}  # of agreements
        self._alike = [0]  # for each the first of its definiteness and gender
        parts = led, followed, partial(far, "--"), partial(far, "++")
        self._led, self._followed, self._earlier, self._later = (Rows(len(self.weights.labels), partial(self._sums, part)) for part in parts)

    def scores(self, types: list[Clues]) -> np.ndarray:
        """Scores of word types, as their rows begin; shape (types, 3 labels)."""
        return self.weights.sums([clues for this in types for clues in this[:3]]).reshape(len(types), -1)

    def rows(self, scores: np.ndarray, agreements: Iterable[Agreement]) -> np.ndarray:
        """Rows of word types, of their scores and their agreements."""
        return np.hstack([scores, np.array([self._number(agreement) for agreement in agreements], np.int32)[:, None]])

    def _number(self, agreement: Agreement) -> int:
        if agreement not in self._numbers:
            alike = (number for other, number in self._numbers.items() if other and (other.defined, other.gender) == (agreement.defined, agreement.gender))
            self._alike.append(next(alike, len(self._alike)))
            self._numbers[agreement] = len(self._numbers)
        return self._numbers[agreement]

    def labels(self, rows: np.ndarray, lengths: list[int]) -> list[str]:
        """The label of each row; ``rows`` are those of sentences of such lengths, with ``GAP`` rows of zeros behind each."""
        n, places = len(self.weights.labels), np.array(lengths, np.intp)
        total = rows[:, :n] + self._agreeing([0, 0, *rows[:, -1].tolist(), 0, 0])
        total[1:] += rows[:-1, n : 2 * n]
        total[:-1] += rows[1:, 2 * n : 3 * n]
        starts = np.cumsum(places + GAP) - places - GAP
        path = likeliest(total, starts[places > 0], places[places > 0], self.weights.steps)
        return list(map(self.weights.labels.__getitem__, path.tolist()))

    def _agreeing(self, ids: list[int]) -> np.ndarray:
        """Scores of words by how they agree with their neighbours, from the numbers of agreements, two more at both ends."""
        alike = [self._alike[number] for number in ids]
        total = self._led.at([three if three[2] else None for three in zip(alike, ids[1:], ids[2:-2], strict=False)])
        total += self._followed.at([two if two[0] else None for two in zip(ids[2:], ids[3:-1], strict=False)])
        return total + self._earlier.at([(number,) for number in ids[:-4]]) + self._later.at([(number,) for number in ids[4:]])

    def _sums(self, clues: Callable[..., list[str]], keys: list[tuple[int, ...]]) -> np.ndarray:
        agreements = list(self._numbers)
        return self.weights.sums([clues(*(agreements[number] for number in key)) for key in keys])


@cache
def tagger() -> Tagger:
    """The model of ``seeds/models``."""
    return Tagger(json.loads(MODEL.read_text(encoding="utf-8")))
