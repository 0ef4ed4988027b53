"""Persons that nobody listed: by title, by the recogniser and the grammar of names; titles give role, country and sector."""

from datetime import date
from functools import cache

from waqai.tasks import lexicon
from waqai.tasks.document import Document, Sentence, Token, Word
from waqai.tasks.extract.days import words
from waqai.tasks.extract.gazetteer import gazetteer
from waqai.tasks.extract.mention import ActorMention, discovered, name_of, party, raw_cut
from waqai.tasks.extract.names import STATE_SECTORS, THINGS, bare, index, is_called_after, nationalities, roles
from waqai.tasks.extract.offices import office_at
from waqai.tasks.extract.organisations import sector_of
from waqai.tasks.extract.recognise import Span, cities, clitics, listings, names_of_months, parts
from waqai.tasks.extract.spots import Spots
from waqai.tasks.extract.titles import (
    DISTRICTS,
    PARTICLES,
    QUOTES,
    SAINT,
    SELDOM,
    Office,
    begun,
    common,
    given,
    is_accusative,
    is_comma,
    is_given,
    is_mostly_given,
    is_of_another,
    is_only_surname,
    is_part,
    is_person,
    named,
    title_at,
)
from waqai.tasks.extract.word_kinds import is_kind, name_words
from waqai.tasks.normalise import fold
from waqai.tasks.tag.known import lemma_counts

_STOP_POS = ("verb", "prep", "conj", "conj_sub", "punc", "digit", "part", "pron", "adv", "part_neg")


def find_persons(sentence: Sentence, taken: dict[int, ActorMention], spans: list[Span], day: date | None) -> None:
    """Add the persons of a sentence to ``taken``: by a title before or behind the name, or as the recogniser marks them."""
    tokens, i = sentence.tokens, 0
    free = (span for span in (_behind_district(tokens, span) for span in spans) if span.kind == "PERS" and all(k not in taken for k in range(span.first, span.last + 1)) and not _of_a_thing(tokens, span))
    ends = dict(_whole(tokens, *name, taken) for span in free for name in _names(tokens, span.first, span.last))
    _join_bynames(tokens, ends, taken)
    for k in _SELDOM_NOUNS.of(sentence):
        if k + 1 < len(tokens) and not taken.keys() & {k, k + 1} and not ends.keys() & {k - 1, k, k + 1} and not _of_a_thing(tokens, Span(k, k + 1, "PERS")) and is_only_surname(tokens[k + 1].word) and title_at(tokens, k + 1) is None:
            ends[k] = k + 1  # نجاة الهمامي
    other = {k for span in spans if span.kind != "PERS" for k in range(span.first, span.last + 1)}
    titled = set(_TITLES.of(sentence))
    while i < len(tokens):
        inside = is_person(taken.get(i)) and taken[i].first < i  # حسن شيخ محمود: no title
        title = title_at(tokens, i) if i in titled and not inside and not _is_attribute(tokens, i) else None
        if title:
            office, holder = office_at(tokens, i, title, taken, ends), _holder_before(tokens, i, taken)
            j = office.behind + (holder is None and is_comma(tokens, office.behind) and (office.behind + 1 in ends or is_person(taken.get(office.behind + 1))))
            mention = taken.get(j) or _with_first_names(tokens, j, taken)
            if is_person(mention):
                _hold(mention, office, day)
                i = mention.last + 1
                continue
            last = _end_behind_title(tokens, i, j, taken, ends, other)
            if last is not None and (is_called_after(tokens, i) or tokens[i].word.enclitic and is_called_after(tokens, j)):
                i = last + 1
                continue
            if last is not None:
                _add_person(sentence, taken, j, last, office.country, office.sector, office.role, "title")
                taken[last].group = office.group
                i = last + 1
                continue
            if holder is not None and holder.role_ar is None:
                _hold(holder, office, day)
            elif holder is not None and holder.sector in (None, "CVL", "EDU") and office.sector and tokens[i].word.key.endswith("ا") and not holder.actor.known:
                holder.sector, holder.role_ar = office.sector, office.role  # تعيين المهندس صالح الجاسر وزيرا للنقل
                holder.actor = holder.actor._replace(sector=office.sector)
            elif holder is not None and holder.country is None and office.country and not holder.actor.known:
                holder.country, holder.actor = office.country, holder.actor._replace(country=office.country)  # الأمير محمد ولي العهد السعودي
            i += len(title.words)
            continue
        if i in ends:
            _add_person(sentence, taken, i, ends[i], None, None, None, "recogniser")
            i = ends[i] + 1
            continue
        i += 1


def _is_attribute(tokens: list[Token], i: int) -> bool:
    """An adjective that is a title as well, behind its noun: الشأن الاقتصادي."""
    word, before = tokens[i].word, tokens[i - 1].word if i else None
    return before is not None and word.key.startswith("ال") and word.key.endswith(("ي", "يه")) and before.key.startswith(("ال", "لل", "بال", "وال")) and before.pos == "noun" and i - 1 >= 0 and title_at(tokens, i - 1) is None and not is_given(before.key)


