"""Words that unvowelled are verb and verbal noun, read as the place in their sentence asks for."""

from dataclasses import replace
from functools import cache

from waqai.tasks.document import Sentence, Token, Word
from waqai.tasks.extract.chunks import ASIDE, has_pronoun
from waqai.tasks.extract.clauses import is_subordinator
from waqai.tasks.extract.event_words import entries, participles
from waqai.tasks.extract.participles import bare
from waqai.tasks.extract.spots import Spots
from waqai.tasks.extract.word_kinds import is_kind, is_light, verbs
from waqai.tasks.normalise import SHADDA, fold

_NOMINAL = ("noun", "adj", "digit")
_FAR = 14  # words from a verb to the noun that it governs
_SOON = 9  # words behind a noun in which a verb would be its own


def reread(sentence: Sentence) -> Sentence:
    """A sentence in which verbal nouns are nouns behind a verb that governs them, and verbs are verbs at the head of a clause; itself where it has none.

    قررت 14 دولة، بينها فرنسا، طرد دبلوماسيين: behind a verb that governs a deed, its subject and an aside.
    تراجعت عن رفع الأسعار: right behind a preposition.
    وعقب استدعاء السفير: the preposition, where the verb would have على.
    عبر الوزير عن شكره: no preposition.
    هوجمت القنصلية: the passive of هاجم.
    تسلم الجيش أسلحة: a man receives, where a woman would hand over.
    أصدرت بيانا يدين: no ب with a name, and no two hands.
    فيما قصف الجيش مواقع، من جهته، رفض الوزير: where a clause begins and whoever does it follows.
    ، مرحبة بالقرار، ، حاضا الدول: participles, which are analysed as verbs.
    غارة على ما وصفته دلهي بأنه معسكر: the words that tell what somebody calls it are set ASIDE, so that معسكر stands behind على.
    """
    tokens, changed = sentence.tokens, {}
    for i in _VERB_LIKE.of(sentence):
        if i < len(tokens) - 1 and _leads(tokens, i):
            word, stem = tokens[i].word, _past(tokens[i].word)
            clitics = ("w",) if word.key[0] == "و" and stem == word.key[1:] else ()
            changed[i] = word._replace(stem=stem, lemma=stem + SHADDA, pos="verb", gender="m", number="s", person="3", voice="a", aspect="p", state=None, proclitics=clitics, enclitic=word.enclitic if stem == word.stem else None)
    for i in _NOUN_LIKE.of(sentence):
        if 1 < i < len(tokens) - 1 and tokens[i + 1].word.pos.startswith(_NOMINAL) and _is_governed(tokens, i):
            changed[i] = tokens[i].word._replace(pos="noun", aspect=None, person=None, voice=None, state="c")
    for i in _ODD.of(sentence):
        if i < len(tokens) - 1 and (word := _as_meant(tokens, i, _oddity(tokens[i].word))) is not None:
            changed[i] = word
    for i in _BESIDE.of(sentence):
        if i and tokens[i - 1].surface == "،" and tokens[i].surface[-1] in "اة":
            changed[i] = tokens[i].word._replace(pos="adj", gender="f" if tokens[i].surface[-1] == "ة" else "m", number="s", person=None, voice=None, aspect=None, state="i", enclitic=None)
    for i in _CALLED.of(sentence):
        if (end := _so_called(tokens, i)) is not None:
            changed |= {j: tokens[j].word._replace(key="…", stem="…", lemma="…", pos=ASIDE, proclitics=tokens[j].word.proclitics[:1] if j == i else (), enclitic=None) for j in range(i, end + 1)}
    if not changed:
        return sentence
    return replace(sentence, tokens=[replace(token, word=changed[i]) if i in changed else token for i, token in enumerate(tokens)], spots=None)


def _active(key: str) -> str | None:
    """هاجم for هوجم, هوجمت and وهوجمت, where the lexicon has that verb."""
    stem = key.removeprefix("و") if len(key) > 4 else key
    stem = stem.removesuffix("ت") if len(stem) == 5 else stem
    active = stem[0] + "ا" + stem[2:] if len(stem) == 4 and stem[1] == "و" else None
    return active if active in _pasts() else None


_AFTER = fold("عقب")


def _oddity(word: Word) -> str | None:
    """What is odd about a word that is often analysed as another; one question for all of them."""
    if word.pos == "noun_prop":
        if word.key.startswith("باليستي"):
            return "ballistic"
        return "document" if word.key == "بيانا" else "passive" if not word.known and _active(word.key) is not None else None
    if word.pos == "verb":
        if word.aspect == "i":
            return "receives" if word.gender == "f" and word.stem == "تسلم" else None
        return "afterwards" if word.key in (_AFTER, "و" + _AFTER) and not word.enclitic else None
    if word.pos == "prep":
        return "expresses" if word.key in ("عبر", "وعبر") and not word.enclitic else None
    return "condemns" if word.key in ("يدين", "تدين") and word.pos.startswith("noun") else None


_ODD = Spots(_oddity)
_THIRD = {"pos": "verb", "number": "s", "person": "3", "state": None}


