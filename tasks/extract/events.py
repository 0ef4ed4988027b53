"""Events: the words that tell of one, and who, to whom, when, where, by whose account and whether at all."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache

from waqai.tasks import lexicon
from waqai.tasks.document import Document, Sentence, Token
from waqai.tasks.extract import event_words
from waqai.tasks.extract.chunks import Clause, Phrase, clauses, phrases
from waqai.tasks.extract.confidence import clues, in_passing, probability
from waqai.tasks.extract.coreference import TWO_SIDED, complete
from waqai.tasks.extract.dates import DateMention
from waqai.tasks.extract.event_words import Entry
from waqai.tasks.extract.mention import ActorMention, party
from waqai.tasks.extract.names import actors as known_actors
from waqai.tasks.extract.numbers import Number, pieces
from waqai.tasks.extract.places import PlaceMention
from waqai.tasks.extract.quotations import Quotation
from waqai.tasks.extract.status import status_of
from waqai.tasks.normalise import fold

_ROOT = {
    "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "CONCEDE": "08", "COOPERATE": "06", "AID": "07", "RETREAT": "08", "REQUEST": "10", "ACCUSE": "11", "REJECT": "12", "THREATEN": "13",
    "PROTEST": "14", "SANCTION": "16", "MOBILIZE": "15", "COERCE": "17", "ASSAULT": "19",
}  # fmt: skip
_ROOT_OF_MODE = {
    ("ASSAULT", mode): "18" for mode in ("abduct", "beat", "torture", "sexual", "targeted", "destroy", "suicide-attack", "explosives", "crowd-control", "primitive")
} | {("ASSAULT", "unconventional"): "20", ("ACCUSE", "investigate"): "09"}


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


@dataclass(slots=True)
class _Context:
    """What is known of one sentence when its events are read."""

    doc: Document
    sentence: Sentence
    owner: dict[int, ActorMention]
    dates: list[DateMention]
    places: list[PlaceMention]
    quotations: list[Quotation]

    def phrases(self, first: int, last: int) -> list[Phrase]:
        """Noun phrases of some of the sentence's tokens."""
        dated = frozenset(i for d in self.dates for i in range(d.first, d.last + 1))
        return phrases(self.sentence, first, last, self.owner, dated)


def find_events(
    doc: Document,
    actors: list[ActorMention],
    numbers: list[list[Number]],
    dates: list[DateMention],
    places: list[PlaceMention],
    quotations: list[Quotation],
) -> list[EventMention]:
    """All events of a document, in order."""
    by: dict[int, tuple[dict, list, list, list]] = {}
    for number, listed in enumerate((actors, dates, places, quotations)):
        for mention in listed:
            held = by.setdefault(mention.sentence_no, ({}, [], [], []))
            if number == 0:
                held[0].update(dict.fromkeys(range(mention.first, mention.last + 1), mention))
            else:
                held[number].append(mention)
    found = []
    for sentence in doc.sentences:
        if any(event_words.candidates(token.word) for token in sentence.tokens):
            found += _of_sentence(_Context(doc, sentence, *by.get(sentence.no, ({}, [], [], []))))
    return complete(found, actors, _setting(places))


def _setting(places: list[PlaceMention]) -> str | None:
    """The country that most of the article's places lie in."""
    countries = Counter(place.country for place in places if place.country)
    return countries.most_common(1)[0][0] if countries else None


def _of_sentence(context: _Context) -> list[EventMention]:
    tokens, found = context.sentence.tokens, []
    previous_subject: Phrase | None = None
    suffered: set[int] = set()
    used = -1
    for clause in clauses(context.sentence):
        subject = None
        for i in range(clause.first, clause.last + 1):
            if i <= used or not event_words.candidates(tokens[i].word):
                continue
            hit = event_words.match(tokens, i, clause.last)
            if hit is None:
                continue
            entry, end = hit
            if event_words.blocked(tokens, i, entry.type) or (entry.form != "phrase" and i in context.owner and not context.owner[i].is_adjective):
                continue
            used = max(used, end if len(entry.words) > 1 else i)
            status = status_of(tokens, i, clause.first)
            if status is None or _background_noun(tokens, i, entry):
                continue
            sides, own = _sides(context, clause, entry, i, end, previous_subject)
            suffered.update(id(m) for m in sides[1])
            subject = subject or own
            found += _mentions(context, clause, entry, i, end, status, sides)
        following = subject or _first_subject(context, clause)
        if following is not None and not any(id(m) in suffered for m in following.mentions):
            previous_subject = following
    return _once(found)


