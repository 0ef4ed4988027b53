"""Noun phrases: what the event rules match over."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from waqai.tasks.document import Sentence, Token, Word
from waqai.tasks.extract.clauses import has_own_verb, is_subordinator
from waqai.tasks.extract.mention import ActorMention
from waqai.tasks.extract.numbers import pieces
from waqai.tasks.extract.word_kinds import is_kind, is_masculine
from waqai.tasks.normalise import fold

PREPOSITIONS = {"b": "ب", "l": "ل", "k": "ك"}
AGENT = fold("من قبل")  # the one name of من قبل، على يد، من جانب، بأيدي
_AGAINST = fold("بحق")
AEGIS = fold("برعاية")  # of those who host, mediate or lead
ASIDE = "aside"  # part of speech of words that homographs.py has set aside
_PREPOSITION_NOUNS = {fold(w) for w in "بحسب وبحسب حسب وفق بين ضد مع لدى بحق تجاه إزاء نحو حول خلال بعد قبل أمام داخل صوب عبر منذ حتى وفي ففي".split()}
_HANDS = {fold(w) for w in "يد أيدي يدي".split()}
_BY = {fold(w) for w in "قبل جانب طرف".split()}
_PEOPLES = {fold(w) for w in "الأفغان الأتراك الأكراد العرب الروس الألمان الإنجليز اليهود الأرمن الصرب الأوزبك".split()}
_QUOTES = set("«»\"“”'")


@dataclass(slots=True)
class Phrase:
    """A noun phrase ``first`` to ``last`` behind ``preposition`` ("" for a bare one), with the actors named in it.

    ``gender`` (m, f) and ``number`` (s, d, p) are those a verb agrees with, None where they cannot be told.
    """

    first: int
    last: int
    preposition: str
    head: Token
    mentions: list[ActorMention] = field(default_factory=list)
    joined: bool = False  # by و to the phrase before it
    definite: bool = False
    counted: bool = False  # a number stands before its noun
    owner: str | None = None  # person, gender and number of the pronoun that it belongs to
    gender: str | None = None
    number: str | None = None

    @property
    def adverbial(self) -> bool:
        """عاما، شخصيا: an accusative that tells how, when or how much."""
        return not self.mentions and tanwin(self.head)

    @property
    def actors(self) -> list[ActorMention]:
        """Who is named in it, without mere places."""
        return [mention for mention in self.mentions if mention.rule != "place"]

    def is_kind(self, kind: str) -> bool:
        """Whether its head noun is of a kind of party_nouns.csv."""
        return is_kind(self.head.word, kind)


def phrases(sentence: Sentence, first: int, last: int, owner: dict[int, ActorMention], dated: frozenset[int] = frozenset()) -> list[Phrase]:
    """Noun phrases of tokens ``first`` to ``last``; ``owner`` tells the actor named at a token, ``dated`` the tokens of dates, which stand in none."""
    reader, i = _Reader(sentence.tokens, owner, dated), first
    while i <= last:
        mention = owner.get(i)
        if sentence.tokens[i].word.pos == ASIDE:
            reader.aside(i)
        elif mention is not None:
            i = reader.name(i, min(mention.last, last), mention)
        else:
            reader.word(i)
        i += 1
    for phrase in reader.found:
        phrase.gender, phrase.number = _features(phrase)
    return reader.found


@dataclass(slots=True)
class _Reader:
    """Reads words one by one into phrases."""

    tokens: list[Token]
    owner: dict[int, ActorMention]
    dated: frozenset[int]
    found: list[Phrase] = field(default_factory=list)
    current: Phrase | None = None  # the phrase that goes on
    closed: bool = False  # nothing but an adjective or apposition may go on with it
    preposition: str = ""  # of the phrase to come
    counted: bool = False  # a number stands before the phrase to come
    called: bool = False  # the phrase to come is what somebody calls it, by ب or not
    joins: bool = False  # and that number و joins to what is before

    def lead(self, preposition: str = "", counted: bool = False, joins: bool = False) -> None:
        """End the phrase that goes on; the next stands behind ``preposition``."""
        self.current, self.closed, self.preposition, self.counted, self.joins = None, False, preposition, counted, joins

    def aside(self, i: int) -> None:
        """Read past a word of ما وصفته دلهي بأنه: what is called so stands behind the preposition before it."""
        self.lead(_clitic(self.tokens[i].word) or self.preposition)
        self.called = True

    def word(self, i: int) -> None:
        """Read a word that is no name."""
        token = self.tokens[i]
        if i in self.dated:
            self.lead(counted=self.counted)
            return
        if token.surface in _QUOTES:
            return
        sort = _sort(token.word)
        if sort.part == "noun" and not (sort.quantity and self._counts(i)):
            if sort.marking and (marker := self._marker(token.word)) is not None:
                self.lead(marker)
            else:
                self._noun(i, token, sort)
        elif sort.part == "clause":
            self.lead()
        elif sort.part == "compass":
            self.lead(self.preposition or token.word.stem)
        elif sort.part == "preposition":
            if _about(self.tokens, i):
                self.lead(sort.clitic or self.preposition, counted=True)
            elif not (self.counted and _is_of(token.word)):  # عدد من الجنود: the number of whom is told
                self.lead(self._led_by(token.word))
        elif sort.part == "demonstrative":
            self.lead(sort.clitic or self.preposition, self.counted)  # في هذا البلد
        elif sort.part == "number" or sort.quantity and self._counts(i):
            joins = token.word.key[:1] == "و" and (sort.joined or sort.part == "number" and len(token.word.key) > 1) and i > 0 and self.tokens[i - 1].surface != "،"
            self.lead(sort.clitic or self.preposition, counted=True, joins=joins or self.joins)  # وعشرات المدنيين
        else:
            self.lead()

    def _counts(self, i: int) -> bool:
        """A word of quantity says how many of what follows: عدد من، عشرات، أحد."""
        return i + 1 < len(self.tokens) and i + 1 not in self.dated

    def name(self, i: int, end: int, mention: ActorMention) -> int:
        """Read a name from token ``i``; the last token that it takes."""
        token = self.tokens[i]
        joined = token.word.key[:1] == "و" and mention.start > token.start and not has_own_verb(self.tokens, i)
        self._place(i, end, token, _prefix(token, mention), joined, mention)
        self.current.mentions.append(mention)
        self.current.definite = self.current.definite or token.word.key.startswith("ال") or not mention.is_adjective
        self.closed = self.closed or self.current.definite
        return end

    def _noun(self, i: int, token: Token, sort: "_Sort") -> None:
        joined = sort.joined and i > 0 and self.tokens[i - 1].surface != "،" and not has_own_verb(self.tokens, i)  # a new clause more often than a list
        self._place(i, i, token, sort.clitic, joined, None)
        pronoun = pronoun_of(token)
        self.current.definite = self.current.definite or sort.definite or pronoun is not None
        self.current.owner = pronoun or self.current.owner
        self.closed = self.closed or self.current.definite

    def _place(self, i: int, end: int, token: Token, own: str, joined: bool, mention: ActorMention | None) -> None:
        """Put a word into the phrase that it goes on, or into a new one."""
        joined = joined or self.joins
        if self.called:
            own = self.preposition or own
        head = None if own or joined or self.preposition else _head_of(self.found, self.current, self.closed, token, mention)
        if head is None:
            behind = own or self.preposition or (self.found[-1].preposition if joined and self.found else "")
            self.current = Phrase(i, end, behind, token, joined=joined, counted=self.counted)
            self.found.append(self.current)
        else:
            while self.found[-1] is not head:  # an office with what stands between it and the name
                head.mentions += self.found.pop().mentions
            self.current = head
            head.last = end
        sort = _sort(token.word)
        adjective = mention.is_adjective if mention else sort.adjective
        second = mention is not None and adjective and joined  # المصرية والروسية
        self.closed = second or adjective and head is not None and not _portfolio(self.tokens, i) or sort.absolute or tanwin(token) and not _two_of(self.tokens, i)
        self.preposition, self.counted, self.joins, self.called = "", False, False, False

    def _led_by(self, word: Word) -> str:
        """The name of the preposition that a word is: the agent's has one name only, and with a pronoun it leads nothing."""
        if word.key in ("وفي", "ففي"):
            return "في"
        if word.stem == "حق":
            return _AGAINST
        stem = word.stem if word.known else word.key
        if stem in _BY and self.preposition == fold("من"):
            return AGENT
        return "" if has_pronoun(word) else stem

    def _marker(self, word: Word) -> str | None:
        """على يد، من جانب، برعاية: a noun that makes a preposition of one before it."""
        before = _clitic(word) or self.preposition
        if word.stem in _BY and self.preposition == fold("من") or word.stem in _HANDS and before in ("ب", fold("على")):
            return AGENT
        if word.stem == "اتجاه" and before == "ب":
            return "نحو"
        if word.stem == "حق" and before in ("ب", "في"):
            return _AGAINST
        return AEGIS if is_kind(word, "aegis") and "al" not in word.proclitics and before in ("ب", "تحت", "في") else None


