"""Who is source and who is target of an event: the lexicon's slots filled with the actors that their phrases stand for."""

from dataclasses import replace
from functools import cache
from itertools import takewhile

from waqai.tasks.document import Word
from waqai.tasks.extract.arguments import maker_behind
from waqai.tasks.extract.around import Slots
from waqai.tasks.extract.chunks import AGENT, Phrase, has_pronoun, with_joined
from waqai.tasks.extract.circumstances import located
from waqai.tasks.extract.clauses import Clause, is_subordinator
from waqai.tasks.extract.context import Context
from waqai.tasks.extract.coreference import TWO_SIDED
from waqai.tasks.extract.event_words import Entry, candidates
from waqai.tasks.extract.mention import STATE_SECTORS, ActorMention, party
from waqai.tasks.extract.names import actors as known_actors
from waqai.tasks.extract.places import PlaceMention
from waqai.tasks.extract.word_kinds import is_kind, is_light
from waqai.tasks.normalise import fold

Sides = tuple[list[ActorMention], list[ActorMention]]
_GROUPS = ("subj", "obj", "gen", "adj", fold("بين"))
_AGENTS = {fold("من قبل"), fold("على يد"), fold("من جانب")}
_GROUND = {fold(w) for w in "أراضي الأراضي أرض مناطق منطقة قطاع مدينة داخل".split()}
_SPOTS = ("في", fold("إلى"), "من", "ب")  # where something is, or from and to where it goes: not within the source
_AFTER = tuple(fold(w) for w in "بعد قبل عقب إثر خلال منذ أثناء".split())
_IN_ANSWER = {fold(w) for w in "ردا احتجاجا انتقاما".split()}  # to somebody else's deed
_EXECUTES = {fold(w) for w in "أعدم إعدام".split()}
_LOCAL = ("ASSAULT", "PROTEST", "RETREAT", "COERCE")  # happen to those in whose country they happen
_FORCE = ("ASSAULT", "COERCE")
_UNARMED = ("BUS", "EDU", "MED", "JRN", "NGO", "LAB", "REL", "CVL")
_AS = fold("باعتبار")
_THAT = {fold(w) for w in "أن بأن أنها أنه بأنها بأنه".split()}
_RELEASES = {fold(w) for w in "إفراج سراح تحرير إطلاق".split()}
_CALLS = {fold(w) for w in "دعوة مبادرة مقترح اقتراح نداء عرض مطالبة".split()}
_OF_DEEDS = ("ACCUSE", "REJECT", "SUPPORT")  # said of a deed, they are about who does it
_TOPICLESS = ("AGREE", "CONCEDE", "MOBILIZE")  # what they are about is no side


