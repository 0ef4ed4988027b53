"""Whether a noun phrase may be the subject of a verb, by gender, number and person."""

from functools import cache

from waqai.tasks.document import Word
from waqai.tasks.extract.chunks import Phrase
from waqai.tasks.normalise import fold
from waqai.tasks.tag.known import lemma_counts


@cache
def _pasts() -> frozenset[str]:
    """Folded verbs of the news that begin with ت, as تحدث."""
    return frozenset(stem for lemma, kind in lemma_counts() if kind == "V" and (stem := fold(lemma)).startswith("ت"))


def agrees(verb: Word, phrase: Phrase, before: bool) -> bool:
    """Whether a phrase may be the subject of a verb, which stands behind it (``before``) or before it; unknown features agree.

    A verb before its subject is singular and agrees in gender; one behind it agrees in number as well, things in the plural as a woman.
    """
    if verb.person in ("1", "2"):
        return False
    gender, number = phrase.gender, phrase.number
    if verb.aspect == "i" and verb.gender == "f" and verb.stem.startswith("ت") and (fold(verb.lemma) == verb.stem or "ت" + fold(verb.lemma) == verb.stem and verb.stem in _pasts()):
        verb = verb._replace(gender=None)  # تظاهر، توعد: as well a man's past
    if number == "p" and gender == "f":
        number = "s"  # القوات، الطائرات: as one woman
    if before and verb.number == "p" and number != "p" and phrase.mentions and phrase.mentions[-1].actor.kind == "person" and phrase.head.word.number != "p":
        return False  # one person; a group may do as many
    if not before:
        if verb.number in ("d", "p"):
            return False
        return gender is None or verb.gender is None or gender == verb.gender
    if number == "p":
        return verb.number == "p" or verb.number is None
    if number == "d":
        return verb.number != "p"
    if number == "s":
        return verb.number not in ("d",) and not (verb.number == "p" and gender == "f") and (gender is None or gender == verb.gender or verb.gender is None)
    return True
