"""The event lexicon, indexed by the words that trigger it."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from waqai.tasks import lexicon
from waqai.tasks.document import Document, Sentence, Token, Word
from waqai.tasks.extract.participles import bare, participle
from waqai.tasks.extract.spots import Spots
from waqai.tasks.extract.word_kinds import is_auxiliary, is_kind, is_light
from waqai.tasks.normalise import SHADDA, fold

_SO, _BEHIND_THAT = fold("بأن"), 6  # words behind it in which it may be told what somebody is called
_OF_ARTICLE = 5  # different words of a field from which an article is of it
_COMPANY = 12  # words to either side in which another says what a trigger means
_UPON = fold("على")  # إن على إيران أن: whose duty somebody says it is
_THAT = {fold(w) for w in "أن إن بأن وأن وبأن وإن".split()}
_GAP_OF_NOUN = 5
_GAP = 7  # a subject of a few words may stand between a verb and the noun of its phrase


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of event_words.csv; ``words`` are folded, ``slots`` as in the file."""

    id: str
    type: str
    mode: str | None
    cameo: str | None
    form: str
    words: tuple[str, ...]
    doubled: bool
    source: tuple[str, ...]
    target: tuple[str, ...]
    requires: tuple[str, ...]
    topic: str


@cache
def entries() -> dict[str, list[Entry]]:
    """First word to the entries it may begin, phrases first and the longest of them first."""
    table: dict[str, list[Entry]] = {}
    for row in lexicon.rows("event_words"):
        forms = [row["words"]] if row["form"] == "phrase" else lexicon.values(row["words"])
        for form in forms:
            words = tuple(fold(form).split())
            entry = Entry(
                row["id"], row["type"], row["mode"] or None, row["cameo"] or None, row["form"], words, SHADDA in form,
                tuple(lexicon.values(row["source"])), tuple(lexicon.values(row["target"])), tuple(fold(r) for r in lexicon.values(row["requires"])), fold(row["topic"] or ""),
            )  # fmt: skip
            table.setdefault(words[0], []).append(entry)
    for found in table.values():
        found.sort(key=lambda e: (-len(e.words), not e.requires))
    return table


@dataclass(frozen=True, slots=True)
class Exceptions:
    """Rows of event_exceptions.csv: phrases by first word, words that do not fire near others, and the words of other fields; each with its id last."""

    phrases: dict[str, list[tuple[tuple[str, ...], frozenset[str], str]]]
    near: dict[str, list[tuple[frozenset[str], frozenset[str], frozenset[str], str]]]
    topics: list[tuple[frozenset[str], frozenset[str], frozenset[str], str]]
    articles: set[int]  # numbers of those topics that a whole article is asked for


@cache
def exceptions() -> Exceptions:
    """What must not fire, by form."""
    found = Exceptions({}, {}, [], set())
    for row in lexicon.rows("event_exceptions"):
        blocks = frozenset(lexicon.values(row["blocks"]))
        listed, company, unless = (frozenset(fold(w) for w in lexicon.values(row[column])) for column in ("words", "with", "unless"))
        if row["form"] == "phrase":
            words = tuple(fold(row["words"]).split())
            found.phrases.setdefault(words[0], []).append((words, blocks, row["id"]))
        elif row["form"] == "near":
            for word in listed:
                found.near.setdefault(word, []).append((company, unless, blocks, row["id"]))
        else:
            if row["form"] == "article":
                found.articles.add(len(found.topics))
            found.topics.append((listed, unless, blocks, row["id"]))
    return found


@lru_cache(maxsize=200_000)
def names(word: Word) -> tuple[str, ...]:
    """What an entry's word may be compared with: lemma, stem and key, without the article."""
    lemma = fold(word.lemma)
    accusative = (word.stem[:-1],) if word.pos.startswith(("noun", "adj")) and len(word.stem) > 3 and word.stem.endswith("ا") and not word.enclitic else ()  # أرباحا
    return tuple(dict.fromkeys((lemma, word.stem, word.key, lemma.removeprefix("ال"), word.stem.removeprefix("ال"), *accusative)))


@cache
def participles() -> dict[str, list[Entry]]:
    """Active participle, without its ending, to the verbs that need no other word and tell of speech or aim: رافض إلى جانب رفض."""
    table: dict[str, list[Entry]] = {}
    for found in entries().values():
        for entry in found:
            own = entry.form == "participle"  # of verbs of three letters the lexicon lists those that are no common nouns
            form = entry.words[0] if own else participle(entry.words[0], entry.doubled) if entry.form == "verb" and len(entry.words) == 1 and entry.type not in ("PROTEST", "COERCE") else None
            if form:
                table.setdefault(form, []).append(replace(entry, form="participle"))
    return table