def sides(context: Context, clause: Clause, entry: Entry, slots: Slots, after: list[Phrase], at: int) -> Sides:
    """(source mentions, target mentions) of an event."""
    wanted_source, wanted_target = _order(context, entry, slots, at)
    for phrase in [*slots.get("obj", []), *slots.get("gen", []), *slots.get("subj", []), *slots.get("control", []), *slots.get(fold("بين"), []), *(p for slot in wanted_target if slot not in _GROUPS for p in slots.get(slot, [])[:1])]:
        _reach(context, phrase)
    if entry.type in ("MOBILIZE", "AID") and len(entry.words) > 1 and slots.get("control") and slots.get("adj"):
        wanted_source = ("control", *wanted_source)  # اتهم أنقرة بإرسال مقاتلين سوريين
    source = _fill(context, wanted_source, slots, [])
    if entry.type == "ASSAULT" and entry.form == "masdar" and any((p.owner or "").startswith("3") and p.is_kind("person") for p in slots.get("gen", [])[:1]):
        source = [m for m in source if not any(m in p.mentions for p in slots.get("subj", []))]  # أعلن الجيش استهداف جنوده
    for phrase in slots.get("من", [])[:1] if entry.type == "ASSAULT" and not source else ():
        _reach(context, phrase)
        source = [m for m in phrase.actors if m.actor.kind == "armed_group" and m.first > phrase.last]  # استهداف جنوده من موقع تابع لحماس
    if not source and entry.mode in ("deport", "expel") and entry.form == "masdar" and not slots.get("subj"):
        source = [m for p in slots.get("من", [])[:1] for m in p.mentions[:1] if m.actor.kind == "country" and not m.is_adjective]  # تم ترحيل عشرات من إيطاليا
    if entry.type == "ASSAULT" and not source and any(p.is_kind("attack") and p.definite and not p.mentions and p.first == p.last for p in slots.get("subj", [])[:1]):
        source = context.doers[:]  # أدى القصف إلى مقتل: of who struck
    promised = {slot: [p for p in listed if not (slot == "ل" and p.mentions and _is_deed(p))] for slot, listed in slots.items()} if entry.type == "AGREE" and any(p.mentions for p in slots.get("مع", [])[:1]) else slots  # بالتعاون مع الصين لإصلاح المنظمة
    target = _fill(context, wanted_target, promised, source, places=True)
    if entry.type == "ASSAULT" and source and target and target[0].rule == "organ" and party(target[0]) in {party(m) for m in source} and source[0].rule != "organ":
        organ = next((p for slot in wanted_target for p in slots.get(slot, []) if p.first == target[0].first and context.here(p)), None)
        target = context.home(organ, source) if organ is not None else target  # ردت القوات التركية بقصف مواقع للنظام: not her own
    if source and source[0].rule == "organ" and {party(m) for m in source} & {party(m) for m in target if m.rule != "organ"} and (entry.type in TWO_SIDED or slots.get("obj") and slots["obj"][0].is_kind("counterpart")):
        source = context.home(next(p for slot in wanted_source for p in slots.get(slot, [])), target)  # وزير الخارجية يلتقي نظيره المصري: not of the same state
    if entry.type == "COERCE" and source and target and target[0].rule == "organ":
        target = [m for m in source if m.country and party(m) == m.country][:1] or target  # أقالت مدريد الحكومة: her own
    if not source:
        source = _fill(context, (AGENT, "control") if ("gen" in entry.source or entry.form == "phrase" or entry.type == "COERCE" and entry.form == "masdar") and not slots.get("subj") else (AGENT,), slots, target)
    if not source and (entry.type == "COERCE" or entry.mode == "investigate"):
        source = _police(context, slots)
    if entry.mode in ("arrest", "deport") and source and all(m.actor.kind == "person" and m.sector not in STATE_SECTORS and not m.group for m in source):
        source, target = [], target or source  # كان فلان قد أودع السجن: nobody without an office arrests
    if not target and entry.type == "ASSAULT" and slots.get(AGENT):
        for phrase in slots.get(fold("على"), [])[:1]:
            _reach(context, phrase)
        target = _fill(context, (fold("على"), fold("ضد")), slots, source, places=True)  # في غارة شنها الجيش على
    if not target:
        target = _fill(context, ("struck",), slots, source, places=True)
    if not target and entry.type == "REQUEST" and entry.form == "verb" and is_light(context.tokens[at].word, "order-verb") and not any(p.first < b.first for b in slots.get("ب", [])[:1] for p in slots.get("obj", [])):
        return source, [m for m in source if party(m) == m.country][:1]  # أمر بشن هجوم: those whom one commands
    if not target:
        target = (_fill(context, ("obj",), slots, source) if entry.type in ("REQUEST", "ASSAULT", "PROTEST") or (slots.get(AGENT) or slots.get("adj")) and entry.type in ("AID", "SUPPORT") else []) or _own_people(context, entry, slots, source)
    if not target and entry.mode == "third-party" and "l" in context.tokens[at].word.proclitics:
        target = [m for p in context.phrases(clause.first, at - 1) if p.preposition == fold("إلى") for m in p.mentions[:1]][:1]  # إيفاد مستشار إلى طهران للتوسط
    if not target and entry.mode == "third-party" and any(t.word.key == "بينهما" for t in context.tokens[clause.first : clause.last + 1]):
        target = context.pair()
    if entry.type in TWO_SIDED and slots.get("control") and slots.get("gen") and not slots["gen"][0].owner and len({party(m) for m in (*source, *target)}) == 1:
        source = [m for p in slots["control"] for m in stands_for(context, p)][:1] + source  # أقر بلقاء السفيرة
    if entry.type in TWO_SIDED or "مع" in entry.target or "بين" in entry.target:
        crowd = entry.type == "ASSAULT" and any(p.is_kind("protester") for slot in ("بين", "مع") for p in slots.get(fold(slot), []) if not p.mentions)
        if entry.form == "verb" and len({party(m) for m in source}) > 1 and (beside := slots.get(fold("مع"))) and beside[0].first > max(m.last for m in source) + 4:
            target = []  # ناقش فلان وفلان التوتر مع كندا: with each other
        if entry.mode == "visit" and entry.form == "verb" and not target:
            return source, _where(context, clause, entry, source)  # زار فلان وفلان الموقع: together
        if entry.type == "CONSULT":
            after = [p for p in after if not (p.preposition == "ل" and p.mentions and _is_deed(p))]  # اجتمع المجلس لمناقشة إطلاق
        if entry.type == "CONSULT" and source and not target and (capitals := slots.get("في", [])[:1]) and not slots.get("مع"):
            listed = with_joined(after, capitals[0]) if capitals[0] in after else capitals
            visited = [m for p in listed for m in p.mentions[:1] if m.actor.kind == "country" and not m.is_adjective and m.country not in {s.country for s in source}]
            target = visited if len(visited) > 1 else []  # أجرى محادثات في القاهرة والخرطوم
        return _two_sided(source, target, slots.get(fold("مع"), []), after, crowd)
    if not target and entry.type == "THREATEN":
        target = _warned_of(context, at, source)
    if not target and entry.type == "REQUEST" and context.seized:
        target = _holder(context, after, at)
    if not target and entry.type == "PROTEST":
        target = _grievance(context, after)
    if not source and target and entry.type == "PROTEST":
        source = _where(context, clause, entry, [])  # أحرق محتجون في عمان العلم الإسرائيلي
        mission = next((p for p in after if p.is_kind("mission") and p.mentions), None)
        source = source or (context.home(mission, target) if mission else [])  # أمام السفارة التركية: hardly in Turkey
    listed = [p for slot in wanted_target for p in slots.get(slot, [])[:1]]
    deed = next((p for p in listed if entry.type in _OF_DEEDS and context.here(p) and not p.actors and (p.is_kind("attack") or p.is_kind("deed") or _is_force(p) or maker_behind(context, p.last)[0])), None)
    if entry.type in _OF_DEEDS and any(p.is_kind("attack") and target[:1] == p.mentions[:1] and _is_scene(context, p) for p in listed):
        return source, []  # ندد بهجمات باريس
    if deed is not None and deed.is_kind("attack") and deed.definite and deed.last + 1 < len(context.tokens) and context.tokens[deed.last + 1].word.stem in (fold("على"), fold("ضد")):
        victims = {party(m) for slot in (fold("على"), fold("ضد")) for p in slots.get(slot, []) for m in p.mentions}
        return source, next(([one] for one, other in reversed(context.dyads) if party(other) in victims and party(one) not in victims | {party(m) for m in source}), [])  # أدان الهجوم على أبوظبي: who did it
    if not target and deed is not None:
        target = [m for p in maker_behind(context, deed.last)[0] for m in stands_for(context, p)][:1] or _doer(context, deed, source)
    if not target and entry.type == "ACCUSE" and (crowd := next((p for p in after[:4] if p.is_kind("protester") and p.preposition == fold("ضد") and not p.mentions), None)):
        return source, context.home(crowd, source)  # استخدام القوة ضد المتظاهرين
    if not target and entry.type == "AID" and "l" in context.tokens[at].word.proclitics:
        target = [m for p in context.phrases(clause.first, at - 1) if p.preposition == fold("إلى") for m in p.mentions[:1]][:1]  # أرسلت فريقا إلى تونس للمساعدة
    if not target:
        told = deed is not None or any(_somebody(p) and not p.is_kind("force") for p in listed)
        target = ([] if told else _topic(context, entry, after, source)) or _where(context, clause, entry, source)
    return source, target


