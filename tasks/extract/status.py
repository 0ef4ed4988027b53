"""Whether an event has happened: actual, future, hypothetical or negated; or is only ended or prevented, and so none.

The words that govern a trigger decide.  A finite verb is read with its own particles, then with the verb or noun whose complement it is
(قرر أن يهاجم، نفى أن تكون هاجمت), then with the verb it is joined to (سيلتقي ويبحث).  A verbal noun is read with the nouns it belongs to
(عدم، احتمال), the adjectives behind it (المرتقب), and the verb of its clause, whose own status it shares (سيعقد اجتماعا، قد يشن هجوما).
"""

from functools import cache, lru_cache

from waqai.tasks import lexicon
from waqai.tasks.document import Token, Word
from waqai.tasks.extract.clauses import RELATIVES
from waqai.tasks.extract.event_words import names
from waqai.tasks.extract.word_kinds import is_light
from waqai.tasks.normalise import fold

_THAT = {fold(w) for w in "أن بأن لأن إن أنه بأنه إنه أنها بأنها إنها أنهم أنهما".split()}
_THAT_NOT = {fold(w) for w in "ألا بألا".split()}
_BREAKS = set("؛:.؟!")
_NEAR, _FAR, _LED = 4, 10, 14  # words between a noun, or a verb, and what it governs; further where a preposition leads it


@cache
def _cues() -> dict[str, dict[str, str]]:
    """Form of a cue (particle, verb, noun, behind, within, purpose, aim, given, given-noun, light, undone) to word to status."""
    table: dict[str, dict[str, str]] = {}
    for row in lexicon.rows("status_cues"):
        for form in lexicon.values(row["words"]):
            table.setdefault(row["form"], {})[fold(form)] = row["status"]
    return table


@lru_cache(maxsize=200_000)
def _cue(word: Word, form: str) -> str | None:
    """Status that a word gives in the part of a cue of this form."""
    cues = _cues()[form]
    if form in ("verb", "light", "undone"):
        return cues.get(word.stem) or cues.get(fold(word.lemma)) if word.pos == "verb" else None
    if form in ("particle", "given"):
        bare = word.key[1:] if len(word.key) > 2 and word.key[0] in "وف" else word.key
        return cues.get(bare) or (cues.get(word.stem) if word.pos == "prep" else None)
    return next((cues[name] for name in names(word) if name in cues), None) if word.pos.startswith(("noun", "adj", "adv")) or form == "within" else None


def status_of(tokens: list[Token], trigger: int, first: int, end: int | None = None, last: int | None = None) -> str | None:
    """Status of the event that tokens ``trigger`` to ``end`` tell of, in the clause ``first`` to ``last``.

    Returns:
        actual, future, hypothetical or negated; None where the event is ended or prevented, and so is none.
    """
    end = trigger if end is None else end
    last = len(tokens) - 1 if last is None else last
    if tokens[trigger].word.pos == "verb":
        status = _of_verb(tokens, trigger)
        if status == "actual" and tokens[trigger].word.aspect == "i":
            status = _within(tokens, end, last) or status
    else:
        status = _of_noun(tokens, trigger, end, first, last)
    return None if status == "none" else status


# ---- Finite verbs --------------------------------------------------------------------------------------------------------


def _of_verb(tokens: list[Token], i: int, depth: int = 0) -> str:
    word = tokens[i].word
    if "s" in word.proclitics:
        return "future"
    if "l" in word.proclitics and word.aspect == "i":
        return "hypothetical"
    own = _own_particle(tokens, i)
    if own is not None:
        return own
    if depth > 3:
        return "actual"
    opener = _opener(tokens, i)
    if opener is not None:
        return _complement(tokens, i, opener, depth)
    if word.aspect == "i":
        return _joined(tokens, i, depth)
    return "actual"


