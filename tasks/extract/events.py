"""Events: the words that tell of one, and who, to whom, when, where, by whose account and whether at all."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from waqai.tasks.document import Document, Token
from waqai.tasks.extract import event_words
from waqai.tasks.extract.arguments import SAID, is_said_beside, read
from waqai.tasks.extract.around import MEANS, Slots, first_subject
from waqai.tasks.extract.chunks import Phrase
from waqai.tasks.extract.circumstances import STATEMENTS, date_of, place_of
from waqai.tasks.extract.clauses import RELATIVES, Clause, clauses
from waqai.tasks.extract.confidence import certainty, clues, in_passing, probability
from waqai.tasks.extract.context import Context, PassedOver
from waqai.tasks.extract.coreference import TWO_SIDED, complete
from waqai.tasks.extract.counted import governor_kind
from waqai.tasks.extract.dates import DateMention
from waqai.tasks.extract.event_words import Entry
from waqai.tasks.extract.homographs import reread
from waqai.tasks.extract.mention import STATE_SECTORS, ActorMention, party
from waqai.tasks.extract.modes import mode_of
from waqai.tasks.extract.names import actors as known_actors
from waqai.tasks.extract.numbers import Number, pieces
from waqai.tasks.extract.places import PlaceMention
from waqai.tasks.extract.quotations import Quotation, speaker_at
from waqai.tasks.extract.roots import cameo_root
from waqai.tasks.extract.sides import Sides, sides, told_of
from waqai.tasks.extract.spots import Spots
from waqai.tasks.extract.status import is_over, status_of
from waqai.tasks.extract.word_kinds import is_kind, is_light
from waqai.tasks.normalise import fold

_VERBAL = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN")


@dataclass(slots=True)
class EventMention:
    """An event told at tokens ``first`` to ``last``, in the clause ``clause_first`` to ``clause_last``."""

    sentence_no: int
    first: int
    last: int
    start: int
    end: int
    clause_first: int
    clause_last: int
    type: str
    mode: str | None
    cameo: str
    source: str | None
    source_actor_id: str | None
    target: str | None
    target_actor_id: str | None
    status: str
    date: date | None
    date_precision: str
    date_basis: str | None
    place: str | None
    place_id: str | None
    latitude: float | None
    longitude: float | None
    said_by: str | None
    confidence: float
    rule: str
    clues: tuple[str, ...] = ()
    least: float = 1.0
    also: tuple[tuple[int, int], ...] = ()  # clauses that tell of it again


def find_events(
    doc: Document,
    actors: list[ActorMention],
    numbers: list[list[Number]],
    dates: list[DateMention],
    places: list[PlaceMention],
    quotations: list[Quotation],
    passed: list[PassedOver] | None = None,
) -> list[EventMention]:
    """All events of a document, in order; into ``passed`` go the words that could have told of one, for whoever explains."""
    by: dict[int, tuple[dict, list, list, list]] = {}
    for number, listed in enumerate((actors, dates, places, quotations)):
        for mention in listed:
            held = by.setdefault(mention.sentence_no, ({}, [], [], []))
            if number == 0:
                held[0].update(dict.fromkeys(range(mention.first, mention.last + 1), mention))
            else:
                held[number].append(mention)
    found, settings = [], tuple(code for code, _ in Counter(m.country for m in (*places, *actors) if m.country).most_common())
    fields = event_words.fields_of(doc)
    before: list[tuple[Context, list[Clause]]] = []  # the last sentence that tells of an event and those since, with the clauses not read yet
    named: list[ActorMention] = []
    dyads: list[tuple[ActorMention, ActorMention]] = []
    talks: list[tuple[ActorMention, ActorMention]] = []
    doers: list[ActorMention] = []
    struck: list[ActorMention] = []
    callers: list[ActorMention] = []
    seized: list[tuple[ActorMention, ActorMention]] = []
    nationals: dict[str, ActorMention] = {}
    for sentence in map(reread, doc.sentences):
        context = Context(doc, sentence, *by.get(sentence.no, ({}, [], [], [])), settings, named, dyads, talks, doers, struck, seized, callers, nationals, passed=passed)
        for place in context.places:
            if place.country and place.first not in context.owner:
                context.owner |= dict.fromkeys(range(place.first, place.last + 1), context.state(place))
        context.owner |= {i: mention for i in _OF_BODIES.of(sentence) if i not in context.owner and (mention := _body_of(context, i)) is not None}
        listed = context.clauses = clauses(sentence) if context.owner or event_words.CANDIDATES.of(sentence) else []
        if hits := _hits(context, listed, fields):
            context.subjects = _subjects(before)
            context.earlier = len(context.subjects)
            found += _of_sentence(context, listed, hits)
            before, listed = [], []
        before.append((context, listed))
        named += [mention for i, mention in context.owner.items() if i == mention.first and mention.rule not in ("place", "nationality")]
        nationals |= {sentence.tokens[i - 1].word.stem.removesuffix("ا"): m for i, m in context.owner.items() if m.is_adjective and i == m.first and i and is_kind(sentence.tokens[i - 1].word, "person")}
    return [event for event in complete(found, actors, settings[0] if settings else None) if not _half_named(event)]


_OF_BODIES = Spots(lambda word: word.pos.startswith(("noun", "adj")) and any(is_kind(word, kind) for kind in ("of-the-un", "of-the-eu", "occupation")))


def _body_of(context: Context, i: int) -> ActorMention | None:
    """المبعوث الأممي، العقوبات الأوروبية: the adjective of the United Nations, and of the Union beside what it decides or sends; الاحتلال, alone, in an article about Palestine or Israel: Israel."""
    token, behind = context.tokens[i], context.owner.get(i + 1)
    united, union = is_kind(token.word, "of-the-un"), is_kind(token.word, "of-the-eu")
    if union and (not i or not is_kind(context.tokens[i - 1].word, "eu-measure")):
        return None
    if not united and not union and (not token.word.key.startswith("ال") or behind is not None and behind.is_adjective or not {"PSE", "ISR"} & set(context.settings[:2])):
        return None
    actor = known_actors()["united-nations" if united else "european-union" if union else "ISR"]
    return ActorMention(context.sentence.no, i, i, token.start, token.end, actor, actor.country, actor.sector, None, "nationality" if united or union else "lexicon")


def _half_named(event: EventMention) -> bool:
    """A noun that names an event without who does it tells of nothing that one does to another; of force its victim is told, and a verb states it.

    Nor does a word of nobody: what is asked of a state, its charge and threat are told without who says so, but not who agrees, meets or praises.
    """
    nominal = event.rule.split(" ", 2)[1] in ("masdar", "noun", "adj") and event.mode not in ("arrest", "deport", "expel", "release")
    if nominal and event.type not in ("ASSAULT", "PROTEST") and not event.source:
        return True
    private = (event.target or "").startswith(("p-", "o-"))  # whom no lexicon names: what nobody says to nobody
    if event.type == "AGREE" and not event.target and event.rule.startswith(_PACTS) and "unnamed" not in event.rule and event.status == "actual":
        return True  # الاتفاقية: of which it is told elsewhere who agreed
    several = "unnamed source of many" in event.rule  # دول الخليج
    return not event.source and event.type in _VERBAL and (private or not several and event.type not in ("REQUEST", "ACCUSE", "THREATEN"))


def _persons(context: Context) -> list[Phrase]:
    """The last phrase of a sentence that names a person, whom the next may call by a pronoun."""
    if not any(m.actor.kind == "person" for m in context.owner.values()):
        return []
    return [p for p in context.phrases(0, len(context.tokens) - 1) if any(m.actor.kind == "person" for m in p.actors)][-1:]


def _subjects(before: list[tuple[Context, list[Clause]]]) -> list[Phrase]:
    """Whom the verbs of the next sentence may take up, the last one last: the last two subjects, and the last person of each sentence since; no sentence is read for more."""
    asked: list[Context] = []
    for context, unread in reversed(before):
        found = [(clause, first_subject(context, clause)) for clause in unread]
        context.subjects += [subject for clause, subject in found if subject is not None and not clause.relative]
        asked.append(context)
        if len(context.subjects) > 1:
            break
    subjects: list[Phrase] = []
    for context in reversed(asked):
        subjects = [*_persons(context), *[*subjects, *context.subjects][-2:]]
    return subjects


def _hits(context: Context, listed: list[Clause], fields: frozenset[int]) -> dict[int, tuple[Entry, int]]:
    """Tokens at which an entry of the lexicon stands, with the last of its tokens; those where an exception holds are passed over."""
    hits = {}
    for i in event_words.CANDIDATES.of(context.sentence):
        clause = next(clause for clause in listed if clause.last >= i)
        hit = event_words.match(context.tokens, i, clause.last, clause.first)
        if hit is None:
            continue
        if exception := event_words.blocked(context.sentence, i, hit[1], hit[0].type, fields):
            context.pass_over(i, hit[0], f"the exception {exception} holds")
        else:
            hits[i] = hit
    return hits


def _of_sentence(context: Context, listed: list[Clause], hits: dict[int, tuple[Entry, int]]) -> list[EventMention]:
    tokens, found = context.tokens, []
    used, hit_before, strikes, moving, spent = -1, ([], []), set(), set(), set()
    for clause in listed:
        subject, acting, struck = None, set(), set()
        context.clause_first, context.subject = clause.first, None
        for i in range(clause.first, clause.last + 1):
            if i <= used or i in spent or i not in hits:
                continue
            entry, end = hits[i]
            if i in strikes or i in moving and entry.type == "MOBILIZE":
                context.pass_over(i, entry, "it is what a verb of harm is said of")
                continue
            if entry.form != "phrase" and (_is_name(context, i) or entry.form in ("masdar", "noun") and _is_of_title(tokens, i)):
                context.pass_over(i, entry, "the word is part of a name")
                continue
            aside = next((j for j in range(end, i, -1) if tokens[j].surface == "،"), None)
            used = max(used, end if len(entry.words) > 1 and aside is None else i)
            spent.update(range(aside, end + 1) if aside is not None else ())  # what stands between commas may tell of another
            if entry.mode == "meet" and len(entry.words) > 1 and end + 1 < len(tokens) and any(e.type == "CONSULT" for e in event_words.candidates(tokens[end + 1].word)):
                used = max(used, end + 1)  # طلب عقد اجتماع: the meeting is what is asked for
            status = status_of(tokens, i, clause.first, end, clause.last)
            if status is None and entry.form == "participle":
                status = "actual"  # أنهى جولته مطالبا إسرائيل
            if status is None and entry.type in TWO_SIDED and is_over(tokens, i):
                status = "actual"  # انتهت المحادثات: they took place
            if status is not None and entry.form == "participle" and i and tokens[i - 1].surface == "،":
                status = "actual"  # لم يسجل شيء، داعيا إلى: behind a comma it is said now
            if status is None or status == "actual" and _background_noun(tokens, i, entry) or _means(context, clause, entry, i, status, found):
                context.pass_over(i, entry, "the words around it say that it is none" if status is None else "it is named in passing, or as the means of another event")
                continue
            if entry.type == "REQUEST" and status == "future" and "b" in tokens[i].word.proclitics and tokens[i].word.pos == "noun":
                status = "actual"  # سيعقد اجتماعا بطلب من بريطانيا
            if status == "negated" and entry.type in ("ACCUSE", "REQUEST") and tokens[i].word.key.startswith("ال"):
                context.pass_over(i, entry, "it is what somebody rejects")  # رفض الاتهامات
                continue
            slots, own = read(context, clause, entry, i, end)
            if entry.type == "PROTEST" and entry.words[0] in _PROTESTS and (entry := _by_a_state(entry, slots)).type == "ACCUSE":
                slots["obj"] = slots.get("obj") or slots.get(fold("على"), [])
            until = next((j - 1 for j in range(end + 1, clause.last + 1) if is_said_beside(tokens, j)), clause.last)
            parties = sides(context, clause, entry, slots, context.phrases(end + 1, until), i)
            subject = context.subject = subject or own
            if entry.type == "ASSAULT" and tokens[i].word.pos == "verb":
                moving.update(n for p in slots.get("obj", [])[:1] if context.here(p) for n in range(p.first, p.last + 1))
            if entry.type == "ASSAULT" and is_light(tokens[i].word, "claim-verb") and (not parties[1] or parties[1][0].rule == "setting") and context.struck:
                parties = parties[0], context.struck[:]  # أعلنوا مسؤوليتهم عن الهجوم: the one told last
            if entry.type == "COERCE" and not parties[0] and ("w" in tokens[i].word.proclitics or is_kind(tokens[i].word, "search")) and context.doers and context.doers[0].sentence_no == context.sentence.no:
                parties = context.doers[:], parties[1]  # من الإطاحة بشبكة وإلقاء القبض على ثلاثة، أوقفت شابا بعد مداهمة منزله
            if entry.type == "ASSAULT" and (not parties[1] or parties[1][0].rule == "setting") and _others(slots):
                parties = parties[0] or hit_before[0], hit_before[1]
            answer = entry.type == "ASSAULT" and entry.words[0] == "رد"
            if answer and context.doers and (not parties[1] or parties[1][0].rule == "setting"):
                codes = {party(m) for m in parties[0]}
                parties = parties[0], [m for m in context.doers if party(m) not in codes] or parties[1]  # وردت القوات بإطلاق النار: on who struck
            if SAID in entry.source and (not all(parties) or {party(m) for m in parties[0]} & {party(m) for m in parties[1]}):
                context.pass_over(i, entry, "nobody says that it is the duty of another")
                continue
            if entry.words == _ADOPTED and not (tokens[i].word.enclitic and any(m.actor.kind == "armed_group" for m in parties[0])):
                context.pass_over(i, entry, "no armed group claims it")  # تبناه البرلمان
                continue
            if entry.type == "THREATEN" and entry.topic == _OF_WHAT and any(t.word.key == _OF_WHAT for t in tokens[end + 1 : end + _WARNED]) and not parties[1] and not any(is_kind(t.word, "coercion") for t in tokens[end + 1 : end + _WARNED]):
                context.pass_over(i, entry, "it warns nobody, and of no coercion")  # حذر من المجاعة
                continue
            if entry.type == "CONSULT" and entry.mode != "visit" and any(m.actor.kind == "media" for of in parties for m in of):
                context.pass_over(i, entry, "it is said to a medium")  # في اتصال هاتفي مع القناة
                continue
            if entry.words == _LAUNCH and parties[0] and party(parties[0][0]) == parties[0][0].country and (not parties[1] or parties[1][0].rule == "setting") and not any(slots.get(slot) for slot in _TOWARDS):
                entry = replace(entry, type="MOBILIZE", mode="weapons")  # أطلقت كوريا الشمالية صاروخا: at nobody
            unnamed = "".join(told_of(entry, side, slots) for side, of in zip(("source", "target"), parties, strict=True) if not of)
            told_here = _mentions(context, clause, entry, i, end, status, parties, unnamed)
            if told_here:
                acting.update(party(m) for m in parties[0])
                struck.update(id(m) for m in parties[1])
            if is_light(tokens[i].word, "claim-verb"):
                for event in told_here:
                    event.rule += " claim"
            if not told_here:
                context.pass_over(i, entry, "told in passing: too unlikely to be an event" if any(parties) else "nobody is named on either side")
            if all(parties) and told_here and told_here[0].mode in ("arrest", "abduct"):
                context.seized.append((parties[0][0], parties[1][0]))
            if all(parties) and party(parties[0][0]) != party(parties[1][0]):
                context.dyads.append((parties[0][0], parties[1][0]))
                if entry.type in TWO_SIDED or entry.mode == "ceasefire":
                    context.talks.append(context.dyads[-1])
            if (entry.type in ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE") or entry.mode == "visit") and told_here and parties[0] and not answer:
                context.doers[:] = parties[0]
            if entry.type == "REQUEST" and told_here and parties[0]:
                context.callers[:] = parties[0]
            if entry.type == "ASSAULT" and told_here:
                context.struck[:] = parties[1] or context.struck
                hit_before = parties
                found = [e for e in found if not _by_which(e, slots, told_here)]
                strikes.update(n for p in slots.get("subj", [])[:1] if p.is_kind("attack") and context.here(p) for n in range(p.first, p.last + 1))
            found += told_here
        following = subject or first_subject(context, clause)
        if following is not None and not clause.relative and not any(id(m) in struck and party(m) not in acting for m in following.mentions):
            context.subjects.append(following)
    return _once(found)


_LAUNCH = (fold("أطلق"), fold("صاروخ"))
_TOWARDS = tuple(fold(w) for w in "على نحو صوب إلى ل".split())
_PROTESTS = {fold("احتج"), fold("احتجاج")}


def _by_a_state(entry: Entry, slots: Slots) -> Entry:
    """احتجت الخارجية على القصف، احتجاج الدنمارك: a state does not demonstrate, it condemns."""
    subject = next(iter(slots.get("gen" if entry.form == "noun" else "subj", [])), None)
    state = subject is not None and (subject.is_kind("organ") or entry.form != "noun" and subject.is_kind("office") or any(m.actor.kind == "country" and not m.is_adjective or m.sector in STATE_SECTORS and m.actor.kind != "person" for m in subject.mentions[:1]))
    return replace(entry, type="ACCUSE", mode="disapprove", target=(*entry.target, "obj")) if state and subject.actors else entry


def _means(context: Context, clause: Clause, entry: Entry, i: int, status: str | None, found: list[EventMention]) -> bool:
    """قتل خمسة في غارة: the attack by which a verb of harm was done is no second event, nor are the protesters who are its subject another protest."""
    word, before = context.tokens[i].word, context.tokens[i - 1].word if i else None
    if entry.type == "PROTEST" and entry.form == "noun" and is_kind(word, "protester"):  # تجمع المتظاهرون: the verb tells of the protest
        return status != "actual" or any(e.type == "PROTEST" and clause.first <= e.first < i for e in found)
    if entry.type != "ASSAULT" or word.pos == "verb" or before is None or not ("b" in word.proclitics or before.stem in MEANS or _by_so_many(context.tokens, i)):
        return False
    return any(e.type == "ASSAULT" and clause.first <= e.first < i and not is_kind(context.tokens[e.first].word, "attack") for e in found)


def _by_so_many(tokens: list[Token], i: int) -> bool:
    """بنحو 50 هجوما، بثلاث غارات: as ب on the noun itself."""
    at = i - 1
    while at > 0 and (tokens[at].word.pos in ("digit", "noun_num") or pieces(tokens[at].word.key)) and "b" not in tokens[at].word.proclitics:
        at -= 1
    word = tokens[at].word
    return at < i and (word.key in ("بنحو", "بحوالي", "باكثر") or "b" in word.proclitics and (at < i - 1 or bool(pieces(word.key)) or is_kind(word, "quantity")))


def _others(slots: Slots) -> bool:
    """وأصيب عشرة آخرون: others of those whom the harm told before has struck."""
    struck = [p for slot in ("obj", "gen", "subj") for p in slots.get(slot, [])][:1]
    return any(p.head.word.stem.startswith("اخر") for p in struck)


def _by_which(event: EventMention, slots: Slots, told: list[EventMention]) -> bool:
    """هجوم استهدف: the attack that a verb of harm has as its subject is told by the verb."""
    subject = slots.get("subj", [])[:1]
    if event.type != "ASSAULT" or event.sentence_no != told[0].sentence_no or not any(p.is_kind("attack") and p.first <= event.first <= p.last for p in subject):
        return False
    for mention in told[:]:
        mention.mode = mention.mode or event.mode
        if mention.source is not None and mention.source != event.source and event.source and "of the attack" in mention.rule and not any((m.source, m.target) == (event.source, mention.target) for m in told):
            told.append(replace(mention, source=event.source, source_actor_id=event.source_actor_id))  # of several who strike
        if mention.source is None and event.source != mention.target:
            mention.rule += " of the attack"
            mention.source, mention.source_actor_id = event.source, event.source_actor_id
    return True


def _is_of_title(tokens: list[Token], i: int) -> bool:
    """وزير الاستثمار والتعاون الدولي، الوكالة الإيطالية للتعاون، قاضي تحقيق: what an office or a body is called after."""
    word = tokens[i].word
    joined, led = word.key.startswith("وال"), word.key.startswith("لل")
    if not joined and not led:
        return False
    at = i - 1
    while at >= max(0, i - 5) and (tokens[at].word.pos.startswith(("noun", "adj")) and set(tokens[at].word.proclitics) <= {"al", "w"}):
        word = tokens[at].word
        if is_kind(word, "titled") and (led or "al" not in word.proclitics and i - at > 1):
            return True
        at -= 1
    return False


def _is_name(context: Context, i: int) -> bool:
    mention = context.owner.get(i)
    return mention is not None and not mention.is_adjective and mention.rule != "place"


def _background_noun(tokens: list[Token], i: int, entry: Entry) -> bool:
    """A force named in passing (ضحايا الهجمات، منفذ التفجير): a definite noun that another noun or a preposition governs tells of nothing new."""
    word = tokens[i].word
    if entry.type != "ASSAULT" or word.pos == "verb" or entry.mode == "suicide-attack" or not i:
        return False
    before = tokens[i - 1].word
    if is_light(before, "light-noun") or any(t.word.key in RELATIVES for t in tokens[i + 1 : i + 3]):
        return False  # قام بتنفيذ هجوم، الهجوم الذي شنه
    if any(is_light(t.word, "suffering-verb") for t in tokens[max(0, i - 8) : i] if t.word.pos == "verb"):
        return False
    governed = before.pos in ("noun", "prep", "adj") or any(c in ("b", "l", "k") for c in word.proclitics)
    counted = _counted(tokens, i)
    return governed and not counted and (word.state == "d" or "al" in word.proclitics or word.enclitic is not None or before.pos == "noun")


def _once(found: list[EventMention]) -> list[EventMention]:
    """A sentence tells of an event once: of equal ones the surest stays, and one without parties yields to one with."""
    best: dict[tuple, EventMention] = {}
    for event in found:
        key = (event.type, event.source, event.target, event.status)
        if key not in best or best[key].confidence < event.confidence:
            best[key] = event
    kept = list(best.values())
    full = {(e.type, e.status) for e in kept if e.source or e.target}
    kept = [e for e in kept if e.source or e.target or (e.type, e.status) not in full]
    held = {id(event) for event in kept}
    for event in found:
        alike = [] if id(event) in held else [e for e in kept if (e.type, e.status) == (event.type, event.status)]
        if alike:
            again = best[event.type, event.source, event.target, event.status]
            again = again if id(again) in held else min(alike, key=lambda e: abs(e.first - event.first))
            again.also += ((event.clause_first, event.clause_last),)
    return sorted(kept, key=lambda e: (e.first, e.last))


# ---- Rows ----------------------------------------------------------------------------------------------------------------


def _mentions(context: Context, clause: Clause, entry: Entry, i: int, end: int, status: str, parties: Sides, unnamed: str) -> list[EventMention]:
    sources, targets = parties
    judged = entry.type in ("ASSAULT", "PROTEST")
    idle = entry.type == "ASSAULT" and status in ("hypothetical", "negated") and not unnamed  # هددوها بالقتل: of nobody, and not done
    if (not judged or entry.form == "adj" or idle) and not sources and not targets:
        return []
    tokens = context.tokens
    when = date_of(context, clause, entry, i, end, status)
    if status == "actual" and when[2] == "clause" and _to_come(context, i, when[0], entry):
        status = "future"
    elif status == "actual" and when[0] and context.doc.published and when[0] > context.doc.published:
        when = date_of(context, clause, entry, i, end, status, context.doc.published)
    sides_of_talk = sources if entry.mode == "visit" else (*sources, *targets) if entry.type in _VERBAL else ()
    where = place_of(context, clause, entry, i, end, frozenset(code for m in sides_of_talk if (code := party(m))))  # of talk about a state's affairs the state itself is no place
    speaker = speaker_at(context.quotations, i)
    said = speaker and speaker.said_by
    mode = mode_of(tokens, entry, i, end, len(tokens) - 1 if entry.type == "ASSAULT" else clause.last)  # وأصيب عشرة في تفجير tells of the dead as well
    signs = _signs(context, clause, entry, i, end, parties, said is not None) if judged else ()
    likely = probability(entry.type, entry.mode, signs)
    least = _least(context, clause, entry, i, parties, unnamed) if judged else 1.0
    if status == "actual" and in_passing(entry.type, likely, least):
        return []
    cameo = entry.cameo or cameo_root(entry.type, mode)
    rows = []
    for source in sources or [None]:
        for target in targets or [None]:
            code, other = source and party(source), target and party(target)
            if code is not None and code == other and (entry.type in TWO_SIDED and source is target or target.country != code):
                other = None  # within a state one may act on another; one alone does not act on itself
            inferred = target is not None and target.rule == "setting"
            confidence = certainty(entry.form, source is not None, target is not None, inferred or bool(unnamed), status, likely)
            rows.append(
                EventMention(
                    context.sentence.no, i, end, tokens[i].start, tokens[end].end, clause.first, clause.last, entry.type, mode, cameo,
                    code, _named(source), other, _named(target), status, *when, *where, said, confidence, f"{entry.id} {entry.form}" + (" target by place" if inferred else "") + unnamed, signs, least,
                )  # fmt: skip
            )
    return rows


def _signs(context: Context, clause: Clause, entry: Entry, i: int, end: int, parties: Sides, said: bool) -> tuple[str, ...]:
    """Clues of an event for the model."""
    sources, targets = parties
    named = list({id(mention): mention for mention in context.owner.values()}.values())
    return clues(context.tokens, clause, entry, i, end, bool(sources), bool(targets) and targets[0].rule != "setting", context.dates, context.places, named, said)


_PACTS = ("agree-atfaqya ", "agree-msalha ")
_OF_WHAT, _WARNED = fold("من"), 16  # words in which a warning says of what
_ADOPTED = (fold("تبنى"),)  # وتبناه التنظيم: of an attack by an armed group, not of a law
_PLAIN, _TOLD = 0.08, 0.3  # by cross-validation


def _least(context: Context, clause: Clause, entry: Entry, i: int, parties: Sides, unnamed: str) -> float:
    """The chance of being news that suffices, whatever the model asks of others: less for plain statements of force, none for claims and headlines."""
    if parties[0] and is_light(context.tokens[i].word, "claim-verb") or _headline(context):  # تبنى الهجوم: nothing else names the source
        return 0.0
    if entry.type != "ASSAULT" or not _is_stated(context, clause, i, parties, unnamed):
        return 1.0
    plain = all(of and of[0].rule != "setting" for of in parties) and _is_main(context, clause)
    return _PLAIN if plain or _is_outcome(context, i) else _TOLD


def _is_main(context: Context, clause: Clause) -> bool:
    """The first clause of its sentence, or what is reported: عندما هاجم، حيث قتل tell the background of others."""
    return clause.first == 0 or context.tokens[clause.first].word.key in _REPORTED


def _is_outcome(context: Context, i: int) -> bool:
    """أسفر الهجوم عن مقتل ستة: those whom an attack befell, counted, under a verb of outcome."""
    tokens = context.tokens
    befell = governor_kind(tokens[i].word) in ("killed", "wounded") and _counted(tokens, i)
    return befell and any(is_light(t.word, "outcome-verb") for t in tokens[:i] if t.word.pos == "verb")


def _is_stated(context: Context, clause: Clause, i: int, parties: Sides, unnamed: str) -> bool:
    """A verb, or a noun right under one (شنوا هجوما، أقدموا على خطف), with both sides named, or told of without a name at the head of its sentence.

    A noun that heads a sentence (غارات إسرائيلية على) states as a verb does, and one that a verb of outcome governs with those it befell (أسفر عن مقتل ستة).
    """
    tokens, word = context.tokens, context.tokens[i].word
    named = [bool(of) and of[0].rule != "setting" for of in parties]
    verb = next((j for j in range(i, max(clause.first, i - _UNDER) - 1, -1) if tokens[j].word.pos == "verb"), None)
    if not clause.first and i <= 1 and word.pos == "noun" and verb is None and not word.key.startswith("ال") and any(named):
        return True
    if _is_outcome(context, i):
        return True
    if clause.relative or verb is None:
        return False
    suffered = is_light(tokens[verb].word, "suffering-verb")
    if verb < i and (tokens[i - 1].word.stem in _TIMES or not suffered and not any(is_light(tokens[verb].word, kind) for kind in ("light-verb", "control-verb"))):
        return False
    if suffered:  # تعرضت القوات لهجوم: whoever did it is seldom told
        return named[1]
    return all(named) or _is_main(context, clause) and all(name or f"unnamed {side}" in unnamed for name, side in zip(named, ("source", "target"), strict=True))


_REPORTED = frozenset(map(fold, "إن أن بأن إنه أنه بأنه إنها أنها بأنها".split()))  # lead what is told, as a main clause does
_UNDER = 7  # words from a light verb to the noun that it carries
_TIMES = frozenset(map(fold, "منذ بعد قبل خلال عند أثناء عقب إثر غداة".split()))


def _counted(tokens: list[Token], i: int) -> bool:
    """A number stands in the three words behind."""
    return any(pieces(t.word.key) or t.word.key[0].isdigit() for t in tokens[i + 1 : i + 4])


def _headline(context: Context) -> bool:
    """A first sentence without a full stop: what a headline names is the news."""
    return context.sentence.no == 0 and len(context.doc.sentences) > 1 and context.tokens[-1].word.pos != "punc"


def _to_come(context: Context, i: int, day: date | None, entry: Entry) -> bool:
    """يلتقيان الاثنين المقبل، محادثات في 12 آب، يؤدي غدا زيارة: a day behind a noun, or by an imperfect, that is after the article's."""
    word, published = context.tokens[i].word, context.doc.published
    if day is None or published is None or day <= published or word.aspect == "p" or entry.type in ("ASSAULT", "COERCE", "AGREE", *STATEMENTS):
        return False
    near = [d.first - i for d in context.dates if d.date_from == day]
    led = next((t.word for t in reversed(context.tokens[max(0, i - 10) : i]) if t.word.pos == "verb"), None)
    return word.pos == "verb" and entry.type != "PROTEST" or any(0 < n <= 8 or n < 0 and led is not None and led.aspect == "i" for n in near)


def _named(mention: ActorMention | None) -> str | None:
    return mention.actor.actor_id if mention is not None else None
