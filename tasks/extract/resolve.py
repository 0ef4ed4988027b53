"""Within one article, short forms, surnames, variant spellings, abbreviations and descriptions go to one actor."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from waqai.tasks.document import Document, Sentence, Word
from waqai.tasks.extract import names
from waqai.tasks.extract.mention import ActorMention, raw_cut
from waqai.tasks.extract.names import THINGS, Actor, bare
from waqai.tasks.extract.recognise import parts
from waqai.tasks.extract.spots import Spots
from waqai.tasks.normalise import fold

_WEAK = re.compile("[اويء]")
_SPELT = str.maketrans("زغطضظث", "سجتدست")  # letters between which spellings of one foreign name waver: جيمس and جيمز


@lru_cache(maxsize=50_000)
def skeleton(name: str) -> str:
    """A folded name without long vowels and article: كارلن and كارلين have one."""
    return " ".join((_WEAK.sub("", word.removeprefix("ال")) or word).translate(_SPELT) for word in name.split())


def resolve(doc: Document, found: list[ActorMention], day: date | None) -> list[ActorMention]:
    """Mentions with those of one actor pointing to it; surnames, descriptions and abbreviations that stand for one are added.

    Args:
        doc: the document.
        found: its actors, as they were found; changed in place.
        day: the article's day, where known.
    """
    found = [*found, *_abbreviations(doc, found)]
    _bynames(doc, found)
    persons = [m for m in found if m.actor.kind == "person"]
    _with_clitic_letters(doc, persons)
    _surname_of_another(persons)
    fullest, open_to_several = _fullest(persons)
    found = [m for m in found if m.actor.actor_id not in open_to_several]
    for mention in persons:
        if not mention.actor.known:
            mention.actor = fullest.get(mention.actor.actor_id, mention.actor)
    found += _surnames(doc, found)
    found += _in_context(doc, found, day)
    persons = [m for m in found if m.actor.kind == "person"]
    best: dict[str, ActorMention] = {}
    for mention in persons:
        held = best.setdefault(mention.actor.actor_id, mention)
        held.sector, held.country, held.group = held.sector or mention.sector, held.country or mention.country, held.group or mention.group
    for mention in persons:
        held = best[mention.actor.actor_id]
        mention.sector, mention.country, mention.group = mention.sector or held.sector, mention.country or held.country, mention.group or held.group
        if not mention.actor.known:
            mention.actor = mention.actor._replace(country=mention.country, sector=mention.sector)
    return sorted([*found, *_descriptions(doc, found)], key=lambda m: (m.sentence_no, m.first))


def _with_clitic_letters(doc: Document, persons: list[ActorMention]) -> None:
    """A surname whose first letter looks like a clitic, where the article has it behind a given name: براندي."""
    by_last = {doc.sentences[m.sentence_no].tokens[m.last].word.key: m for m in persons if m.last > m.first}
    for mention in persons:
        token = doc.sentences[mention.sentence_no].tokens[mention.first]
        if mention.first == mention.last and mention.start > token.start and (held := by_last.get(token.word.key)):
            mention.start, mention.actor = token.start, held.actor
            mention.sector, mention.country, mention.group = held.sector, held.country, held.group


def _surname_of_another(persons: list[ActorMention]) -> None:
    """A surname that the lexicon knows as one person's is that of another whom the article names in full, where it does not name the known one so."""
    full = {m.actor.actor_id: m for m in persons if m.last > m.first}
    by_last: dict[str, list[ActorMention]] = {}
    for mention in full.values():
        by_last.setdefault(fold(mention.actor.name_ar).split()[-1], []).append(mention)
    for mention in persons:
        others = by_last.get(fold(mention.actor.name_ar).split()[-1], ())
        if mention.actor.known and mention.first == mention.last and mention.actor.actor_id not in full and len(others) == 1 and not others[0].actor.known:
            held = others[0]
            mention.actor, mention.sector, mention.country, mention.group = held.actor, held.sector, held.country, held.group