_BYNAME = 3  # words between quotation marks within a name


def _join_bynames(tokens: list[Token], ends: dict[int, int], taken: dict[int, ActorMention]) -> None:
    """Names in two parts with a byname in quotation marks between them become one: إسماعيل "إل مايو" زامبادا."""
    for first, last in sorted(ends.items()):
        if ends.get(first) != last or last + 3 >= len(tokens) or tokens[last + 1].surface not in QUOTES:
            continue
        close = next((k for k in range(last + 3, min(last + 3 + _BYNAME, len(tokens) - 1)) if tokens[k].surface in QUOTES), None)
        if close is None or taken.keys() & set(range(last + 1, close + 2)) or any(tokens[k].word.pos in ("punc", "verb", "prep") for k in range(last + 2, close)):
            continue
        behind = tokens[close + 1].word
        end = ends.get(close + 1, close + 1 if behind.pos == "noun_prop" and not behind.known and not behind.proclitics else None)
        if end is not None and is_given(tokens[first].word.key) and behind.proclitics[:1] in ((), ("al",)):
            for k in range(last + 1, end + 1):
                ends.pop(k, None)
            ends[first] = end


_LEADERS = name_words("its-leader")
_BODIES = name_words("body")


def of_bodies_before(doc: Document, found: list[ActorMention]) -> None:
    """Give who holds an office of a body that was named before its sector and country: المتحدث باسم الحركة, زعيمها, القيادي.

    Args:
        doc: the document.
        found: its actors in order of sentences; persons without a sector or country are changed in place.
    """
    bodies: list[ActorMention] = []
    for mention in sorted(found, key=lambda m: (m.sentence_no, m.first)):
        if mention.actor.kind in ("organisation", "armed_group"):
            bodies.append(mention)
        if mention.actor.kind != "person" or not mention.role_ar or mention.actor.known and mention.sector:
            continue
        role = fold(mention.role_ar).split()
        if "لدي" in role:
            continue  # سفير تونس لدى المنظمة
        noun = next((word[word.startswith("ب") :].replace("لل", "ال", 1) for word in reversed(role) if word.replace("لل", "ال", 1) in _BODIES), None)
        if noun is None and (role[0] not in _LEADERS or len(role) > 2):
            continue
        held = next((body for body in reversed(bodies) if _is_meant(doc, body, noun, role[0])), None)
        if held is not None:
            mention.sector, mention.country, mention.group = held.sector or mention.sector, mention.country or held.country, mention.group or (party(held) if held.sector not in STATE_SECTORS else None)
            mention.actor = mention.actor if mention.actor.known else mention.actor._replace(country=mention.country, sector=mention.sector)


def _is_meant(doc: Document, body: ActorMention, noun: str | None, title: str) -> bool:
    """A body whose name begins with a noun; for a leader, one that has leaders."""
    if noun is None:
        return body.sector in ("REB", "PRM", "PTY", "OPP") or body.sector is not None and title[-1] in "اه" and title.startswith(("رئيس", "متحدث", "ناطق")) and body.sector not in STATE_SECTORS
    first = doc.sentences[body.sentence_no].tokens[body.first].word.stem
    return noun.removeprefix("ال") in {first.removeprefix("ال"), fold(body.actor.name_ar).split()[0].removeprefix("ال")}


def _holder_before(tokens: list[Token], i: int, taken: dict[int, ActorMention]) -> ActorMention | None:
    """The person before a title in apposition: فتحي بديرة، والي سوسة."""
    mention = taken.get(i - 1 - is_comma(tokens, i - 1)) if i else None
    return mention if is_person(mention) and tokens[i].word.proclitics[:1] in ((), ("al",)) else None


def _hold(mention: ActorMention, office: Office, day: date | None) -> None:
    """Give a person the office that the text names it with, and a discovered body the country of the known person who leads it."""
    mention.role_ar, mention.group = office.role, mention.group or office.group
    if office.body and not office.body.actor.known and office.body.country is None and mention.actor.known and mention.sector in STATE_SECTORS:
        office.body.country, office.body.actor = mention.country, office.body.actor._replace(country=mention.country)
    if not mention.actor.known:
        mention.country, mention.sector = mention.country or office.country, mention.sector or office.sector
        mention.actor = mention.actor._replace(country=mention.country, sector=mention.sector)
    elif office.sector in _CALLINGS and office.sector != mention.actor.sector and all(role.sector != office.sector for role in roles().get(mention.actor.actor_id, ())):
        mention.rule = DOUBTED
    elif mention.sector is None or office.body and office.sector and day is not None and _between_offices(mention.actor.actor_id, day):
        mention.sector = office.sector
    elif day is None and (office.former or office.sector in ("GOV", "MIL", "LEG") and any(role.sector == office.sector for role in roles().get(mention.actor.actor_id, ()))):
        mention.sector = office.sector  # no day tells which of its offices holds: the text does