def _as_meant(tokens: list[Token], i: int, oddity: str | None) -> Word | None:
    """The word at ``i`` as its neighbours ask for it, None where it stands as it is."""
    word, behind = tokens[i].word, tokens[i + 1].word
    nominal = behind.pos.startswith(_NOMINAL)
    if oddity == "passive" and nominal:
        stem = word.key.removeprefix("و") if len(word.key) > 4 else word.key
        return word._replace(stem=stem, lemma=_active(word.key), gender="f" if stem.endswith("ت") else "m", voice="p", aspect="p", proclitics=("w",) if stem != word.key else (), enclitic=None, **_THIRD)
    if oddity == "receives" and behind.pos == "noun" and (behind.gender, behind.number) == ("m", "s") and any(is_kind(behind, kind) for kind in ("organ", "office", "force")):
        return word._replace(lemma=word.stem, gender="m", aspect="p")
    if oddity == "afterwards" and behind.pos == "noun":
        return word._replace(pos="prep", stem=_AFTER, aspect=None, person=None, gender=None, number=None, voice=None)
    if oddity == "expresses" and (not i or tokens[i - 1].surface == "،") and any(is_kind(behind, kind) for kind in ("office", "organ")) and any(t.word.key == "عن" for t in tokens[i + 2 : i + 2 * _FAR]):
        return word._replace(stem="عبر", lemma="عب" + SHADDA + "ر", gender="m", voice="a", aspect="p", **_THIRD)
    if oddity == "ballistic":
        return word._replace(pos="adj", proclitics=())
    if oddity == "document":
        return word._replace(pos="noun", stem=word.key, proclitics=(), gender="m", number="s", state="i")
    if oddity == "condemns" and i and nominal and tokens[i - 1].word.pos.startswith("noun"):
        return word._replace(lemma="أَدان", gender="f" if word.key[0] == "ت" else "m", voice="a", aspect="i", **_THIRD)
    return None


_BESIDE = Spots(lambda word: word.pos == "verb" and (ending := bare(word.key)) is not None and ending[0] in participles())
_CONDEMNS = Spots(lambda word: word.pos.startswith("noun") and word.key in ("يدين", "تدين"))


# ---- Nouns ---------------------------------------------------------------------------------------------------------------


def _may_be_noun(word: Word) -> bool:
    """قتل، طرد، خفض: a past of three letters, which unvowelled is its verbal noun as well."""
    past = word.pos == "verb" and word.aspect == "p" and word.number == "s" and word.gender == "m" and set(word.proclitics) <= {"l"}
    if past and len(word.stem) == 2:  # لحث, doubled
        return "l" in word.proclitics
    return past and len(word.stem) == 3 and word.stem[1] not in "اوي" and word.stem[2] not in "اي"


_NOUN_LIKE = Spots(_may_be_noun)


_IF = {fold(w) for w in "لو لولا إذا لئن".split()}
_LEAD_VERBS = {fold(w) for w in "من منذ حتى ل ك".split()}  # من قتل: also "who"


def _is_governed(tokens: list[Token], i: int) -> bool:
    before, marks = tokens[i - 1].word, 0
    if "l" in tokens[i].word.proclitics:
        return not tokens[i].word.enclitic and not any(t.word.key in _IF for t in tokens[:i])  # لحث إسرائيل على
    if before.pos == "prep" and not before.enclitic and not has_pronoun(before) and before.stem not in _LEAD_VERBS:
        return True
    for j in range(i - 1, max(-1, i - _FAR), -1):
        word = tokens[j].word
        if word.pos == "verb":
            return marks in (0, 2) and i - j > 1 and any(is_light(word, kind) for kind in ("control-verb", "light-verb", "asking-verb"))
        if i - j > 1 and not marks and is_kind(word, "decision"):
            return True  # إعلان بغداد وقف استيراد
        if tokens[j].surface == "،":
            marks += 1
        elif is_subordinator(word) or not word.pos.startswith((*_NOMINAL, "prep")) or j == i - 1 and word.pos == "prep":
            return False
    return False


# ---- What somebody calls a thing ------------------------------------------------------------------------------------------

_WHAT = {fold(w) for w in "ما بما مما لما".split()}
_THAT_IT = {fold(w) for w in "بأنه بأنها بأنهم بأنهما أنه أنها أنهم أنهما إنه إنها إنهم إنهما".split()}
_CALLED = Spots(lambda word: word.key in _WHAT)
_NAMED_SOON = 7  # words from ما to what is called so


def _so_called(tokens: list[Token], i: int) -> int | None:
    """Last of the words ما وصفته دلهي بأنه, بما سماه, ما يعرف, which begin at ``i``; None where they do not."""
    verb = tokens[i + 1].word if i + 2 < len(tokens) else None
    naming = verb is not None and is_light(verb, "calling-verb") and (verb.pos == "verb" or verb.key.endswith(("ه", "ها")))
    if not i or verb is None or not naming and not (verb.pos == "verb" and is_light(verb, "deeming-verb")):
        return None
    for j in range(i + 2, min(i + _NAMED_SOON, len(tokens) - 1)):
        token = tokens[j]
        if token.word.key in _THAT_IT:
            return j
        if naming and (token.surface in _OPENING or "b" in token.word.proclitics):
            return j - 1
        if token.word.pos in ("punc", "verb"):
            break
    behind = tokens[i + 2].word
    return i + 1 if naming and (verb.enclitic or verb.pos != "verb") and behind.pos.startswith(_NOMINAL) and (behind.key.startswith("ال") or behind.key.endswith("ا")) else None  # بما اعتبرته تدخلا


