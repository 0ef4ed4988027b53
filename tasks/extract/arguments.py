"""Which phrases stand around an event word, and as what: subject, object, genitive, adjective, or behind which preposition.

``Slots`` maps the slot names of event_words.csv (subj, obj, gen, adj, folded prepositions) to phrases; the lexicon says which of them is source and target.
"""

from dataclasses import dataclass, field, replace
from functools import cache

from waqai.tasks.document import Token, Word
from waqai.tasks.extract.agreement import agrees
from waqai.tasks.extract.chunks import AEGIS, AGENT, ASIDE, Phrase, bare, has_pronoun, pronoun_of, tanwin, with_joined
from waqai.tasks.extract.clauses import RELATIVES, Clause, is_subordinator
from waqai.tasks.extract.context import Context
from waqai.tasks.extract.date_readers import begins
from waqai.tasks.extract.event_words import Entry, candidates, is_beside, names
from waqai.tasks.extract.mention import ActorMention, party
from waqai.tasks.extract.numbers import pieces
from waqai.tasks.extract.participles import bare as ending
from waqai.tasks.extract.participles import participle
from waqai.tasks.extract.spots import Spots
from waqai.tasks.extract.word_kinds import is_auxiliary, is_kind, is_light, verbs
from waqai.tasks.normalise import fold

Slots = dict[str, list[Phrase]]
_HARM = ("ASSAULT", "COERCE")
_OF_PERSONS = ("arrest", "deport", "abduct", "targeted")
_APART = {"ه": "3ms", "ها": "3fs", "هم": "3mp", "هما": "3d"}  # إياه
_GIVEN = ("REQUEST", "SUPPORT", "AID", "AGREE", "COOPERATE", "THREATEN")  # بطلب من، بدعم من: from whom they come
SAID = "said"  # the slot of who says it
_WHOEVER = {"من", "ومن", "ما", "وما", "ممن", "مما"}
_NAMELY = {fold(w) for w in "وهي وهما وهم هي هما هم".split()}
_AMONG = {fold(w) for w in "بين بينهم بينها بينهما بينهن ضمنهم منهم".split()}  # بينهم فلان: one of them
_LAID_ON = {fold(w) for w in "نسب نسبت ينسب تنسب منسوب منسوبة منسوبين".split()}
_BETWEEN = fold("بين")
MEANS = {fold(w) for w in "في جراء إثر خلال نتيجة أثناء بسبب".split()}


_TIMES = {fold(w) for w in "قبيل لدى فور بعد قبل منذ خلال أثناء عقب إثر رغم بسبب جراء نتيجة حول بشأن".split()}


@dataclass(slots=True)
class Around:
    """The event word at tokens ``first`` to ``last`` and the phrases of its clause before and behind it, up to the next verb."""

    clause: Clause
    entry: Entry
    first: int
    last: int
    before: list[Phrase] = field(default_factory=list)
    after: list[Phrase] = field(default_factory=list)


def read(context: Context, clause: Clause, entry: Entry, first: int, last: int) -> tuple[Slots, Phrase | None]:
    """Slots of the event word at tokens ``first`` to ``last``, and the phrase that is the subject of its verb."""
    if SAID in entry.source:
        return _of_duty(context, clause, first, last), None
    tokens = context.tokens
    verbal = tokens[first].word.pos == "verb" or entry.form == "participle" or "subj" in entry.source and entry.form == "phrase" and first > 0 and _of_whom(tokens[first - 1].word)
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
        after = [p for p in inner if not _fixed(p, entry, last) or not p.preposition and (leads in names(p.head.word) or _is_of_somebody(p))] + after
    if verbal and stop == clause.last + 1:
        after = after + _beyond_aside(context, stop)
    elif verbal and stop < end:
        after = after + _beyond_made(context, first, stop, end)
    around = Around(clause, entry, first, last, context.phrases(clause.first, first - 1), after)
    slots, subject = _of_verb(context, around) if verbal else _of_noun(context, around)
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
    if len(slots.get(_BETWEEN, ())) == 1:
        other = next((p for p in around.after if p.joined and p.first > slots[_BETWEEN][0].last), None)
        slots[_BETWEEN] += [replace(other, preposition=_BETWEEN)] if other is not None else []  # بين وفد من حماس ومسؤولين
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


def _fixed(phrase: Phrase, entry: Entry, last: int) -> bool:
    """The words of a fixed phrase are no argument of it."""
    return phrase.first <= last <= phrase.last or any(name in entry.words for name in names(phrase.head.word))


def _is_of_somebody(phrase: Phrase) -> bool:
    """رفعت واشنطن اسم السودان من قائمة: a word of a fixed phrase with whose it is, by name."""
    return any(not m.is_adjective and m.rule != "place" and m.first > phrase.first for m in phrase.mentions)


def _is_verb(tokens: list[Token], j: int) -> bool:
    """A verb, or what was taken for a noun: هجوم شنه."""
    word = tokens[j].word
    return word.pos == "verb" or word.enclitic is not None and j > 0 and tokens[j - 1].word.pos.startswith(("noun", "adj")) and is_light(word, "light-verb")


# ---- Verbs ---------------------------------------------------------------------------------------------------------------


