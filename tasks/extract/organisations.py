"""Organisations, armed groups and media by their head noun: the head, its genitives and adjectives, to where the phrase ends.

Patterns of org_heads.csv: empty, the head with what makes it definite (هيئة تنسيق المقاومة); ``country``, also a definite head with a
nationality (البرلمان العراقي); ``named``, the name alone that follows (صحيفة الغارديان); ``foreign``, as ``named``, but only a quoted or unknown name;
``none``, a phrase that names nothing (مركز الشرطة); ``open``, as empty, but what kind of body it is the words behind tell, by
org_qualifiers.csv (اللجنة العسكرية, لجنة الانتخابات).
"""

from functools import cache, lru_cache
from typing import NamedTuple

from waqai.tasks import lexicon
from waqai.tasks.document import Sentence, Token, Word
from waqai.tasks.extract.days import words
from waqai.tasks.extract.gazetteer import gazetteer, namesakes
from waqai.tasks.extract.mention import ActorMention, discovered, name_of, raw_cut
from waqai.tasks.extract.names import THINGS, actors, bare, index, media, media_of, media_shared, nationalities
from waqai.tasks.extract.recognise import Span, clitics, listings, parts
from waqai.tasks.extract.spots import Spots
from waqai.tasks.extract.translate import proper_words
from waqai.tasks.extract.transliterate import is_latin, transliterate
from waqai.tasks.extract.word_kinds import name_words
from waqai.tasks.normalise import fold

_OPEN, _CLOSE = "«“\"‹'(", "»”\"›')"
_STOP = name_words("stop")
_PERSONAL = name_words("of-persons")
_LARGE = 300_000  # inhabitants; listed places weigh more
_HOLDERS = name_words("holder")
_OF_FIELDS = name_words("of-fields")
_KINDS_OF_BODIES = name_words("bodies")
_BODIES = name_words("brand")
_TEAMS = name_words("team")
_CIVIL = ("MED", "EDU")  # schools and hospitals bear persons' names
_AGREED = name_words("of-bodies")
_NO_MEDIA = name_words("no-media")


class Head(NamedTuple):
    """A head noun: its words, kind, sector and pattern."""

    words: tuple[str, ...]
    kind: str
    sector: str | None
    pattern: str

    @property
    def definite(self) -> bool:
        """It has an article, itself or in its last word."""
        if not self.words:
            return False
        return self.words[0].startswith("ال") or (len(self.words) > 1 and self.words[-1].startswith("ال"))


@cache
def _heads() -> dict[str, list[Head]]:
    table: dict[str, list[Head]] = {}
    for row in lexicon.rows("org_heads"):
        for form in lexicon.values(row["forms"]):
            forms = tuple(fold(form).split())
            table.setdefault(forms[0], []).append(Head(forms, row["kind"], row["sector"] or None, row["pattern"]))
    for found in table.values():
        found.sort(key=lambda head: -len(head.words))
    return table


def find_organisations(sentence: Sentence, taken: dict[int, ActorMention], spans: list[Span]) -> None:
    """Add the organisations of a sentence to ``taken``, token index to mention: by head noun, then those that the recogniser marks.

    What is taken already stays, but for nationalities inside a name.
    """
    tokens, behind = sentence.tokens, 0
    named = [span for span in spans if span.kind == "ORG"]
    persons = {k for span in spans if span.kind == "PERS" and span.last > span.first for k in range(span.first, span.last + 1)}
    for i in _HEADS.of(sentence):
        found = _head(tokens, i) if i >= behind and i not in taken else None
        mention = _read(sentence, i, *found, taken, persons) if found else None
        if mention is None:
            continue
        for k in range(mention.first, mention.last + 1):
            taken[k] = mention
        behind = mention.last + 1
    for span in named:
        if all(k not in taken or taken[k].is_adjective for k in range(span.first, span.last + 1)):
            mention = _marked(sentence, span, taken)
            if mention is not None:
                taken.update(dict.fromkeys(range(mention.first, mention.last + 1), mention))