def _police(context: Context, slots: Slots) -> list[ActorMention]:
    """تمكنت وحدة أمنية من القبض على، أعوان فرقة تابعة للحرس: who arrests and seizes by office does so in the own country."""
    for phrase in [p for slot in (AGENT, "subj", "control", "gen") for p in slots.get(slot, [])[:1] if context.here(p) and not p.mentions]:
        behind = [token.word for token in context.tokens[phrase.last + 1 : phrase.last + 6]]
        end = next((n for n, word in enumerate(behind) if word.pos in ("verb", "punc")), len(behind)) if behind and behind[0].pos.startswith("adj") else 0
        if not phrase.is_kind("group") and any(is_kind(word, "police") for word in takewhile(lambda word: word.key != "من", [*_words(context, phrase), *behind[:end]])):
            return _seat(context, phrase) or context.home(phrase)
    return []


def _doer(context: Context, deed: Phrase, source: list[ActorMention]) -> list[ActorMention]:
    """نددت بالعملية، أدان هذا الهجوم: a definite deed without more is the one told last, and its doer is meant."""
    behind = context.tokens[deed.last + 1].word if deed.last + 1 < len(context.tokens) else None
    if not deed.definite or deed.last > deed.first or behind is not None and behind.pos not in ("punc", "conj", "verb") and not is_subordinator(behind) and not behind.key.startswith(_AS):
        return []
    codes = {party(m) for m in source}
    if deed.head.word.stem.removeprefix("ال") in _CALLS:
        return [m for m in context.callers if party(m) not in codes][:1]  # رحب بالدعوة
    return [m for m in context.doers if party(m) not in codes][:1]


def _warned_of(context: Context, at: int, source: list[ActorMention]) -> list[ActorMention]:
    """حذرت من أن روسيا ستدفع الثمن، من أن الكونغرس لن يوافق على اتفاق مع بريطانيا: the first that what is warned of names besides who warns."""
    that = next((j for j in range(at + 1, min(at + 14, len(context.tokens) - 1)) if context.tokens[j].word.key in _THAT), None)
    if that is None or any(t.word.pos == "verb" or t.surface == "،" for t in context.tokens[at + 1 : that]):
        return []
    codes = {party(m) for m in source}
    end = next((j for j in range(that + 1, len(context.tokens)) if context.tokens[j].surface in "،؛"), len(context.tokens))
    named = [m for p in context.phrases(that, min(that + 14, end) - 1) for m in stands_for(context, p, but=source)[:1]]
    return [m for m in named if party(m) not in codes and m.actor.kind != "media" and m.rule not in ("organ", "place")][:1]


def _holder(context: Context, after: list[Phrase], at: int) -> list[ActorMention]:
    """طالبت بالإفراج عن الصحافي: of who holds him."""
    if not any(t.word.stem.removeprefix("ال") in _RELEASES for t in context.tokens[at + 1 : at + 10]):
        return []
    freed = {party(m) for p in after[:4] for m in stands_for(context, p)}
    return next(([holder] for holder, held in reversed(context.seized) if party(held) in freed), [])