def _of_verb(context: Context, around: Around) -> tuple[Slots, Phrase | None]:
    tokens, i = context.tokens, around.first
    entry = around.entry
    word = _reread(tokens[i].word, entry)
    genitive = next((p for p in bare(around.after) if around.last > i and p.first > around.last and _follows(tokens, around.last, p.first)), None)
    matter = genitive if genitive is not None and not genitive.mentions and tokens[around.last].word.pos.startswith("noun") and genitive.head.word.pos.startswith("noun") and not _could_act(genitive) else None
    if genitive is not None and "gen" not in (*entry.source, *entry.target):
        genitive = None
    asides = _asides(tokens, around.last, max((p.last for p in around.after), default=around.last) + 1)
    of = with_joined(around.after, genitive) if genitive else [matter]
    of += [p for p in around.after if p.counted and p.is_kind("span-of-time") and not p.mentions]  # سجن عشر سنوات
    behind = _without_names(tokens, [p for p in bare(around.after) if p not in of and not any(a < p.first < b for a, b in asides)])
    near = behind[0] if behind and behind[0].first <= around.last + 3 and not _between(around, behind[0]) else None
    far = behind[0] if behind and behind[0].first <= around.last + 9 and not context.carried(word, here=True) else None
    adjacent = near or far
    if adjacent is not None and adjacent.owner and adjacent.is_kind("counterpart") and context.carried(word, here=True) is not None:
        adjacent = None  # والتقى نظيره: whose counterpart it is, is the subject
    ahead = _beside(context, around, word) if entry.form == "participle" else _ahead(context, around)
    if ahead is not None and entry.form != "participle" and not _could_act(ahead) and adjacent is not None and adjacent.actors and agrees(word, adjacent, before=False) and not around.clause.relative:
        ahead = None  # a place or time before the verb is no subject of it
    if ahead is not None and i and tokens[i - 1].surface == "،" and tokens[around.clause.first].word.key.lstrip("و") in _TIMES and adjacent is not None and adjacent.actors and agrees(word, adjacent, before=False):
        ahead = None  # منذ غزو روسيا أوكرانيا، قدمت بولندا
    if ahead is None and _taken_up(tokens, around):
        ahead = context.carried(word) or (Phrase(i, i, "", tokens[i]) if word.gender == "f" or word.number == "p" else None)  # إنها استهدفت مسلحين: not these
    if ahead is None and i and tokens[i - 1].word.key in _WHOEVER and (word.aspect != "p" or i == 1 or not tokens[i - 2].word.pos.startswith("noun")):
        ahead = Phrase(i - 1, i - 1, "", tokens[i - 1])  # من يدعمون: nobody who was spoken of
    resumed = word.enclitic or around.clause.relative and any(has_pronoun(t.word) for t in tokens[i + 1 : adjacent.first if adjacent else i + 1])
    described = ahead is not None and not around.clause.relative and adjacent is None and word.enclitic == f"3{ahead.gender}s" and not ahead.definite and not ahead.is_kind("person") and tokens[i - 1].word.pos != "punc" and around.first == i
    if ahead is not None and adjacent is None and (around.clause.relative and _resumed(word, ahead) or described and (told := context.subject or context.carried(word, here=True)) is not None):
        carried = told if described else context.carried(word)
        subject, objects = [carried] if carried else [], [ahead]  # الوزير الذي وصفوه
    elif ahead is not None and resumed and adjacent is not None and agrees(word, adjacent, before=False):
        subject, objects = with_joined(behind, adjacent), [ahead]  # الهجوم الذي شنه الجيش
    elif ahead is not None:
        subject, objects = with_joined(around.before, ahead) if ahead in around.before else [ahead], behind
    elif entry.form == "participle":
        subject, objects = [], behind  # داعية الدولة: of somebody without a name
    elif adjacent is not None and not _accusative(adjacent) and (agrees(word, adjacent, before=False) or _state_alone(context, around, adjacent)):
        subject = [p for p in with_joined(behind, adjacent) if adjacent.first > around.last or p.first < around.last]  # علقت بكين استيراد الفواكه والأسماك
        objects = [p for p in behind if p not in subject]
    elif word.person == "1":
        subject, objects = [Phrase(i, i, "", tokens[i], context.speaker(i))], behind
    elif i + 2 < len(tokens) and word.person == "3" and _so_many(tokens[i + 1].word, tokens[i + 2].word):
        subject, objects = [Phrase(i + 1, i + 1, "", tokens[i + 1])], behind
    else:
        of_noun = around.clause.relative and not any(t.word.pos == "verb" and not is_auxiliary(t.word) for t in tokens[around.clause.first : i])
        carried = None if of_noun else context.carried(word, here=True)
        if carried is not None and carried.gender is None and word.gender == "f":
            carried = _named_before(context, around, word) or carried  # سنرد على إيران إذا هددت: no man
        carried = None if of_noun else carried or _named_before(context, around, word) or _first_of(context, around, word) or context.carried(word)
        subject, objects = [carried] if carried else [], behind
        if carried is not None and word.number in ("d", "p") and context.here(carried):
            earlier = context.phrases(0, i - 1)
            subject = next((with_joined(earlier, p) for p in earlier if p.first == carried.first), subject)  # زار فلان وفلان المدينة حيث التقوا
        if carried is None and word.number == "d":
            subject = [Phrase(i, i, "", tokens[i], [mention], number="s") for mention in context.pair() or context.two(i, [])]
    if around.last > i and is_kind(tokens[around.last].word, "protester"):
        subject, objects = [Phrase(around.last, around.last, "", tokens[around.last])], behind  # أحرق متظاهرون صورا
    if objects and subject and _same(context, around, subject[0], objects[0]):
        around.after = [p for p in around.after if not subject[0].last < p.first < objects[0].first]
        subject, objects = [objects[0], *subject[1:]], objects[1:]
    apart = next((t.word.key.removeprefix("ايا") for t in tokens[i + 1 : i + 3] if t.word.key.startswith("ايا")), None)
    if apart in _APART:
        objects = [Phrase(i, i, "", tokens[i], _told_of(context, subject) or context.antecedent(_APART[apart], i, [m for p in subject for m in p.mentions]))]  # داعيا إياها
    if word.enclitic and not objects and word.enclitic.startswith("3") and word.enclitic.endswith("d"):
        objects = [Phrase(i, i, "", tokens[i], [m], joined=bool(n)) for n, m in enumerate(context.two(i, [m for p in subject for m in p.mentions]))]  # وحذرتهما
    elif word.enclitic and not objects and word.enclitic.startswith("3"):
        objects = [Phrase(i, i, "", tokens[i], context.antecedent(word.enclitic, i, [m for p in subject for m in p.mentions]))]
    objects = _objects(tokens, [p for p in objects if not _stray(context, around, p) and not p.is_kind("manner")])
    slots: Slots = {"gen": with_joined(around.after, genitive)} if genitive else {}
    freed = pronoun_of(tokens[around.last]) if around.last > i and entry.mode == "release" and "gen" not in slots else None
    if freed:
        slots["gen"] = [Phrase(around.last, around.last, "", tokens[around.last], context.antecedent(freed, i, [m for p in subject for m in p.mentions if {p.gender, freed[1]} != {"m", "f"}]), owner=freed)]  # أطلقت سراحه
    accused = is_light(word, "never-alone-verb") and not objects and not word.enclitic and subject and subject[0] is adjacent and context.carried(word, here=True) is None
    if accused and (accuser := _first_of(context, around, word)) is not None:
        return slots | {"subj": [accuser], "obj": subject}, accuser  # تقريرا تتهم فيه أريتريا
    if accused:
        return slots | {"obj": subject}, None  # اتهم الوزير السابق بالخيانة
    if around.last == i and not objects and not word.enclitic and subject and subject[0] is adjacent and any(p.preposition == AGENT for p in around.after):
        return slots | ({"subj": subject} if "subj" in entry.target else {"obj": subject}), None  # ضبطت أسلحة من قبل البحرية
    if word.voice == "p" and around.last == i or not objects and not word.enclitic and _suffers(context, around, subject, ahead is not None):
        patient = objects or subject
        return slots | ({"subj": patient} if "subj" in entry.target else {"obj": patient}), None
    if subject and not objects and genitive is None and not word.enclitic and subject[0] is adjacent and _may_be_asked(entry, subject[0]) and (entry.type not in _HARM or not _could_act(subject[0])) and ("w" in word.proclitics or tokens[i - 1].word.key == "حيث"):
        carried = context.carried(word, here=True) or (context.carried(word) if "w" in word.proclitics and not _could_act(subject[0]) else None)
        carried = carried if carried is not None and carried.actors else None
        if tokens[i - 1].surface == "،" and entry.type in ("REQUEST", "THREATEN") and not is_light(word, "transitive-verb") and not _spoken_to(context, carried, subject[0]):
            carried = None  # behind a comma their object may be left out as well
        if carried is not None and not any(p.preposition in map(fold, entry.target) and p.actors for p in around.after):
            return slots | {"subj": [carried], "obj": subject}, carried  # واتهم الوزير بـ: of one who was spoken of before
    subject = _speakers(context, around, subject)
    return slots | {"subj": subject, "obj": objects}, subject[0] if subject else None


