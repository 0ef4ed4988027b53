"""Which phrases stand around an event word, and as what: subject, object, genitive, adjective, or behind which preposition.

``Slots`` maps the slot names of event_words.csv (subj, obj, gen, adj, folded prepositions) to phrases; the lexicon says which of them is source and target.
"""

from dataclasses import replace

from waqai.tasks.document import Token
from waqai.tasks.extract.agreement import agrees
from waqai.tasks.extract.around import BETWEEN, HARM, MEANS, Around, Slots, first_subject, fixed, is_of_somebody, of_whom
from waqai.tasks.extract.chunks import AEGIS, AGENT, ASIDE, Phrase, bare, has_pronoun, with_joined
from waqai.tasks.extract.clauses import RELATIVES, Clause, is_subordinator
from waqai.tasks.extract.context import Context
from waqai.tasks.extract.event_words import Entry, candidates, names
from waqai.tasks.extract.noun_arguments import of_noun
from waqai.tasks.extract.verb_arguments import of_verb
from waqai.tasks.extract.word_kinds import is_kind, is_light
from waqai.tasks.normalise import fold

_GIVEN = ("REQUEST", "SUPPORT", "AID", "AGREE", "COOPERATE", "THREATEN")  # بطلب من، بدعم من: from whom they come
SAID = "said"  # the slot of who says it
_LAID_ON = {fold(w) for w in "نسب نسبت ينسب تنسب منسوب منسوبة منسوبين".split()}


def read(context: Context, clause: Clause, entry: Entry, first: int, last: int) -> tuple[Slots, Phrase | None]:
    """Slots of the event word at tokens ``first`` to ``last``, and the phrase that is the subject of its verb."""
    if SAID in entry.source:
        return _of_duty(context, clause, first, last), None
    tokens = context.tokens
    verbal = tokens[first].word.pos == "verb" or entry.form == "participle" or "subj" in entry.source and entry.form == "phrase" and first > 0 and of_whom(tokens[first - 1].word)
    twin = last + 1 if verbal and _is_twin(tokens, last) else last
    end = clause.last + 1 if twin == last else next((j for j in range(twin + 1, len(tokens)) if tokens[j].surface in "،؛" or is_subordinator(tokens[j].word)), len(tokens))
    end = end if verbal else min(end, _end_of_aside(tokens, clause.first, first, last))
    stop = next((j for j in range(twin + 1, end) if _is_verb(tokens, j) or is_said_beside(tokens, j)), end)
    if (called := next((j for j in range(twin + 1, stop) if tokens[j].word.pos == ASIDE), None)) is not None:
        stop = next((j for j in range(called, stop) if tokens[j].surface == "،"), stop)  # behind what somebody calls it nothing but that
    after = [p for p in context.phrases(twin + 1, stop - 1) if not _aside(tokens, p)]
    if verbal:
        after = [p for p in after if not (p.joined and p.first == last + 1)]  # خطف وقتل: a second verb, taken for a noun
    if verbal and last > first:
        inner = context.phrases(first + 1, last - 1) if last > first + 1 else []  # أطلقت دبابة إسرائيلية قذيفة
        leads = entry.words[1] if "subj" in entry.source and tokens[last].word.pos == "prep" else None  # توجه وفد إيراني إلى: its noun is the subject
        after = [p for p in inner if not fixed(p, entry, last) or not p.preposition and (leads in names(p.head.word) or is_of_somebody(p))] + after
    if verbal and stop == clause.last + 1:
        after = after + _beyond_aside(context, stop)
    elif verbal and stop < end:
        after = after + _beyond_made(context, first, stop, end)
    around = Around(clause, entry, first, last, context.phrases(clause.first, first - 1), after)
    slots, subject = of_verb(context, around) if verbal else of_noun(context, around)
    led = next((p for p in around.after if p.first > last), None)
    if last > first and tokens[last].word.pos == "prep" and "gen" not in (*entry.source, *entry.target) and led is not None and not led.preposition and led.first <= last + 3:
        slots.setdefault(tokens[last].word.stem, []).extend(with_joined(around.after, led))  # حكم على
        slots["obj"] = [p for p in slots.get("obj", []) if p not in slots[tokens[last].word.stem]]
    if entry.type == "ASSAULT" and verbal:
        attack = next((p for p in around.after if p.is_kind("attack") and p.first <= last + 2), None)
        slots["struck"] = _struck_behind(context, attack.last if attack else last)
    for phrase in around.after:
        if phrase.preposition:
            slots.setdefault(phrase.preposition, []).append(phrase)
    if "ب" in entry.target and not slots.get("ب") and (welcomed := slots.get(AEGIS)):
        slots["ب"] = welcomed  # رحب بمبادرة الرياض: no aegis
    if len(slots.get(BETWEEN, ())) == 1:
        other = next((p for p in around.after if p.joined and p.first > slots[BETWEEN][0].last), None)
        slots[BETWEEN] += [replace(other, preposition=BETWEEN)] if other is not None else []  # بين وفد من حماس ومسؤولين
    _add_pronouns(context, around, slots, stop)
    given = entry.type in _GIVEN and ("b" in tokens[first].word.proclitics or any(is_light(t.word, "suffering-verb") for t in tokens[clause.first : first] if t.word.pos == "verb"))
    if not verbal and given and (by := slots.get("من")) and by[0].first <= last + 2 and not slots.get("gen"):
        asked = slots.pop("subj", None) or slots.pop("control", None) or slots.get("obj") or [p for p in [context.subject or first_subject(context, clause)] if p is not None]
        askers = with_joined(around.after, by[0]) if by[0] in around.after else by[:1]  # بطلب منها: of whom was spoken
        slots |= {AGENT: askers, "من": [p for p in by if p not in askers], "obj": asked}  # عادت القوات بطلب من بغداد
    if not slots.get(AGENT):
        slots[AGENT], further = _maker(context, around)
        for phrase in further:
            slots.setdefault(phrase.preposition, []).append(phrase)
    return slots, subject