def _background_noun(tokens: list[Token], i: int, entry: Entry) -> bool:
    """A force named in passing (ضحايا الهجمات، منفذ التفجير): a definite noun that another noun or a preposition governs tells of nothing new."""
    word = tokens[i].word
    if entry.type != "ASSAULT" or word.pos == "verb" or entry.mode == "suicide-attack" or not i:
        return False
    before = tokens[i - 1].word
    governed = before.pos in ("noun", "prep", "adj") or any(c in ("b", "l", "k") for c in word.proclitics)
    counted = any(pieces(t.word.key) or t.word.key[0].isdigit() for t in tokens[i + 1 : i + 4])
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
    return sorted(kept, key=lambda e: (e.first, e.last))


# ---- Parties -------------------------------------------------------------------------------------------------------------


def _sides(context: _Context, clause: Clause, entry: Entry, i: int, end: int, carried: Phrase | None) -> tuple[tuple[list[ActorMention], list[ActorMention]], Phrase | None]:
    """(source mentions, target mentions) of the event at ``i``, and the phrase that is its subject."""
    tokens = context.sentence.tokens
    after = context.phrases(end + 1, clause.last)
    before = context.phrases(clause.first, i - 1)
    slots: dict[str, list[Phrase]] = {}
    if entry.form == "verb" or tokens[i].word.pos == "verb":
        subject = _verbal(tokens, i, entry.type in ("ASSAULT", "COERCE"), after, before, carried, slots)
    else:
        subject = _nominal(tokens, i, end, after, before, slots, context)
    inner = context.phrases(i + 1, end - 1) if end > i + 1 else []
    if inner and inner[0].mentions and tokens[i].word.pos == "verb":
        slots["subj"] = inner[:1]
    for phrase in after:
        if phrase.preposition:
            slots.setdefault(phrase.preposition, []).append(phrase)
    for phrase in [*slots.get("subj", []), *slots.get("gen", [])]:
        _own(context, phrase, carried)
    _reach(slots, after)
    target = _fill(entry.target, slots, set())
    source = _fill(entry.source, slots, {id(m) for m in target})
    if not target:
        target = _struck(context, entry, slots, source) or _fallback(context, clause, entry, end, after, source)
    if not source and entry.form != "verb" and carried is not None and not any(slots.get(s) for s in ("gen", "adj", "subj")):
        source = [m for m in [_speaks_for(carried)] if m and m not in target and party(m) not in {party(t) for t in target}]
    if entry.type in TWO_SIDED:
        sides = {party(m) for m in source}
        target = [m for m in target if party(m) not in sides]
        if not target and len(sides) < 2:
            target = [m for p in after for m in p.mentions if party(m) not in sides and p.preposition in ("مع", "بين", "ل", "ب", "")][:1]
    return (source, target), subject


def _own(context: _Context, phrase: Phrase, carried: Phrase | None) -> None:
    """طائراته، قواتها، أحد جنوده: what belongs to a pronoun acts for whom the sentence spoke of before."""
    if phrase.mentions or not any(t.word.enclitic in ("3ms", "3fs", "3mp") for t in context.sentence.tokens[phrase.first : phrase.last + 1]):
        return
    ahead = [m for i, m in sorted(context.owner.items()) if m.last < phrase.first and not m.is_adjective]
    phrase.mentions = carried.mentions if carried is not None and carried.mentions else ahead[-1:]


def _reach(slots: dict[str, list[Phrase]], after: list[Phrase]) -> None:
    """أهدافا لفيلق القدس، مواقع تابعة لحماس، جنودا من الجيش: an object without a name takes that of the phrase which it belongs to."""
    for phrase in [*slots.get("obj", []), *slots.get("gen", [])]:
        nearest = next((p for p in after if p.first in (phrase.last + 1, phrase.last + 2, phrase.last + 3) and p.preposition in ("ل", "من", "في صفوف") and p.mentions), None)
        if not phrase.mentions and nearest is not None:
            phrase.mentions = nearest.mentions