def _so_many(word: Word, behind: Word) -> bool:
    """تظاهر المئات في، قتل العشرات: a definite number without what is counted, of whom nobody was told before."""
    return word.key.startswith("ال") and is_kind(word, "quantity") and behind.pos in ("prep", "punc", "adv", "conj") and behind.key != "من"


def _first_of(context: Context, around: Around, word: Word) -> Phrase | None:
    """نشرت المنظمة تقريرا تتهم فيه: the subject of the verb that the clause begins with, of an imperfect behind it."""
    first = first_subject(context, around.clause) if word.aspect == "i" and not around.clause.relative else None
    return first if first is not None and first.first < around.first and first.actors and agrees(word, first, before=True) else None


def _spoken_to(context: Context, one: Phrase | None, other: Phrase) -> bool:
    """شككت ميركل في رواية السعودية، ودعت الرياض إلى: the same two as in the deed told last in the sentence."""
    last = context.dyads[-1] if context.dyads else None
    if one is None or last is None or last[0].sentence_no != context.sentence.no:
        return False
    return party(last[0]) in {party(m) for m in one.mentions} and party(last[1]) in {party(m) for m in other.mentions}


def _told_of(context: Context, subject: list[Phrase]) -> list[ActorMention]:
    """اتهمت موسكو واشنطن، محذرة إياها: the target of the same one's deed told last in the sentence."""
    codes = {party(m) for p in subject for m in p.mentions}
    last = context.dyads[-1] if context.dyads else None
    return [last[1]] if last and party(last[0]) in codes and last[1].sentence_no == last[0].sentence_no == context.sentence.no else []


def _accusative(phrase: Phrase) -> bool:
    """الطرفين، المسؤولين: a dual or sound plural in ين is no subject."""
    word = phrase.head.word
    at_head = any(m.first <= phrase.first <= m.last and not m.is_adjective for m in phrase.mentions)
    return word.number in ("d", "p") and word.known and not phrase.counted and not at_head and word.stem.endswith("ين") and word.stem.removeprefix("ال").removesuffix("ين") in (fold(word.lemma), fold(word.lemma).removesuffix("ه"))


def _resumed(verb: Word, noun: Phrase) -> bool:
    """الوزير الذي وصفوه، المعارض الذي اعتقلته: a relative verb's pronoun is its noun where only that agrees, or where no woman's verb can have it as its subject."""
    if not verb.enclitic or not verb.enclitic.startswith("3"):
        return False
    return verb.number == "p" and noun.number == "s" or verb.enclitic == "3ms" and verb.gender == "f" and noun.gender != "f"


def _speakers(context: Context, around: Around, subject: list[Phrase]) -> list[Phrase]:
    """أصدر البرلمان قرارا يدين، رسالة تطالبها: a document speaks for who is named in it, else for who makes or sends it."""
    if not subject or subject[0].definite or not subject[0].is_kind("document") or subject[0].actors:
        return subject
    said_by = [p for p in around.after if p.preposition in (fold("عن"), "ل", "من") and p.actors and p.last < around.first]
    maker = context.subject or next((p for p in [first_subject(context, around.clause)] if p is not None and p.first < around.first), None) or next(iter(reversed(context.subjects[context.earlier :])), None)
    if said_by or maker is None or maker.is_kind("document"):
        return said_by[:1] or subject
    return with_joined(around.before, maker) if maker in around.before else [maker]