def _marked(sentence: Sentence, span: Span, taken: dict[int, ActorMention]) -> ActorMention | None:
    """An organisation that the recogniser marks; its head noun, where it has one, tells kind and sector."""
    tokens = sentence.tokens
    last = next((k - 1 for k in range(span.first + 1, span.last + 1) if _ends_name(tokens, k, span.first)), span.last)
    span = span._replace(last=last)
    if sum(len(token.word.key) < 4 for token in tokens[span.first : last + 1]) * 2 > last + 1 - span.first > 2 and not is_latin(tokens[span.first].surface):
        return None  # letters that are spelled: إل جي وإتش تي سي
    head, cut = _head(tokens, span.first) or (Head((), "organisation", None, ""), clitics(tokens[span.first].word))
    country = next((taken[k].country for k in range(span.first, span.last + 1) if k in taken), None) or _country_behind(taken, last)
    if not head.words:
        if not _introduced(tokens, span.first):
            return None  # a film, a town, a horse
        head = head._replace(sector=_introduced(tokens, span.first))
    if span.first == span.last and (head.words or span.first in taken) or head.pattern == "none":
        return None  # الوزارة alone, or a nationality, names none
    if any(token.word.key in _STOP for token in tokens[span.first : last + 1]):
        return None
    if _of_a_thing(tokens, span.first) or (head.definite and span.first + 1 <= span.last and tokens[span.first + 1].word.pos == "noun_prop"):
        return None
    first = tokens[span.first].word
    if not head.words and (all(token.word.known and token.word.pos in ("noun", "adj") for token in tokens[span.first : span.last + 1]) or first.known and first.pos == "noun" and first.key.startswith("ال")):
        return None  # common words: الأطراف الاجتماعية, الباحثين يادونغ
    return _mention(sentence, span.first, span.last, cut, head, country, "recogniser")


def _ends_name(tokens: list[Token], k: int, first: int) -> bool:
    """A sign, or the place of a body behind its name: كلية سان ماري | بكاليفورنيا."""
    word = tokens[k].word
    return word.pos == "punc" and tokens[k].surface not in "-.&" or k > first + 1 and word.key[0] == "ب" and word.key not in parts() and (not word.known or word.proclitics[:1] == ("b",))


def _before_quotes(tokens: list[Token], i: int) -> Token | None:
    """The word before a token, and before the mark that opens a quotation there."""
    k = i - 1 - (i > 0 and tokens[i - 1].surface in _OPEN)
    return tokens[k] if k >= 0 else None


def _introduced(tokens: list[Token], i: int) -> str | None:
    """Sector of the noun of bodies before a name: شركة بتروفاك, فريق شابيكوينسي; None where it stands alone, and may be anything."""
    before = _before_quotes(tokens, i)
    if before is None:
        return None
    head = next((head for head, _ in _begun(before.word.key) if len(head.words) == 1 and head.pattern not in ("country", "none")), None)
    return head.sector or "NGO" if head else "NGO" if before.word.stem in _TEAMS else "BUS" if before.word.stem in _BODIES else None


def _of_a_thing(tokens: list[Token], i: int) -> bool:
    """A thing's name, or a place's: برج إيفل, برنامج "بوليتيكا"."""
    before = _before_quotes(tokens, i)
    return tokens[i].word.stem in THINGS and tokens[i].word.known or before is not None and before.word.stem in THINGS


def head_at(tokens: list[Token], i: int) -> Head | None:
    """The head noun of an organisation's name that stands at a token."""
    found = _head(tokens, i)
    return found[0] if found else None


def _head(tokens: list[Token], i: int) -> tuple[Head, int] | None:
    heads = _begun(tokens[i].word.key)
    if not heads or tokens[i].word.pos == "verb":
        return None
    before = tokens[i - 1].word.key.removeprefix("ال").lstrip("وفبل") if i else ""
    if before in ("زير", "زيره", "زراء", "زيرا", "زيري", "شوون"):
        return None  # the minister of foreign affairs is no ministry
    if tokens[i].word.key == "المنظمه" and i and tokens[i - 1].word.key.startswith("ال") and tokens[i - 1].word.pos.startswith("noun"):
        return None  # اللجنة المنظمة
    for head, cut in heads:
        if all(i + n < len(tokens) and tokens[i + n].word.key == word for n, word in enumerate(head.words)):
            return head, cut
        if len(head.words) > 1 and i + len(head.words) <= len(tokens) and tuple(t.word.key for t in tokens[i + 1 : i + len(head.words)]) == head.words[1:]:
            return head, cut
        if len(head.words) == 1:
            return head, cut
    return None