def _struck(context: _Context, entry: Entry, slots: dict[str, list[Phrase]], source: list[ActorMention]) -> list[ActorMention]:
    """قصفت غزة: a place as the object stands for its state."""
    for slot in entry.target:
        for phrase in slots.get(slot, [])[:2]:
            place = next((p for p in context.places if phrase.first <= p.first <= phrase.last and p.country), None)
            if place is not None and place.country not in {party(m) for m in source}:
                return [_state(context, place)]
    return []


_UNREACHED = {"AGREE", "CONCEDE", "MOBILIZE"}


def _fallback(context: _Context, clause: Clause, entry: Entry, end: int, after: list[Phrase], source: list[ActorMention]) -> list[ActorMention]:
    """Where no slot names the other side: who stands in the topic, else in whose country it happens."""
    sides = {party(m) for m in source}
    if entry.type not in _UNREACHED:
        topic = [m for p in after if p.preposition in ("ب", "على", "علي", "ضد", "من", "ل", "") for m in p.mentions if party(m) not in sides]
        if topic:
            return topic[:1]
    if entry.type in ("ASSAULT", "PROTEST", "RETREAT", "COERCE"):
        where = [p for p in context.places if clause.first <= p.first <= clause.last and p.country] or [p for p in context.places if p.country]
        for place in where:
            mention = context.owner.get(place.first)
            if mention is None or not mention.is_adjective:
                return [_state(context, place)] if place.country not in sides or entry.type == "PROTEST" else []
    return []


def _state(context: _Context, place: PlaceMention) -> ActorMention:
    """The state in whose territory a place lies, as a side."""
    actor = known_actors()[place.country]
    return ActorMention(context.sentence.no, place.first, place.last, place.start, place.end, actor, place.country, None, None, "place")


def _verbal(tokens: list[Token], i: int, forceful: bool, after: list[Phrase], before: list[Phrase], carried: Phrase | None, slots: dict[str, list[Phrase]]) -> Phrase | None:
    word = tokens[i].word
    passive = word.voice == "p"
    bare = [phrase for phrase in after if not phrase.preposition]
    first = next((p for p in bare if p.first <= i + 3 or p.first == bare[0].first), None) if bare else None
    led = [p for p in before if not p.preposition]
    ahead = next((p for p in reversed(led) if p.mentions), led[-1]) if led else None  # an apposition may stand between
    group = _with_joined(after, first) if first else []
    rest = [p for p in bare if p not in group]
    adjacent = first is not None and first.first <= i + 2 and word.enclitic is None
    if ahead and ahead.mentions and not (adjacent and first.mentions and not rest):
        subject, objects = [ahead, *[p for p in before if p.joined and p.first > ahead.first]], group or rest
        if adjacent and first.mentions and word.key[-1:] not in "ا" and rest:
            subject, objects = group, rest
    elif adjacent and (word.key.endswith("وا") or (forceful and not rest and _victims(tokens, first))):
        subject = [ahead] if ahead else [carried] if carried is not None and word.key.endswith("وا") else []
        objects = group
    elif adjacent:
        subject, objects = group, rest
    elif carried is not None:
        subject, objects = [carried], group
    else:
        subject, objects = [], group
    if forceful and not passive and not group and word.enclitic is None and _suffered(tokens, i):
        passive = True
    if passive:
        slots["obj"] = group or objects or subject
        return None
    named = next((n for n, p in enumerate(objects[:3]) if p.mentions), 0)
    slots["subj"], slots["obj"] = subject, objects[named : named + 1] + [p for p in objects[named + 1 :] if p.joined]
    return subject[0] if subject else None


def _suffered(tokens: list[Token], i: int) -> bool:
    """قتلت في هجوم، أصيب برصاص: what stands behind the verb says that its subject suffered."""
    behind = [t.word for t in tokens[i + 1 : i + 3]]
    if not behind or not (behind[0].stem in ("في", "جراء", "اثر", "خلال") or "b" in behind[0].proclitics):
        return False
    return any(w.stem in _HARM for w in behind)