DOUBTED = "doubted"  # a known person's name with a calling that he never had
_CALLINGS = frozenset({"JUD", "COP", "EDU", "MED", "CVL", "JRN", "BUS", "LAB", "REL"})


def calling(role: str) -> str | None:
    """The sector that a role's title tells."""
    role_words = tuple(fold(role).split())
    return next((title.sector for title in begun(role_words[0]) if role_words[: len(title.words)] == title.words), None)


def is_of_many(name: str) -> bool:
    """Folded words that many are called by, a given name first and a surname last: محمد الخليفي."""
    words = name.split()
    return len(words) == 2 and parts().get(words[0], "00")[0] > "3" and parts().get(words[1], "00")[1] > "1"


def _between_offices(actor_id: str, day: date) -> bool:
    """The lexicon dates a person's offices, and none is held on a day: what the text says of him tells more."""
    held = roles().get(actor_id, ())
    return bool(held) and not any(role.since <= day <= role.until for role in held)


def _end_behind_title(tokens: list[Token], i: int, j: int, taken: dict[int, ActorMention], ends: dict[int, int], other: set[int]) -> int | None:
    """Last token of the name at ``j``, behind a title begun at ``i``; ``other`` are tokens of names that are no persons'."""
    if j in other and j > i + 1 and tokens[j - 1].word.key.startswith("ال") and j + 1 in other and (tokens[j].word.key in parts() or not tokens[j].word.known):
        other = set()  # مديرة المراكز روشيل والينسكي, whom the model takes for a body
    last = max((end for end in (ends.get(j), _grammatical_end(tokens, j, taken) if j not in other else None) if end), default=None)
    if last is None and j not in other and _paired(tokens, j, taken):
        last = j + 1
    if last is None and j not in other and j + 1 < len(tokens) and not taken.keys() & {j, j + 1} and _is_first_name(tokens, j) and tokens[j + 1].word.pos == "noun" and _is_last_word(tokens, j + 1):
        last = j + 1  # وزيرة التجارة نجلاء حروش
    if last == j and j + 1 < len(tokens) and j + 1 not in taken and is_mostly_given(tokens[j].word.key) and (_is_surname(tokens[j + 1].word) or _is_last_word(tokens, j + 1)):
        last = j + 1
    if last is not None and last + 1 < len(tokens) and last + 1 not in taken and (tokens[last + 1].word.key in _COMPOUND or tokens[last + 1].word.key == _RULERS and last > j and tokens[last].word.key.startswith("ال")):
        last += 1  # رضا شرف | الدين
    if last is not None and tokens[j].word.known and not tokens[j].word.key.startswith("ال") and not is_given(tokens[j].word.key) and sector_of(tokens, j) is not None:
        return None  # مراسل قناة الموصلية
    if last is not None and last > j and tokens[last].word.key[0] == "ف" and not is_part(tokens[last].word.key) and any(token.word.key == "اما" for token in tokens[:i]):
        last -= 1  # أما الخبيرة جونغ باك فرأت
    if last is not None and (_is_place(tokens, Span(j, last, "PERS")) or tokens[j].word.key[0] == "و" and tokens[j].word.key.endswith("ات")):
        return None
    if last == j and j + 1 < len(tokens) and j + 1 not in taken and tokens[j + 1].word.key[0] in "لبكوف" and _is_foreign_word(tokens[j + 1].word):
        last = j + 1  # زميله توماس | ليمار
    adjective = last == j and tokens[j].word.key.endswith("ي") and not tokens[j].word.key.startswith("ال") and not tokens[i].word.key.startswith("ال")
    if last == j and tokens[j].word.key.endswith("ا") and tokens[j].word.key.startswith("م") and tokens[j - 1].word.proclitics[:1] == ("b",) and not is_part(tokens[j].word.key):
        return None  # a participle: مؤسسة بالجهة مستظهرا
    if last is not None and (_in_a_town(tokens[j].word.key) or tokens[j].word.key.startswith("بال") and tokens[j - 1].word.key.startswith(("ال", "لل"))):
        return None  # رئيس فرقة الحرس الوطني بالعوينة
    if last is None or title_at(tokens, j) is not None and not is_given(tokens[j].word.key):
        return None  # السيد رئيس الجمهورية
    behind = tokens[last + 1].word if last == j and last + 1 < len(tokens) else None
    region = behind is not None and tokens[j].word.key[-1] in "اه" and behind.pos.startswith("adj") and behind.key.startswith("ال") and behind.key.endswith("ه")
    return last if tokens[j - 1].word.key not in ("في", "ل", "عن") and not (adjective and j == i + 1) and not region else None  # زعيم أوسيتيا الجنوبية


def _is_foreign_word(word: Word) -> bool:
    """A word that nobody knows, also without its first letter."""
    odd = not word.known and word.pos == "noun_prop" or word.proclitics[:2] == ("f", "l") and lemma_counts().get((word.lemma, "V"), 0.0) < SELDOM
    return odd and not any(form in index() or form in cities() or is_part(form) for form, cut in bare(word.key) if cut)


