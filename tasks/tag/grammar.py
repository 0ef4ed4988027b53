"""Where grammar asks for a verb, whatever the model makes of a word that may be one as well: قتل, خطف, عقد are verbal nouns too."""

from collections.abc import Iterator

from waqai.tasks.document import Word
from waqai.tasks.normalise import fold

_BEFORE_VERBS = frozenset(map(fold, "قد وقد فقد لقد ولقد لم ولم فلم لن ولن فلن سوف وسوف عندما وعندما بعدما وبعدما حينما كلما".split()))
_CONJUNCTION = fold("أن")  # بعد أن, other than in أن الجيش, leads a verb
_TIMES = frozenset(map(fold, "بعد وبعد قبل وقبل منذ ومنذ دون ودون فور لحين".split()))
_TOPIC = frozenset(map(fold, "إن وإن فإن أن وأن بأن وبأن لأن ولأن لكن ولكن كأن".split()))


def verbs(words: list[Word]) -> Iterator[int]:
    """Places of words read as nouns that must be verbs if they can be: behind قد and لم, behind بعد أن, and behind an accusative that إن leads.

    An indefinite accusative (إن جنديا أميركيا) takes no genitive, and what agrees with it ends as it does.
    """
    for i, word in enumerate(words[:-1]):
        if word.key in _BEFORE_VERBS or (word.key == _CONJUNCTION and i and words[i - 1].key in _TIMES):
            at = i + 1
        elif word.key in _TOPIC:
            at = _behind(words, i + 1)
            if not words[at - 1].pos.startswith(("noun", "adj")) or words[at - 1].pos == "noun_num" or at == len(words):
                continue
        else:
            continue
        if words[at].pos == "noun" and not words[at].proclitics and not words[at].enclitic:
            yield at


def _behind(words: list[Word], at: int) -> int:
    """Place behind an indefinite accusative, what counts it and the adjectives that end as it does."""
    while at < len(words) and words[at].pos in ("digit", "noun_num"):
        at += 1
    ending = next((end for end in ("ا", "ين") if at < len(words) and words[at].key.endswith(end)), None)
    while ending and at < len(words) and words[at].key.endswith(ending) and words[at].state == "i" and words[at].pos.startswith(("noun", "adj")):
        at += 1
    return at
