"""Where grammar asks for a verb or a noun, whatever the model makes of a word that may be either: قتل, خطف, تدخل."""

from collections.abc import Iterator

from waqai.tasks.document import Word
from waqai.tasks.normalise import fold

_BEFORE_VERBS = frozenset(map(fold, "قد وقد فقد لقد ولقد لم ولم فلم لن ولن فلن سوف وسوف عندما وعندما بعدما وبعدما حينما كلما".split()))
_CONJUNCTION = fold("أن")  # بعد أن, other than in أن الجيش, leads a verb
_TIMES = frozenset(map(fold, "بعد وبعد قبل وقبل منذ ومنذ دون ودون فور لحين".split()))
_TOPIC = frozenset(map(fold, "إن وإن فإن أن وأن بأن وبأن لأن ولأن لكن ولكن كأن".split()))
_HE = frozenset(map(fold, "إنه أنه بأنه وأنه وإنه لأنه لكنه ولكنه".split()))
_PARTS_OF_DAY = frozenset(map(fold, "فجر ظهر عصر".split()))  # as verbs: blew up, appeared, pressed
_DAYS = frozenset(map(fold, "يوم اليوم أمس غد الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت".split()))
_BEFORE_NOUNS = frozenset(map(fold, "أي أية بأي لأي وأي كل بعض".split()))


def corrections(words: list[Word]) -> Iterator[tuple[int, str]]:
    """Places of words, and V or N where that is what they must be if they can.

    Behind قد and لم, behind بعد أن, behind an accusative that إن leads and behind إنه with an object there are verbs: an indefinite accusative
    (إن جنديا أميركيا) takes no genitive, and what agrees with it ends as it does.  Behind أي there are nouns, and so
    is dawn before a day.
    """
    for i, word in enumerate(words[:-1]):
        if word.key in _PARTS_OF_DAY and word.pos == "verb" and words[i + 1].key in _DAYS:
            yield i, "N"
            continue
        if word.key in _BEFORE_NOUNS:
            if words[i + 1].pos == "verb" and words[i + 1].key != "كان" and not words[i + 1].enclitic:
                yield i + 1, "N"
            continue
        if word.key in _BEFORE_VERBS or (word.key == _CONJUNCTION and i and words[i - 1].key in _TIMES):
            at = i + 1
        elif word.key in _TOPIC:
            at = _behind(words, i + 1)
            if not words[at - 1].pos.startswith(("noun", "adj")) or words[at - 1].pos == "noun_num" or at == len(words):
                continue
        elif word.key in _HE and _is_object(words, i + 2):
            at = i + 1
        else:
            continue
        if words[at].pos == "noun" and not words[at].proclitics and not words[at].enclitic:
            yield at, "V"


_NO_OPENERS = frozenset(map(fold, "حسب وحسب وفق ووفق جد مثل ضد عبر قبل بعد أول خلال حول فوق تحت نحو غير أمام وراء".split()))
_STOPS = frozenset("،؛:.!؟?«\"“(")
_SUBORDINATES = _TOPIC | frozenset(map(fold, "التي الذي الذين اللذين اللتين إنه أنه إنها أنها بأنه بأنها أنهم إنهم حيث بينما عندما بعدما لأنه لأنها".split()))


def opener(words: list[Word]) -> bool:
    """Whether the first word of a full sentence, read as a noun, must be its verb if it can be a perfect: وجه الرئيس تحذيرا.

    What follows is its subject, definite or a name, and no other verb stands in its clause; of what may be a name, in the sentence.
    """
    if len(words) < 4 or words[-1].key not in ".!؟" or words[0].key in _NO_OPENERS or words[0].key.endswith("ا") and len(words[0].key) > 3:
        return False
    first, second = words[0].pos, words[1]
    subject = second.pos == "noun_prop" or second.pos.startswith("noun") and second.key.startswith("ال")
    if not subject or first not in ("noun", "adj", "adv", "noun_prop") or words[0].key.startswith("ال"):
        return False
    stops = {"."} if first == "noun_prop" else _STOPS
    clause = words[1 : next(j for j in range(1, len(words)) if words[j].key in stops or words[j].key in _SUBORDINATES or j == len(words) - 1)]
    return not any(word.pos == "verb" for word in clause)


def headline(words: list[Word]) -> bool:
    """Whether the second word of a sentence, read as a noun, must be its verb if it can be an imperfect: الأردن يدين الهجوم.

    A name or a definite noun leads, and no other verb stands in the clause.
    """
    if len(words) < 3 or not (words[0].pos == "noun_prop" or words[0].pos == "noun" and words[0].key.startswith("ال")):
        return False
    if words[1].pos not in ("noun", "adj") or words[1].key[0] not in "يت" or words[1].proclitics or words[1].enclitic:
        return False
    return not any(word.pos == "verb" for word in words[2 : next((j for j, word in enumerate(words) if word.key in _STOPS or word.key in _SUBORDINATES), len(words))])


def _behind(words: list[Word], at: int) -> int:
    """Place behind an indefinite accusative, what counts it and the adjectives that end as it does."""
    while at < len(words) and words[at].pos in ("digit", "noun_num"):
        at += 1
    ending = next((end for end in ("ا", "ين") if at < len(words) and words[at].key.endswith(end)), None)
    while ending and at < len(words) and words[at].key.endswith(ending) and words[at].state == "i" and words[at].pos.startswith(("noun", "adj")):
        at += 1
    return at


def _is_object(words: list[Word], at: int) -> bool:
    """إنه قصف أهدافا، إنه أمر البحرية, other than إنه قتل متعمد."""
    if at >= len(words) or not words[at].pos.startswith("noun"):
        return False
    word = words[at]
    return word.proclitics == ("al",) or not word.proclitics and word.state == "i" and word.key.endswith("ا")