class _Sort(NamedTuple):
    """What part a word alone can have in phrases; ``absolute`` says that no genitive follows."""

    part: str  # noun, clause, compass, preposition, demonstrative, number or other
    clitic: str
    quantity: bool  # a noun that may only say how many of what follows
    marking: bool  # may make a preposition of the one before it
    joined: bool
    definite: bool
    adjective: bool
    absolute: bool


@lru_cache(maxsize=200_000)
def _sort(word: Word) -> _Sort:
    key, clitic, article, nominal = word.key, _clitic(word), word.key.startswith("ال"), word.pos.startswith(("noun", "adj"))
    if is_subordinator(word):
        part = "clause"
    elif _is_of(word):
        part = "preposition"
    elif is_kind(word, "compass") and not article and not clitic:
        part = "compass"
    elif word.pos == "prep" or key in _PREPOSITION_NOUNS:
        part = "preposition"
    elif word.pos == "pron_dem":
        part = "demonstrative"
    elif word.pos in ("digit", "noun_num") or pieces(key) or key[0].isdigit():
        part = "number"
    else:
        part = "noun" if nominal else "other"
    return _Sort(
        part, clitic,
        quantity=word.pos != "verb" and not word.enclitic and not article and is_kind(word, "quantity"),
        marking=word.stem in _BY or word.stem in _HANDS or word.stem in ("اتجاه", "حق") or is_kind(word, "aegis"),
        joined="w" in word.proclitics and key[:1] == "و",
        definite="al" in word.proclitics or article or key.removeprefix("و").startswith("لل"),
        adjective=word.pos.startswith("adj"),
        absolute=_absolute(word),
    )  # fmt: skip