def _own_particle(tokens: list[Token], i: int) -> str | None:
    """Status by the particles of a verb: those right before it or its auxiliary, and the condition that opens its clause."""
    imperfect = tokens[i].word.aspect == "i"
    for j in range(i - 1, max(-1, i - 8), -1):
        word, near = tokens[j].word, i - j
        bare = word.key[1:] if len(word.key) > 2 and word.key[0] in "وف" else word.key
        if bare == "قد" and near <= 2:
            if imperfect:
                return "hypothetical"
            continue
        status = _cue(word, "particle")
        if bare == "ما" and (imperfect or is_light(tokens[i].word, "outcome-verb") or j and tokens[j - 1].word.pos not in ("punc", "conj")):
            continue  # "what": as a negation it opens its clause, before a perfect
        if status == "negated" and near <= 2 and not word.pos.startswith("noun") and bare not in ("دون", "غير", "بدون"):
            return "hypothetical" if j and tokens[j - 1].word.key in _IF else "negated"  # إذا لم تنسحب
        if bare == "حال":
            status = "hypothetical" if _in_case(tokens, j) else None
        if status == "future" and near <= 2 or status == "hypothetical" and (near <= 2 and imperfect or bare in _IF or bare == "حال"):
            return status
        if word.pos == "verb" and fold(word.lemma) not in _AUXILIARY or tokens[j].surface in _BREAKS or tokens[j].surface in "،," or word.key in _THAT:
            return None
        if word.pos == "verb" and "s" in word.proclitics:
            return "future"
    return None


def _in_case(tokens: list[Token], j: int) -> bool:
    """في حال: a condition, other than حال alone."""
    word = tokens[j].word
    return word.stem == "حال" and ("b" in word.proclitics or j > 0 and tokens[j - 1].word.stem == "في")


_IF = {fold(w) for w in ("إذا", "لو", "لولا", "ربما", "لعل")}
_AUXILIARY = {fold(w) for w in "كان ظل أصبح عاد تم جرى بات أخذ بدأ راح".split()}


def _opener(tokens: list[Token], i: int) -> int | None:
    """The أن whose clause the verb stands in, without another finite verb between."""
    for j in range(i - 1, max(-1, i - 10), -1):
        word = tokens[j].word
        if word.key in RELATIVES:
            return None  # رجح أن العملية التي استهدفت: what a relative clause tells is taken for a fact
        if word.key in _THAT or word.key in _THAT_NOT and j == i - 1:
            return j
        if word.pos == "verb" and fold(word.lemma) not in _AUXILIARY or tokens[j].surface in "،؛:.«»\"":
            return None
    return None


def _complement(tokens: list[Token], i: int, opener: int, depth: int) -> str:
    """Status of a clause behind أن by what governs it; أن with a verb beside it and in the imperfect tells of no fact."""
    imperfect = tokens[i].word.aspect == "i"
    wished = imperfect and i - opener - (tokens[i - 1].word.key == "لا") == 1 and tokens[opener].word.key in (fold("أن"), fold("بأن"))
    if tokens[opener].word.key in _THAT_NOT and imperfect:
        return "negated"
    for j in range(opener - 1, max(-1, opener - _FAR - _NEAR), -1):
        word = tokens[j].word
        if tokens[j].surface in _BREAKS:
            break
        if word.pos == "verb" and j and tokens[j - 1].word.key == "ما":
            continue  # نفى ما راج من أن
        if word.pos == "verb":
            status, negated = _cue(word, "verb"), _own_particle(tokens, j) == "negated"
            if status in ("negated", "none"):
                return "actual" if negated and status == "none" else ("hypothetical" if negated else "negated")
            if status is not None and (wished or status == "future" and imperfect):
                return "negated" if negated and status == "future" else status
            if negated and fold(word.lemma) in _HAPPENED:
                return "negated"  # لم يسبق أن زار
            if status == "hypothetical" and fold(word.lemma) in _DOUBT:
                return status
            return "hypothetical" if wished else "actual"
        status = "negated" if _is_untrue(tokens, j) or _is_denied(tokens, j) else _cue(word, "noun")
        if status is not None and opener - j <= _NEAR and (wished or status == "negated"):
            return "negated" if status == "none" else status
        if wished and word.key in ("بعد", "منذ", "الي", "قبل") and opener - j == 1:
            return "actual"
    return "hypothetical" if wished else "actual"


