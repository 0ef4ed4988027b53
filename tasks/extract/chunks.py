"""Noun phrases: what the event rules match over."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from waqai.tasks.document import Sentence, Token, Word
from waqai.tasks.extract.clauses import is_subordinator
from waqai.tasks.extract.mention import ActorMention
from waqai.tasks.extract.numbers import pieces
from waqai.tasks.extract.word_kinds import is_kind, is_masculine
from waqai.tasks.normalise import fold

PREPOSITIONS = {"b": "ب", "l": "ل", "k": "ك"}
AGENT = fold("من قبل")  # the one name of من قبل، على يد، من جانب، بأيدي
AEGIS = fold("برعاية")  # of those who host, mediate or lead
_PREPOSITION_NOUNS = {fold(w) for w in "بين ضد مع لدى بحق تجاه إزاء نحو حول خلال بعد قبل أمام داخل عبر منذ حتى".split()}
_HANDS = {fold(w) for w in "يد أيدي يدي".split()}
_BY = {fold(w) for w in "قبل جانب طرف".split()}
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
    def actors(self) -> list[ActorMention]:
        """Who is named in it, without mere places."""
        return [mention for mention in self.mentions if mention.rule != "place"]

    def is_kind(self, kind: str) -> bool:
        """Whether its head noun is of a kind of party_nouns.csv."""
        return is_kind(self.head.word, kind)


def phrases(sentence: Sentence, first: int, last: int, owner: dict[int, ActorMention], dated: frozenset[int] = frozenset()) -> list[Phrase]:
    """Noun phrases of tokens ``first`` to ``last``; ``owner`` tells the actor named at a token, ``dated`` the tokens of dates, which stand in none."""
    tokens, found = sentence.tokens, []
    current: Phrase | None = None  # the phrase that goes on
    closed, preposition, counted = False, "", False  # closed: nothing but an adjective or apposition may follow
    i = first
    while i <= last:
        token, mention = tokens[i], owner.get(i)
        word = token.word
        if mention is None and (i in dated or token.surface in _QUOTES):
            if i in dated:
                current, preposition = None, ""
            i += 1
            continue
        if mention is None and is_subordinator(word):
            current, closed, preposition, counted = None, False, "", False
        elif mention is None and counted and word.pos == "prep" and word.stem == "من" and not word.enclitic:
            pass  # عدد من الجنود: the number of whom is told
        elif mention is None and is_kind(word, "compass") and not word.key.startswith("ال") and not _clitic(word):
            current, closed, preposition, counted = None, False, preposition or word.stem, False
        elif mention is None and (word.pos == "prep" or word.key in _PREPOSITION_NOUNS or word.key in ("وفي", "ففي")):
            stem = "في" if word.key.endswith("في") else word.stem if word.known else word.key
            preposition = AGENT if stem in _BY and preposition == fold("من") else "" if has_pronoun(word) else stem
            current, closed, counted = None, False, False
        elif mention is None and word.pos == "pron_dem":
            current, closed, preposition = None, False, _clitic(word) or preposition  # في هذا البلد
        elif mention is None and _is_quantity(tokens, i, dated) or mention is None and (word.pos in ("digit", "noun_num") or pieces(word.key) or word.key[0].isdigit()):
            preposition = _clitic(word) or preposition
            current, counted = None, True
        elif mention is not None or word.pos.startswith(("noun", "adj")):
            end = min(mention.last, last) if mention else i
            joined = word.key[:1] == "و" and (mention.start > token.start if mention else "w" in word.proclitics)
            if joined and mention is None and i > first and tokens[i - 1].surface == "،":
                joined = False  # a new clause more often than a list
            own = _prefix(token, mention) if mention else _clitic(word)
            if preposition == fold("من") and word.stem in _BY and mention is None:
                current, closed, preposition = None, False, AGENT
                i += 1
                continue
            if word.stem in _HANDS and mention is None and (own or preposition) in ("ب", fold("على")):
                current, closed, preposition = None, False, AGENT
                i += 1
                continue
            if mention is None and is_kind(word, "aegis") and (own or preposition) in ("ب", "تحت", "في"):
                current, closed, preposition = None, False, AEGIS
                i += 1
                continue
            head = None if own or joined or preposition else _head_of(found, current, closed, token, mention)
            if head is None:
                behind = own or preposition or (found[-1].preposition if joined and found else "")
                current = Phrase(i, end, behind, token, joined=joined, counted=counted)
                found.append(current)
            else:
                while found[-1] is not head:  # an office with what stands between it and the name
                    head.mentions += found.pop().mentions
                current = head
                current.last = end
            if mention is not None:
                current.mentions.append(mention)
            adjective = mention.is_adjective if mention else word.pos.startswith("adj")
            pronoun = pronoun_of(token) if mention is None else None
            current.definite = current.definite or "al" in word.proclitics or word.key.startswith("ال") or pronoun is not None or (mention is not None and not adjective)
            current.owner = pronoun or current.owner
            closed = current.definite or adjective and head is not None or _tanwin(token) or _absolute(word)
            preposition, counted = "", False
            i = end
        elif token.surface not in _QUOTES:
            current, closed, preposition, counted = None, False, "", False
        i += 1
    for phrase in found:
        phrase.gender, phrase.number = _features(phrase, tokens)
    return found


def has_pronoun(word: Word) -> bool:
    """به، فيها، عليهم: a preposition that no noun follows."""
    return word.pos == "prep" and (word.enclitic is not None or word.key.endswith(("ها", "هم", "هما", "نا")) or (word.key.endswith("ه") and word.key not in ("تجاه", "امامه")))


def pronoun_of(token: Token) -> str | None:
    """The pronoun on a noun; ة and the ي of a nisba are none."""
    enclitic = token.word.enclitic
    return None if enclitic == "1s" or token.surface.endswith("ة") else enclitic


def _is_quantity(tokens: list[Token], i: int, dated: frozenset[int]) -> bool:
    """A noun that only says how many of what follows: عدد من، عشرات، أحد."""
    word = tokens[i].word
    return i + 1 < len(tokens) and i + 1 not in dated and word.pos != "verb" and not word.enclitic and not word.key.startswith("ال") and is_kind(word, "quantity")


def _head_of(found: list[Phrase], current: Phrase | None, closed: bool, token: Token, mention: ActorMention | None) -> Phrase | None:
    """The phrase that a word without و and preposition goes on, None where it begins one."""
    word = token.word
    if mention is not None and mention.actor.kind == "person":
        return _office(found, current, mention)
    if current is None:
        return None
    definite = word.key.startswith("ال") or "al" in word.proclitics
    if mention is not None and not mention.is_adjective:
        return current if not closed or _same_name(current, mention) else None
    if mention is not None or word.pos.startswith("adj") and not (closed and any(is_kind(word, kind) for kind in ("force", "person", "office"))):
        return current if definite == current.definite or not closed or (mention is None and definite) else None
    return None if closed else current


def _same_name(current: Phrase, mention: ActorMention) -> bool:
    """حركة المقاومة الإسلامية حماس: two names of one actor."""
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


def _tanwin(token: Token) -> bool:
    return token.surface.endswith(("اً", "ًا")) or (token.word.state == "i" and token.word.key.endswith("ا") and not token.word.key.endswith("يا"))


# ---- Agreement -----------------------------------------------------------------------------------------------------------


def _features(phrase: Phrase, tokens: list[Token]) -> tuple[str | None, str | None]:
    """Gender and number of the head, as far as its form tells them; a broken plural's are unknown."""
    word = phrase.head.word
    at = next((m for m in phrase.mentions if m.start <= phrase.head.end and m.end >= phrase.head.start), None)
    if at is not None and not at.is_adjective:
        if at.actor.kind == "country":
            named = word.stem if phrase.first == at.first else at.actor.name_ar
            return ("m" if is_masculine(named) else "f"), "s"
        if at.actor.kind == "person":
            return None, "s"
        return ("f" if word.key.endswith("ه") else None), "s"
    if word.number in ("d", "p") and word.key.endswith(("ان", "ين", "ون", "ات", "تا", "تي")):
        return word.gender, word.number
    if word.key.endswith("ه"):
        return "f", "s"
    if phrase.counted or fold(word.lemma) != word.stem.removesuffix("ا") or not word.known:
        return None, None
    return word.gender, word.number


def agrees(verb: Word, phrase: Phrase, before: bool) -> bool:
    """Whether a phrase may be the subject of a verb, which stands behind it (``before``) or before it; unknown features agree.

    A verb before its subject is singular and agrees in gender; one behind it agrees in number as well, things in the plural as a woman.
    """
    if verb.person in ("1", "2"):
        return False
    gender, number = phrase.gender, phrase.number
    if verb.aspect == "i" and verb.gender == "f" and verb.stem.startswith("ت"):
        verb = verb._replace(gender=None)  # تظاهر، توعد: as well a man's past
    if number == "p" and gender == "f":
        number = "s"  # القوات، الطائرات: as one woman
    if not before:
        if verb.number in ("d", "p"):
            return False
        return gender is None or verb.gender is None or gender == verb.gender
    if number == "p":
        return verb.number == "p" or verb.number is None
    if number == "d":
        return verb.number != "p"
    if number == "s":
        return verb.number not in ("d",) and not (verb.number == "p" and gender == "f") and (gender is None or gender == verb.gender or verb.gender is None)
    return True


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