def _in_a_town(key: str) -> bool:
    """A word that is no name but behind a preposition: مدير المركز بسليمان."""
    return key[0] == "ب" and not is_part(key) and (key[1:] in cities() or is_given(key[1:]) or parts().get(key[1:], "0") > "2")


_ENDS = frozenset("punc verb prep conj conj_sub part part_neg pron_rel digit".split())


def _behind_district(tokens: list[Token], span: Span) -> Span:
    """A stretch without the district's name at its beginning: حاكم ولاية | تكساس سالم الحسناوي."""
    named = span.first and tokens[span.first - 1].word.stem in DISTRICTS and span.last - span.first > 1
    return span._replace(first=span.first + 1) if named else span


def _of_a_thing(tokens: list[Token], span: Span) -> bool:
    """No person: what stands before gives the name to a place or a thing: سجن أبو غريب; a single word in quotation marks is a title of something."""
    before, first = tokens[span.first - 1] if span.first else None, tokens[span.first].word
    if first.known and (first.pos in _ENDS - {"verb"} and not (first.key == "لي" and span.last > span.first and tokens[span.first + 1].word.pos == "noun_prop") or first.pos == "verb" and not is_given(first.key) and (span.last == span.first or tokens[span.first + 1].word.known)):
        return True  # على تويتر
    if _is_place(tokens, span) or span.first == span.last and any(form in _coined() for form, _ in bare(first.key)):
        return True  # سيدي بوزيد, باتريوت
    if first.key in _GUESTS and span.last > span.first and not named(tokens[span.first + 1].word.key):
        return True  # ضيف بولتيكا
    if span.last > span.first and (first.stem in THINGS or first.key in THINGS) and first.known and not is_given(first.key):
        return True  # جامع الزيتونة
    if before is not None and before.surface in "«“\"'(" and span.first > 1 and sector_of(tokens, span.first - 2) in ("BUS", "EDU", "JRN"):
        return True  # شركة "روبرتسون كولينز"
    if before is not None and span.first == span.last and before.word.key.lstrip("وفبل") == "سيدي":
        return True  # سيدي بوزيد
    if before is not None and span.first == span.last and first.known and before.word.pos == "noun" and before.word.key.startswith("ال") and tokens[span.first - 2].word.key == "ان" and "t" not in listings().get(before.word.key, ""):
        return True  # أن الوضع هادئ
    if before is not None and before.word.stem == "شهيد" and span.first > 1 and tokens[span.first - 2].word.stem in {*THINGS, "معهد", "مدرسه", "مستشفي", "مركز"}:
        return True
    if before is not None and before.word.stem in _TEAMS and not before.word.key.startswith("ال") and not is_given(first.key):
        return True  # فريق شامبراي توران
    if is_called_after(tokens, span.first) or _is_club(tokens, span):
        return True
    if span.last > span.first and first.known and first.pos == "noun" and not is_given(first.key) and _is_place(tokens, Span(span.first + 1, span.last, span.kind)):
        return True  # لفائدة بن قردان
    if before is not None and before.word.key in ("في", "الي", "من", "قرب") and span.last - span.first == 1 and first.key == SAINT or span.last - span.first == 1 and first.key == f"ب{SAINT}":
        return True  # في سيدي موسى
    if span.first == span.last and _in_a_town(first.key) and before is not None and before.word.pos.startswith("noun"):
        return True
    quoted = span.first == span.last and before is not None and before.word.pos == "punc" and before.surface in "«“\"'" and span.last + 1 < len(tokens) and tokens[span.last + 1].surface in "»”\"'"
    return quoted or (before is not None and before.word.pos != "verb" and (before.word.stem in THINGS or any(form in THINGS for form, cut in bare(before.word.key) if cut)))


def _is_club(tokens: list[Token], span: Span) -> bool:
    """A foreign name with its country behind it; a person's stands before the name: ريكرياتيفو ليبولو الأنغولي."""
    first, behind = tokens[span.first].word, tokens[span.last + 1].word.key if span.last + 1 < len(tokens) else ""
    nation = next((key for key in (behind, tokens[span.last].word.key) if key.startswith("ال") and key[2:] in nationalities()), None)
    return nation is not None and not first.known and not is_given(first.key) and not (nation != behind and span.first == span.last)


_LONG = 4  # words behind the first of which no one's name has more, but where it goes on with a father's
_COMPOUND = {fold(w) for w in "الدين الله الإسلام النبي الحق".split()}  # whose first word is no common one: فخر الدين


@cache
def _coined() -> frozenset[str]:
    """Names of firms and goods."""
    return frozenset(fold(form) for row in lexicon.rows("coined_names") for form in [row["name_ar"], *lexicon.values(row["forms"])])


_TEAMS = name_words("team")