@lru_cache(maxsize=200_000)
def _begun(key: str) -> tuple[tuple[Head, int], ...]:
    """Heads that a word may begin, with the letters of its clitics; none for most words."""
    return tuple((head, cut) for form, cut in bare(key) for head in _heads().get(form, ()))


_HEADS = Spots(lambda word: _begun(word.key))


def _read(sentence: Sentence, i: int, head: Head, cut: int, taken: dict[int, ActorMention], persons: set[int]) -> ActorMention | None:
    tokens, at = sentence.tokens, i + len(head.words)
    if head.pattern == "none":
        return None
    if head.pattern in ("named", "foreign"):
        return _named(sentence, i, at, head, taken)
    definite = head.definite
    if at < len(tokens) and not definite and tokens[at].word.key in _HOLDERS:
        return None  # حزب الرئيس
    if at < len(tokens) and tokens[at].surface in _OPEN and not definite:
        return _quoted(sentence, i, at, cut, head, taken)
    if at < len(tokens) and head.words[-1] in _NAMED_ONLY and (tokens[at].word.pos == "noun_prop" or not tokens[at].word.known) == _NAMED_ONLY[head.words[-1]] and tokens[at].word.key not in _FOLLOWERS:
        return None
    last, country, grown = _extent(tokens, at, taken, head, persons)
    own = next((k for k in range(last, at, -1) if k not in taken or not taken[k].is_adjective), at)  # the last word before a nationality: بلدية المدينة الروسية
    if not grown and head.pattern != "country" or grown and last >= at and tokens[own].word.key in _POINTED and tokens[own - 1].word.key != "امن" and (own == at or head.pattern == "open"):
        return None
    if definite and len(head.words) == 1 and head.pattern != "country" and last >= at and all(token.word.key.removeprefix("ال") in _GENERIC for token in tokens[at : last + 1]):
        return None  # المجلس الجهوي: every region has one
    if head.words[-1] in _NAMED_ONLY and at < len(tokens) and _is_head(tokens, at) and tokens[at].word.key not in _FOLLOWERS:
        return None  # تنظيم مركز: a masdar and whose deed it is
    if (head.kind == "armed_group" or head.words[0] in _OF_NO_STATE) and all(k in taken and taken[k].actor.kind == "country" for k in range(at, last + 1)) and head.pattern != "country":
        return None  # militias of a country have no name of their own
    if head.pattern == "country" and country is None and not (grown and last > at - 1 and not definite):
        if not (grown and definite and tokens[last].word.key in ("الوطني", "الحر", "الشعبي", "الوطنيه", "الشعبيه")) and len(head.words) == 1:
            return None
        if len(head.words) > 1 and not grown:
            last = at - 1
    if last >= at and tokens[last].word.key in _BEGIN_NAMES and last + 1 < len(tokens) and last + 1 not in taken and tokens[last + 1].word.pos not in ("punc", "verb", "prep", "conj"):
        last += 1  # اتحاد بن قردان, محكمة سيدي امحمد
    country = country or _country_of_place(tokens, at, last)
    if definite and len(head.words) == 1 and (last == at - 1 or last == at and at in taken and tokens[i].word.key in _OF_MANY):
        return None
    return _mention(sentence, i, last, cut, head, country)


_GENERIC = name_words("generic")
_OF_NO_STATE = name_words("of-no-state")
_NAMED_ONLY = {fold("تنظيم"): False, fold("إدارة"): True, fold("فصيل"): True}  # تنظيم الاستهلاك is no group's name, إدارة شمس no department's
_FOLLOWERS = {fold(w) for w in "أنصار جند شباب حراس أجناد شهداء".split()}
_BEGIN_NAMES = name_words("begins-name")
_OF_MANY = name_words("of-many")  # of which a country has more than one: الشركة الفرنسية
_LOCAL = {fold(w) for w in "بلدية شرطة مستشفى محافظة جامعة ولاية مدينة".split()}


def _is_local(tokens: list[Token], first: int, k: int) -> bool:
    """A name without an article behind a noun of what towns have: بلدية خيرسون."""
    return tokens[k - 1].word.stem in _LOCAL and not tokens[k].word.key.startswith("ال")


_FOLLOWED = name_words("followed")
_POINTED = name_words("spoken-of")  # bodies told before: مجلس الهيئة