def _somebody(phrase: Phrase) -> bool:
    """الأطراف، مسؤولين: persons and bodies, if nameless."""
    return any(phrase.is_kind(kind) for kind in ("person", "force", "office", "organ", "group", "body"))


@cache
def _names(slots: tuple[str, ...]) -> tuple[str, ...]:
    """Slot names of the lexicon as chunks spell them; the names of an agent are one."""
    return tuple(dict.fromkeys(AGENT if fold(slot) in _AGENTS else fold(slot) for slot in slots))


def _order(context: Context, entry: Entry, slots: Slots, at: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Slots of source and target; a genitive that may be either is the doer, unless it is what is struck: a place, persons, or another names the doer."""
    source, target = _names(entry.source), _names(entry.target)
    if (entry.type in TWO_SIDED or entry.type == "SUPPORT") and "مع" in target and fold("بين") not in (*source, *target):
        target = (*target, fold("بين"))  # عقد لقاء بين
    if "gen" in source and "subj" not in source and ("adj" in source or "subj" in slots):
        source = (*source, "subj")
    if entry.type == "ASSAULT" and entry.form == "noun" and "gen" in source and "ل" not in target and not slots.get("gen"):
        source = (*source, "ل")  # غارة لطائرة أميركية
    if entry.type == "COERCE" and slots.get("control") and "control" not in source:
        source = (*source, "control")  # تمكنت الشرطة من القبض على
    if entry.form == "masdar" and entry.type in _FORCE and slots.get("subj") and not slots.get("gen") and "subj" not in (*source, *target):
        source = (*source, "subj")  # أصدرت المحكمة حكما بالسجن
    if "adj" in slots and "adj" not in (*source, *target) and entry.mode == "assist" and entry.type == "REQUEST":
        target = (*target, "adj")  # طلب الدعم الإيراني: of whom
    elif "adj" in slots and "adj" not in (*source, *target) and {"gen", "subj"} & set(source):
        source = (*source, "adj")
    if entry.type == "REQUEST" and "gen" in source and slots.get("gen") and slots.get("ب") and not slots.get("obj") and context.tokens[slots["gen"][0].first - 1].word.key.endswith("ه"):
        return tuple(s for s in source if s != "gen"), ("gen", *target)  # مطالبة السلطات بكذا: of whom it is asked
    if "gen" in source and "gen" in target and slots.get("gen") and slots["gen"][0].owner and slots.get("obj"):
        return source, tuple(s for s in target if s != "gen")  # دعمها جماعات: hers, of others
    if "gen" in source and "gen" in target and (gen := slots.get("gen")):
        helps = entry.type in ("AID", "SUPPORT") and any(p.first <= gen[-1].last + 2 for slot in ("ل", fold("إلى")) for p in slots.get(slot, []))  # دعم واشنطن ل
        if not helps and (any(slots.get(slot) for slot in (AGENT, "adj", "subj", "control")) or not _acts(context, entry, gen[0], slots)):
            return tuple(s for s in source if s != "gen"), ("gen", *(s for s in target if s != "gen"))
        return source, tuple(s for s in target if s != "gen")
    asked = entry.type == "REQUEST" and {"b", "l"} & set(context.tokens[at].word.proclitics)  # تلبية لطلب السلطة، بطلب السلطة: hers
    if not asked and slots.get("control") and slots.get("gen") and not slots["gen"][0].owner and slots["gen"][0] not in slots["control"] and entry.form == "masdar" and "gen" in source and entry.type not in TWO_SIDED:
        return tuple(s for s in source if s != "gen"), ("gen", *target)  # أخفق مجلس الأمن في إدانة ميانمار
    if entry.mode == "visit" and "gen" in source and (gen := slots.get("gen")) and not _acts(context, entry, gen[0], slots) and not any(slots.get(slot) for slot in target):
        return tuple(s for s in source if s != "gen"), ("gen", *target)  # لزيارة الخرطوم
    if entry.type == "ASSAULT" and "gen" in source and "gen" not in target and (gen := slots.get("gen")) and _is_scene(context, gen[0]) and not any(p.mentions for slot in (fold("على"), fold("ضد")) for p in slots.get(slot, [])):
        return tuple(s for s in source if s != "gen"), ("gen", *target)
    return source, target


def _is_scene(context: Context, genitive: Phrase) -> bool:
    """هجمات أرامكو، هجمات باريس: attacks are called after the unarmed body or the city that they strike."""
    named = genitive.mentions[:1]
    return any(m.sector in _UNARMED or m.actor.kind == "media" or any(p.first == m.first and p.place_id != p.country for p in context.places) for m in named if not m.is_adjective)


def _acts(context: Context, entry: Entry, genitive: Phrase, slots: Slots) -> bool:
    """A genitive that does, rather than suffers: of harm, forces and states, where another slot tells whom it strikes or it is shelling; of help, where ل tells whom."""
    named = any(not m.is_adjective and m.actor.kind != "person" for m in genitive.actors)
    other = any(slots.get(slot) and slots[slot][0].mentions for slot in _names(entry.target) if slot not in ("gen", fold("في")))
    if entry.type in _FORCE:
        done = named and any(p.owner or p.mentions or any(p.is_kind(kind) for kind in ("person", "office", "force", "organ", "region")) for p in slots.get("obj", [])[:1])  # اعتقال لبنان أحد عناصره
        return (named or genitive.is_kind("force") or genitive.is_kind("organ")) and (other or done or entry.mode in ("heavy-weapons", "aerial", "drone"))
    if entry.type == "THREATEN":
        return bool(genitive.mentions) and genitive.mentions[0].first == genitive.first or _somebody(genitive)  # تهديد استقرار العراق: what is threatened
    if entry.mode == "visit":
        return not any(m.actor.kind == "country" and not m.is_adjective for m in genitive.mentions)  # زيارة لبنان
    if entry.type in ("AID", "SUPPORT"):
        word = context.tokens[genitive.first - 1].word
        return named and ("b" in word.proclitics or word.key.endswith("ات")) or any(p.mentions for slot in ("ل", fold("إلى")) for p in slots.get(slot, []))
    return True


def _fill(context: Context, wanted: tuple[str, ...], slots: Slots, taken: list[ActorMention], places: bool = False) -> list[ActorMention]:
    """Actors of the first slot that names any; compound ones one by one."""
    held, codes = {id(mention) for mention in taken}, {party(mention) for mention in taken}
    for slot in wanted:
        listed = slots.get(slot, [])
        if slot not in _GROUPS:
            listed = listed[:1] + [p for p in listed[1:] if p.joined] if not listed or listed[0].mentions else [p for p in listed if p.mentions or p is listed[0]][:2]
        chosen = [m for phrase in listed for m in stands_for(context, phrase, places, taken) if id(m) not in held and not (party(m) in codes and (slot in _SPOTS or not m.country or m.rule == "place"))]
        if chosen:
            return chosen
        if places and slot == "obj" and listed and _somebody(listed[0]):
            return []  # دعا الأطراف إلى الانضمام إلى واشنطن
    return []


def told_of(entry: Entry, side: str, slots: Slots) -> str:
    """How the text gives a side to somebody, though without a name: "unnamed" (مسلحون, الأهالي), "unnamed ... of many" (الدول الأوروبية), "" where it does not."""
    wanted = _names(getattr(entry, side))
    first = [(slot, phrase) for slot in wanted for phrase in slots.get(slot, [])[:1]]
    if side == "target":
        first = [(slot, phrase) for slot, phrase in first if slot != "gen" or not phrase.mentions]  # those named are the other side
        told = any((slot in ("obj", "gen") or entry.type == "AID" and slot in ("ل", fold("إلى"))) and entry.type not in TWO_SIDED and not phrase.is_kind("attack") or _somebody(phrase) for slot, phrase in first)
        if entry.type == "ACCUSE" and any(phrase.is_kind("attack") for _, phrase in first):
            return " unnamed target of many"  # whoever has done it
    else:
        told = any(phrase.is_kind("person") or phrase.is_kind("force") or slot == "subj" and not phrase.is_kind("attack") for slot, phrase in first)
    return f" unnamed {side}" + (" of many" if any(phrase.is_kind("body") for _, phrase in first) else " of somebody" if any(phrase.owner for _, phrase in first) else "") if told else ""


def stands_for(context: Context, phrase: Phrase, places: bool = False, but: list[ActorMention] | None = None) -> list[ActorMention]:
    """The actors that a noun phrase stands for: the person named, else the first; an organ's state, a pronoun's antecedent, for ``places`` a place's state."""
    if phrase.definite and phrase.is_kind("pair") and phrase.head.word.key.endswith(("ان", "ين")) and not phrase.mentions:
        return context.pair(phrase.head.word.key.removeprefix("ال")[:-2] if phrase.is_kind("office") or phrase.is_kind("person") else "", _of_states(phrase), but or [])
    persons = [m for m in phrase.mentions if m.actor.kind == "person"]
    named = persons or phrase.actors or (phrase.mentions if places else [])
    if named and named[0].country is None and named[0].rule == "head noun" and named[0].sector in STATE_SECTORS and (home := context.home(phrase)):
        return home  # محافظ البنك المركزي: of the state that is spoken of
    if named:
        nameless = not named[0].actor.known and not named[0].country and named[0].sector in STATE_SECTORS or (named[0].group or "").startswith("o-") and not named[0].country
        return (context.home(phrase, but or ()) if nameless else []) or named[:1]  # المجلس العسكري: of the state that is spoken of
    if context.here(phrase) and phrase.last > phrase.first and not phrase.owner and is_kind(context.tokens[phrase.last].word, "pair") and context.tokens[phrase.last].word.key.startswith("ال") and context.tokens[phrase.last].word.key.endswith(("ين", "ان")):
        return context.pair(but=but or [])  # أشاد بشجاعة الزعيمين
    if phrase.head.word.stem.startswith(fold("مسؤول")) and context.here(phrase) and any(t.word.key == "عن" for t in context.tokens[phrase.last + 1 : phrase.last + 2]):
        return []  # المسؤولين عن الهجوم
    if phrase.owner == "1p":
        return context.speaker(phrase.first)
    if phrase.owner and (phrase.is_kind("followers") or phrase.is_kind("neighbour")):
        return []  # دعا أنصاره، حثت جارتها
    if phrase.owner and phrase.is_kind("office") and (own := context.subject) is not None and context.here(own) and own.first < phrase.first and own.actors and phrase.owner == ("3fs" if own.gender == "f" else "3ms") and own.number == "s" and not phrase.is_kind("counterpart"):
        return own.actors[:1]  # قطعت غواتيمالا علاقاتها مع تايوان بعد زيارة رئيسها
    if phrase.owner and (phrase.is_kind("border") and but or phrase.preposition == "ل" and not has_pronoun(phrase.head.word)):
        return []  # نشرت قوات على حدودها، لإجلاء رعاياها: of the one who does it
    if phrase.owner and phrase.owner.startswith("3") and (meant := context.antecedent(phrase.owner, phrase.first, but or [])):
        return meant[:1]
    if phrase.definite and not phrase.owner and (meant := context.again(phrase)):
        return [meant]
    if (phrase.is_kind("body") or phrase.counted and phrase.is_kind("region")) and context.here(phrase) and (members := _members(context, phrase)):
        return members
    if phrase.definite and not phrase.mentions and not phrase.owner and phrase.is_kind("person") and phrase.first == phrase.last and (meant := context.nationals.get(phrase.head.word.stem.removeprefix("ال"))):
        return [meant]  # أسر طيارا هنديا ... الطيار
    if not phrase.mentions and (phrase.is_kind("organ") or phrase.is_kind("force")) and any(is_kind(word, "organ") for word in _words(context, phrase)) and (seat := _seat(context, phrase)):
        return seat
    if phrase.definite and not phrase.mentions and not any(is_kind(word, "leaning") for word in _words(context, phrase)) and (phrase.is_kind("office") and not phrase.is_kind("private") or any(is_kind(word, "organ") and not is_kind(word, "body") for word in _words(context, phrase))):
        states = [m for m in but or () if m.actor.kind == "country" and m.rule == "lexicon"]  # دعت باريس السلطات إلى: not her own
        return [] if phrase.preposition in _SPOTS and phrase.is_kind("region") else context.home(phrase, states)
    if (phrase.is_kind("person") or phrase.is_kind("force")) and context.here(phrase):
        behind = context.phrases(phrase.last + 1, min(phrase.last + 4, len(context.tokens) - 1))[:1]
        if behind and behind[0].preposition in ("في", "من") and not behind[0].mentions and behind[0].definite and behind[0].first <= phrase.last + 2 and any(is_kind(word, "organ") for word in _words(context, behind[0])):
            return context.home(behind[0])  # عناصر من الشرطة
    return []


def _members(context: Context, several: Phrase) -> list[ActorMention]:
    """14 دولة، بينها فرنسا وألمانيا: those of several that are named."""
    among = next((j for j in range(several.last + 1, min(several.last + 9, len(context.tokens))) if (word := context.tokens[j].word).stem == "بين" and word.enclitic or word.key in ("وهي", "وهما") and context.tokens[j - 1].surface == "،"), None)
    if among is None or any(t.word.pos == "verb" for t in context.tokens[several.last + 1 : among]):
        return []
    listed = context.phrases(among + 1, min(among + 12, len(context.tokens) - 1))
    return [m for p in (with_joined(listed, listed[0]) if listed and listed[0].first == among + 1 else ()) for m in p.actors[:1]]


def _of_states(pair: Phrase) -> bool:
    """البلدان، الدولتين: two states, where others may be two sides of any kind."""
    return pair.head.word.stem.removeprefix("ال")[:-2] in ("بلد", "دولت", "جارت", "عاصمت")


def _seat(context: Context, organ: Phrase) -> list[ActorMention]:
    """محكمة في إسطنبول، الشرطة العدلية بسوسة: an organ is of the state in which it has its seat, right behind it."""
    if not context.here(organ):
        return []
    for phrase in context.phrases(organ.last + 1, min(organ.last + 6, len(context.tokens) - 1)):
        if phrase.preposition == "ل" and not any(m.country for m in phrase.mentions) and any(is_kind(word, "organ") for word in _words(context, phrase)):
            continue  # التابعة لمنطقة الحرس بسوسة
        if phrase.preposition not in ("في", "ب") or any(t.word.pos in ("verb", "punc") for t in context.tokens[organ.last + 1 : phrase.first]):
            return []
        place = next((m for m in phrase.mentions if m.rule == "place" or m.actor.kind == "country" and not m.is_adjective), None)
        if place is not None and place.country:
            return [replace(place, actor=known_actors()[place.country], rule="organ")]
    return []


def _words(context: Context, phrase: Phrase) -> list[Word]:
    """The words of a phrase: of one of a sentence before, carried over from there, the head."""
    return [token.word for token in context.tokens[phrase.first : phrase.last + 1]] if context.here(phrase) else [phrase.head.word]


def _reach(context: Context, phrase: Phrase) -> None:
    """أهدافا لفيلق القدس، جنودا من الجيش، المتحدث باسم الحركة: a phrase without a name takes that of the one right behind, which it belongs to."""
    if phrase.mentions or phrase.owner and not phrase.is_kind("border") or not context.here(phrase) or any(is_kind(word, "leaning") for word in _words(context, phrase)):
        return
    listed = context.phrases(phrase.last + 1, min(phrase.last + 8, len(context.tokens) - 1))
    if listed and not listed[0].mentions and listed[0].preposition == "ل" and listed[0].is_kind("force"):
        _reach(context, listed[0])  # مواقع لميليشيات تابعة للحكومة
    near = next((p for p in listed if p.mentions), None)
    if listed and listed[0].preposition == "من" and listed[0].first <= phrase.last + 2 and listed[0].definite and listed[0].is_kind("pair") and not listed[0].mentions:
        phrase.mentions = context.pair(states=_of_states(listed[0]))  # قادة من البلدين
        return
    if listed and near is not listed[0] and listed[0].preposition == "من" and listed[0].definite and (meant := context.again(listed[0])):
        phrase.mentions = [meant]  # 70 مسلحا من التنظيم
        return
    if near is None or near.joined or near.preposition == "ل" and _is_deed(near) or any(t.word.pos != "prep" for t in context.tokens[phrase.last + 1 : near.first]):
        return
    name = near.preposition == "ب" and near.head.word.stem == "اسم" and phrase.is_kind("office")
    charge = near.preposition == "ب" and near.head.word.stem.removeprefix("ال") == "اعمال" and phrase.is_kind("office")  # القائم بالأعمال
    if name or charge or near.preposition in ("ل", "من") or (near.preposition == fold("مع") and phrase.is_kind("border")) or (near.preposition == "في" and (near.mentions[0].actor.kind not in ("country", "person") or near.is_kind("organ") and near.mentions[0].is_adjective)):
        phrase.mentions = near.mentions


def _is_force(phrase: Phrase) -> bool:
    """أدانت الحصار على كوبا: the head of the phrase tells of a deed, whose own objects those behind it are."""
    return any(entry.type in ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE") and len(entry.words) == 1 and not entry.requires for entry in candidates(phrase.head.word))


def _is_deed(phrase: Phrase) -> bool:
    """لتدريب الجيش: what something is done for is a deed, and those named in it are whom that befalls."""
    return phrase.first < phrase.mentions[0].first and not any(phrase.is_kind(kind) for kind in ("person", "force", "office", "organ", "group"))


def _own_people(context: Context, entry: Entry, slots: Slots, source: list[ActorMention]) -> list[ActorMention]:
    """اعتقلت السلطات المصرية ناشطا: persons without a nationality whom a state's organs seize or strike are its own."""
    own = [p for p in slots.get("obj", [])[:1] if _somebody(p) and not p.is_kind("body") and not p.is_kind("counterpart") and p.owner and p.owner.startswith("3") and not p.mentions]
    if own and "obj" in entry.target:
        return [m for m in source if m.country and party(m) == m.country][:1]  # تحذر رعاياها
    struck = [p for slot in ("obj", "gen", *(("على", "عن") if entry.type == "COERCE" or entry.mode == "release" else ())) for p in slots.get(fold(slot), [])[:1] if p.is_kind("person") and not (entry.type == "ASSAULT" and p.is_kind("force")) or entry.type == "COERCE" and (p.is_kind("office") or p.is_kind("organ") and not p.mentions or entry.mode == "arrest")]
    state = [m for m in source if m.country and party(m) == m.country]
    where = {p.country for p in context.places if p.country}
    at_home = where == {m.country for m in state} or not where and (any(p.is_kind("protester") for p in struck) or bool(state) and state[0].rule == "organ")  # برصاص الجيش
    struck = struck or entry.mode in ("crowd-control", "curfew", "martial-law", "censor")
    executed = entry.words[0] in _EXECUTES and not where
    return state[:1] if struck and (entry.type == "COERCE" or executed or entry.mode in ("convict", "release") or entry.type == "ASSAULT" and at_home) else []


def _two_sided(source: list[ActorMention], target: list[ActorMention], beside: list[Phrase], after: list[Phrase], crowd: bool) -> Sides:
    """Between equals each side stands once: of two in one slot the first is one side, those that follow the other; ``beside`` stand behind مع."""
    if not source and len({party(m) for m in target}) > 1:
        source, target = target, []
    if len(source) == 1 and not target and crowd and source[0].country and party(source[0]) == source[0].country:
        return source, source  # مواجهات بين متظاهرين والشرطة الفرنسية
    codes = {party(m) for m in source}
    joined = {(m.sentence_no, m.first): m for m in source if m.rule != "organ"}
    if len(codes) == 1 and not target and len({m.actor.actor_id for m in joined.values()}) > 1:
        return source[:1], [m for m in source if m.actor != source[0].actor][:1]  # اشتباكات بين الجيش وقوات: two of one state
    if len(codes) == 1 and beside and target and party(target[0]) in codes and _apart(source[0], target[0]) and all(p.is_kind("organ") or p.is_kind("office") for p in beside[:1]):
        return source, target[:1]  # بالتنسيق مع وزارة الثقافة: two organs of one state
    target = [m for m in target if party(m) not in codes]
    if not target and len(codes) < 2:
        near = [p for n, p in enumerate(after) if n < 3 or p.preposition in (fold("مع"), fold("بين"))]
        target = [m for p in near for m in p.actors if party(m) not in codes and p.preposition in (fold("مع"), fold("بين"), "ل", "ب", "")][:1]
    if len(codes) > 1 and not target:
        first = party(source[0])
        return [m for m in source if party(m) == first], [m for m in source if party(m) != first]
    return source, target


def _apart(one: ActorMention, other: ActorMention) -> bool:
    """Two actors of one sentence: whoever is carried over from another may be the same."""
    return one.sentence_no == other.sentence_no and one.actor != other.actor


def _topic(context: Context, entry: Entry, after: list[Phrase], source: list[ActorMention]) -> list[ActorMention]:
    """Where no slot names the target: who stands in the topic."""
    if entry.type in _TOPICLESS:
        return []
    codes = {party(m) for m in source}
    if entry.type == "REQUEST" and (gone := next((m for p in after[:2] if p.preposition in ("ب", fold("إلى")) and p.is_kind("removal") for m in p.actors if m.actor.kind == "person" or m.rule == "organ"), None)):
        return [gone]  # مطالبين باستقالة الرئيس: also of one's own state
    later = next((n for n, p in enumerate(after) if p.preposition in _AFTER or entry.type in _FORCE and any(t.word.key in _IN_ANSWER for t in context.tokens[max(0, p.first - 2) : p.first]) or n and any(is_kind(word, "leaning") for word in _words(context, after[n - 1]))), len(after))
    return [m for p in after[:later] if (p.preposition in ("ب", fold("على"), fold("ضد"), "ل") or p.preposition == "من" and (entry.type in _FORCE or p is after[0] and not _is_city(context, p))) and not p.is_kind("border") for m in p.actors if m.actor.known and m.actor.kind != "media" and party(m) not in codes][:1]


def _is_city(context: Context, phrase: Phrase) -> bool:
    """دان من هافانا: where he was when he said so."""
    return any(place.first == phrase.mentions[0].first and place.place_id != place.country for place in context.places) if phrase.mentions else False


def _grievance(context: Context, after: list[Phrase]) -> list[ActorMention]:
    """للمطالبة برحيل، هتافات ضد، أمام السفارة: whom a protest's demands, slogans or destination name."""
    first = after[0].first if after else len(context.tokens)
    cue = next((j for j in range(first, len(context.tokens)) if is_kind(context.tokens[j].word, "grievance") and not context.tokens[j].word.key.endswith("ات")), None)
    if cue is None:
        return []
    return [m for i, m in sorted(context.owner.items()) if cue <= i <= cue + 12 and m.rule != "place"][:1]


def _is_place(context: Context, place: PlaceMention) -> bool:
    """A state's or capital's name is a place only where something is in it."""
    mention = context.owner.get(place.first)
    return mention is None or mention.rule == "place" or located(context.tokens, place)


def _where(context: Context, clause: Clause, entry: Entry, source: list[ActorMention]) -> list[ActorMention]:
    """Force, protest and arrests without a target: the state in which they happen."""
    if entry.type not in _LOCAL or entry.type == "RETREAT" and entry.mode != "withdraw":
        return []
    codes = {party(m) for m in source}
    places = [p for p in context.places if p.country and not _origin(context, p)]
    places = [p for p in places if _is_place(context, p)]
    places = [p for p in places if p.first > context.dateline] or places
    places = [p for p in places if clause.first <= p.first <= clause.last] or places
    abroad = [p for p in places if p.country not in codes]
    if abroad or entry.type == "PROTEST":
        found = [context.state(place) for place in (abroad or places)[:1]]
    else:
        found = []
    found = found or [m for p in context.phrases(clause.first, clause.last) if _land(p) for m in p.mentions if party(m) not in codes or entry.type == "PROTEST"][:1]
    return [replace(mention, rule="setting") for mention in found]


def _origin(context: Context, place: PlaceMention) -> bool:
    """إطلاق صواريخ من جنوب لبنان: from where, not where."""
    before = [t.word for t in context.tokens[max(0, place.first - 3) : place.first]]
    return any(w.pos == "prep" and w.stem == "من" and all(is_kind(v, "compass") or v.stem in _GROUND for v in before[n + 1 :]) for n, w in enumerate(before))


def _land(phrase: Phrase) -> bool:
    """في البقاع اللبناني: somewhere in a state, told by its adjective."""
    kinds = ("person", "force", "office", "organ", "group", "attack")
    return phrase.preposition == "في" and phrase.definite and bool(phrase.mentions) and phrase.mentions[0].is_adjective and not any(phrase.is_kind(kind) for kind in kinds)