def _fullest(persons: list[ActorMention]) -> tuple[dict[str, Actor], set[str]]:
    """Discovered persons (ids) to the actor whose name holds their own: same first and last name, or the only one with that surname; and surnames of several."""
    actors = sorted({m.actor.actor_id: m.actor for m in persons}.values(), key=lambda a: (not a.known, -len(a.name_ar.split())))
    found: dict[str, Actor] = {}
    several = set()
    for actor in (a for a in actors if not a.known):
        own = skeleton(fold(actor.name_ar)).split()
        fitting = [other for other in actors if other.actor_id != actor.actor_id and other.actor_id not in found and _holds(skeleton(fold(other.name_ar)).split(), own)]
        if len(fitting) == 1:
            found[actor.actor_id] = fitting[0]
        elif len(fitting) > 1 and len(own) == 1:
            several.add(actor.actor_id)
    return found, several


def _holds(full: list[str], short: list[str]) -> bool:
    if not full or not short:
        return False
    if len(short) == 1:
        return len(full) > 1 and len(short[0]) > 1 and short[0] in (full[-1], full[0])
    if (short[0] in ("بن", "ال", "عبد") or len(short) == 2 and short[1] == _OF_FAITH) and len(full) > len(short):
        return full[-len(short) :] == short  # بن سلمان is خالد بن سلمان, where he is named
    return len(full) >= len(short) and full[0] == short[0] and full[-1] == short[-1]


_OF_FAITH = skeleton(fold("الدين"))  # شرف الدين is رضا شرف الدين, where he is named


def _taken(found: list[ActorMention]) -> set[tuple[int, int]]:
    return {(m.sentence_no, i) for m in found for i in range(m.first, m.last + 1)}


def _again(sentence: Sentence, first: int, last: int, cut: int, held: ActorMention, rule: str) -> ActorMention:
    """Another mention of an actor, at tokens ``first`` to ``last``."""
    tokens = sentence.tokens
    start = tokens[first].start + raw_cut(tokens[first].surface, cut)
    return ActorMention(sentence.no, first, last, start, tokens[last].end, held.actor, held.country, held.sector, None, rule, held.group)


def _may_name(word: Word, form: str) -> bool:
    """Whether a word, read as ``form``, may be a name without a first name before it."""
    return word.pos in ("noun_prop", "adj") or not word.known or form.startswith("ال")


_MORNING = fold("الصباح")  # seldom the family of Kuwait's rulers, where it stands alone
_SURNAMES = Spots(lambda word: word.pos != "verb" and len(word.key) > 3 and any(_may_name(word, form) for form, _ in bare(word.key)))


def _surnames(doc: Document, found: list[ActorMention]) -> list[ActorMention]:
    """Words that are the last name of exactly one person named in full in the article."""
    by_last: dict[str, dict[str, ActorMention]] = {}
    for mention in found:
        words = fold(mention.actor.name_ar).split()
        if mention.actor.kind == "person" and len(words) > 1 and len(words[-1].removeprefix("ال")) > 2 and words[-1] != _MORNING:
            for form in {words[-1], words[-1].removeprefix("ال")}:
                by_last.setdefault(form, {})[mention.actor.actor_id] = mention
    taken = _taken(found)
    extra = []
    for sentence in doc.sentences if by_last else ():
        for i in _SURNAMES.of(sentence):
            word = sentence.tokens[i].word
            if (sentence.no, i) in taken:
                continue
            for form, cut in bare(word.key):
                named = by_last.get(form, {})
                if len(named) == 1 and _may_name(word, form) and not _names_another(sentence, i):
                    held = next(iter(named.values()))
                    of_father = i > 0 and not cut and sentence.tokens[i - 1].word.key == "بن" and (sentence.no, i - 1) not in taken and "بن" in fold(held.actor.name_ar).split()
                    extra.append(_again(sentence, i - of_father, i, cut, held, "surname"))  # بن عيسى
                    break
    return extra