def _country_of_place(tokens: list[Token], first: int, last: int) -> str | None:
    """The country of a large or a listed place that a body's name holds: جامعة القاهرة."""
    for k in range(first, last + 1):
        keys = tuple(token.word.key for token in tokens[k : last + 1])
        for form, place in gazetteer().get(keys[0], ()):
            if form == keys[: len(form)] and (place[6] > _LARGE or _is_local(tokens, first, k) and len({other[3] for other in namesakes()[form]}) == 1) and (len(form) > 1 or tokens[k].word.pos == "noun_prop" and keys[0] not in parts()):
                return place[3]
    return None


def _quoted(sentence: Sentence, i: int, at: int, cut: int, head: Head, taken: dict[int, ActorMention]) -> ActorMention | None:
    """A name in quotation marks that the lexicon does not know, with its head: حزب "اليسار"."""
    tokens = sentence.tokens
    close = next((k for k in range(at + 2, min(at + 6, len(tokens))) if tokens[k].surface in _CLOSE), None)
    if close is None or any(k in taken and taken[k].actor.kind != "country" for k in range(at + 1, close)) or any(tokens[k].word.pos in ("verb", "punc") for k in range(at + 1, close)):
        return None
    inside = [*range(i, at), *range(at + 1, close)]
    mention = _mention(sentence, i, close, cut, head, _country_behind(taken, close))
    keys = tuple(tokens[k].word.key[cut if k == i else 0 :] for k in inside)
    if known := next((actors()[actor_id] for form, actor_id in index().get(keys[0], ()) if form == keys), None):
        return ActorMention(sentence.no, i, close, mention.start, mention.end, known, known.country, known.sector, None, "lexicon")
    words = [tokens[k].surface for k in inside]
    mention.actor = discovered(name_of(" ".join(words), cut), mention.actor.kind, mention.country, mention.sector)
    return mention


def _country_behind(taken: dict[int, ActorMention], last: int) -> str | None:
    """The country of a nationality behind a name: شركة "إيكيا" السويدية."""
    behind = taken.get(last + 1)
    return behind.country if behind is not None and behind.is_adjective else None