_VERBS = Spots(lambda word: word.pos == "verb" and not is_auxiliary(word))


def first_subject(context: Context, clause: Clause) -> Phrase | None:
    """The subject of a clause's first verb."""
    tokens = context.tokens
    verb = next((i for i in _VERBS.of(context.sentence) if clause.first <= i <= clause.last), None)
    if verb is None:
        return next((p for p in bare(context.phrases(clause.first, clause.last)) if p.actors and _acting(p)), None)
    word = tokens[verb].word
    ahead = [p for p in bare(context.phrases(clause.first, verb - 1)) if _acting(p) and agrees(word, p, before=True)]
    behind = [p for p in bare(context.phrases(verb + 1, clause.last)[:1]) if p.first <= verb + 2 and _acting(p) and agrees(word, p, before=False)]
    if ahead and tokens[verb - 1].word.key == "قد":
        return ahead[-1]  # كان الرئيس الأميركي قد أبلغ رئيس الوزراء
    return next(iter([*behind, *ahead[-1:]]), None)


def _acting(phrase: Phrase) -> bool:
    """A phrase that may be the subject which later verbs take up: an actor, or who could be one; no medium."""
    if phrase.actors:
        return any(m.actor.kind != "media" for m in phrase.actors)
    return phrase.definite and any(phrase.is_kind(kind) for kind in ("organ", "office", "group", "person", "force"))


def _named_before(context: Context, around: Around, word: Word) -> Phrase | None:
    """هدد بطرد القوات السورية إذا لم تنسحب: who was named last in the sentence, where only that agrees with a woman's or several people's verb."""
    if word.gender != "f" and word.number not in ("d", "p") or around.first == around.clause.first == 0:
        return None
    named = [p for p in context.phrases(0, around.first - 1) if p.actors and p.actors[0].actor.kind != "media"]
    parts = [part for p in named for part in (p, *context.phrases(p.first + 1, p.last)[:1]) if part.actors]  # in بطرد القوات: القوات
    return next((p for p in reversed(parts) if p.gender == word.gender and agrees(word, p, before=True)), None)


def _asides(tokens: list[Token], first: int, last: int) -> list[tuple[int, int]]:
    """، بينهم فلان وفلان، وهي فرنسا وألمانيا: from the word that leads those who are meant to the next comma."""
    found = []
    for j in range(first + 1, last):
        if tokens[j].word.stem in _AMONG and tokens[j].word.enclitic or tokens[j].word.key in _NAMELY and tokens[j - 1].surface == "،":
            found.append((j, next((k for k in range(j + 1, last) if tokens[k].surface == "،"), last)))
    return found


def _without_names(tokens: list[Token], listed: list[Phrase]) -> list[Phrase]:
    """رئيس الهيئة، فلان، ... المبعوث، البريطاني فلان، ...: a name between commas behind an office tells whose that is."""
    kept: list[Phrase] = []
    for phrase in listed:
        led = kept[-1] if kept and kept[-1].last == phrase.first - 1 and [m.is_adjective for m in kept[-1].mentions] == [True] and kept[-1].first == kept[-1].last else None
        first = led.first if led else phrase.first
        between = first > 0 and phrase.last + 1 < len(tokens) and tokens[first - 1].surface == tokens[phrase.last + 1].surface == "،"
        if between and led and len(kept) > 1 and kept[-2].is_kind("office"):
            kept.pop()
        if between and kept and kept[-1].is_kind("pair") and not kept[-1].mentions and phrase.actors and phrase.first == kept[-1].last + 2:
            kept[-1] = phrase  # البلدان، مصر وقبرص،
            continue
        named = between and kept and kept[-1].is_kind("office") and phrase.mentions and phrase.mentions[-1].actor.kind == "person"
        if named and (phrase.mentions[0].first == phrase.first or len(kept) == 1 and phrase.is_kind("office") and phrase.last == phrase.mentions[-1].last):
            kept[-1].mentions = kept[-1].mentions or phrase.mentions
        else:
            kept.append(phrase)
    return kept


def _same(context: Context, around: Around, office: Phrase, name: Phrase) -> bool:
    """الأمين العام للاتحاد لطلبة البلاد فلان: a name behind an office, with nothing but what it is of between them."""
    if not office.is_kind("office") or any(not m.is_adjective for m in office.actors) or name.first <= office.last or not any(m.actor.kind == "person" for m in name.mentions[:1]):
        return False
    between = [p for p in around.after if office.last < p.first < name.first]
    marks = any(t.word.pos in ("punc", "verb") for t in context.tokens[office.last + 1 : name.first])
    return bool(between) and not marks and all(p.preposition in ("ل", "ب", "في", fold("إلى"), fold("لدى")) for p in between)


def _of_whom(word: Word) -> bool:
    """إنه، بأنها: behind these stands a verb, of whom was spoken of."""
    return is_subordinator(word) and word.key.endswith(("نه", "نها", "نهم"))


def _taken_up(tokens: list[Token], around: Around) -> bool:
    """إنه، أنها, right before the verb: its subject is who was spoken of."""
    near = all(t.word.key in ("قد", "لم", "لن", "لا", "سوف") for t in tokens[around.clause.first + 1 : around.first])
    return _of_whom(tokens[around.clause.first].word) and near


def _reread(word: Word, entry: Entry) -> Word:
    """تظاهر, taken for a woman's present, is the lexicon's own past, as is بأنه شن, taken for a noun; a participle is as a verb of its gender and number."""
    if entry.form == "phrase" and word.pos != "verb":
        return word._replace(pos="verb", enclitic=None, aspect="p", voice="a", person="3", gender="m", number="s")
    if entry.form == "participle":
        gender, number = {"ه": ("f", "s"), "ين": ("m", "p"), "ات": ("f", "p")}.get(next((end for end in ("ين", "ات", "ه") if word.key.endswith(end)), ""), ("m", "s"))
        return word._replace(pos="verb", enclitic=None, aspect="p", voice="a", person="3", gender=gender, number=number)
    return word._replace(aspect="p", gender="m", number="s", person="3", voice="a") if word.aspect == "i" and word.stem in entry.words and "s" not in word.proclitics else word