def _of_duty(context: Context, clause: Clause, first: int, last: int) -> Slots:
    """قال إن على إيران أن تعود، يجب على إيران، يجب أن تعود إيران: who says whose duty it is, and whose."""
    tokens, slots = context.tokens, {SAID: [Phrase(first, first, "", context.tokens[first], context.speaker(first))]}
    that = next((j for j in range(last + 1, min(last + 7, len(tokens) - 1)) if tokens[j].word.key == fold("أن")), None)
    if that == last + 1:
        doer = next((p for p in bare(context.phrases(that + 2, min(that + 6, len(tokens) - 1))[:1]) if agrees(tokens[that + 1].word, p, before=False)), None)
        return slots | ({"doer": [doer]} if doer and tokens[that + 1].word.pos == "verb" else {})
    for phrase in context.phrases(first, (that or min(clause.last, last + 6) + 1) - 1):
        if phrase.preposition in (fold("على"), "ل"):
            slots.setdefault(phrase.preposition, []).append(phrase)
    return slots


def _add_pronouns(context: Context, around: Around, slots: Slots, stop: int) -> None:
    """طلب منه، عبر له عن، يحظر تصديرها إليها: whom a pronoun behind a preposition of the entry means, where no phrase stands behind it."""
    entry, tokens = around.entry, context.tokens
    wanted = {fold(slot) for slot in (*entry.source, *entry.target)}
    nominal = tokens[around.first].word.pos != "verb"
    for j in range(around.clause.first if nominal and entry.type == "SUPPORT" else around.last + 1, min(stop, around.last + 9)):
        word = tokens[j].word
        if word.pos == "prep" and word.enclitic and word.enclitic.startswith("3") and not word.enclitic.endswith("d") and word.stem in wanted and word.stem != "في" and not any(p.first < j for p in slots.get(word.stem, ())):
            carried = slots.get("subj", [])[:1]
            if entry.mode == "release" and carried and not context.here(carried[0]) and carried[0].is_kind("office") and word.enclitic == "3ms":
                slots["subj"], slots[word.stem] = [], carried  # الناشط ... ولم يفرج عنه
                return
            taken = [m for slot in ("subj", "gen", "adj") for p in slots.get(slot, []) for m in p.mentions]
            slots[word.stem] = [Phrase(j, j, word.stem, tokens[j], context.antecedent(word.enclitic, j, taken))]
            return


def is_said_beside(tokens: list[Token], j: int) -> bool:
    """استهداف المطار، متهما تركيا: a participle behind a comma, whose objects are its own."""
    return tokens[j - 1].surface == "،" and any(entry.form == "participle" for entry in candidates(tokens[j].word))