def _is_denied(tokens: list[Token], j: int) -> bool:
    """ليس في نية، لا توجد خطط، لا مخططات: what is not even planned."""
    return _cue(tokens[j].word, "noun") == "future" and any(t.word.key.removeprefix("و") in _NOT for t in tokens[max(0, j - 3) : j])


_NOT = {fold(w) for w in "ليس ليست لا لم".split()}


def is_over(tokens: list[Token], i: int) -> bool:
    """انتهت المحادثات، ختام القمة: what ends took place, other than what is stopped or prevented."""
    before = next((t.word for t in reversed(tokens[max(0, i - _NEAR) : i]) if _cue(t.word, "verb") == "none" or _cue(t.word, "noun") == "none"), None)
    return before is not None and (fold(before.lemma) in _ENDS or before.stem in _ENDS)


_ENDS = {fold(w) for w in "انتهى أنهى انتهاء إنهاء نهاية اختتم".split()}


def _is_untrue(tokens: list[Token], j: int) -> bool:
    """ليس صحيحا أن، لا صحة للأنباء عن، غير صحيح."""
    return tokens[j].word.stem in _TRUTH and j > 0 and any(_cue(t.word, "particle") == "negated" for t in tokens[max(0, j - 2) : j])


_TRUTH = {fold(w) for w in "صحيح صحيحا صحة أساس دقيق دقيقا".split()}
_HAPPENED = {fold(w) for w in "سبق حدث ثبت صح".split()}
_DOUBT = {fold(w) for w in "رجح احتمل ظن خشي خاف شكك افترض أمكن تخوف".split()}


def _joined(tokens: list[Token], i: int, depth: int) -> str:
    """An imperfect joined to a verb to come (سيلتقي ويبحث), or describing its noun (سيصدر بيانا يدعو), is to come as well."""
    coordinated = tokens[i].word.proclitics[:1] in (("w",), ("f",))
    for j in range(i - 1, max(-1, i - 2 * _FAR), -1):
        word = tokens[j].word
        if tokens[j].surface in _BREAKS or (tokens[j].surface in "،," and not coordinated) or word.key in _THAT:
            return "actual"
        if word.pos != "verb":
            continue
        status = _of_verb(tokens, j, depth + 1) if word.aspect == "i" else "actual"
        if not coordinated and status == "actual" and _cue(word, "verb") == "future" and word.aspect == "i":
            return "future"
        return status if status == "future" or status == "hypothetical" and coordinated else "actual"
    return "actual"


# ---- Verbal nouns and phrases --------------------------------------------------------------------------------------------


def _of_noun(tokens: list[Token], i: int, end: int, first: int, last: int) -> str:
    status = _behind(tokens, end, last)
    governed = None if _answered(tokens, i) else _governed(tokens, i, first)
    if governed == "hypothetical" and status == "future":
        return status  # دعوة إلى الوقفة المزمع تنظيمها
    if governed in (None, "actual"):
        return status or _subject_of(tokens, end, last) or ("hypothetical" if _whichever(tokens, i) else "actual")
    return governed


def _whichever(tokens: list[Token], i: int) -> bool:
    """أي هجوم: whatever attack there may be."""
    return i > 0 and tokens[i - 1].word.stem == "اي" and tokens[i - 1].word.pos != "conj"


def _behind(tokens: list[Token], end: int, last: int) -> str | None:
    """محادثات مقبلة، الانسحاب المرتقب، بحلول نهاية العام."""
    for j in range(end + 1, min(end + 5, last + 1)):
        word = tokens[j].word
        status = _cue(word, "behind")
        if status is not None and word.pos.startswith(("adj", "noun")) and not tokens[j - 1].word.key.endswith(_TIMES):
            return status
        if word.pos == "verb" or tokens[j].surface in "،؛:.":
            break
    return _within(tokens, end, last)


def _within(tokens: list[Token], end: int, last: int) -> str | None:
    """بحلول نهاية العام sets a term to what is to come."""
    return next((s for t in tokens[end + 1 : min(end + 12, last + 1)] if (s := _cue(t.word, "within"))), None)


# القمة الشهر المقبل is to come too, but by its date; what is governed by الشهر alone says nothing of a noun further off.
_TIMES = tuple(fold(w) for w in "شهر عام أسبوع سنة يوم أيام أسابيع أشهر فترة مرحلة".split())


