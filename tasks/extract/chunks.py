"""Sentences to clauses, and clauses to noun phrases: what the event rules match over."""

from dataclasses import dataclass, field

from waqai.tasks.document import Sentence, Token, Word
from waqai.tasks.extract.mention import ActorMention
from waqai.tasks.normalise import fold

_SPLIT = {fold(w) for w in "أن إن بأن أنه أنها إنه إنها بأنه بأنها لأن حيث بينما فيما عندما لكن ولكن إذ كما بعدما قبل_أن الذي التي الذين اللذين اللذان والتي والذي مما كي لكي حين حينما وإن وأن وأنه وأنها".split()}
_MARKS = set("،,؛:()«»\"“”-–")
PREPOSITIONS = {"b": "ب", "l": "ل", "k": "ك"}


@dataclass(slots=True)
class Clause:
    """Tokens ``first`` to ``last`` of a sentence that hang on one verb, or on none."""

    first: int
    last: int


@dataclass(slots=True)
class Phrase:
    """A noun phrase ``first`` to ``last`` behind ``preposition`` ("" for a bare one), with the actors named in it."""

    first: int
    last: int
    preposition: str
    mentions: list[ActorMention] = field(default_factory=list)
    joined: bool = False  # by و to the phrase before it


def clauses(sentence: Sentence) -> list[Clause]:
    """The clauses of a sentence, in order; they cover it."""
    tokens, cuts = sentence.tokens, [0]
    verb_seen = False
    for i, token in enumerate(tokens):
        word = token.word
        verbal = word.pos == "verb"
        cut = word.key in _SPLIT or (token.surface in _MARKS and _weighty(tokens, i))
        if verbal and verb_seen and (word.proclitics[:1] in (("w",), ("f",)) or _after_mark(tokens, i)):
            cut = True
        if cut and i > cuts[-1]:
            cuts.append(i)
            verb_seen = False
        verb_seen = verb_seen or verbal
    return [Clause(a, b - 1) for a, b in zip(cuts, [*cuts[1:], len(tokens)], strict=True) if b > a]


def _weighty(tokens: list[Token], i: int) -> bool:
    """A mark parts clauses where a verb or a subordinator comes soon behind it."""
    if tokens[i].surface in "«»\"“”()-–":
        return False
    return any(t.word.pos == "verb" or t.word.key in _SPLIT for t in tokens[i + 1 : i + 4])


def _after_mark(tokens: list[Token], i: int) -> bool:
    return i > 0 and tokens[i - 1].word.pos in ("punc",)


def phrases(sentence: Sentence, first: int, last: int, owner: dict[int, ActorMention], dated: frozenset[int] = frozenset()) -> list[Phrase]:
    """Noun phrases of tokens ``first`` to ``last``; ``owner`` tells the actor named at a token, ``dated`` the tokens of dates, which stand in none."""
    tokens, found = sentence.tokens, []
    current: Phrase | None = None
    closed, preposition = False, ""
    i = first
    while i <= last:
        token, mention = tokens[i], owner.get(i)
        word = token.word
        if i in dated and mention is None:
            closed, i = True, i + 1
            continue
        if mention is not None:
            end = min(mention.last, last)
            joined = word.key[:1] == "و" and mention.start > token.start
            prefix = _prefix(token, mention) or preposition
            apposed = current is not None and not prefix and not joined and (mention.is_adjective or mention.actor.kind == "person" or not closed)
            if apposed and closed and mention.actor.kind == "person" and any(m.actor.kind == "person" for m in current.mentions):
                apposed = False
            if apposed and not (mention.is_adjective and word.state == "i" and closed and word.pos.startswith("noun") and _tanwin(token)):
                current.last = end
                current.mentions.append(mention)
            else:
                current = Phrase(i, end, _inherit(found, prefix, joined), [mention], joined)
                found.append(current)
            closed, preposition = True, ""
            i = end + 1
            continue
        if word.key in _SPLIT:
            current, closed, preposition = None, False, ""
        elif word.pos == "prep" or word.key in ("بين", "ضد", "مع", "لدي", "بحق", "تجاه", "نحو", "حول", "خلال", "بعد", "قبل"):
            preposition = word.stem if word.known else word.key
            current, closed = None, False
        elif word.pos.startswith(("noun", "adj")):
            proclitic = next((PREPOSITIONS[c] for c in word.proclitics if c in PREPOSITIONS), "")
            joined = "w" in word.proclitics
            adjective = word.pos.startswith("adj") and not proclitic and not joined
            fresh = current is None or proclitic or joined or preposition or (closed and not adjective)
            if fresh:
                current = Phrase(i, i, _inherit(found, proclitic or preposition, joined), [], joined)
                found.append(current)
                preposition = ""
            else:
                current.last = i
            closed = "al" in word.proclitics or word.enclitic is not None or (adjective and not fresh) or _tanwin(token)
        elif word.pos in ("digit", "noun_num"):
            pass
        else:
            if token.surface not in "«»\"“”":
                current, closed, preposition = None, False, ""
        i += 1
    return merge_titled(found)


def merge_titled(found: list[Phrase]) -> list[Phrase]:
    """العاهل السعودي الملك سلمان: an office and the titled person beside it are one."""
    merged: list[Phrase] = []
    for phrase in found:
        before = merged[-1] if merged else None
        person = next((m for m in phrase.mentions if m.actor.kind == "person" and m.role_ar), None)
        if (
            before and person and before.last + 1 == phrase.first and not phrase.preposition and not phrase.joined and before.mentions
            and all(m.is_adjective for m in before.mentions) and person.country in (None, before.mentions[0].country) and phrase.first < person.first
        ):  # fmt: skip
            before.last = phrase.last
            before.mentions += phrase.mentions
        else:
            merged.append(phrase)
    return merged


def _tanwin(token: Token) -> bool:
    return token.surface.endswith(("اً", "ًا")) or (token.word.state == "i" and token.word.key.endswith("ا") and not token.word.key.endswith("يا"))


def _prefix(token: Token, mention: ActorMention) -> str:
    """The preposition written onto a name."""
    if mention.start == token.start:
        return "ل" if token.word.key.startswith("لل") else ""
    letters = token.word.key
    letters = letters[1:] if letters[0] in "وف" else letters
    glued = mention.start - token.start
    return letters[0] if letters[0] in "بلك" and (glued > 1 or token.word.key[0] in "بلك") else ""


def _inherit(found: list[Phrase], preposition: str, joined: bool) -> str:
    return found[-1].preposition if joined and not preposition and found else preposition


def is_verb(word: Word) -> bool:
    """A finite verb that is not a mere auxiliary."""
    return word.pos == "verb" and fold(word.lemma) not in ("كان", "ليس", "ظل", "اصبح", "بدا", "قام", "تم", "جري")