def _beyond_aside(context: Context, at: int) -> list[Phrase]:
    """التقى الرئيس، الذي تولى السلطة عام 1989، وزير الخارجية: behind a relative clause between commas, the clause before it goes on."""
    tokens = context.tokens
    if at + 1 >= len(tokens) or tokens[at].surface != "،" or tokens[at + 1].word.key not in RELATIVES:
        return []
    closed = next((j for j in range(at + 2, len(tokens)) if tokens[j].surface == "،"), len(tokens))
    end = next((j for j in range(closed + 1, len(tokens)) if tokens[j].word.pos in ("verb", "punc") or is_subordinator(tokens[j].word)), len(tokens))
    if closed + 1 >= end or tokens[closed + 1].word.proclitics[:1] == ("w",) or end < len(tokens) and tokens[end].word.pos == "verb":
        return []
    return context.phrases(closed + 1, end - 1)


def _beyond_made(context: Context, verb: int, at: int, end: int) -> list[Phrase]:
    """حملت الخارجية في بيان أصدرته اليوم إسرائيل: behind the verb of what the subject made, the clause before it goes on."""
    tokens = context.tokens
    made, own = tokens[at].word, tokens[verb].word
    if not made.enclitic or not is_light(made, "light-verb") or (made.gender, made.number) != (own.gender, own.number) or not any(is_kind(t.word, "document") for t in tokens[at - 2 : at]):
        return []
    further = next((j for j in range(at + 1, end) if _is_verb(tokens, j)), end)
    listed = context.phrases(at + 1, further - 1)
    first = next((n for n, p in enumerate(listed) if not p.preposition and p.actors), len(listed))
    return listed[first:]


def _end_of_aside(tokens: list[Token], begin: int, first: int, last: int) -> int:
    """، رغم تحذيرات أنقرة، لصالح: what stands between commas behind a preposition keeps its arguments there."""
    comma = next((j for j in range(first - 1, begin - 1, -1) if tokens[j].surface == "،"), None)
    if comma is None or comma == begin or tokens[comma + 1].word.pos != "prep" or any(t.word.pos == "verb" for t in tokens[comma:first]):
        return len(tokens)
    return next((j for j in range(last + 1, len(tokens)) if tokens[j].surface == "،"), len(tokens))


def _aside(tokens: list[Token], phrase: Phrase) -> bool:
    """على حد قوله، بحسب لجنة، (المعترف بها دوليا): who says it or who that is, not whom it befalls."""
    if phrase.first and tokens[phrase.first - 1].surface == "(":
        return True
    if phrase.preposition == "ب" and tokens[phrase.first].word.stem == "حسب":
        return True
    return phrase.preposition == fold("على") and tokens[phrase.first].word.stem == "حد" and phrase.owner is not None


def _is_twin(tokens: list[Token], last: int) -> bool:
    """قتل وجرح سبعة، جرحوا وقتلوا عددا: the verb right behind, by و, has the same subject and object."""
    one, other = tokens[last].word, tokens[last + 1].word if last + 1 < len(tokens) else None
    same = other is not None and other.pos == "verb" and other.proclitics[:1] == ("w",) and not any(t.word.stem.startswith("اخر") for t in tokens[last + 2 : last + 5])  # قتل وأصيب آخرون
    return same and (one.aspect, one.number, one.gender) == (other.aspect, other.number, other.gender) and not one.enclitic and not other.enclitic


def _is_verb(tokens: list[Token], j: int) -> bool:
    """A verb, or what was taken for a noun: هجوم شنه."""
    word = tokens[j].word
    return word.pos == "verb" or word.enclitic is not None and j > 0 and tokens[j - 1].word.pos.startswith(("noun", "adj")) and is_light(word, "light-verb")