def _names_another(sentence: Sentence, i: int) -> bool:
    """A given name with a surname behind it, though another's surname is the same: إبراهيم الشيخ, where جبريل إبراهيم is named."""
    key, behind = sentence.tokens[i].word.key, sentence.tokens[i + 1].word if i + 1 < len(sentence.tokens) else None
    given, surname = parts().get(key, "00")
    return given > surname and behind is not None and (behind.key.startswith("ال") and parts().get(behind.key, "00")[1] > "0" or (behind.pos == "noun_prop" or behind.key in parts()) and not behind.proclitics)


# ---- Names that several share: whom they mean, the day and the article's countries tell -----------------------------------


def _in_context(doc: Document, found: list[ActorMention], day: date | None) -> list[ActorMention]:
    """Give such names their actor where they stand for one already, and add those that nothing has taken."""
    countries = {m.country for m in found if m.country}
    full = {fold(m.actor.name_ar).split()[-1] for m in found if m.actor.kind == "person" and m.last > m.first}
    held = {(m.sentence_no, m.first): m for m in found}
    taken = _taken(found)
    extra = []
    for sentence in doc.sentences:
        for i, length, cut, form in _shared(sentence):
            mention = held.get((sentence.no, i))
            if form[-1] in full or (mention is None and any((sentence.no, i + n) in taken for n in range(length))):
                continue
            if mention is not None and (mention.last != i + length - 1 or mention.is_adjective or mention.actor.kind == "country"):
                continue
            actor = names.meant(form, day, countries)
            if actor is None or (mention is None and length == 1 and not _stands_alone(sentence, i)):
                continue
            sector, country, group = names.role_on(actor, day)
            if mention is not None:
                mention.actor, mention.sector, mention.country, mention.group = actor, sector, country, group
            else:
                tokens, last = sentence.tokens, i + length - 1
                extra.append(ActorMention(sentence.no, i, last, tokens[i].start + raw_cut(tokens[i].surface, cut), tokens[last].end, actor, country, sector, None, "context", group))
    return extra


def _shared(sentence: Sentence) -> Iterator[tuple[int, int, int, tuple[str, ...]]]:
    """(token, words, letters of clitics, name) of the names of names_in_context.csv, the longest at each word."""
    keys = [token.word.key for token in sentence.tokens]
    for i in _NAMES.of(sentence):
        hits = [(len(name), cut, name) for cut, name in _begun(keys[i]) if len(name) == 1 or tuple(keys[i + 1 : i + len(name)]) == name[1:]]
        if hits:
            yield i, *max(hits)