def _governed(tokens: list[Token], i: int, first: int) -> str | None:
    """Status by what stands before a noun: the nouns it belongs to, and the verb that has it as its subject or object."""
    given = _given(tokens, i)
    if i and tokens[i - 1].surface == "،" and _demanded(tokens, i, i - 1) == "hypothetical":
        return "hypothetical"
    led = tokens[i - 1].word.key == "الي" or tokens[i - 2].word.key == "الي" and is_light(tokens[i - 1].word, "light-noun") or "b" in tokens[i].word.proclitics
    for j in range(i - 1, max(-1, i - _FAR - _LED * led), -1):
        token, near = tokens[j], i - j
        word = token.word
        if near > _FAR and word.pos == "verb":  # دعت السفيرة الأميركية لدى الأمم المتحدة فلانة جميع الدول إلى قطع
            return "hypothetical" if _cue(word, "verb") == "hypothetical" and _governs(tokens, j, i) else None
        if token.surface in _BREAKS or token.surface in "،," and j < first:
            return _demanded(tokens, i, j)
        if word.pos == "verb":
            if near == 1 and (status := _cues()["noun"].get(word.key)) in ("none", "negated"):
                return status  # ينبغي على الحركة وقف إطلاق الصواريخ: the noun, read as a verb
            return _under_verb(tokens, i, j, given)
        if word.key == "علي" and near <= _NEAR and j and tokens[j - 1].word.key in _THAT:
            return "hypothetical"  # إن على روسيا الانسحاب: what is somebody's duty
        if word.key in _THAT and near > 1:
            return None
        led_on = sum(t.word.pos == "pron_dem" or is_light(t.word, "light-noun") for t in tokens[j + 1 : i]) if word.key == "دون" else 0  # دون تنفيذ هذا الإضراب
        if _is_untrue(tokens, j) or near <= _NEAR and _is_denied(tokens, j) or _cue(word, "particle") == "negated" and near <= (2 + led_on if word.key in ("دون", "بدون", "ليس", "ليست") else 1):
            return "negated"
        if near <= 6 and (word.key in _IF or _in_case(tokens, j)):
            return "hypothetical"
        if near == 2 and _cue(word, "noun") in ("hypothetical", "future") and _worked_on(tokens, i):
            return None
        if near <= _NEAR and not _fact_between(tokens, j, i) and (not given or near == 1 and tokens[j - 1].word.stem == "عن") and not (near == 1 and "w" in tokens[i].word.proclitics) and (status := _cue(word, "noun")) is not None:
            above = _governed(tokens, j, first) if status in ("hypothetical", "future") or word.stem in _CALLED_OFF else None
            if status == "negated" and above in ("hypothetical", "future"):
                return above  # سيتم إلغاء الإضراب
            return "none" if above == "none" else status  # أحبط محاولة لتفجير
        if near <= 2 and "l" in word.proclitics and word.stem in _DISCUSS and tokens[i].word.key.startswith("ال"):
            return None  # لبحث الهجوم: of what has happened
        if near <= _FAR - 4 and "l" in tokens[i].word.proclitics and not word.key.startswith("ال") and _cue(word, "effort") and not _fact_between(tokens, j, i):
            return "hypothetical"  # جهود لوقف إطلاق النار، اتصالات مع الطرفين لوقفه
        if near <= 2 and ("l" in word.proclitics and _cue(word, "purpose") or _cue(word, "aim") and (word.proclitics or tokens[j - 1].word.pos == "prep")):
            return "future"
    return None


_CALLED_OFF = {fold("إلغاء")}


def _worked_on(tokens: list[Token], i: int) -> bool:
    """محاولات لقمع المظاهرات: what is to be done is done to a fact, unless it is to carry it out."""
    word, before = tokens[i].word, tokens[i - 1].word
    return word.key.startswith("ال") and "l" in before.proclitics and before.pos == "noun" and not is_light(before, "light-noun")