def _state_alone(context: Context, around: Around, phrase: Phrase) -> bool:
    """تعاونت الأردن, رفض إيران: writers differ on the gender of states, and of headlines' verbal nouns; where nobody else can be meant the state is the subject."""
    named = any(m.actor.kind == "country" and not m.is_adjective and m.first == phrase.first for m in phrase.actors)
    word = context.tokens[around.first].word
    alone = around.first == 0 or "obj" not in around.entry.target
    return named and alone and word.number != "p" and word.person != "1" and context.carried(word) is None


def _may_be_asked(entry: Entry, phrase: Phrase) -> bool:
    """ودعت السلطات الإيرانية إلى الحوار: who stands behind a verb may be its object, an organ also that of a phrase that does not say so."""
    return "obj" in entry.target or entry.type == "REQUEST" and phrase.is_kind("organ") and all(m.is_adjective for m in phrase.mentions)


def _is_amount(tokens: list[Token], phrase: Phrase, last: int) -> bool:
    """إرسال ثلاثين طنا من المساعدات: how much of the phrase's own word."""
    return not phrase.mentions and phrase.last + 2 == last and tokens[last - 1].word.key == "من" and not _could_act(phrase)


def _could_act(phrase: Phrase) -> bool:
    """Who is named, belongs to somebody, or is of a kind that acts; a place or time before a verb is no subject of it."""
    return bool(phrase.actors or phrase.owner) or any(phrase.is_kind(kind) for kind in ("person", "force", "office", "organ", "group", "attack", "pair", "document"))


def _between(around: Around, phrase: Phrase) -> bool:
    """Another phrase stands between the verb and a bare one."""
    return any(p.first < phrase.first and p.preposition for p in around.after)


def _beside(context: Context, around: Around, word: Word) -> Phrase | None:
    """Of whom a participle tells: the subject of its clause, else the one spoken of before."""
    if context.subject is not None and agrees(word, context.subject, before=True):
        return context.subject
    led = [p for p in bare(around.before) if p.actors and agrees(word, p, before=True)]
    return next(iter(led), None) or context.carried(word)


def _stray(context: Context, around: Around, phrase: Phrase) -> bool:
    """Behind a phrase with a preposition a bare one is more often an adjective or adverb, unless it names or counts somebody; in quotation marks it names that phrase."""
    if phrase.first and context.tokens[phrase.first - 1].surface in "«\"“'" and any(p.preposition and p.last == phrase.first - 2 for p in around.after):
        return True
    if not _between(around, phrase) or phrase.first < around.first:
        return False
    if context.tokens[phrase.first - 1].surface == "،" and tanwin(phrase.head) and any(p.preposition == "ل" and p.first == phrase.last + 1 for p in around.after):
        return False  # استهدف هجوم بسيارة، أمس، موكبا للسفارة
    if around.entry.type in ("ACCUSE", "SUPPORT", "REJECT") and phrase.definite and (phrase.is_kind("attack") or phrase.is_kind("deed")):
        return False  # أدان الأمين العام للأمم المتحدة الهجوم
    return not (phrase.counted or phrase.actors or around.entry.mode == "visit" and phrase.mentions or any(phrase.is_kind(kind) for kind in ("person", "force", "office", "organ", "pair", "body")))


def _objects(tokens: list[Token], listed: list[Phrase]) -> list[Phrase]:
    """The first bare phrase and those joined to it, or the one next to it where only that names an actor, no comma between."""
    if not listed:
        return []
    named = next((p for n, p in enumerate(listed[:2]) if p.mentions and not (n and tokens[p.first - 1].surface == "،")), listed[0])
    return with_joined(listed, named)


def _ahead(context: Context, around: Around) -> Phrase | None:
    """The subject that stands before its verb: what a relative clause tells more of, or the noun right before."""
    tokens, i, clause = context.tokens, around.first, around.clause
    word = tokens[i].word
    verbs = [j for j in range(clause.first, i) if tokens[j].word.pos == "verb" and not is_auxiliary(tokens[j].word)]
    near = around.before[-1] if around.before else None
    end = near.last if near else 0
    if near is not None and near.preposition == "من" and len(around.before) > 1 and around.before[-2].counted and around.before[-2].last >= near.first - 2:
        near = around.before[-2]  # 21 عنصرا من قوات الأمن قتلوا
    if tokens[i - 1].word.key == "قد" and (been := _been(context, around)) is not None:
        return been
    if near is not None and (verbs or near.preposition) and end >= i - 2 and not near.definite and (near.counted or not near.adverbial or _could_act(near)) and tokens[i - 1].surface not in "،؛:" and "w" not in word.proclitics:
        by_which = around.entry.type in _HARM and any(is_kind(t.word, "attack") and t.word.key.endswith("ه") == (word.gender == "f") for t in tokens[near.first + 1 : near.last + 1])
        return near if agrees(word, near, before=True) or word.enclitic or by_which else None  # هجوم استهدف، قصف شنه، بانفجار عبوة استهدفت
    letter = next((p for p in reversed(around.before[-3:]) if p.is_kind("document") and not p.definite), None)
    if letter is not None and verbs and tokens[i - 1].surface not in "،؛:" and "w" not in word.proclitics and agrees(word, letter, before=True):
        return letter  # رسالة إلى إيران تطالبها
    if clause.relative and not verbs:
        noun = context.noun_of(clause)
        own = bare(around.before)
        if noun is not None and not own and (word.enclitic or agrees(word, noun, before=True)):
            return noun
    if verbs and verbs[-1] != i - 1:
        return None
    cut = next((j for j in range(i - 1, clause.first - 1, -1) if tokens[j].surface in "-–:)"), -1)
    led = [p for p in bare(around.before) if not p.joined and p.first > cut and ("w" not in word.proclitics or _could_act(p))]  # إنها مهزلة وطالبت
    for phrase in reversed(led):
        pair = word.number in ("d", "p") and word.person == "3" and len(with_joined(around.before, phrase)) > 1  # مصر والعراق يوقعان
        if (pair or agrees(word, phrase, before=True)) and not (phrase.is_kind("attack") and phrase.preposition):
            return phrase
    return None


