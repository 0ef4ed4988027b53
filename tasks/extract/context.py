"""What is known of a sentence when its events are read: who and what is named where, and who was spoken of before."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import NamedTuple

from waqai.tasks.document import Document, Sentence, Token, Word
from waqai.tasks.extract import chunks
from waqai.tasks.extract.agreement import agrees
from waqai.tasks.extract.chunks import Phrase
from waqai.tasks.extract.clauses import Clause
from waqai.tasks.extract.dates import DateMention
from waqai.tasks.extract.event_words import Entry
from waqai.tasks.extract.mention import ActorMention, party
from waqai.tasks.extract.names import actors as known_actors
from waqai.tasks.extract.names import outlet_countries
from waqai.tasks.extract.places import PlaceMention
from waqai.tasks.extract.quotations import Quotation
from waqai.tasks.extract.word_kinds import is_kind
from waqai.tasks.normalise import fold

_PRONOUNS = {"3ms": ("m", "s"), "3fs": ("f", "s"), "3mp": (None, "p"), "3fp": ("f", "p"), "3md": (None, "d"), "3fd": ("f", "d"), "3d": (None, "d")}
_LATELY = 8  # words from an official to a pronoun that means him rather than the subject of his clause
_WHOLE = (-1, -1)


def _medium(mention: ActorMention) -> bool:
    """لوكالة، على تويتر: through whom something is said, whom no pronoun behind means."""
    return mention.actor.kind == "media" or mention.sector in ("JRN", "BUS")


class PassedOver(NamedTuple):
    """A row of event_words.csv that matched at a token and told of no event, and why."""

    sentence_no: int
    token: int
    entry: Entry
    why: str


@dataclass(slots=True)
class Context:
    """One sentence with the mentions in it; ``settings`` are the countries of the article's places and actors, the most named first, ``subjects`` those of the verbs read so far."""

    doc: Document
    sentence: Sentence
    owner: dict[int, ActorMention]
    dates: list[DateMention]
    places: list[PlaceMention]
    quotations: list[Quotation]
    settings: tuple[str, ...] = ()
    named: list[ActorMention] = field(default_factory=list)  # sides of the events of the sentences before, in order
    dyads: list[tuple[ActorMention, ActorMention]] = field(default_factory=list)  # source and target of the events told so far
    talks: list[tuple[ActorMention, ActorMention]] = field(default_factory=list)  # those of them that have no direction, and truces
    doers: list[ActorMention] = field(default_factory=list)  # who did the force told last
    struck: list[ActorMention] = field(default_factory=list)  # and whom it befell
    seized: list[tuple[ActorMention, ActorMention]] = field(default_factory=list)  # who holds whom, by the arrests and abductions told so far
    callers: list[ActorMention] = field(default_factory=list)  # who asked for something last
    nationals: dict[str, ActorMention] = field(default_factory=dict)  # nouns to the nationality that stood beside them last
    subjects: list[Phrase] = field(default_factory=list)
    earlier: int = 0  # subjects of the sentences before
    clause_first: int = 0  # of the clause that is read
    subject: Phrase | None = None  # of that clause's verb
    passed: list[PassedOver] | None = None
    clauses: list[Clause] = field(default_factory=list)
    _dated: frozenset[int] | None = None
    _read: dict[tuple[int, int], list[Phrase]] = field(default_factory=dict)

    @property
    def tokens(self) -> list[Token]:
        """Tokens of the sentence."""
        return self.sentence.tokens

    def phrases(self, first: int, last: int) -> list[Phrase]:
        """Noun phrases of some of the sentence's tokens: those of the whole sentence, read anew where the span cuts them."""
        if (first, last) not in self._read:
            whole = self._read.get(_WHOLE) or self._read.setdefault(_WHOLE, self._phrases(0, len(self.tokens) - 1))
            inside = [phrase for phrase in whole if phrase.last >= first and phrase.first <= last]
            found = self._phrases(first, min(inside[0].last, last)) if inside else []
            rest = [phrase for phrase in inside[1:] if phrase.last <= last]
            if found and inside[0].first < first:  # رغم اعتراض مصر والسودان: what is joined to the cut phrase stands as it does
                joined = list(takewhile(lambda phrase: phrase.joined and phrase.preposition == inside[0].preposition, rest))
                rest[: len(joined)] = [replace(phrase, preposition=found[-1].preposition) for phrase in joined]
            found += rest
            if len(inside) > 1 and inside[-1].last > last:
                found += self._phrases(inside[-2].last + 1, last)
            self._read[first, last] = found
        return self._read[first, last]

    def pass_over(self, token: int, entry: Entry, why: str) -> None:
        """Note that a row matched and told of no event, where somebody wants to know."""
        if self.passed is not None:
            self.passed.append(PassedOver(self.sentence.no, token, entry, why))

    def _phrases(self, first: int, last: int) -> list[Phrase]:
        if self._dated is None:
            self._dated = frozenset(i for d in self.dates for i in range(d.first, d.last + 1))
        return chunks.phrases(self.sentence, first, last, self.owner, self._dated)

    def carried(self, verb: Word, here: bool = False) -> Phrase | None:
        """The subject spoken of last, ``here`` in this sentence, that a verb without its own may take up."""
        return next((phrase for phrase in reversed(self.subjects[self.earlier if here else 0 :]) if agrees(verb, phrase, before=True)), None)

    def antecedent(self, pronoun: str, at: int, but: list[ActorMention]) -> list[ActorMention]:
        """Whom a pronoun at token ``at`` means: the actor named last in its clause that agrees, else the subject spoken of last; none of ``but``."""
        gender, number = _PRONOUNS.get(pronoun, (None, None))
        taken = {party(mention) for mention in but}
        earlier = [phrase for phrase in self.phrases(0, at - 1) if phrase.actors and not (phrase.preposition and _medium(phrase.actors[0]))] if at else []
        inside = [phrase for phrase in earlier if phrase.first >= self.clause_first and not self._is_aside(phrase, at)] or [phrase for phrase in earlier if phrase.first >= self.clause_first]
        here, before = self.subjects[self.earlier :], self.subjects[: self.earlier]
        officials = [phrase for phrase in earlier if phrase.is_kind("office") and at - phrase.last <= _LATELY and not any(phrase.first == p.first for p in here)]
        for phrase in [*reversed(inside), *reversed(officials), *reversed(here), *reversed(earlier), *reversed(before)]:
            fits = (not gender or not phrase.gender or gender == phrase.gender) and (number != "p" or phrase.number != "s" or phrase.gender is None)
            if fits and phrase.actors and not any(party(m) in taken for m in phrase.mentions):
                return phrase.actors
        return []

    def _is_aside(self, phrase: Phrase, at: int) -> bool:
        """أكد الرئيس، خلال لقائه السفير، دعمه: who is named between commas behind a preposition, before the token ``at``."""
        tokens = self.tokens
        opened = next((j for j in range(phrase.first, -1, -1) if tokens[j].surface == "،"), None)
        return opened is not None and tokens[opened + 1].word.pos == "prep" and any(t.surface == "،" for t in tokens[phrase.last : at])

    def noun_of(self, clause: Clause) -> Phrase | None:
        """The phrase that a relative clause tells more of."""
        relative = self.tokens[clause.first].word
        gender = "f" if relative.key.endswith("تي") else None
        plural = relative.key.endswith(("ذين", "ذان", "واتي"))
        listed = self.phrases(max(0, clause.first - 25), clause.first - 1) if clause.first else []
        if relative.key == "والذي" and (person := next((p for p in reversed(listed) if p.actors and p.actors[-1].actor.kind == "person"), None)):
            return person  # فلان المقيم في بنسلفانيا والذي
        for phrase in reversed(listed):
            person = phrase.mentions[-1] if phrase.mentions and phrase.last == clause.first - 1 and not plural else None
            if person is not None and person.actor.kind == "person" and person.last == phrase.last and person.first > phrase.first:
                return replace(phrase, first=person.first, head=self.tokens[person.first], mentions=[person], gender=None, number="s")  # عائلة الطفل راجيف الذي
            if gender and phrase.gender == "m" and phrase.number != "p" or plural and phrase.number in ("s", "d") or not gender and not plural and phrase.gender == "f":
                continue
            return phrase
        return None

    def state(self, place: PlaceMention) -> ActorMention:
        """The state in whose territory a place lies, as a side."""
        actor = known_actors()[place.country]
        return ActorMention(self.sentence.no, place.first, place.last, place.start, place.end, actor, place.country, None, None, "place")

    @property
    def dateline(self) -> int:
        """Last token of the place and agency that a report opens with (بغداد - رويترز:), -1 where it does not."""
        head = self.tokens[:10]
        at = next((i for i, token in enumerate(head) if token.surface in ("-", "–", "--", "ـ", ":")), -1)
        return at if not any(token.word.pos == "verb" for token in head[: at + 1]) else -1

    def again(self, phrase: Phrase) -> ActorMention | None:
        """التنظيم، الحركة، الوزير: who was named last with that noun, or is a person of that office."""
        head = phrase.head.word
        inner = [t.word for t in self.tokens[phrase.first + 1 : phrase.last + 1] if t.word.key.startswith("ال") and is_kind(t.word, "group")] if self.here(phrase) else []
        word = inner[0] if inner and not phrase.mentions and not any(phrase.is_kind(kind) for kind in ("group", "organ", "office")) else head  # مواقع التنظيم
        noun = word.stem
        group, office = is_kind(word, "group") or is_kind(word, "organ"), is_kind(word, "office")
        here = [m for i, m in sorted(self.owner.items()) if i == m.first and m.last < phrase.first]
        for mention in reversed([*self.named, *here]) if group or office else ():
            words = fold(mention.role_ar or "").split() if mention.actor.kind == "person" else [fold(name).split()[0] for name in (mention.actor.name_ar, self.doc.text[mention.start : mention.end]) if fold(name)]
            fits = office if mention.actor.kind == "person" else group and not mention.is_adjective and mention.actor.kind != "media"
            if fits and any(noun in (word, word.removeprefix("ال")) for word in (words[:1] if mention.actor.kind == "person" else words)):
                return mention
        armed = {m.actor.actor_id: m for m in [*self.named, *here] if m.actor.kind == "armed_group"}
        return next(iter(armed.values())) if len(armed) == 1 and is_kind(head, "armed") and phrase.first == phrase.last else None

    def speaker(self, at: int) -> list[ActorMention]:
        """Who says what stands at a token: نحن, سنبقي, قواتنا."""
        said = next((q.speaker_id for q in self.quotations if q.first <= at <= q.last and q.speaker_id), None)
        return next(([m] for m in [*self.owner.values(), *reversed(self.named)] if said and m.actor.actor_id == said), [])

    def pair(self, office: str = "", states: bool = False, but: Iterable[ActorMention] = ()) -> list[ActorMention]:
        """البلدان، الجانبان: the two sides of the event told last that has two, else the last two parties named; الرئيسان: the two named last who hold that ``office``, or are counterparts; البلدان are ``states``; none of ``but``, whom a third party's deed has as its source: then the two told of most often."""
        holders: dict[str, ActorMention] = {}
        for mention in reversed(self.named) if office else ():
            words = [word.removeprefix("ال") for word in fold(mention.role_ar or "").split()]
            if (office in words or any(word.startswith("نظير") for word in words)) and (code := party(mention)):
                holders.setdefault(code, mention)
        if len(holders) > 1:
            return list(holders.values())[1::-1]
        told = [two for two in (self.talks or self.dyads) if not states or all(len(party(m) or "") == 3 for m in two)]
        codes = {party(m) for m in but}
        if codes and (others := [two for two in [*self.talks, *self.dyads] if not codes & {party(m) for m in two} and (not states or all(len(party(m) or "") == 3 for m in two))]):
            often = Counter(frozenset(map(party, two)) for two in others)
            return list(max(reversed(others), key=lambda two: often[frozenset(map(party, two))]))
        if told:
            return list(told[-1])
        sides: dict[str, ActorMention] = {}
        for mention in reversed(self.named):
            code = party(mention)
            if code and mention.actor.kind != "media":
                sides.setdefault(code, mention)
        return list(sides.values())[:2] if len(sides) > 1 else []

    def two(self, at: int, but: list[ActorMention]) -> list[ActorMention]:
        """Whom هما at token ``at`` means: two whom و joins before it in the sentence, other than ``but``, else the pair spoken of."""
        codes = {party(m) for m in but}
        earlier = self.phrases(0, at - 1)
        groups = [{party(m): m for p in chunks.with_joined(earlier, phrase) for m in p.actors[:1] if party(m) not in codes} for phrase in earlier if not phrase.joined]
        joined = next((group for group in reversed(groups) if len(group) == 2), None)
        return list(joined.values()) if joined else [m for m in self.pair() if party(m) not in codes]

    def here(self, phrase: Phrase) -> bool:
        """A phrase may be one of a sentence before, whose tokens are not these."""
        return phrase.head.sentence_no == self.sentence.no

    def home(self, phrase: Phrase, but: Iterable[ActorMention] = ()) -> list[ActorMention]:
        """الحكومة، الجيش: the state of an organ that is told without a name is that of who was spoken of in the sentence, else the one that the article's places lie in, else the outlet's; none of ``but``."""
        spoken = [m.country for p in reversed(self.subjects[self.earlier :]) for m in p.actors if m.country]
        taken = {party(m) for m in but}
        code = next((code for code in (*spoken[:1], *self.settings, outlet_countries().get(fold(self.doc.outlet or ""))) if code and code not in taken), None)
        if code is None:
            return []
        head = phrase.head
        return [ActorMention(head.sentence_no, phrase.first, phrase.last, head.start, head.end, known_actors()[code], code, None, None, "organ")]