def _extent(tokens: list[Token], at: int, taken: dict[int, ActorMention], head: Head, persons: set[int]) -> tuple[int, str | None, bool]:
    """(last token, country, whether something was added) of the phrase that goes on at ``at``."""
    last, country, grown, j, nationality = at - 1, None, False, at, False
    definite, compound, civil = head.definite, len(head.words) > 1, head.sector in _CIVIL and not head.definite
    while j < len(tokens) and j - at < 7:
        word, mention = tokens[j].word, taken.get(j)
        if mention is not None and (mention.rule == "nationality" or word.key == "السعوديه" and mention.actor.kind == "country" and grown and tokens[j - 1].word.key.startswith("ال")):
            if not word.key.startswith("ال") and (definite or not grown):
                break
            if grown and j > at and not nationality and not tokens[j - 1].word.key.startswith("ال") and _is_proper(tokens[j - 1].word):
                country = mention.country
                break  # نادي دارمشتات الألماني: a name that is complete
            shared = country is not None and nationality and country != mention.country
            country, last, grown, nationality, j = None if shared else mention.country, mention.last, True, True, mention.last + 1  # اللجنة التونسية الجزائرية is of two
            continue
        if mention is not None:
            if mention.actor.kind == "person" and civil:
                last, grown, j = mention.last, True, mention.last + 1
                continue
            if mention.actor.kind == "country" and not nationality and mention.rule == "lexicon" and word.proclitics[:1] in ((), ("al",)) and (j == at and not definite or grown and not tokens[j - 1].word.key.startswith("ال")):
                country, last, grown = mention.country, mention.last, True
                while last + 1 < len(tokens) and last + 1 not in taken and (tokens[last + 1].word.key in _BEHIND_COUNTRY and tokens[last + 1].word.key.endswith("ه") == head.words[-1].endswith("ه") or head.sector == "PTY" and not tokens[last + 1].word.known and tokens[last + 1].word.pos == "noun_prop"):
                    last += 1  # بنك قطر الوطني, تحالف كينيا كوانزا
                last += _purpose(tokens, last + 1, taken, head) if last + 1 < len(tokens) else 0  # مركز البحرين لحقوق الإنسان
            break
        if j in persons and civil and word.proclitics[:1] != ("w",):
            grown, last, j = True, j, j + 1
            continue
        if j in persons and (definite or grown):
            break
        if _is_told_more(tokens, j):
            break
        if grown and word.key == "من" and j + 2 < len(tokens) and tokens[j + 1].word.key == "اجل" and tokens[j + 2].word.key.startswith("ال"):
            definite, last, j = True, j + 2, j + 3  # الرابطة الوطنية من أجل الديمقراطية
            continue
        if grown and word.key == "و" and j + 1 < len(tokens) and tokens[j + 1].word.key.startswith("ال") and tokens[j + 1].word.pos.startswith("noun") and tokens[j - 1].word.pos.startswith("noun") and tokens[j - 1].word.key.startswith("ال") and tokens[j + 1].word.key not in _HOLDERS and not _is_head(tokens, j + 1):
            last, j = j + 1, j + 2  # هيئة الحقيقة و الكرامة
            continue
        if grown and word.key in ("عن", "علي") and tokens[j - 1].word.key.removeprefix("لل").removeprefix("ال") in _FOLLOWED and j + 2 < len(tokens) and (tokens[j + 1].word.key.startswith("ال") or tokens[j + 1].word.key in _AIMS and tokens[j + 2].word.key.startswith("ال")):
            wide = not tokens[j + 1].word.key.startswith("ال")
            definite, last, j = True, j + 1 + wide, j + 2 + wide  # منظمة الدفاع عن المستهلك, جمعية الدفاع عن حقوق الإنسان
            if j < len(tokens) and not tokens[j].word.key.endswith(("ي", "يه")):
                break
            continue
        forces = word.key == "المسلحه" and tokens[j - 1].word.stem.endswith("قوات")
        if word.key in _STOP and not forces or word.key in words("weekday") or word.key in words("direction") or word.pos in ("verb", "prep", "punc", "digit", "conj", "part_neg", "pron_rel"):
            break
        article = word.key.startswith("ال")
        if article and j > at and not civil and not nationality and _is_proper(tokens[j - 1].word) and not tokens[j - 1].word.key.startswith("ال") and word.key[2:] in nationalities():
            country = nationalities()[word.key[2:]]
            break  # as before, where the name looks like one of a person's
        purpose = _purpose(tokens, j, taken, head) if grown or definite else 0
        if purpose == 2 and j > at and any(tokens[k].word.key.startswith("لل") for k in range(at, j)):
            break  # what it is for is told already
        if article and definite and j == at and word.known and not _qualifies(tokens[at - 1].word.key, word):
            break  # behind a head with the article stand adjectives: قرر المجلس الإبقاء
        if article and j > at and word.pos == "noun" and word.known and tokens[j - 1].word.key.startswith("ال") and not word.key.endswith(("ي", "يه")) and word.key not in _AGREED:
            break  # وزارة التربية السلطات التشريعية
        if article and word.pos == "noun" and tokens[j - 1].word.pos == "noun_prop" and not tokens[j - 1].word.key.startswith("ال") and head.words[-1] in _LOCAL:
            break  # بلدية سوسة التصدي
        if nationality and article and not word.key.endswith(("ي", "يه")) and word.key not in _AGREED:
            break  # حجبت الجمعية الوطنية الباكستانية الثقة
        if article and (word.pos.startswith("adj") or not nationality):
            definite, grown, last, j = True, True, j, j + 1
        elif word.key.startswith("وال") and (grown or compound and head.sector != "MIL") and (not nationality or tokens[j - 1].word.key.startswith(("لل", "وال"))) and _joins(tokens, j, head):
            grown, last, j = True, j, j + 1
        elif purpose:
            grown, last, j = True, j + purpose - 1, j + purpose
        elif grown and head.sector in _OF_WORKS and word.key.startswith("و") and word.key[1:] in _AIMS and j + 1 < len(tokens) and j + 1 not in taken and word.pos.startswith("noun") and tokens[j + 1].word.key.startswith("ال") and tokens[j + 1].word.pos.startswith("noun"):
            last, j = j + 1, j + 2  # هيئة الرقابة ومكافحة الفساد
        elif j == at and not definite and not word.known and word.key.endswith("يه") and head.words[-1].endswith("ه") and head.words[-1] not in _LOCAL:
            break  # مؤسسة استعلاماتية: an adjective without an article
        elif (word.pos == "noun_prop" or not word.known) and not (head.definite and j == at) and not word.proclitics and not nationality and not (not word.known and (definite or j > at) and word.key[0] in "بل" and not word.key.startswith("بو")) and (j == at or not tokens[j - 1].word.key.startswith("ال")):
            grown, last, j = True, j, j + 1
        elif j == at and not head.definite and (nouns := _genitives(tokens, j, taken)):  # أعلنت الحركة رفض الهدنة
            if tokens[j + nouns].word.pos == "noun_prop" and (j + nouns) not in taken:
                grown, last = True, j + nouns
            j += nouns + grown
            grown = grown or j < len(tokens) and j in taken
        else:
            break
    return last, country, grown