def _been(context: Context, around: Around) -> Phrase | None:
    """كان شاب يبلغ العشرين قد هاجم: what stands behind كان is the subject of the verb behind قد."""
    tokens, clause = context.tokens, around.clause
    been = next((j for j in range(clause.first, around.first - 1) if fold(tokens[j].word.lemma) == "كان"), None)
    if been is None:
        return None
    led = [p for p in bare(around.before) if p.first > been and agrees(tokens[around.first].word, p, before=True)]
    if not led or led[0].first > been + 1:
        return None
    beside = [p for p in led[1:2] if p.actors and not led[0].actors and tokens[p.first - 1].surface == "،"]  # كانت الرئيسة السابقة، فلانة، قد قتلت
    return (beside or led)[0]


def _suffers(context: Context, around: Around, subject: list[Phrase], ahead: bool) -> bool:
    """قتل 13 عراقيا، خطف صحافي، جنديان قتلا في هجوم: a verb of harm without an object, unvowelled, tells what its subject suffered."""
    tokens, word, entry = context.tokens, context.tokens[around.first].word, around.entry
    if around.last > around.first or (entry.type not in _HARM and entry.mode not in ("expel", "convict")) or "obj" not in entry.target or word.stem[1:2] == "ا" and word.aspect == "p":
        return False
    if not subject:
        return _injured(tokens, around.last)
    phrase = subject[0]
    if phrase.is_kind("attack") and not (phrase.is_kind("force") and _injured(tokens, phrase.last)):
        return False
    if ahead or phrase.last < around.first:
        armed = phrase.is_kind("force") or any(m.actor.kind in ("country", "armed_group") and not m.is_adjective for m in phrase.mentions[:1])
        return _injured(tokens, around.last) or not armed
    named = any(m.actor.kind == "person" for m in phrase.mentions)
    force = phrase.is_kind("force") or phrase.is_kind("organ") or any(m.actor.kind != "person" and not m.is_adjective for m in phrase.mentions)
    return phrase.counted or phrase.is_kind("person") or phrase.is_kind("office") or named or not force or _injured(tokens, phrase.last)


def _injured(tokens: list[Token], at: int) -> bool:
    """في هجوم، برصاص: what stands behind says that its subject suffered."""
    behind = [t.word for t in tokens[at + 1 : at + 7] if t.word.pos == "prep" or not begins(t.word.key)][:3]  # قتلوا الخميس في غارة
    if not behind or not (behind[0].stem in MEANS or "b" in behind[0].proclitics):
        return False
    return any(is_kind(w, "attack") for w in behind)


# ---- Nouns ---------------------------------------------------------------------------------------------------------------