def _is_place(tokens: list[Token], span: Span) -> bool:
    """Words that are all one place's name, or a town's that is called after a saint."""
    keys = tuple(token.word.key for token in tokens[span.first : span.last + 1])
    saint = any(form == SAINT for form, _ in bare(keys[0])) and len(keys) == 2 and not (is_given(keys[1]) or keys[1] in PARTICLES)
    return saint or len(keys) > 1 and any(words[1:] == keys[1:] for form, _ in bare(keys[0]) for words, _ in gazetteer().get(form, ()))


def _names(tokens: list[Token], first: int, last: int) -> list[tuple[int, int]]:
    """The names in a stretch that is taken for one: cut at signs, verbs and what joins names, without common words at its ends."""
    pieces, begin = [], first
    for k in range(first + 1, last + 1):
        if (_stops(tokens[k].word) or _is_guest(tokens, k, last) or k == last and tokens[k].surface == "على" or k < last and _is_some_citizen(tokens, k)) and not _joined_by_sign(tokens, k) and not (k == last and (_closes(tokens, k) or tokens[k].word.pos == "verb" and tokens[k].word.proclitics[:1] == ("l",))) and not (tokens[k].word.key == "لا" and tokens[k - 1].word.key == "دي"):
            pieces.append((begin, k - 1))
            begin = k + 1
        elif begin < k and _begins_another(tokens, begin, k, last):
            pieces.append((begin, k - 1))
            begin = k
    if pieces == [] and tokens[last].word.key in _FATHERS and last + 1 < len(tokens) and (tokens[last + 1].word.pos.startswith(("noun", "adj")) or tokens[last].word.key in ("فان", "فون")) and tokens[last + 1].surface.isalpha():
        last += 1  # محمد بشير أبو | نمو
    pieces = [_without_common(tokens, *piece) for piece in [*pieces, (begin, last)] if piece[0] <= piece[1]]
    kept = [(a, b) for a, b in pieces if a <= b and not common(tokens[a]) and not (a > first and _is_place(tokens, Span(a, b, "PERS")))]
    return [(a, b) for a, b in kept if b > a or last == first or (a == first or tokens[a - 1].word.pos == "verb") and named(tokens[a].word.key)]


def _is_some_citizen(tokens: list[Token], k: int) -> bool:
    """منير، شاب تونسي: a common noun with its country behind a name."""
    return tokens[k].word.pos.startswith(("noun", "adj")) and tokens[k].word.known and not tokens[k].word.key.startswith("ال") and not is_given(tokens[k].word.key) and tokens[k + 1].word.key in nationalities()


def _is_guest(tokens: list[Token], k: int, last: int) -> bool:
    """خميس قسيلة | ضيف بوليتيكا: of a programme, not ضيف الله."""
    return tokens[k].word.key in _GUESTS and k < last and not named(tokens[k + 1].word.key)


_GUESTS = frozenset(map(fold, "ضيف ضيفة".split()))
_FATHERS = frozenset(map(fold, "أبو أبي بن آل ولد بنت فان فون".split()))  # what stands before a name in a name
_NAMED = frozenset(map(fold, "يدعى تدعى المدعو المدعوة اسمه اسمها".split()))


def _closes(tokens: list[Token], k: int) -> bool:
    """A word that is read as a verb, between a foreign name and the clause of what its bearer says, is his surname: خواكيم فورن إن."""
    if k > 1 and tokens[k - 2].word.key in _NAMED:
        return True  # يدعى مراد يتكين
    return tokens[k].word.pos == "verb" and not tokens[k - 1].word.known and k + 1 < len(tokens) and tokens[k + 1].word.key in _CLAUSES


def _whole(tokens: list[Token], first: int, last: int, taken: dict[int, ActorMention]) -> tuple[int, int]:
    """A name with the given name before it or the surname behind it, of which the model has seen one only: زهرة | إدريس, شفيق | صرصار."""
    if first and first - 1 not in taken and tokens[first].word.proclitics[:1] != ("w",) and _is_first_name(tokens, first - 1) and (first == last or tokens[first - 1].word.key == "علي" or tokens[first].word.key.startswith("ال") and tokens[first - 1].word.key in given()):
        return first - 1, last
    if first and first - 1 not in taken and tokens[first].word.key.startswith("ال") and any(form == "عبد" for form, _ in bare(tokens[first - 1].word.key)):
        first -= 1  # وعبد | الله حمود
    if tokens[first].word.key in _FATHERS:
        while first and first - 1 not in taken and is_given(tokens[first - 1].word.key) and tokens[first - 1].word.pos.startswith("noun"):
            first -= 1  # محمد محمود | ولد الشيخ
    if first and first == last and first - 1 not in taken and clitics(tokens[first].word) and tokens[first].word.proclitics[:1] == () and _is_odd(tokens[first - 1].word):
        return first - 1, last
    if last + 2 < len(tokens) and tokens[last + 1].word.key == "بن" and not taken.keys() & {last + 1, last + 2} and tokens[last + 2].word.pos != "punc":
        return first, last + 2  # معز | بن شريفية
    if first == last and last + 1 < len(tokens) and last + 1 not in taken and tokens[last + 1].word.key in _TITLES_TOO and is_mostly_given(tokens[first].word.key) and not (last + 2 < len(tokens) and (last + 2 in taken or named(tokens[last + 2].word.key))):
        return first, last + 1  # إبراهيم الشيخ
    if last + 1 < len(tokens) and last + 1 not in taken and (_goes_on(tokens, last + 1) if first < last else is_mostly_given(tokens[first].word.key) and (_is_surname(tokens[last + 1].word) or is_given(tokens[last + 1].word.key) and tokens[last + 1].word.proclitics == () and tokens[last + 1].word.pos.startswith("noun"))):
        return first, last + 1
    if last + 1 < len(tokens) and last + 1 not in taken and (tokens[last + 1].word.key in _COMPOUND or tokens[last + 1].word.key == _RULERS and last > first and tokens[last].word.key.startswith("ال")):
        return first, last + 1
    return first, last