def _is_proper(word: Word) -> bool:
    return word.pos == "noun_prop" or not word.known


_BEHIND_COUNTRY = name_words("behind-country")
_DISTRICTS = name_words("district")


def _genitives(tokens: list[Token], j: int, taken: dict[int, ActorMention]) -> int:
    """Bare nouns from ``j`` before what makes a head definite: an article (هيئة تحرير الشام), a country (حركة تحرير شعب السودان), a district's name (مجلس محافظة نينوى)."""
    for k in range(j, min(j + 2, len(tokens) - 1)):
        word, behind = tokens[k].word, tokens[k + 1].word
        if word.pos != "noun" or word.proclitics or word.enclitic or k > j and _is_head(tokens, k):
            return 0
        if behind.key.startswith("ال") and k + 1 not in taken and (k == j or behind.pos == "noun"):
            return k + 1 - j
        if tokens[j].word.key in _AIMS and k + 1 in taken and taken[k + 1].actor.kind == "country" and not taken[k + 1].is_adjective and behind.proclitics[:1] in ((), ("al",)):
            return k + 1 - j
        if k == j and word.key in _DISTRICTS and k + 1 not in taken and behind.pos == "noun_prop" and not behind.proclitics:
            return 1
    return 0


def _is_told_more(tokens: list[Token], j: int) -> bool:
    """A participle that goes on with a preposition tells more of a body and is no part of its name: اللجنة المتكونة من."""
    word = tokens[j].word
    if not word.key.startswith("الم") or word.key.endswith(("ي", "يه")) or word.key in _AGREED or not word.pos.startswith("adj") or j + 1 == len(tokens):
        return False
    behind = tokens[j + 1].word
    return behind.pos == "prep" or behind.proclitics[:1] == ("b",)


_PORTFOLIOS = name_words("portfolio")


def _is_head(tokens: list[Token], i: int) -> bool:
    """A head noun of bodies, or a holder of an office."""
    return bool(_begun(tokens[i].word.key)) or tokens[i].word.key in _HOLDERS


_HUMAN = ("ين", "ون", "يين")


def _qualifies(head: str, word: Word) -> bool:
    """An adjective of the head's gender, a relative one too where the tagger takes it for a noun."""
    return (word.pos != "noun" or word.key.endswith(("ي", "يه"))) and head.endswith(("ه", "ات")) == word.key.endswith(("ه", "ات", "ا"))


def _begins_body(tokens: list[Token], j: int, listed: bool) -> bool:
    """Another body begins behind وال; an organ of every state (القضاء) may be one more field of what is listed before."""
    heads = [*([found[0]] if (found := _head(tokens, j)) else []), *(head for head in _heads().get(tokens[j].word.key[3:], ()) if len(head.words) == 1)]
    return any(not (listed and head.pattern == "country" and len(head.words) == 1) for head in heads)