def _of_noun(context: Context, around: Around) -> tuple[Slots, Phrase | None]:
    """Adjectives and genitives of a noun, and the subject of the light verb that carries it."""
    tokens, last = context.tokens, around.last
    slots: Slots = {}
    noun = tokens[last].word
    whole = next((p for p in context.phrases(around.first, around.clause.last) if p.first <= last <= p.last), None)
    inner = [p for p in context.phrases(around.first + 1, last - 1) if p.first > around.first and not p.preposition and not p.head.word.pos.startswith("adj") and not _fixed(p, around.entry, last) and not _is_amount(tokens, p, last)] if last > around.first + 1 else []
    adjectives = [m for m in whole.mentions if m.is_adjective and m.first > last] if whole else []
    first = around.after[0] if around.after else None
    pronoun = next((pronoun for t in tokens[around.first : last + 1] if (pronoun := pronoun_of(t))), None)
    if first and first.joined and first.first == last + 1 and first.last > first.first and not pronoun and first.head.word.state != "d" and not set(first.head.word.proclitics) - {"w"} and not (first.mentions and first.mentions[0].first == first.first):
        first = replace(first, first=first.first + 1, joined=False, head=tokens[first.first + 1])  # ترحيل وملاحقة عناصر: they share what belongs to them
        around.after = [first, *around.after[1:]]
    if pronoun:
        several = next((group for p in bare(around.before) if p.actors and len(group := with_joined(around.before, p)) > 1), None) if pronoun[-1] in "dp" or pronoun == "3fs" else None
        if several and pronoun == "3fs" and (several[0].number == "d" or several[0].actors[0].is_adjective):
            several = None  # أبلغت الخارجية السفيرين احتجاجها
        meant = several or [Phrase(last, last, "", tokens[last], context.antecedent(pronoun, around.first, []), owner=pronoun)]  # أعربت قطر وعمان عن تأييدهما
        if first and not first.preposition and not first.joined and not _epithet(first) and _follows(tokens, last, first.first):
            slots["obj"] = with_joined(around.after, first)  # إدانتها العدوان
        own = context.subject
        if not several and around.first and tokens[around.first - 1].word.stem in _TIMES and own is not None and context.here(own) and own.first < around.first and own.actors and own.gender and pronoun == ("3fs" if own.gender == "f" else "3ms"):
            meant = [own]  # أوقفت هولندا صادراتها إلى تركيا عقب طردها وزيرة
        elif inner and inner[0].actors and "subj" in around.entry.target + around.entry.source:
            meant = inner[:1]  # استدعاء الرباط سفيرها
        elif not several and not meant[0].mentions and (to_come := _told_next(context, around, pronoun)) is not None:
            meant = [to_come]
        slots["gen"] = meant
    elif adjectives and (noun.key.startswith("ال") or "al" in noun.proclitics or _follows(tokens, last, adjectives[0].first)):
        envoy = last > around.first and is_kind(noun, "office") and around.entry.mode == "expel"  # طرد السفيرة الأميركية
        persons = envoy or "gen" in around.entry.target and not noun.key.startswith("ال") and ("adj" not in around.entry.source or around.entry.mode in _OF_PERSONS)
        slots["gen" if persons else "adj"] = [Phrase(m.first, m.last, "", tokens[m.first], [m]) for m in adjectives]  # مقتل تونسي
    elif first and not first.preposition and not first.joined and not _epithet(first) and not tanwin(tokens[last]) and not (last > around.first and noun.pos.startswith("adj")) and not noun.key.startswith("ال") and "al" not in noun.proclitics and _follows(tokens, last, first.first):
        slots["gen"] = with_joined(around.after, first)
        slots["obj"] = [p for p in bare(around.after) if p not in slots["gen"]][:1]
    if "subj" in around.entry.source and "gen" in around.entry.target and tokens[last - 1].word.pos == "prep" and last > around.first and (pronoun or inner):
        behind = first if first and not first.preposition and _follows(tokens, last, first.first) else None
        held = {"subj": slots["gen"] if pronoun else inner[:1] if inner[0].mentions else [p for p in [first_subject(context, around.clause)] if p] or inner[:1], "gen": with_joined(around.after, behind) if behind else []}  # وقوف فرنسا إلى جانب، وقوفها إلى جانب
        return slots | held, held["subj"][0] if held["subj"][0].actors else None
    if inner and "gen" in around.entry.target and not (around.entry.type == "REJECT" and inner[0].actors):  # رفض البرلمان تمويل
        slots["gen"] = inner[:1]  # تزويد الحوثيين بالسلاح
    elif inner and "subj" in around.entry.source:
        slots["obj"] = [p for p in context.phrases(around.first + 1, last - 1) if not p.preposition and p not in inner and _is_of_somebody(p)][:1] or slots.get("obj", [])
        return slots | {"subj": inner[:1]}, inner[0] if inner[0].actors else None  # قبض الأمن على
    if around.entry.type == "CONSULT" and not slots.get("gen") and not slots.get("adj") and (met := _brought_together(context, last)):
        return slots | {_BETWEEN: met}, None
    decided = next((p for p in reversed(around.before) if p.is_kind("decision") and p.actors and p.last >= around.first - 2), None)
    if decided is not None and not slots.get("gen") and all(t.word.pos == "prep" for t in tokens[decided.last + 1 : around.first]):
        return slots | {"subj": [decided]}, None  # إعلان بغداد وقف استيراد، عزم أنقرة على شن
    if decided is None and len(around.before) > 1 and around.before[-1].preposition == fold("لدى") and around.before[-1].last == around.first - 1 and around.before[-2].is_kind("decision"):
        return slots | {"subj": around.before[-1:]}, None  # لا نية لدى باكستان لإرسال
    verb = next((j for j in range(around.first - 1, max(around.clause.first - 1, around.first - 25), -1) if tokens[j].word.pos == "verb"), None)
    if verb is None and around.first and tokens[around.first - 1].word.stem in _ABOUT_TO and (led := [p for p in bare(around.before) if p.actors]):
        return slots | {"control": led[-1:]}, led[-1]  # هولندا بصدد إرسال
    if (control := _of_participle(context, around, verb)) and not slots.get("adj"):
        return slots | {"control": control}, None
    timed = around.first > 0 and (tokens[around.first - 1].word.stem in _TIMES or around.entry.mode == "phone" and tokens[around.first - 1].word.stem == "في")
    met = around.entry.type == "CONSULT" and "gen" not in slots and "adj" not in slots and any(p.preposition == "مع" for p in around.after[:2])
    if not slots.get("gen") and any(is_kind(t.word, "charge") for t in tokens[max(around.clause.first, around.first - 3) : around.first]):
        accused = [p for p in around.before if p.actors and (p.preposition or verb is None or p.first > verb + 1)]
        group = with_joined(around.before, accused[0]) if accused else []
        return slots | {AGENT: [*group, *(p for p in accused if p.preposition == fold("على") and p not in group)][:3]}, None  # عاقب فلانا بتهمة دعم الحزب
    other = next((p for p in around.before if p.is_kind("counterpart") and p.actors), None)
    teller = first_subject(context, around.clause) if around.entry.type == "CONSULT" and not slots.get("gen") and not slots.get("adj") else None
    if teller is not None and other is not None and teller.actors and teller is not other:
        return slots | {"gen": [teller], fold("مع"): [other]}, teller  # أبلغ الرئيس نظيره الروسي في اتصال هاتفي
    callers = with_joined(around.before, teller) if teller in around.before else []
    told = next((p for p in around.before if teller is not None and verb is not None and p.first > max(verb, teller.last) and p not in callers and p.actors and p.preposition in ("", "من", "ل") and is_light(tokens[verb].word, "telling-verb")), None)
    if teller is not None and timed and not met and teller.actors and told is not None and not {party(m) for m in told.actors} & {party(m) for m in teller.actors}:
        return slots | {"gen": [teller], fold("مع"): [told]}, teller  # طلبت ميركل من بوتين، في اتصال هاتفي، التدخل
    if teller is not None and other is None and timed and not met and len({party(m) for p in callers for m in p.actors[:1]}) > 1:
        return slots | {"gen": callers}, None  # دعت ميركل وماكرون، خلال مكالمة، إلى
    if verb is None or timed and not met:
        return slots, None
    word = tokens[verb].word
    between = [p for p in around.before if p.first > verb and not p.preposition and p.last < around.first and (p.mentions or not is_light(p.head.word, "light-noun"))]
    ahead = [p for p in bare(around.before) if p.last < verb and agrees(word, p, before=True)]
    behind = [p for p in bare(around.after) if p.first > last and p not in slots.get("gen", [])]
    subject = next((p for p in [*between[:1], *ahead[-1:]] if p), None)
    if subject is None and around.clause.relative:
        subject = context.noun_of(around.clause)
    if subject is None and agrees(word, Phrase(0, 0, "", tokens[verb]), before=True):
        subject = context.carried(word)
    allowed = [p for p in around.before if p.preposition == "ل" and p.first == verb + 1 and p.actors][:1] if is_light(word, "asking-verb") else []  # سمح للندن ببيع
    if subject is None or subject.mentions and subject.mentions[0].first > subject.first and any(e.form == "masdar" for e in candidates(subject.head.word)):
        return slots | {"control": allowed}, None  # ساهم تزويد طهران في الحرب: no deed does another
    among = next((j for j in range(subject.last + 1, around.first) if tokens[j].word.stem in _AMONG and tokens[j].word.enclitic), around.first) if context.here(subject) else around.first
    joined = [p for p in with_joined(around.before, subject) if p.first < among] if subject in around.before else [subject]
    if is_light(word, "light-verb") or timed:
        slots["subj"] = joined  # also of whom the clause tells what he did meanwhile: قال خلال لقاء مع
    elif is_light(word, "suffering-verb"):
        slots["obj"] = joined
    elif is_light(word, "asking-verb"):
        slots["control"] = [p for p in [*allowed, *between[1:], *behind] if p.actors and p not in joined][:1]
        if not slots["control"] and verb and tokens[verb - 1].word.key in ("ما", "مما"):
            slots["control"] = between[:1]  # ما دفع المجلس إلى فرض عقوبات
        if not slots["control"] and is_light(word, "order-verb"):
            slots["control"] = joined  # أمر بشن هجوم: his own do it
    elif is_light(word, "control-verb") or "l" in tokens[around.first].word.proclitics:
        slots["control"] = joined  # also of what is done in order to: أرسلت قوات لمساعدة
    return slots, subject if subject.actors else None