def _demanded(tokens: list[Token], i: int, mark: int) -> str | None:
    """طالبت الأمينة العامة، فلانة، بإطلاق سراح: behind an apposition ب still belongs to the verb of asking."""
    if i - mark != 1 or "b" not in tokens[i].word.proclitics:
        return None
    verb = next((t.word for t in reversed(tokens[max(0, mark - 2 * _FAR) : mark]) if t.word.pos == "verb"), None)
    return _cue(verb, "verb") if verb is not None else None


def _given(tokens: list[Token], i: int) -> bool:
    """خلال الاجتماع، بعد الهجوم، عن الهجوم، فض الاعتصام، منفذو الهجوم: the preposition or the noun takes the event for a fact."""
    since = i > 2 and tokens[i - 1].word.key == "من" and tokens[i - 3].word.stem in _SINCE  # بعد ساعات من
    return since or any(_cue(tokens[j].word, "given") is not None or _cue(tokens[j].word, "given-noun") is not None for j in range(max(0, i - 2), i))


_SINCE = {fold(w) for w in "بعد قبل منذ عقب".split()}


def _answered(tokens: list[Token], i: int) -> bool:
    """سبل الرد على القصف، توعدت بالرد على طرد: what is answered has happened."""
    return i > 1 and tokens[i - 1].word.key == "علي" and tokens[i - 2].word.stem.removeprefix("ال").removesuffix("ا") in _ANSWERS


_ANSWERS = {fold(w) for w in "رد احتجاج تعليق تعقيب".split()}


def _fact_between(tokens: list[Token], j: int, i: int) -> bool:
    """Between a noun and what it governs stand only nouns, adjectives and the prepositions of its complement (التوقف عن إطلاق)."""
    complement = tokens[j + 1 + (tokens[j + 1].word.stem == "عن" and _cue(tokens[j].word, "noun") in ("none", "negated")) : i]
    return any(t.word.pos in ("conj", "punc", "verb") or _cue(t.word, "given") is not None for t in complement)


def _under_verb(tokens: list[Token], i: int, j: int, given: bool) -> str | None:
    """Status of a noun by the finite verb at ``j`` before it."""
    verb = tokens[j].word
    governed = _of_verb(tokens, j)
    cue = _cue(verb, "verb")
    if given and tokens[i - 1].word.stem == "عن" and fold(verb.lemma) in _REFRAINS:
        given = False  # امتنعت عن إدانة
    if given or "l" in verb.proclitics and _cue(verb, "light") is None:  # ليفوق عدد الهجمات: a result, not an aim
        return None
    if cue is not None and _governs(tokens, j, i):
        if governed == "negated":
            return {"none": "actual", "negated": "hypothetical"}.get(cue, "negated")  # لم يمنع هجوما، لم يستبعد هجوما
        return cue
    if governed == "negated":
        indefinite = "al" not in tokens[i].word.proclitics and tokens[i].word.enclitic is None
        return "negated" if _cue(verb, "light") is not None or indefinite and _governs(tokens, j, i) else None
    return governed


_DISCUSS = {fold(w) for w in "بحث مناقشة تدارس".split()}
_REFRAINS = {fold(w) for w in "امتنع أحجم عزف كف عدل".split()}


def _governs(tokens: list[Token], j: int, i: int) -> bool:
    """The noun at ``i`` may be the verb's object or complement: no clause begins between them."""
    return not any(t.word.key in _THAT or t.surface in "،;؛«" for t in tokens[j + 1 : i])


def _subject_of(tokens: list[Token], end: int, last: int) -> str | None:
    """الاجتماع سيعقد، الهجوم لم يقع، الزيارة ألغيت: the verb of happening, or of what came to nothing, behind its subject."""
    for j in range(end + 1, min(end + 9, last + 1)):
        word = tokens[j].word
        if tokens[j].surface in "،؛:." or word.key in _THAT:
            return None
        if word.pos == "verb":
            if (undone := _cue(word, "undone")) and (j + 1 > last or tokens[j + 1].word.pos in ("punc", "prep", "conj", "adv")):
                return undone  # الزيارة ألغيت، المحادثات تأجلت
            status = _of_verb(tokens, j)
            return status if _cue(word, "light") is not None and status != "actual" else None
    return None