def _is_odd(word: Word) -> bool:
    """A foreign given name, also where it looks like a rare verb: سيزار."""
    return word.pos == "noun_prop" and not word.known or word.pos == "verb" and word.key in parts() and lemma_counts().get((word.lemma, "V"), 0.0) < SELDOM


_RULERS = fold("الصباح")  # of Kuwait: a noun as well
_TITLES_TOO = frozenset(map(fold, "الشيخ القاضي الحاج السيد المفتي الإمام الشاعر الحكيم المهندس النقيب الأمير".split()))  # surnames as well


def _goes_on(tokens: list[Token], i: int) -> bool:
    """One more surname behind a name, of one word: محمد أنور | الأقرع; two would be another's name."""
    word, behind = tokens[i].word, tokens[i + 1].word if i + 1 < len(tokens) else None
    if _is_first_name(tokens, i) and word.key == "علي" and not tokens[i].surface.startswith("و"):
        return True  # منذر بالحاج | علي
    if word.key.startswith("ال") and word.key in parts() and word.pos == "part" and tokens[i - 1].word.key.startswith("ال"):
        return True  # عبد الوهاب | الهاني
    if word.pos == "adj" and behind is not None and behind.pos == "adj" and behind.known and not behind.key.startswith("ال"):
        return False  # محمد المؤدب، عسكري متقاعد
    more = behind is not None and title_at(tokens, i + 1) is None and (behind.pos == "noun_prop" or behind.key in parts() or not behind.known)
    surname = word.key in parts() and (word.pos == "noun_prop" or word.pos in ("adj", "part", "interj") and parts()[word.key][1] > "2") or not word.known and word.key.startswith("ال")
    return surname and not more and word.proclitics in ((), ("al",)) and word.key not in cities() and title_at(tokens, i) is None


def _is_first_name(tokens: list[Token], i: int) -> bool:
    """A given name, also where the tagger takes it for a noun, or علي for the preposition that a careful writer spells على."""
    word = tokens[i].word
    if word.key == "علي":
        behind = tokens[i + 1].word if i + 1 < len(tokens) else None
        governs = behind is not None and behind.pos not in ("punc", "verb", "prep", "conj", "conj_sub", "part") and behind.proclitics[:1] not in (("b",), ("l",), ("w",), ("f",))
        if governs and behind.key.startswith("ال") and behind.key not in parts() and lemma_counts().get((behind.lemma, "N"), 0.0) >= 1:
            return False  # الحصول علي القروض
        return tokens[i].surface == "علي" and (not governs or any(token.surface in ("على", "إلى") for token in tokens))
    given, surname = max((parts().get(form, "00") for form, _ in bare(word.key)), default="00")
    return (is_given(word.key) or given > "2" and given >= surname) and word.pos.startswith("noun") and not word.enclitic


def is_seldom_noun(word: Word) -> bool:
    """A given name of many that the news seldom has as a noun: نجاة, but not عودة."""
    return parts().get(word.key, "00")[0] > "2" and lemma_counts().get((word.lemma, "N"), 0.0) < SELDOM


_SELDOM_NOUNS = Spots(lambda word: word.pos == "noun" and not word.enclitic and (is_seldom_noun(word) or word.key in given() and lemma_counts().get((word.lemma, "N"), 0.0) < SELDOM))


def is_surname_behind(word: Word) -> bool:
    """A part of names without clitics that is no known actor's name, nor a place's."""
    return word.pos == "noun_prop" and not word.proclitics and not word.key.startswith("ال") and word.key in parts() and word.key not in index() and word.key not in cities()


def _is_last_word(tokens: list[Token], i: int) -> bool:
    """Whatever stands alone between a given name behind a title and the clause or sign that follows is a surname: والي سوسة فتحي | بديرة أن."""
    word, behind = tokens[i].word, tokens[i + 1] if i + 1 < len(tokens) else None
    nominal = word.pos.startswith(("noun", "adj")) and not word.enclitic and word.proclitics[:1] not in (("w",), ("f",), ("al",)) and word.key[-1] not in "اى" and word.key not in words("weekday")
    return nominal and behind is not None and (behind.word.key in _CLAUSES or behind.surface in "،,") and word.key not in cities() and title_at(tokens, i) is None