@lru_cache(maxsize=200_000)
def _begun(key: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Names that a word may begin, with the letters of its clitics; none for most words."""
    return tuple((cut, name) for form, cut in bare(key) for name in _first_words().get(form, ()))


_NAMES = Spots(lambda word: _begun(word.key))


@lru_cache(maxsize=1)
def _first_words() -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for name in names.senses():
        table.setdefault(name[0], []).append(name)
    return table


def _stands_alone(sentence: Sentence, i: int) -> bool:
    """A word that is no verb, nor part of a longer name; without an article it must be read as a name."""
    tokens = sentence.tokens
    word = tokens[i].word
    near = [tokens[k].word for k in (i - 1, i + 1) if 0 <= k < len(tokens)]
    if word.pos == "verb" or (i and tokens[i - 1].word.stem in THINGS) or any(other.pos == "noun_prop" and not other.proclitics for other in near):
        return False
    of_a_noun = word.pos == "adj" and i and tokens[i - 1].word.pos.startswith(("noun", "adj"))
    return word.pos == "noun_prop" or not word.known or (word.key.startswith("ال") and not of_a_noun)


# ---- Abbreviations in brackets, and descriptions that the article equates -------------------------------------------------


def _abbreviations(doc: Document, found: list[ActorMention]) -> list[ActorMention]:
    """قوات الردع الخاصة (رادع): the word in brackets behind a body's name is that body, there and wherever it stands again.

    Where the lexicon knows the word in brackets, the name before is that actor's.
    """
    tokens = {sentence.no: sentence.tokens for sentence in doc.sentences}
    at = {(m.sentence_no, m.first): m for m in found}
    short: dict[str, ActorMention] = {}
    for mention in found:
        row, i = tokens[mention.sentence_no], mention.last + 1
        if mention.actor.known or mention.actor.kind == "person" or i + 2 >= len(row) or row[i].surface != "(" or row[i + 2].surface != ")":
            continue
        within = at.get((mention.sentence_no, i + 1))
        if within is not None and within.actor.known and within.actor.kind in (mention.actor.kind, "armed_group"):
            mention.actor, mention.sector, mention.country = within.actor, within.sector or mention.sector, within.country or mention.country
        elif within is None and row[i + 1].word.pos in ("noun", "noun_prop", "foreign", "adj") and len(row[i + 1].word.key) > 2:
            short.setdefault(row[i + 1].word.key, mention)
    taken = _taken(found)
    return [
        _again(sentence, i, i, cut, short[form], "abbreviation")
        for sentence in (doc.sentences if short else ())
        for i, token in enumerate(sentence.tokens)
        if (sentence.no, i) not in taken
        for form, cut in bare(token.word.key)
        if form in short
    ]


_KNOWN_AS = frozenset(map(fold, "المعروف المعروفة الملقب الملقبة المكنى الشهير الشهيرة".split()))


def _bynames(doc: Document, found: list[ActorMention]) -> None:
    """فلان المعروف باسم تيموشنكو: the name behind is his, whoever else bears it, there and wherever the article has it alone."""
    tokens = {sentence.no: sentence.tokens for sentence in doc.sentences}
    persons = [m for m in found if m.actor.kind == "person"]
    ends = {(m.sentence_no, m.last): m for m in persons}
    his: dict[str, ActorMention] = {}
    for mention in persons:
        row, i = tokens[mention.sentence_no], mention.first - 1
        i -= i > 0 and row[i].word.key == "باسم"
        if i > 0 and row[i].word.key in _KNOWN_AS and (held := ends.get((mention.sentence_no, i - 1))):
            his[mention.actor.actor_id] = held
    for mention in persons:
        if held := his.get(mention.actor.actor_id):
            mention.actor, mention.sector, mention.country, mention.group = held.actor, held.sector, held.country, held.group


def _descriptions(doc: Document, found: list[ActorMention]) -> list[ActorMention]:
    """الرئيس الأميركي alone, where the article says الرئيس الأميركي جو بايدن: the words of one person's title, with what makes it one person's."""
    titled: dict[tuple[str, ...], dict[str, ActorMention]] = {}
    for mention in found:
        words = fold(mention.role_ar or "").split()
        if mention.actor.kind == "person" and len(words) > 1:
            for form, _ in bare(words[0]):
                titled.setdefault((form, *words[1:]), {})[mention.actor.actor_id] = mention
    by_first: dict[str, list[tuple[tuple[str, ...], dict[str, ActorMention]]]] = {}
    for words, who in titled.items():
        by_first.setdefault(words[0], []).append((words, who))
    persons = _taken([m for m in found if m.actor.kind == "person"])
    states = {(m.sentence_no, m.first): m.country for m in found if m.is_adjective}
    extra = []
    for sentence in doc.sentences if titled else ():
        keys = [token.word.key for token in sentence.tokens]
        for i, key in enumerate(keys):
            for form, cut in bare(key):
                for words, who in by_first.get(form, ()):
                    last = i + len(words) - 1
                    if len(who) != 1 or tuple(keys[i + 1 : last + 1]) != words[1:] or any((sentence.no, k) in persons for k in range(i, last + 3)):
                        continue
                    held = next(iter(who.values()))
                    if states.get((sentence.no, last + 1), held.country) != held.country:
                        continue  # وزير الدفاع الأميركي, where the article names its own
                    if held.sentence_no == sentence.no and i - 2 <= held.last < i:
                        continue  # in apposition
                    extra.append(_again(sentence, i, last, cut, held, "description"))
                    persons |= {(sentence.no, k) for k in range(i, last + 1)}
    return extra