_HARM = {fold(w) for w in "هجوم انفجار تفجير غارة قصف رصاص نار عبوة سيارة اشتباك اشتباكات ضربة حادث كمين جروح جراح صاروخ قذيفة عملية قنبلة".split()}


def _victims(tokens: list[Token], phrase: Phrase) -> bool:
    """قتل 13 عراقيا, خطف صحافي: an unvowelled verb with nothing behind it but some persons has them as its object."""
    before, word = tokens[phrase.first - 1].word, tokens[phrase.first].word
    counted = word.key[0].isdigit() or before.key[0].isdigit() or bool(pieces(before.key)) or bool(pieces(word.key))
    return counted or (word.state == "i" and not word.key.startswith("ال") and word.number in ("s", "d") and not phrase.preposition)


def _with_joined(phrases_: list[Phrase], first: Phrase) -> list[Phrase]:
    at = phrases_.index(first)
    group = [first]
    for phrase in phrases_[at + 1 :]:
        if not phrase.joined or phrase.preposition != first.preposition:
            break
        group.append(phrase)
    return group


def _nominal(tokens: list[Token], i: int, end: int, after: list[Phrase], before: list[Phrase], slots: dict[str, list[Phrase]], context: _Context) -> Phrase | None:
    """Genitives, adjectives and the subject of the light verb that carries a noun."""
    first = after[0] if after else None
    if first and not first.preposition and first.first <= end + 1:
        adjective = first.mentions and first.mentions[0].is_adjective and first.mentions[0].first == first.first
        slots["adj" if adjective else "gen"] = _with_joined(after, first) if not adjective else [first]
        if not adjective:
            rest = [p for p in after if not p.preposition and p not in slots["gen"]]
            slots["obj"] = rest[:1]
    elif any(m.is_adjective for m in [context.owner.get(j) for j in range(end + 1, min(end + 4, len(tokens)))] if m):
        mention = next(m for j in range(end + 1, min(end + 4, len(tokens))) if (m := context.owner.get(j)) and m.is_adjective)
        if not any(p.preposition and p.first <= mention.first <= p.last for p in after):
            slots["adj"] = [Phrase(mention.first, mention.last, "", [mention])]
    verb = next((j for j in range(i - 1, max(-1, i - 8), -1) if tokens[j].word.pos == "verb"), None)
    if verb is not None and fold(tokens[verb].word.lemma) in _light():
        between = [p for p in before if p.first > verb and not p.preposition and p.last < i]
        ahead = [p for p in before if p.last < verb and not p.preposition]
        subject = between[:1] or ahead[-1:]
        if subject and subject[0].mentions:
            slots["subj"] = subject + [p for p in before if p.joined and p.first > subject[0].first]
            return subject[0]
    return None


@cache
def _light() -> set[str]:
    return {fold(form) for row in lexicon.rows("clause_words") if row["kind"] == "light-verb" for form in lexicon.values(row["words"])}


def _fill(wanted: tuple[str, ...], slots: dict[str, list[Phrase]], taken: set[int]) -> list[ActorMention]:
    order = list(wanted)
    if "gen" in order and "subj" not in order and "adj" in order:
        order.append("subj")
    for slot in order:
        chosen: list[ActorMention] = []
        listed = slots.get(slot, [])
        listed = listed if slot in ("subj", "obj", "gen", "adj", "بين") else listed[:1] + [p for p in listed[1:] if p.joined]
        for phrase in listed:
            mention = _speaks_for(phrase)
            if mention is not None and id(mention) not in taken:
                chosen.append(mention)
        if chosen:
            return chosen
    return []


def _speaks_for(phrase: Phrase) -> ActorMention | None:
    """The actor that a noun phrase stands for: the person named, else the first."""
    persons = [m for m in phrase.mentions if m.actor.kind == "person"]
    return persons[0] if persons else phrase.mentions[0] if phrase.mentions else None


def _first_subject(context: _Context, clause: Clause) -> Phrase | None:
    tokens = context.sentence.tokens
    verb = next((i for i in range(clause.first, clause.last + 1) if tokens[i].word.pos == "verb"), None)
    if verb is None:
        return None
    ahead = [p for p in context.phrases(clause.first, verb - 1) if not p.preposition and p.mentions]
    behind = [p for p in context.phrases(verb + 1, clause.last)[:1] if not p.preposition and p.mentions]
    return (behind or ahead or [None])[0]