def _joins(tokens: list[Token], j: int, head: Head) -> bool:
    """وال goes on with a name: noun with noun (وزارة الصناعة والتجارة), adjective with adjective, and begins no other."""
    before, word = tokens[j - 1].word, tokens[j].word
    if _is_proper(before) and not before.key.startswith(("ال", "لل", "وال")):
        return False  # نادي بيراميدز والمنتخب
    if "t" in listings().get(word.key[1:], "") and word.pos == "noun":
        return False  # والمدير
    if head.words[0] in _OF_FIELDS and (word.key[3:] in _PORTFOLIOS or word.pos == "noun" and word.known and not _begins_body(tokens, j, listed=True) and not word.key.endswith(_HUMAN) and word.stem.removeprefix("ال") not in _KINDS_OF_BODIES and j + 1 < len(tokens) and (tokens[j + 1].word.pos in ("adj", "punc") or tokens[j + 1].word.key == "في") and tokens[j - 1].word.pos.startswith(("noun", "adj"))):
        return True  # وزارة الشؤون الخارجية والتجارة, وزارة الفلاحة والموارد المائية والصيد البحري
    listed = before.key.startswith("وال") and tokens[j - 2].word.pos.startswith("noun")
    if not word.known or word.pos == "noun_prop" or word.stem.removeprefix("ال") in _KINDS_OF_BODIES or _begins_body(tokens, j, listed) or not word.pos.startswith(("noun", "adj")):
        return False
    if before.key.startswith("لل") and word.key.endswith("يه") and not _is_head(tokens, j):
        return True  # الهيئة الاتحادية للهوية والجنسية
    return before.pos[:3] == word.pos[:3] and (not word.pos.startswith("adj") or before.key.endswith("ه") == word.key.endswith("ه"))


def _purpose(tokens: list[Token], j: int, taken: dict[int, ActorMention], head: Head) -> int:
    """Words of what a body is for, from ``j``: للانتخابات, لكرة القدم, لحقوق الإنسان, للدفاع عن حقوق الإنسان; 0 where it goes on otherwise."""
    word = tokens[j].word
    if word.key.startswith("لل") and not word.known and j not in taken and len(word.key) > 5:
        return 1  # المعهد العالي للبيوتكنولوجيا
    if word.proclitics[:1] != ("l",) or not word.pos.startswith("noun") or word.pos == "noun_prop" or j in taken or word.enclitic or word.key.endswith(_HUMAN) and head.sector not in _OF_PEOPLE:
        return 0
    if "al" in word.proclitics:
        if j + 3 < len(tokens) and tokens[j + 1].word.key == "عن" and tokens[j + 3].word.key.startswith("ال"):
            return 4
        if tokens[j].word.number == "s" and tokens[j].word.key[2:] in _PERSONAL:
            return 0
        return 3 if j + 2 < len(tokens) and tokens[j + 1].word.key == "من" and tokens[j].word.key[2:] in _FROM and tokens[j + 2].word.key.startswith("ال") else 1
    if j + 1 == len(tokens) or j + 1 in taken or word.key[1:] in _PERSONAL or tokens[j - 1].word.pos == "noun_prop" and not tokens[j - 1].word.key.startswith("ال"):
        return 0
    behind = tokens[j + 1].word
    return 2 if behind.key.startswith("ال") and behind.pos.startswith("noun") and word.key[1:] in _AIMS else 0


_OF_WORKS = ("GOV", "NGO", None)
_OF_PEOPLE = ("LAB", "NGO")  # النقابة الوطنية للصحفيين
_AIMS = name_words("aim")  # what and whom bodies are made for
_FROM = {fold(w) for w in "وقاية حد".split()}  # للوقاية من التعذيب


def sector_of(tokens: list[Token], i: int) -> str | None:
    """Sector of the head noun at ``i``, though it names no body: رئيس الجامعة."""
    found = _head(tokens, i)
    if found is None and tokens[i].word.key.startswith("ال"):
        head = next((head for head in _heads().get(tokens[i].word.key[2:], ()) if len(head.words) == 1), None)
        return head.sector if head else None
    return found[0].sector if found else None


def _named(sentence: Sentence, i: int, at: int, head: Head, taken: dict[int, ActorMention]) -> ActorMention | None:
    """A medium: what stands in quotation marks behind the head, or the name that follows."""
    tokens = sentence.tokens
    while at in taken and taken[at].rule == "nationality":
        at = taken[at].last + 1
    if at >= len(tokens) or at in taken:
        return None
    if tokens[at].surface in _OPEN:
        close = next((k for k in range(at + 2, min(at + 7, len(tokens))) if tokens[k].surface in _CLOSE), None)
        if close is None or any(k in taken for k in range(at + 1, close)):
            return None
        return _medium(sentence, at + 1, close - 1, head, _country_behind(taken, close))
    last = at - 1
    for k in range(at, min(at + 4, len(tokens))):
        word = tokens[k].word
        unknown = not word.known or word.pos in ("noun_prop", "foreign")
        fits = unknown or (head.pattern == "named" and k == at and word.key.startswith("ال") and word.pos.startswith(("noun", "adj")))
        if k in taken or not fits or word.proclitics or word.pos == "verb" or word.key in _NO_MEDIA or word.key in words("weekday"):
            break
        if k > at and not unknown:
            break
        last = k
        if word.key.startswith("ال") and k > at and not word.known:
            break
    if last < at or (head.pattern == "foreign" and (tokens[at].word.key in _NO_MEDIA or tokens[at].word.key.startswith("ال") or tokens[at].word.known)):
        return None
    return _medium(sentence, at, last, head, _country_behind(taken, last))


