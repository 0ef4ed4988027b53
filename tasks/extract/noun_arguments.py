"""Genitives, adjectives and the governing verb's arguments of an event word that is a noun."""

from dataclasses import replace
from functools import cache

from waqai.tasks.document import Token
from waqai.tasks.extract.agreement import agrees
from waqai.tasks.extract.around import AMONG, BETWEEN, TIMES, Around, Slots, could_act, first_subject, fixed, follows, is_of_somebody
from waqai.tasks.extract.chunks import AGENT, Phrase, bare, pronoun_of, tanwin, with_joined
from waqai.tasks.extract.clauses import Clause, is_subordinator
from waqai.tasks.extract.context import Context
from waqai.tasks.extract.event_words import candidates, is_beside
from waqai.tasks.extract.mention import party
from waqai.tasks.extract.participles import bare as ending
from waqai.tasks.extract.participles import participle
from waqai.tasks.extract.word_kinds import is_kind, is_light, verbs
from waqai.tasks.normalise import fold

_OF_PERSONS = ("arrest", "deport", "abduct", "targeted")


def _is_amount(tokens: list[Token], phrase: Phrase, last: int) -> bool:
    """إرسال ثلاثين طنا من المساعدات: how much of the phrase's own word."""
    return not phrase.mentions and phrase.last + 2 == last and tokens[last - 1].word.key == "من" and not could_act(phrase)


def of_noun(context: Context, around: Around) -> tuple[Slots, Phrase | None]:
    """Adjectives and genitives of a noun, and the subject of the light verb that carries it."""
    tokens, last = context.tokens, around.last
    slots: Slots = {}
    noun = tokens[last].word
    whole = next((p for p in context.phrases(around.first, around.clause.last) if p.first <= last <= p.last), None)
    inner = [p for p in context.phrases(around.first + 1, last - 1) if p.first > around.first and not p.preposition and not p.head.word.pos.startswith("adj") and not fixed(p, around.entry, last) and not _is_amount(tokens, p, last)] if last > around.first + 1 else []
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
        if first and not first.preposition and not first.joined and not _epithet(first) and follows(tokens, last, first.first):
            slots["obj"] = with_joined(around.after, first)  # إدانتها العدوان
        own = context.subject
        if not several and around.first and tokens[around.first - 1].word.stem in TIMES and own is not None and context.here(own) and own.first < around.first and own.actors and own.gender and pronoun == ("3fs" if own.gender == "f" else "3ms"):
            meant = [own]  # أوقفت هولندا صادراتها إلى تركيا عقب طردها وزيرة
        elif inner and inner[0].actors and "subj" in around.entry.target + around.entry.source:
            meant = inner[:1]  # استدعاء الرباط سفيرها
        elif not several and not meant[0].mentions and (to_come := _told_next(context, around, pronoun)) is not None:
            meant = [to_come]
        slots["gen"] = meant
    elif adjectives and (noun.key.startswith("ال") or "al" in noun.proclitics or follows(tokens, last, adjectives[0].first)):
        envoy = last > around.first and is_kind(noun, "office") and around.entry.mode == "expel"  # طرد السفيرة الأميركية
        persons = envoy or "gen" in around.entry.target and not noun.key.startswith("ال") and ("adj" not in around.entry.source or around.entry.mode in _OF_PERSONS)
        slots["gen" if persons else "adj"] = [Phrase(m.first, m.last, "", tokens[m.first], [m]) for m in adjectives]  # مقتل تونسي
    elif first and not first.preposition and not first.joined and not _epithet(first) and not tanwin(tokens[last]) and not (last > around.first and noun.pos.startswith("adj")) and not noun.key.startswith("ال") and "al" not in noun.proclitics and follows(tokens, last, first.first):
        slots["gen"] = with_joined(around.after, first)
        slots["obj"] = [p for p in bare(around.after) if p not in slots["gen"]][:1]
    if "subj" in around.entry.source and "gen" in around.entry.target and tokens[last - 1].word.pos == "prep" and last > around.first and (pronoun or inner):
        behind = first if first and not first.preposition and follows(tokens, last, first.first) else None
        held = {"subj": slots["gen"] if pronoun else inner[:1] if inner[0].mentions else [p for p in [first_subject(context, around.clause)] if p] or inner[:1], "gen": with_joined(around.after, behind) if behind else []}  # وقوف فرنسا إلى جانب، وقوفها إلى جانب
        return slots | held, held["subj"][0] if held["subj"][0].actors else None
    if inner and "gen" in around.entry.target and not (around.entry.type == "REJECT" and inner[0].actors):  # رفض البرلمان تمويل
        slots["gen"] = inner[:1]  # تزويد الحوثيين بالسلاح
    elif inner and "subj" in around.entry.source:
        slots["obj"] = [p for p in context.phrases(around.first + 1, last - 1) if not p.preposition and p not in inner and is_of_somebody(p)][:1] or slots.get("obj", [])
        return slots | {"subj": inner[:1]}, inner[0] if inner[0].actors else None  # قبض الأمن على
    if around.entry.type == "CONSULT" and not slots.get("gen") and not slots.get("adj") and (met := _brought_together(context, last)):
        return slots | {BETWEEN: met}, None
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
    timed = around.first > 0 and (tokens[around.first - 1].word.stem in TIMES or around.entry.mode == "phone" and tokens[around.first - 1].word.stem == "في")
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
    among = next((j for j in range(subject.last + 1, around.first) if tokens[j].word.stem in AMONG and tokens[j].word.enclitic), around.first) if context.here(subject) else around.first
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
    return with_joined(listed, listed[0]) if listed and listed[0].preposition in ("", BETWEEN) else []


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
    verb = next((j for j in range(around.last + 1, len(tokens)) if tokens[j].word.pos == "verb"), None) if tokens[0].word.stem in TIMES or tokens[0].word.key.lstrip("و") in TIMES else None
    if verb is None or verb + 1 >= len(tokens) or not pronoun.startswith("3"):
        return None
    subject = first_subject(context, Clause(verb, next((j for j in range(verb + 1, len(tokens)) if is_subordinator(tokens[j].word)), len(tokens)) - 1))
    return subject if subject is not None and subject.first > verb and subject.actors and agrees(tokens[verb].word, subject, before=False) else None


def _epithet(phrase: Phrase) -> bool:
    """مساعدات عسكرية، طرد جماعي: an adjective that names nobody is no genitive."""
    return phrase.head.word.pos.startswith("adj") and not phrase.mentions and not any(phrase.is_kind(kind) for kind in ("person", "force", "office", "organ", "group", "protester"))
