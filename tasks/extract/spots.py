"""Where in a sentence something may begin: a question about words is asked once of each analysed word, and looked up for many sentences at once."""

from collections.abc import Callable

import numpy as np
from waqai.tasks.crf import Rows
from waqai.tasks.document import Sentence, Word

_QUESTIONS: list[Callable[[Word], object]] = []


def _answers(new: list[Word]) -> np.ndarray:
    """The answers to all questions as bits of one number, for each word."""
    bits = [np.fromiter((bool(question(word)) for word in new), np.int32, len(new)) << number for number, question in enumerate(_QUESTIONS)]
    return np.sum(bits, axis=0, dtype=np.int32)[:, None]


_ANSWERS = Rows(1, _answers)


class Spots:
    """The tokens of a sentence whose words a question is true of: ``may_begin = Spots(lambda word: ...)``, ``may_begin.of(sentence)``."""

    def __init__(self, question: Callable[[Word], object]):
        self.number = len(_QUESTIONS)
        if self.number == 31:
            raise OverflowError("an answer has 31 bits: a wider one is needed for more questions")
        _QUESTIONS.append(question)
        _ANSWERS.clear()  # those of the words known so far lack this one

    def of(self, sentence: Sentence) -> list[int]:
        """Indices of the tokens, in order."""
        if sentence.spots is None:
            look_up([sentence])
        return sentence.spots[self.number]


def look_up(sentences: list[Sentence]) -> None:
    """Find the spots of many sentences; at once, this costs a fraction of what it costs one by one."""
    answers = _ANSWERS.at([token.word for sentence in sentences for token in sentence.tokens])[:, 0]
    ends = np.cumsum([len(sentence.tokens) for sentence in sentences])
    starts = np.concatenate([[0], ends[:-1]])
    found = []
    for number in range(len(_QUESTIONS)):
        at = np.flatnonzero(answers >> number & 1)
        of = np.searchsorted(ends, at, "right")
        cuts = np.searchsorted(of, np.arange(len(sentences) + 1)).tolist()
        inside = (at - starts[of]).tolist()
        found.append([inside[a:b] for a, b in zip(cuts, cuts[1:], strict=False)])
    for sentence, spots in zip(sentences, zip(*found, strict=True), strict=True):
        sentence.spots = spots