_OPENING = ('"', "«", "“")


# ---- Verbs ---------------------------------------------------------------------------------------------------------------


@cache
def _pasts() -> frozenset[str]:
    """Verbs of the lexicon, as they begin an entry or carry a noun."""
    own = {entry.words[0] for found in entries().values() for entry in found if entry.form == "verb"}
    return frozenset(own.union(*(verbs(kind) for kind in ("light-verb", "control-verb", "asking-verb", "verb-form"))))


def _past(word: Word) -> str | None:
    """The verb as which a noun may be read: رفض, قصف, with و those only that are no verbal nouns, ودعا, واتهم."""
    if not word.pos.startswith(("noun", "adj")):
        return None
    if word.pos != "noun_prop" and word.key in _pasts():
        return word.key if not word.proclitics and not word.enclitic else None
    if word.enclitic in ("3ms", "3fs") and not word.proclitics and word.stem in _pasts() and len(word.stem) == 3:
        return word.stem  # وهو اتهام رفضه الرئيس
    return word.key[1:] if word.key[0] == "و" and word.key[1:] in verbs("verb-form") else None


_VERB_LIKE = Spots(_past)
_OPENERS = {fold(w) for w in "كما فيما بينما حيث إذ لكن ولكن بدوره بدورها وبدوره وبدورها ثم".split()}
_SIDES = {fold(w) for w in "جانبه جانبها جهته جهتها ناحيته ناحيتها حين وقت".split()}  # من جهته، في حين


def _leads(tokens: list[Token], i: int) -> bool:
    """The word at ``i`` begins a clause, who does it follows, and no other verb does."""
    word, behind = tokens[i].word, tokens[i + 1].word
    if not behind.pos.startswith(_NOMINAL) or set(behind.proclitics) - {"al"}:
        return False
    if word.enclitic in ("3ms", "3fs") and not word.proclitics and word.key not in _pasts():
        before = tokens[i - 1].word if i else None
        acts = any(is_kind(behind, kind) for kind in ("office", "organ", "force", "group")) or behind.pos == "noun_prop"
        return acts and before is not None and before.pos.startswith(("noun", "adj")) and not before.enclitic and "al" not in before.proclitics and before.pos != "noun_prop"
    if word.key not in _pasts():
        acts = any(is_kind(behind, kind) for kind in ("office", "organ", "force", "group")) or behind.pos == "noun_prop"
        return acts and (not i or tokens[i - 1].surface in "،.")
    first = not i and word.key in verbs("verb-form") and (is_kind(behind, "office") or is_kind(behind, "organ"))
    return (first or _opens(tokens, i) or _follows_subject(tokens, i)) and not _has_verb(tokens, i + 1)


def _opens(tokens: list[Token], i: int) -> bool:
    before = tokens[i - 1] if i else None
    if before is None:
        return tokens[1].word.key == "كل" and tokens[2].word.key == "من" if len(tokens) > 3 else False  # دعم كل من العراق ولبنان
    if before.surface == "،" and i <= 8:  # وفي القاهرة، إلى ذلك،
        return (tokens[0].word.pos == "prep" or tokens[0].word.proclitics[-1:] in (("b",), ("l",)) or tokens[0].word.key in _OPENERS) and not any(t.word.pos == "verb" for t in tokens[:i])
    return before.word.key in _OPENERS or before.word.key in _SIDES and i > 1 and tokens[i - 2].word.pos == "prep"


def _follows_subject(tokens: list[Token], i: int) -> bool:
    """إن الجيش الأوكراني قصف محطة: behind a definite subject with its adjective no verbal noun may stand."""
    before = tokens[i - 1].word if i else None
    if before is None or not (before.pos.startswith("adj") and "al" in before.proclitics):
        return False
    for j in range(i - 2, max(-1, i - 8), -1):
        word = tokens[j].word
        if word.pos == "verb" or tokens[j].word.pos in ("punc", "prep", "conj") and not is_subordinator(word):
            return False
        if is_subordinator(word) or j == 0:
            first = tokens[j + 1].word if is_subordinator(word) else word
            return first.pos.startswith("noun") and not set(first.proclitics) - {"al", "w"}
    return False


def _has_verb(tokens: list[Token], first: int) -> bool:
    """A finite verb follows in the same clause, whose subject the noun would be."""
    for token in tokens[first : first + _SOON]:
        if token.surface in "،؛:.«\"" or is_subordinator(token.word):
            return False
        if token.word.pos == "verb":
            return "w" not in token.word.proclitics
    return False