def _is_of(word: Word) -> bool:
    return word.pos == "prep" and word.stem == "من" and not word.enclitic


def has_pronoun(word: Word) -> bool:
    """به، فيها، عليهم: a preposition that no noun follows."""
    return word.pos == "prep" and (word.enclitic is not None or word.key.endswith(("ها", "هم", "هما", "نا")) or (word.key.endswith("ه") and word.key not in ("تجاه", "امامه")))


def pronoun_of(token: Token) -> str | None:
    """The pronoun on a noun; ة and the ي of a nisba are none."""
    enclitic = token.word.enclitic
    return None if enclitic == "1s" or token.surface.endswith("ة") else enclitic


def _about(tokens: list[Token], i: int) -> bool:
    """نحو 150 متمردا: before a number it is no direction."""
    if tokens[i].word.key.lstrip("و") not in ("نحو", "حوالي") or i + 1 == len(tokens):
        return False
    after = _sort(tokens[i + 1].word)
    return after.part == "number" or after.quantity


def _head_of(found: list[Phrase], current: Phrase | None, closed: bool, token: Token, mention: ActorMention | None) -> Phrase | None:
    """The phrase that a word without و and preposition goes on, None where it begins one."""
    if mention is not None and mention.actor.kind == "person":
        return _office(found, current, mention)
    if current is None:
        return None
    sort = _sort(token.word)
    if mention is not None and not mention.is_adjective:
        if mention.actor.kind == "country" and not current.definite and current.last == mention.first - 1 and token.word.key.endswith("يا") and current.head.word.key.endswith("ا"):
            return current  # جنديا روسيا: the state's name, or its accusative adjective
        if current.definite and current.last == current.first == mention.first - 1 and current.head.word.key.endswith(("ه", "ات")) and token.word.key.startswith("ال") and token.word.key.endswith("يه"):
            return current  # السفارة السعودية
        led = not current.definite and current.is_kind("office") and current.last == mention.first - 1 and not any(m.is_adjective for m in current.mentions)  # رئيس مجلس شورى حركة النهضة
        return current if not closed or led or _same_name(current, mention) else None
    if mention is None and sort.adjective and sort.definite and current.definite and current.last == current.first and current.is_kind("office"):
        return current  # المتحدث العسكري
    if mention is None and current.owner and current.last == current.first and sort.definite and token.word.key.endswith(("يون", "يين")):
        return current  # شركاؤها الأوروبيون
    if mention is not None and token.word.key.startswith("ال") and (token.word.key.endswith(("ين", "ون")) or token.word.key in _PEOPLES) and any(m.actor.kind == "person" for m in current.mentions[-1:]):
        return None  # هنأ فلان الفلسطينيين
    if mention is not None or sort.adjective and (_describes(current, token) or not (closed and any(is_kind(token.word, kind) for kind in ("force", "person", "office")))):
        return current if sort.definite == current.definite or not closed or (mention is None and sort.definite) else None
    return None if closed else current