# ---- Rows ----------------------------------------------------------------------------------------------------------------


def _mentions(context: _Context, clause: Clause, entry: Entry, i: int, end: int, status: str, sides) -> list[EventMention]:
    sources, targets = sides
    if entry.type in TWO_SIDED and len(sources) > 1 and not targets:
        sources, targets = sources[:1], sources[1:]
    if entry.type in TWO_SIDED and len(targets) > 1 and not sources:
        sources, targets = targets[:1], targets[1:]
    if not sources and not targets and (entry.type not in ("ASSAULT", "PROTEST") or entry.form == "adj"):
        return []
    tokens = context.sentence.tokens
    when = _date(context, clause, i, status)
    where = _place(context, clause)
    said = next((q.said_by for q in context.quotations if q.first <= i <= q.last and q.said_by), None)
    mode = entry.mode
    signs = clues(tokens, clause, entry, i, end, bool(sources), bool(targets) and targets[0].rule != "place", context.dates, context.places, said is not None)
    likely = probability(entry.type, signs)
    if status == "actual" and in_passing(entry.type, likely):
        return []
    cameo = entry.cameo or _ROOT_OF_MODE.get((entry.type, mode)) or _ROOT[entry.type]
    rows = []
    for source in sources or [None]:
        for target in targets or [None]:
            code, other = source and party(source), target and party(target)
            if code is not None and code == other and entry.type in TWO_SIDED and source is target:
                other = None
            inferred = target is not None and target.rule == "place"
            confidence = 0.35 - 0.15 * inferred + 0.2 * (source is not None) + 0.2 * (target is not None) + 0.1 * (entry.form in ("verb", "phrase")) + 0.1 * (status == "actual")
            confidence = confidence if likely is None else likely
            rows.append(
                EventMention(
                    context.sentence.no, i, end, tokens[i].start, tokens[end].end, clause.first, clause.last, entry.type, mode, cameo,
                    code, _named(source), other, _named(target), status, *when, *where, said, round(confidence, 2), f"{entry.id} {entry.form}" + (" target by place" if inferred else ""), signs,
                )  # fmt: skip
            )
    return rows


def _named(mention: ActorMention | None) -> str | None:
    return mention.actor.actor_id if mention is not None else None


def _date(context: _Context, clause: Clause, i: int, status: str) -> tuple[date | None, str, str | None]:
    resolved = [d for d in context.dates if d.date_from]
    inside = [d for d in resolved if clause.first <= d.first <= clause.last]
    if inside:
        nearest = min(inside, key=lambda d: abs(d.first - i))
        return nearest.date_from, nearest.precision, "clause"
    if len(resolved) == 1:
        return resolved[0].date_from, resolved[0].precision, "sentence"
    day = context.doc.published
    if day and status == "actual" and not resolved and not _background(context.sentence.tokens, clause):
        return day, "day", "article"
    return None, "unknown", None


def _background(tokens: list[Token], clause: Clause) -> bool:
    """كان قد, وكانت: history told as background."""
    return any(fold(t.word.lemma) == "كان" for t in tokens[clause.first : clause.first + 3])


def _place(context: _Context, clause: Clause) -> tuple[str | None, str | None, float | None, float | None]:
    inside = [p for p in context.places if clause.first <= p.first <= clause.last] or context.places
    exact = [p for p in inside if p.place_id != p.country and p.country and p.place] or inside
    tokens = context.sentence.tokens
    for place in exact:
        before = tokens[place.first - 1].word if place.first else None
        if place.start > tokens[place.first].start and tokens[place.first].word.key.lstrip("وف")[:1] == "ب" or before is not None and (before.pos == "prep" and before.stem == "في" or before.stem in ("قرب", "مدينه", "بلده", "محافظه", "شمال", "جنوب", "شرق", "غرب", "شرقي", "غربي", "شمالي", "جنوبي", "قريه", "منطقه")):
            return place.place, place.place_id, place.latitude, place.longitude
    return None, None, None, None