@lru_cache(maxsize=200_000)
def candidates(word: Word) -> tuple[Entry, ...]:
    """Entries that may begin with this word, () for most words."""
    found: list[Entry] = []
    for name in names(word) if word.pos == "verb" or word.pos.startswith(("noun", "adj")) or word.key == _UPON else ():
        for entry in entries().get(name, ()):
            if entry.form == "verb" and (word.pos != "verb" or entry.doubled and SHADDA not in word.lemma or name not in (fold(word.lemma), word.stem)):
                continue
            if entry.form == "participle" or entry.form in ("masdar", "noun") and not word.pos.startswith(("noun", "adj")):
                continue
            if (entry.form == "duty") != (word.key == _UPON):
                continue
            if entry not in found:
                found.append(entry)
    loose = word.pos.startswith(("noun", "adj", "adv")) and (word.state != "d" or not word.known and not word.key.startswith("ال")) and not set(word.proclitics) - {"w"}
    if loose and not is_kind(word, "person") and (ending := bare(word.key.removeprefix("و"))) and (not found or ending[1] in ("ا", "ين")):  # مطالبا: no plural of مطلب
        found = participles().get(ending[0], found)
    return tuple(sorted(found, key=lambda e: (-len(e.words), not e.requires)))


CANDIDATES = Spots(candidates)


@lru_cache(maxsize=200_000)
def aside(word: Word) -> tuple[Entry, ...]:
    """Entries of verbs whose participle in the feminine a word may be, that a verbal noun looks like."""
    ending = bare(word.key) if word.pos.startswith("noun") and word.state != "d" and not word.proclitics else None
    return tuple(participles().get(ending[0], ())) if ending else ()


def match(tokens: list[Token], i: int, last: int, first: int | None = None) -> tuple[Entry, int] | None:
    """The entry that begins at token ``i`` of the clause ``first`` to ``last``, with its last token; words may stand between those of a phrase."""
    possible = candidates(tokens[i].word)
    if i and tokens[i - 1].surface == "،" and tokens[i].surface.endswith("ة"):
        possible = (*aside(tokens[i].word), *possible)  # behind a comma مطالبة is as often she who demands
    if tokens[i].word.enclitic and tokens[i].surface.endswith("ة"):  # مقاتلة, analysed as مقتل with a pronoun
        possible = tuple(entry for entry in possible if entry.form == "participle" or entry.words[0] in (tokens[i].word.key, tokens[i].word.key.removesuffix("ه")))
    wanting = any(len(entry.words) > 1 or entry.requires for entry in possible)
    behind = frozenset().union(*(_wanted_as(token.word) for token in tokens[i + 1 : last + 1])) if wanting else frozenset()
    far = last + _BEHIND_THAT if last + 1 < len(tokens) and tokens[last + 1].word.key.startswith(_SO) else last
    for entry in possible:
        if not behind.issuperset(entry.words[1:]) and not _resumes(tokens, i, entry) or entry.requires and entry.form != "verb" and behind.isdisjoint(entry.requires):
            continue
        end, lack = fits(tokens, i, last, entry, first)
        if lack and far > last and entry.form == "verb" and len(entry.words) == 1 and _required(tokens, i, min(far, len(tokens) - 1), entry):
            lack = ""  # وصف الخطوة بأنها خطيرة
        if not lack:
            return entry, end
    return None


_CLITICS = {"ب": "b", "ل": "l", "ك": "k"}


@lru_cache(maxsize=200_000)
def _wanted_as(word: Word) -> frozenset[str]:
    """The words of entries that a word stands for."""
    return frozenset((*names(word), *(letter for letter, clitic in _CLITICS.items() if clitic in word.proclitics)))


def fits(tokens: list[Token], i: int, last: int, entry: Entry, first: int | None = None) -> tuple[int, str]:
    """Last token of an entry that may begin at token ``i``, and what it lacks there, "" where it fits."""
    end = i if _resumes(tokens, i, entry) else _phrase_end(tokens, i, min(last, len(tokens) - 1), entry.words)
    if end is None:
        return i, f"its other words do not follow: {' '.join(entry.words[1:])}"
    if entry.requires and not _required(tokens, end, last, entry) and not (entry.form == "verb" and _led_by(tokens, i if first is None else first, i, entry)):
        return end, f"none of the words that it requires follows: {', '.join(entry.requires)}"
    if entry.form == "duty" and not (i and tokens[i - 1].word.key in _THAT):
        return end, "no أن stands before it"
    if entry.form == "participle" and not is_beside(tokens, i):
        return end, "the participle does not stand beside its sentence"
    return end, ""