def _describes(current: Phrase, token: Token) -> bool:
    """المناورات البحرية، الطائرات الحربية: right behind a woman's noun or a plural that it agrees with, no navy."""
    word = current.head.word
    return current.last == current.first and token.word.key.endswith("ه") and token.word.number != "p" and word.number == "p" and word.key.endswith("ات")


def _same_name(current: Phrase, mention: ActorMention) -> bool:
    """حركة المقاومة الإسلامية حماس: two names of one actor."""
    if mention.rule == "place" and any(current.is_kind(kind) for kind in ("force", "organ", "office", "person", "group")):
        return False  # قصفت القوات الأوكرانية دونيتسك
    return any(m.actor.actor_id == mention.actor.actor_id and m.last + 2 >= mention.first for m in current.mentions)


def _office(found: list[Phrase], current: Phrase | None, person: ActorMention) -> Phrase | None:
    """The phrase of a person's office, right before the name: الأمين العام للاتحاد نور الدين."""
    if not found:
        return None
    if person.role_ar and person.rule != "surname":
        role = person.first - len(person.role_ar.split()) - 1
        for phrase in reversed(found[-3:]):
            if phrase.first <= role + 1 and phrase.last >= role - 1 and phrase.last < person.first:
                return phrase if phrase.is_kind("office") or phrase.first >= role - 1 else None
    if current is not None and current.last + 2 >= person.first and not any(m.actor.kind == "person" for m in current.mentions):
        return current if current.is_kind("office") or current.is_kind("person") or not current.definite else None
    return None


def _clitic(word: Word) -> str:
    return next((PREPOSITIONS[c] for c in word.proclitics if c in PREPOSITIONS), "")