def _medium(sentence: Sentence, first: int, last: int, head: Head, country: str | None) -> ActorMention:
    """The medium of the lexicon that bears the name, unless a nationality behind says that it is another: صحيفة "الوطن" الكويتية."""
    tokens = sentence.tokens
    name = " ".join(token.word.key for token in tokens[first : last + 1])
    known = actors().get(media_of().get((name, country), "") if country else "" if name in media_shared() else media().get(name, ""))
    if known is None:
        mention = _mention(sentence, first, last, 0, head, country)
        mention.actor = mention.actor._replace(name_en=transliterate(mention.actor.name_ar)) if not all(map(_is_name, mention.actor.name_ar.split())) else mention.actor
        return mention
    return ActorMention(sentence.no, first, last, tokens[first].start, tokens[last].end, known, known.country, known.sector, None, "lexicon")


def _is_name(word: str) -> bool:
    """No common word that English would translate; a medium's name is spelled, not translated."""
    return is_latin(word) or bool(proper_words(word))


def _mention(sentence: Sentence, first: int, last: int, cut: int, head: Head, country: str | None, rule: str = "head noun") -> ActorMention:
    tokens = sentence.tokens
    if cut > 1 and tokens[first].word.key[cut - 2 : cut] == "لل" and last > first and tokens[first + 1].word.key.startswith("ال") and tokens[first + 1].word.pos.startswith("adj"):
        cut -= 2  # للنيابة العمومية: the adjective's article tells that the head has one
    name = name_of(" ".join(t.surface for t in tokens[first : last + 1]), cut)
    kind, sector = _qualified(head, tokens[first + len(head.words) : last + 1]) if head.pattern == "open" else (head.kind, head.sector)
    actor = discovered(name, kind, country, sector)
    start = tokens[first].start + raw_cut(tokens[first].surface, cut)
    return ActorMention(sentence.no, first, last, start, tokens[last].end, actor, country, sector, None, rule)


_OF_ANY = name_words("of-any")  # tells what a body is only where nothing else does: اللجنة الوطنية الأولمبية


def _qualified(head: Head, behind: list[Token]) -> tuple[str, str | None]:
    """Kind and sector of a body by the words behind its head, the first that tells; else the head's own."""
    told = [form.removeprefix("ال") for token in behind for form, _ in bare(token.word.key)]
    for form in [*(form for form in told if form not in _OF_ANY), *(form for form in told if form in _OF_ANY)]:
        for kind, sector, heads in _qualifiers().get(form, ()):
            if not heads or head.words[0] in heads:
                return kind or head.kind, sector
    if behind and all(token.word.pos == "noun_prop" or not token.word.known for token in behind):
        for kind, sector, heads in _qualifiers().get("?", ()):
            if head.words[0] in heads:
                return kind or head.kind, sector
    return head.kind, head.sector


@cache
def _qualifiers() -> dict[str, list[tuple[str, str, frozenset[str]]]]:
    """Folded words without article, relative adjectives in both genders, to kind (empty: the head's), sector, and the heads that they qualify (none: all); ``?`` is a name."""
    table: dict[str, list[tuple[str, str, frozenset[str]]]] = {}
    for row in lexicon.rows("org_qualifiers"):
        entry = row["kind"], row["sector"], frozenset(map(fold, lexicon.values(row["heads"])))
        for word in {fold(form).removeprefix("ال") for form in lexicon.values(row["forms"])}:
            for inflected in (word, word + "ه") if word.endswith("ي") else (word,):
                table.setdefault(inflected, []).append(entry)
    return table