def _brought_together(context: Context, last: int) -> list[Phrase]:
    """لقاء جمع شكري ولافروف، القمة التي ضمت: who meets, as the objects of the verb behind."""
    tokens = context.tokens
    at = next((j for j in range(last + 1, min(last + 4, len(tokens) - 1)) if tokens[j].word.pos == "verb"), None)
    if at is None or fold(tokens[at].word.lemma) not in _GATHER or tokens[at].word.enclitic or any(t.word.pos not in ("adj", "pron_rel") for t in tokens[last + 1 : at]):
        return []
    listed = context.phrases(at + 1, min(at + 14, len(tokens) - 1))
    return with_joined(listed, listed[0]) if listed and listed[0].preposition in ("", _BETWEEN) else []


_ABOUT_TO = {"صدد", "وشك"}
_GATHER = {fold(w) for w in "جمع ضم".split()}


@cache
def _control_participles() -> dict[str, str]:
    """Participles, without their endings, of verbs that govern a deed: معلن, مقرر."""
    return {form: verb for verb in sorted(verbs("control-verb") | verbs("asking-verb")) if (form := participle(verb, True))}


def _of_participle(context: Context, around: Around, verb: int | None) -> list[Phrase]:
    """متهما واشنطن بتسليح، متعهدة بتقديم: who does what a participle beside the sentence governs, the one asked or accused, else its subject."""
    tokens = context.tokens
    for j in range(around.first - 1, max(verb if verb is not None else -1, around.clause.first - 1, around.first - 12), -1):
        if tokens[j].surface in "،؛" or is_subordinator(tokens[j].word):
            return []
        verb_of = next((e.words[0] for e in candidates(tokens[j].word) if e.form == "participle"), None) or _control_participles().get(next(iter(ending(tokens[j].word.key) or ("",))))
        if verb_of is None or not is_beside(tokens, j):
            continue
        asked = [p for p in around.before if p.first > j and not p.preposition and p.actors][:1]
        if verb_of in verbs("asking-verb"):
            return asked
        subject = context.subject or first_subject(context, around.clause)
        return [subject] if subject is not None and not asked else []
    return []


def _told_next(context: Context, around: Around, pronoun: str) -> Phrase | None:
    """قبل زيارته إلى أنقرة، انتقد الرئيس: of nobody told before, the subject of the verb that follows."""
    tokens = context.tokens
    verb = next((j for j in range(around.last + 1, len(tokens)) if tokens[j].word.pos == "verb"), None) if tokens[0].word.stem in _TIMES or tokens[0].word.key.lstrip("و") in _TIMES else None
    if verb is None or verb + 1 >= len(tokens) or not pronoun.startswith("3"):
        return None
    subject = first_subject(context, Clause(verb, next((j for j in range(verb + 1, len(tokens)) if is_subordinator(tokens[j].word)), len(tokens)) - 1))
    return subject if subject is not None and subject.first > verb and subject.actors and agrees(tokens[verb].word, subject, before=False) else None


def _epithet(phrase: Phrase) -> bool:
    """مساعدات عسكرية، طرد جماعي: an adjective that names nobody is no genitive."""
    return phrase.head.word.pos.startswith("adj") and not phrase.mentions and not any(phrase.is_kind(kind) for kind in ("person", "force", "office", "organ", "group", "protester"))


def _follows(tokens: list[Token], last: int, first: int) -> bool:
    """Nothing but numbers, marks and adjectives stands between a noun and what belongs to it."""
    return all(t.word.pos in ("digit", "noun_num", "punc", "noun_quant") or is_kind(t.word, "quantity") or pieces(t.word.key) or t.word.key == "من" or (t.word.pos.startswith("adj") and not is_kind(t.word, "office")) or t.word.key[0].isdigit() for t in tokens[last + 1 : first])


def _maker(context: Context, around: Around) -> tuple[list[Phrase], list[Phrase]]:
    """في هجوم شنه الجيش على، برصاص القوات: who made the attack that the event is or stands in, and the phrases behind that."""
    harm = around.entry.type in _HARM
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