def _prefix(token: Token, mention: ActorMention) -> str:
    """The preposition written onto a name."""
    if mention.start == token.start:
        return "ل" if token.word.key.startswith("لل") else ""
    letters = token.word.key
    letters = letters[1:] if letters[0] in "وف" else letters
    glued = mention.start - token.start
    return letters[0] if letters[0] in "بلك" and (glued > 1 or token.word.key[0] in "بلك") else ""


def _absolute(word: Word) -> bool:
    """مسلحون، جنديان keep their ن: no genitive follows."""
    return word.number in ("d", "p") and word.key.endswith(("ون", "ين", "ان")) and word.pos.startswith(("noun", "adj"))


def tanwin(token: Token) -> bool:
    return token.surface.endswith(("اً", "ًا")) or (token.word.state == "i" and token.word.key.endswith("ا") and not token.word.key.endswith("يا"))


def _portfolio(tokens: list[Token], i: int) -> bool:
    """وزير خارجية كينيا: no adjective, since it does not agree, so a genitive may follow."""
    office = tokens[i - 1].word
    return is_kind(office, "office") and not office.key.startswith("ال") and tokens[i].word.key.endswith("ه") and not office.key.endswith("ه")


def _two_of(tokens: list[Token], i: int) -> bool:
    """وزيرا خارجية روسيا وتركيا: a dual before its genitive looks like an accusative, behind which no genitive follows."""
    behind = tokens[i + 1].word if i + 1 < len(tokens) else None
    if behind is None or tokens[i].surface.endswith(("اً", "ًا")) or not is_kind(tokens[i].word, "office"):
        return False
    return behind.pos.startswith(("noun", "adj")) and not behind.key.endswith("ا") and not set(behind.proclitics) - {"al"}


def with_joined(listed: list[Phrase], first: Phrase) -> list[Phrase]:
    """A phrase and those that و joins to it: compound actors, one by one."""
    group = [first]
    for phrase in listed[listed.index(first) + 1 :]:
        if not phrase.joined or phrase.preposition != first.preposition:
            break
        group.append(phrase)
    return group


def bare(listed: Iterable[Phrase]) -> list[Phrase]:
    """Phrases behind no preposition."""
    return [phrase for phrase in listed if not phrase.preposition]


def _features(phrase: Phrase) -> tuple[str | None, str | None]:
    """Gender and number of the head, as far as its form tells them; a broken plural's are unknown."""
    word = phrase.head.word
    at = next((m for m in phrase.mentions if m.start <= phrase.head.end and m.end >= phrase.head.start), None)
    if at is not None and not at.is_adjective:
        if at.actor.kind == "country":
            named = word.stem if phrase.first == at.first else at.actor.name_ar
            return ("m" if is_masculine(named) else "f"), "s"
        if at.actor.kind == "person":
            return None, "s"
        plain = at.last > at.first and word.known and word.number == "s" and fold(word.lemma) == word.stem.removeprefix("ال") and any(phrase.is_kind(kind) for kind in ("group", "organ", "force"))
        return ("f" if word.key.endswith("ه") else word.gender if plain else None), "s"
    if word.number in ("d", "p") and word.key.endswith(("ان", "ين", "ون", "ات", "تا", "تي")):
        return word.gender, word.number
    if word.key.endswith("ه") and not pronoun_of(phrase.head):
        lemma = fold(word.lemma)
        broken = word.known and not lemma.endswith("ه") and word.stem.removesuffix("ه") != lemma  # طلبة، قادة
        return (None, None) if broken or phrase.counted else ("f", "s")  # a verb before آلاف النساء agrees with the number
    if pronoun_of(phrase.head) and word.gender == "f" and word.stem.endswith("ت") and fold(word.lemma).endswith("ه"):
        return "f", "s"  # نظيرته
    if phrase.counted or fold(word.lemma) != word.stem.removesuffix("ا") or not word.known:
        return None, None
    return word.gender, word.number