_CLAUSES = {fold(w) for w in "أن إن أنه إنه أنها إنها بأن".split()}


def _is_surname(word: Word) -> bool:
    return parts().get(word.key, "00")[1] > "0" and word.pos.startswith(("noun", "adj")) and not word.proclitics[:1] and not word.enclitic and word.gender != "f"


def _stops(word: Word) -> bool:
    """No part of a name: a sign, a particle or a verb that is no name's part, a word with a preposition, a direction, two who were named."""
    if word.known and word.proclitics[:1] in (("b",), ("l",), ("k",)) and not is_part(word.key):
        return True
    stops = word.known and word.pos in _ENDS and not (word.pos == "verb" and word.enclitic == "1s") and word.key not in parts() and word.key not in PARTICLES and not is_given(word.key)
    pair = "al" in word.proclitics and word.number == "d" and is_kind(word, "pair")  # البلدين
    return stops or pair or word.key.startswith("لل") or word.key in words("direction")


def _joined_by_sign(tokens: list[Token], k: int) -> bool:
    """A full stop behind an initial, or a hyphen within one word; between names a hyphen stands free."""
    before, sign, behind = tokens[k - 1], tokens[k], tokens[k + 1] if k + 1 < len(tokens) else None
    return sign.surface == "." or (sign.surface == "-" and behind is not None and before.end == sign.start and sign.end == behind.start)


def _begins_another(tokens: list[Token], first: int, k: int, last: int) -> bool:
    """A name begins at ``k``: behind و, or, in a list without signs, a given name behind a surname; a title begins one too."""
    word = tokens[k].word
    if k - first == 1 and word.key[0] == "و" and not word.known and not is_part(word.key[1:]) and is_given(tokens[first].word.key):
        return False  # فريد وارمبير
    joined = word.proclitics[:1] == ("w",) or is_part(word.key[1:]) or not word.known and k - first > 1 and k < last
    if word.key[0] == "و" and not is_part(word.key) and joined:
        return True
    if k < last and word.key.startswith("ال") and not is_part(word.key) and title_at(tokens, k) is not None:
        return True  # at the end it is a surname: أبو مهدي المهندس
    before = tokens[k - 1].word.key
    given, surname = parts().get(before, "00")
    surname = (before.startswith("ال") or last - first > _LONG) and (given < surname or before not in parts()) and tokens[k - 2].word.key != "عبد"
    return k - first > 1 and k < last and surname and is_mostly_given(word.key) and not word.proclitics and tokens[k + 1].word.key != "بن"


def _without_common(tokens: list[Token], first: int, last: int) -> tuple[int, int]:
    """A name's first and last token, without the place before it (رئيسة وزراء اسكتلندا نيكولا ستورجن) and the common words around it."""
    while first < last and (common(tokens[first]) or tokens[first].word.key.startswith("لل")) and tokens[first + 1].word.key not in _COMPOUND:
        first += 1
    while last - first > 1 and common(tokens[last]) and tokens[last - 1].word.key not in _FATHERS or last > first and (is_accusative(tokens[last]) or tokens[last].word.key in PARTICLES and tokens[last - 1].word.key not in ("فان", "فون")):
        last -= 1
    if last - first > 1 and last + 1 < len(tokens) and tokens[last - 1].word.key not in _FATHERS and _governs(tokens[last].word, tokens[last + 1].word):
        last -= 1  # باتريك كاميرت سير تنفيذ
    if last - first > 1 and not is_given(tokens[first].word.key) and is_given(tokens[first + 1].word.key) and any(form in cities() for form, _ in bare(tokens[first].word.key)):
        first += 1
    if first < last and tokens[first].word.pos == "verb" and parts().get(tokens[first].word.key, "00") < "3" and tokens[first + 1].word.key.startswith("ال"):
        first += 1  # دعا العباسي
    return first, last


def _governs(word: Word, behind: Word) -> bool:
    """A frequent noun before one of things."""
    noun = word.known and word.pos == "noun" and not word.proclitics and not is_given(word.key) and lemma_counts().get((word.lemma, "N"), 0.0) >= 1
    return noun and behind.known and behind.pos == "noun" and not behind.proclitics and behind.key not in parts()


def _grammatical_end(tokens: list[Token], i: int, taken: dict[int, ActorMention]) -> int | None:
    """Last token of the name that grammar reads at ``i``."""
    last = _name_end(tokens, i, taken)
    return next((b for a, b in _names(tokens, i, last) if a == i), None) if last is not None else None


def _with_first_names(tokens: list[Token], j: int, taken: dict[int, ActorMention]) -> ActorMention | None:
    """The known person whose name goes on behind a given name at ``j``, now with it: محمد منصف المرزوقي."""
    mention = taken.get(j + 1)
    if mention is None or mention.first != j + 1 or mention.last == mention.first or mention.actor.kind != "person" or not is_given(tokens[j].word.key):
        return None
    mention.first, mention.start = j, tokens[j].start
    taken[j] = mention
    return mention