def _maker(context: Context, around: Around) -> tuple[list[Phrase], list[Phrase]]:
    """في هجوم شنه الجيش على، برصاص القوات: who made the attack that the event is or stands in, and the phrases behind that."""
    harm = around.entry.type in HARM
    if harm and (involved := next((p for p in reversed(around.before[-2:]) if p.is_kind("involvement")), None)) is not None and not any(t.word.pos in ("verb", "punc") for t in context.tokens[involved.last : around.first]):
        return [involved], []  # ضلوع بلاده في الهجوم
    if not harm and context.tokens[around.first].word.pos == "verb":
        return [], []
    for phrase in around.after if harm else ():
        if not phrase.is_kind("attack") or phrase.preposition not in (*MEANS, "ب"):
            continue
        by = next((p for p in around.after if p.preposition == "ل" and p.first == phrase.last + 1 and any(p.is_kind(kind) for kind in ("force", "organ", "group"))), None)
        versus = next((p for p in around.after if p.preposition == "مع" and phrase.last < p.first <= phrase.last + 3 and p.actors), None)
        if versus is not None and not phrase.actors and context.tokens[around.first].word.pos == "verb":
            return [versus], []  # قتل في اشتباكات مع القوات
        if phrase.actors or by is not None or phrase.definite and phrase.preposition == "ب":  # برصاص قوات الأمن
            return [by or phrase], []  # في غارة إسرائيلية، في غارة للطيران الإسرائيلي
    return maker_behind(context, around.last, near=not harm)


def maker_behind(context: Context, last: int, near: bool = True) -> tuple[list[Phrase], list[Phrase]]:
    """هجوم شنه الجيش على، العقوبات التي تفرضها واشنطن على: who makes the deed whose noun ends at token ``last``, and the phrases behind that.

    ``near`` asks that nothing but adjectives stands between.
    """
    tokens = context.tokens
    for j in range(last + 1, min(last + (9 if near else 13), len(tokens))):
        word = tokens[j].word
        if tokens[j].surface in ('"', "«", "»", "“", "”"):
            continue
        if not near and word.pos == "verb" and tokens[j - 1].word.key == "لا":
            continue  # ما لا يقل عن
        if word.stem in _LAID_ON and j + 2 < len(tokens) and tokens[j + 1].word.stem == fold("إلى"):
            return [p for p in context.phrases(j + 1, min(j + 12, len(tokens) - 1))[:1] if p.preposition], []  # هجوم نسب إلى، المنسوب إلى
        led = j + 1 < len(tokens) and tokens[j + 1].word.key in ("به", "بها", "بهما")  # التي أدلى بها
        if (word.enclitic or led) and _is_verb(tokens, j) and is_light(word, "light-verb"):
            j += led
            listed = context.phrases(j + 1, min(j + 12, len(tokens) - 1))
            maker = [p for p in bare(listed[:1]) if p.first <= j + 2]
            if maker and not maker[0].mentions and listed[1:] and listed[1].preposition == "من" and listed[1].actors and listed[1].first <= maker[0].last + 2:
                maker = listed[1:2]  # شنه مسلحون من جماعة
            if not maker and near and word.enclitic and (told := context.subject or context.carried(word)) is not None:
                maker = [told]  # بعد اجتماع عقده مع الوزير
            return maker, [p for p in listed if maker and p.preposition and p not in maker]
        if word.pos == "verb" and is_light(word, "light-verb") and j + 2 < len(tokens) and tokens[j + 1].word.pos == "prep" and has_pronoun(tokens[j + 1].word):
            return [p for p in bare(context.phrases(j + 2, min(j + 12, len(tokens) - 1))[:1]) if p.first == j + 2], []  # الدور الذي تقوم به الكويت
        if word.pos == "verb" or tokens[j].surface in "،؛" or near and not (word.pos.startswith("adj") or word.key in RELATIVES):
            break
    return [], []


def _struck_behind(context: Context, last: int) -> list[Phrase]:
    """الهجوم الذي استهدف قاعدة: whom the attack whose noun ends at token ``last`` strikes by the verb of its relative clause."""
    tokens = context.tokens
    at = next((j for j in range(last + 1, min(last + 3, len(tokens))) if tokens[j].word.key in RELATIVES), None)
    if at is None and last + 1 < len(tokens) and tokens[last + 1].word.pos == "verb" and not tokens[last + 1].word.proclitics:
        at = last  # تفجير استهدف سفارة
    if at is None or at + 1 >= len(tokens) or tokens[at + 1].word.pos != "verb" or tokens[at + 1].word.enclitic:
        return []
    return [p for p in context.phrases(at + 2, min(at + 8, len(tokens) - 1))[:1] if p.preposition in ("", "ب", "في", fold("على"))]