def _resumes(tokens: list[Token], i: int, entry: Entry) -> bool:
    """صاروخ أطلقه، القوات التي نشرتها: the noun of a verb's phrase stands before it, and its pronoun behind."""
    word = tokens[i].word
    if len(entry.words) != 2 or word.pos != "verb" or not (word.enclitic or "").startswith("3") or i < 2:
        return False
    at = i - 1 - (tokens[i - 1].word.pos == "pron_rel")
    while at > i - 4 and tokens[at].word.pos.startswith("adj"):
        at -= 1
    return tokens[at].word.pos == "noun" and entry.words[1] in _wanted_as(tokens[at].word) and not (is_light(word, "light-verb") and any(len(e.words) == 1 and not e.requires for e in candidates(tokens[at].word)))


def is_beside(tokens: list[Token], i: int) -> bool:
    """A participle stands beside its sentence: behind a comma, in the masculine accusative before an object or a preposition, or without the article behind a noun that has it."""
    if i + 1 >= len(tokens) or not i or tokens[i + 1].word.pos in ("punc", "verb"):
        return False
    before, ending = tokens[i - 1].word, tokens[i].word.key
    if tokens[i - 1].surface == "،" or ending.endswith(("ا", "ين")) and before.pos not in ("prep", "noun_num", "digit", "verb"):
        return True
    return ending.endswith("ه") and "al" in before.proclitics and before.pos.startswith(("noun", "adj")) and any(t.word.pos == "verb" and not is_auxiliary(t.word) for t in tokens[max(0, i - _COMPANY) : i - 1])


def _phrase_end(tokens: list[Token], i: int, last: int, words: tuple[str, ...]) -> int | None:
    at, gap = i, _GAP + 2 * is_light(tokens[i].word, "suffering-verb") if tokens[i].word.pos == "verb" else _GAP_OF_NOUN  # its subject is seldom short
    for word in words[1:]:
        if tokens[at].word.pos == "verb":
            gap = max(gap, next((j - at for j in range(at + 1, at + 2 * _GAP) if j > last or tokens[j].word.pos in ("verb", "prep", "punc", "conj")), 2 * _GAP))  # أجرى أمير الكويت الشيخ فلان بن فلان اتصالا
        found = _next(tokens, at + 1, min(at + gap, last + 1), word)
        if found < 0 and tokens[at].word.pos == "verb":
            found = _behind_aside(tokens, at, last, word)
        if found < 0 or _describes_another(tokens, at, found) or _stands_apart(tokens, at, found, word) or _is_of_another(tokens, at, found):
            return None
        at = found
    return at


def _behind_aside(tokens: list[Token], at: int, last: int, wanted: str) -> int:
    """أعرب الأمين العام للأمم المتحدة، البرتغالي فلان، عن: a wanted word right behind what stands between commas, -1 where it does not."""
    commas = [j for j in range(at + 1, min(at + 4 * _GAP, last) + 1) if tokens[j].surface == "،"][:2]
    if len(commas) < 2 or commas[0] > at + 2 * _GAP or any(t.word.pos == "verb" for t in tokens[at + 1 : commas[1]]):
        return -1
    return _next(tokens, commas[1] + 1, min(commas[1] + 2, last + 1), wanted)


def _describes_another(tokens: list[Token], at: int, found: int) -> bool:
    """دعم الربط الجوي is no دعم جوي: between a noun and its adjective stand adjectives only."""
    return tokens[at].word.pos.startswith("noun") and tokens[found].word.pos == "adj" and any(not t.word.pos.startswith("adj") for t in tokens[at + 1 : found])


def _stands_apart(tokens: list[Token], at: int, found: int, wanted: str) -> bool:
    """حركة النهضة عن تفهمها للاحتجاجات is no حركة احتجاج: behind another noun a preposition leads to other things."""
    if not (tokens[at].word.pos.startswith("noun") and tokens[found].word.pos.startswith(("noun", "adj"))) or wanted in _CLITICS:
        return False
    noun = next((j for j in range(at + 1, found) if tokens[j].word.pos.startswith("noun")), found)
    return any(t.word.pos == "prep" and t.word.key != "من" for t in tokens[noun:found])


def _is_of_another(tokens: list[Token], at: int, found: int) -> bool:
    """جدد اتهامه واشنطن بدعم is no جدد دعم, وقف متعهدا بتقديم مساعدات no وقف مساعدات: another deed stands between, whose matter the noun is."""
    if tokens[at].word.pos != "verb":
        return False
    if any((t.word.enclitic or "").startswith("3") and t.word.pos == "noun" and candidates(t.word) for t in tokens[at + 1 : found]):
        return True
    return any(entry.form == "participle" and is_beside(tokens, j) for j in range(at + 2, found) for entry in candidates(tokens[j].word))