_TITLES = Spots(lambda word: begun(word.key))


def _name_end(tokens: list[Token], i: int, taken: dict[int, ActorMention]) -> int | None:
    """Last token of a name that begins at ``i``, None where none does."""
    j, last, strong = i, None, 0
    if i < len(tokens) and tokens[i].word.key.startswith(("لل", "وال")):
        return None
    while j < len(tokens) and j - i < 7:
        word = tokens[j].word
        mention = taken.get(j)
        if mention is not None and not (j > i and word.key.startswith("ال") and (mention.rule == "nationality" or _of_another(tokens[i].word.key, mention))):
            break
        if j > i and (word.proclitics and word.proclitics[0] in ("w", "f", "b", "l", "k") and word.known and word.pos != "noun_prop"):
            break
        named = word.pos == "noun_prop" or not word.known or (j == i and j + 1 < len(tokens) and tokens[j + 1].word.key == "بن") or is_given(word.key) or (j > i and word.key in parts() and not word.proclitics)
        if word.key in PARTICLES or word.key == "لا" and j > i and tokens[j - 1].word.key == "دي":  # دي لا كاييه
            j += 1
            continue
        if title_at(tokens, j) is not None and not is_given(word.key) or is_of_another(word):
            break
        nisba = j > i and word.key.startswith("ال") and (word.key.endswith("ي") or not word.known or word.pos == "noun_prop")
        nisba = nisba or (j == i + 1 and word.key.startswith("ال") and word.pos.startswith(("noun", "adj")) and title_at(tokens, j) is None and (word.key[-1] != "ه" or word.pos == "noun" and word.stem not in THINGS and is_given(tokens[i].word.key)))  # أحمد العمدة
        named = named or j == i and word.key == "علي" and _is_first_name(tokens, j)
        if j > i and tokens[j].surface == "على" and not is_given(tokens[j - 1].word.key):
            break  # أكّد على
        if not (named or nisba) or word.pos in _STOP_POS and word.known and word.key != "علي":
            break
        if word.pos in ("punc", "pron_rel") or word.key in words("weekday") or word.key in words("direction"):
            break
        if j > i and word.key[0] in "وفبل" and word.key[1:3] == "ال":
            break
        strong += named
        last, j = j, j + 1
    if last is None or not strong:
        return None
    first = tokens[i].word
    if last == i and first.known and first.pos != "noun_prop":
        return None
    if last == i and first.key.startswith("ال") and first.key.endswith("ات") or first.key.startswith("ال") and first.key.endswith("يه") and not is_part(first.key):
        return None  # رئيس مصلحة البناءات, المتحدث باسم الحكومة الكاتالونية
    if first.known and first.key.startswith("ال") and not is_part(first.key) and not first.gloss[:1].isupper() or first.key in names_of_months():
        return None  # رئيس الاتحاد المحلي
    return last


def _of_another(given: str, mention: ActorMention) -> bool:
    """A surname that the lexicon knows, behind a given name that is not its bearer's."""
    return mention.actor.kind == "person" and mention.first == mention.last and is_given(given) and not any(form in fold(mention.actor.name_ar).split() for form, _ in bare(given))


def _paired(tokens: list[Token], i: int, taken: dict[int, ActorMention]) -> bool:
    """Two nouns behind a title that both are given names or surnames, or the second a word that nobody knows: مارا كارلن."""
    if i + 1 >= len(tokens) or i in taken or i + 1 in taken or title_at(tokens, i) or title_at(tokens, i + 1):
        return False
    first, second = tokens[i].word, tokens[i + 1].word
    if first.key in DISTRICTS or is_of_another(first):
        return False  # حاكم منطقة خاركيف
    nominal = all(word.pos.startswith(("noun", "adj")) and not word.proclitics and not word.enclitic for word in (first, second))
    foreign = not second.known and second.key[0] not in "وفبلك"
    return nominal and (foreign or first.key in parts() and (second.key in parts() or second.pos == "noun_prop"))


def _without_byname(tokens: list[Token]) -> list[Token]:
    marks = [k for k, token in enumerate(tokens) if token.surface in QUOTES]
    return tokens[: marks[0]] + tokens[marks[-1] + 1 :] if len(marks) > 1 else tokens


def _add_person(sentence: Sentence, taken: dict, first: int, last: int, country: str | None, sector: str | None, role: str | None, rule: str) -> None:
    tokens = sentence.tokens
    cut = 0 if rule == "title" else clitics(tokens[first].word)  # between a title and its name stand none
    name = name_of(" ".join(t.surface for t in _without_byname(tokens[first : last + 1])), cut)
    actor = discovered(name, "person", country, sector)
    start = tokens[first].start + raw_cut(tokens[first].surface, cut)
    mention = ActorMention(sentence.no, first, last, start, tokens[last].end, actor, country, sector, role, rule)
    for k in range(first, last + 1):
        taken[k] = mention