def _next(tokens: list[Token], first: int, end: int, wanted: str) -> int:
    """The next token that is ``wanted``, -1 where none is before ``end``."""
    return next((j for j in range(first, end) if wanted in _wanted_as(tokens[j].word)), -1)


def _required(tokens: list[Token], end: int, last: int, entry: Entry) -> bool:
    reach = 24 if entry.form == "verb" else 10  # a verb's subject and object stand between
    return any(_next(tokens, end + 1, min(last, end + reach) + 1, wanted) >= 0 for wanted in entry.requires)


def _led_by(tokens: list[Token], first: int, i: int, entry: Entry) -> bool:
    """1960 جنديا سينتشرون: what a verb requires may stand before it, as the head of its subject."""
    verb = next((j for j in range(i - 1, first - 1, -1) if tokens[j].word.pos in ("verb", "punc")), first - 1)
    heads = [j for j in range(verb + 1, i) if tokens[j].word.pos.startswith("noun") and not set(tokens[j].word.proclitics) - {"al", "w"}]
    heads = [j for j in heads if not j or tokens[j - 1].word.pos not in ("prep", "noun")]
    return any(not _wanted_as(tokens[j].word).isdisjoint(entry.requires) for j in heads)


def blocked(sentence: Sentence, i: int, end: int, kind: str, fields: frozenset[int] = frozenset()) -> str | None:
    """Id of the exception of the lexicon that holds at tokens ``i`` or ``end`` of an entry: the words around it mean something else; None without one.

    ``fields`` are those of the article.
    """
    tokens = sentence.tokens
    ends = (i, end) if end > i and tokens[end].word.pos.startswith("noun") else (i,)  # نظم تظاهرة ثقافية
    return next((at for j in ends if (at := _in_phrase(tokens, j, kind) or _in_company(tokens, j, kind))), None) or _of_other_field(sentence, kind, fields)


def _in_phrase(tokens: list[Token], i: int, kind: str) -> str | None:
    """ضرب مثلا، معركة انتخابية: the words of a phrase stand side by side and hold the trigger."""
    for start in range(max(0, i - 3), i + 1):
        for name in names(tokens[start].word):
            for words, types, at in exceptions().phrases.get(name, ()):
                end = start + len(words) - 1
                if start <= i <= end < len(tokens) and (kind in types or "*" in types) and all(w in _wanted_as(tokens[start + n].word) for n, w in enumerate(words)):
                    return at
    return None


def _in_company(tokens: list[Token], i: int, kind: str) -> str | None:
    """أودى الزلزال: a word near the trigger says what did it."""
    for name in names(tokens[i].word):
        for company, unless, types, at in exceptions().near.get(name, ()):
            if kind not in types:
                continue
            around = {n for t in tokens[max(0, i - _COMPANY) : i + _COMPANY + 1] for n in names(t.word)}
            if around & company and not around & unless:
                return at
    return None


def fields_of(doc: Document) -> frozenset[int]:
    """Numbers of the fields that an article is of, as sport or the stage: so many different words of theirs stand in it."""
    told = {held for sentence in doc.sentences for i in _OF_FIELDS.of(sentence) for held in _topics(sentence.tokens[i].word)}
    return frozenset(topic for topic, times in Counter(topic for topic, _ in told).items() if times >= _OF_ARTICLE and topic in exceptions().articles)


def _of_other_field(sentence: Sentence, kind: str, fields: frozenset[int]) -> str | None:
    """Two words or more of a field such as sport, or an article of it: its attacks and retreats are none."""
    tokens = sentence.tokens
    told = [(topic, word) for i in _OF_FIELDS.of(sentence) for topic, word in _topics(tokens[i].word)]
    for topic, (_, unless, types, at) in enumerate(exceptions().topics) if told or fields else ():
        if kind not in types and "*" not in types:
            continue
        here = topic in fields if topic in exceptions().articles else len({word for other, word in told if other == topic}) >= 2
        if here and not any(unless.intersection(names(t.word)) for t in tokens):
            return at
    return None


@lru_cache(maxsize=200_000)
def _topics(word: Word) -> tuple[tuple[int, str], ...]:
    """Numbers of the fields that a word is of, with the form that is listed; none for most words."""
    hits: dict[int, str] = {}
    for name in sorted(names(word), reverse=True):
        hits |= dict.fromkeys(_topics_of().get(name, ()), name)
    return tuple(sorted(hits.items()))


@cache
def _topics_of() -> dict[str, list[int]]:
    table: dict[str, list[int]] = {}
    for topic, (listed, *_) in enumerate(exceptions().topics):
        for name in listed:
            table.setdefault(name, []).append(topic)
    return table


_OF_FIELDS = Spots(_topics)
