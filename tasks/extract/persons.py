"""Persons that nobody listed: by title, by the recogniser and the grammar of names; titles give role, country and sector."""

from datetime import date
from functools import cache, lru_cache

from waqai.tasks import lexicon
from waqai.tasks.document import Sentence, Token
from waqai.tasks.extract.days import words
from waqai.tasks.extract.mention import ActorMention, discovered, name_of, party, raw_cut
from waqai.tasks.extract.names import bare
from waqai.tasks.extract.organisations import sector_of
from waqai.tasks.extract.recognise import Span, cities, clitics, parts
from waqai.tasks.normalise import fold

_FORMER = {fold(w) for w in "السابق السابقة الأسبق الراحل الراحلة".split()}
_OFFICES = {fold(w) for w in "رئيس رئيسة مدير مديرة أمين زعيم قائد عضو نائب كاتب".split()}  # of what, the next word tells
_PORTFOLIO = {fold(w) for w in "وزير وزيرة".split()}  # what stands behind with an article is the ministry
_STOP_POS = ("verb", "prep", "conj", "conj_sub", "punc", "digit", "part", "pron", "adv", "part_neg")


@cache
def _titles() -> dict[str, list[tuple[tuple[str, ...], str | None]]]:
    table: dict[str, list[tuple[tuple[str, ...], str | None]]] = {}
    for row in lexicon.rows("titles"):
        for form in lexicon.values(row["forms"]):
            words = tuple(fold(form).split())
            table.setdefault(words[0], []).append((words, row["sector"] or None))
    for entries in table.values():
        entries.sort(key=lambda e: -len(e[0]))
    return table


@cache
def _given() -> set[str]:
    return {fold(form) for row in lexicon.rows("given_names") for form in [row["name_ar"], *lexicon.values(row["forms"])]}


def find_persons(sentence: Sentence, taken: dict[int, ActorMention], spans: list[Span], day: date | None) -> None:
    """Add the persons of a sentence to ``taken``: by a title before the name, or as the recogniser marks them."""
    tokens, i = sentence.tokens, 0
    ends = {span.first: _trimmed(tokens, span) for span in spans if span.kind == "PERS" and all(k not in taken for k in range(span.first, span.last + 1)) and not _of_a_thing(tokens, span)}
    other = {k for span in spans if span.kind != "PERS" for k in range(span.first, span.last + 1)}
    while i < len(tokens):
        title = _title(tokens, i) if _begun(tokens[i].word.key) else None
        if title:
            length, sector = title
            j, country, role_end, group, body = i + length, None, i + length - 1, None, None
            while j < len(tokens) and j - i < 8:
                mention = taken.get(j)
                word = tokens[j].word
                if mention is not None and mention.is_adjective and not word.key.startswith("ال") and j + 1 < len(tokens) and tokens[j + 1].word.key == "بن":
                    del taken[j]  # الأمير تركي بن فيصل
                    break
                if mention is not None and mention.rule == "nationality":
                    country, role_end, j = country or mention.country, mention.last, mention.last + 1
                elif mention is not None and mention.actor.kind in ("country", "organisation", "armed_group", "media"):
                    country, role_end, j = country or mention.country, mention.last, mention.last + 1
                    sector = sector or mention.sector
                    body = body or (mention if mention.actor.kind != "country" and length == 1 else None)
                    group = None if mention.actor.kind == "country" else party(mention)
                elif word.key.startswith(("ال", "لل", "وال", "بال")) and word.known and word.pos.startswith(("noun", "adj")) and (word.pos != "noun_prop" and not is_given(word.key) or sector_of(tokens, j) or (j == i + 1 and length == 1 and tokens[i].word.stem in _PORTFOLIO)):
                    role_end, j = j, j + 1
                elif word.key[0] == "ب" and word.key[1:] in cities() and j + 1 < len(tokens):
                    if j in ends:
                        ends[j + 1] = ends.pop(j)  # رئيس البلدية بصفاقس سالم الحسناوي
                    role_end, j = j, j + 1
                elif word.key in ("ل", "باسم", "في", "لدي", "عن", "و", ")", "(", "السابق", "السيد", "الدكتور", "السيده") and j + 1 < len(tokens):
                    j += 1
                else:
                    break
            role = " ".join(t.surface for t in tokens[i : role_end + 1])
            former = any(t.word.key in _FORMER for t in tokens[i:j])
            if sector and tokens[i].word.stem in _OFFICES and i + 1 < j:  # رئيس الجامعة is no part of the government
                sector = body.sector if body else sector_of(tokens, i + 1) or sector
            sector = "ELI" if former else sector
            mention = taken.get(j)
            if mention is not None and mention.actor.kind == "person":
                mention.role_ar, mention.group = role, mention.group or group
                if day is None and (former or sector in ("GOV", "MIL", "LEG")):
                    mention.sector = sector  # no day tells which of its offices holds: the text does
                i = mention.last + 1
                continue
            last = max((end for end in (ends.get(j), _name_end(tokens, j, taken) if j not in other else None) if end), default=None)
            if last is None and j not in other and _paired(tokens, j, taken):
                last = j + 1
            adjective = last == j and tokens[j].word.key.endswith("ي") and not tokens[j].word.key.startswith("ال") and not tokens[i].word.key.startswith("ال")
            if last is not None and tokens[j - 1].word.key not in ("في", "ل", "عن") and not (adjective and j == i + 1):
                _add_person(sentence, taken, j, last, country, sector, role, "title")
                taken[last].group = group
                i = last + 1
                continue
            i += length
            continue
        if i in ends:
            _add_person(sentence, taken, i, ends[i], None, None, None, "recogniser")
            i = ends[i] + 1
            continue
        i += 1


THINGS = {fold(w) for w in """سجن شارع ملعب مطار جزيرة مدينة منطقة بلدة قرية حي كاتدرائية جامع مسجد ساحة ميدان محافظة ولاية استاد فندق سد جسر معبر مخيم فيلم مسلسل
مسرحية رواية إعصار عاصفة نهر جبل وادي معتمدية ضاحية طريق محطة قاعدة سفينة صاروخ مرض فيروس متلازمة قانون برج سوق ميناء قضاء ناحية بحيرة كأس بطولة برنامج لعبة هاتف سيارة مشروع عين منظومة بطارية صواريخ""".split()}
_ENDS = frozenset("punc verb prep conj conj_sub part part_neg pron_rel digit".split())


def _of_a_thing(tokens: list[Token], span: Span) -> bool:
    """No person: what stands before gives the name to a place or a thing: سجن أبو غريب; a single word in quotation marks is a title of something."""
    before, first = tokens[span.first - 1] if span.first else None, tokens[span.first].word
    if first.known and (first.pos in _ENDS - {"verb"} or first.pos == "verb" and not is_given(first.key)):
        return True  # على تويتر
    if span.last > span.first and first.stem in THINGS and first.known and not is_given(first.key):
        return True  # جامع الزيتونة
    if before is not None and before.surface in "«“\"'(" and span.first > 1 and sector_of(tokens, span.first - 2) in ("BUS", "EDU", "JRN"):
        return True  # شركة "روبرتسون كولينز"
    if before is not None and before.word.stem == "شهيد" and span.first > 1 and tokens[span.first - 2].word.stem in {*THINGS, "معهد", "مدرسه", "مستشفي", "مركز"}:
        return True
    quoted = span.first == span.last and before is not None and before.word.pos == "punc" and before.surface in "«“\"'" and span.last + 1 < len(tokens) and tokens[span.last + 1].surface in "»”\"'"
    return quoted or (before is not None and before.word.stem in THINGS)


def _trimmed(tokens: list[Token], span: Span) -> int:
    """Last token of a name that the recogniser marks: it ends before a verb, a sign or a word with a clitic, which the model may take in."""
    for k in range(span.first + 1, span.last + 1):
        word = tokens[k].word
        stops = word.known and word.pos in _ENDS and word.key not in parts() and word.key not in _PARTICLES and not is_given(word.key)
        if stops and tokens[k].surface not in "-." or word.key.startswith("لل") or word.key in words("direction"):
            return k - 1
    return span.last


def _title(tokens: list[Token], i: int) -> tuple[int, str | None] | None:
    for forms, sector in _begun(tokens[i].word.key):
        if len(forms) == 1 or tuple(t.word.key for t in tokens[i + 1 : i + len(forms)]) == forms[1:]:
            return len(forms), sector
    return None


@lru_cache(maxsize=200_000)
def _begun(key: str) -> tuple[tuple[tuple[str, ...], str | None], ...]:
    """Titles that a word may begin; none for most words."""
    return tuple(title for form, _ in bare(key) for title in _titles().get(form, ()))


@lru_cache(maxsize=50_000)
def is_given(key: str) -> bool:
    return any(form in _given() for form, _ in bare(key))


_PARTICLES = {fold(w) for w in "بن ابن آل أبو أبي أم عبد ولد فان دي دو ديل لو".split()}


def _name_end(tokens: list[Token], i: int, taken: dict[int, ActorMention]) -> int | None:
    """Last token of a name that begins at ``i``, None where none does."""
    j, last, strong = i, None, 0
    while j < len(tokens) and j - i < 7:
        word = tokens[j].word
        mention = taken.get(j)
        if mention is not None and not (j > i and word.key.startswith("ال") and (mention.rule == "nationality" or _of_another(tokens[i].word.key, mention))):
            break
        if j > i and (word.proclitics and word.proclitics[0] in ("w", "f", "b", "l", "k") and word.known and word.pos != "noun_prop"):
            break
        named = word.pos == "noun_prop" or not word.known or (j == i and j + 1 < len(tokens) and tokens[j + 1].word.key == "بن") or is_given(word.key) or (j > i and word.key in parts() and not word.proclitics)
        if word.key in _PARTICLES:
            j += 1
            continue
        if _title(tokens, j) is not None and not is_given(word.key):
            break
        nisba = j > i and word.key.startswith("ال") and (word.key.endswith("ي") or not word.known or word.pos == "noun_prop")
        nisba = nisba or (j == i + 1 and word.key.startswith("ال") and word.pos.startswith(("noun", "adj")) and _title(tokens, j) is None and word.key[-1] != "ه")
        if not (named or nisba) or word.pos in _STOP_POS and word.known:
            break
        if word.pos in ("punc", "pron_rel") or word.key in words("weekday") or word.key in words("direction"):
            break
        if j > i and word.key[0] in "وفبل" and word.key[1:3] == "ال":
            break
        strong += named
        last, j = j, j + 1
    if last is None or not strong or (last == i and tokens[i].word.known and tokens[i].word.pos != "noun_prop"):
        return None
    return last


def _of_another(given: str, mention: ActorMention) -> bool:
    """A surname that the lexicon knows, behind a given name that is not its bearer's."""
    return mention.actor.kind == "person" and mention.first == mention.last and is_given(given) and not any(form in fold(mention.actor.name_ar).split() for form, _ in bare(given))


def _paired(tokens: list[Token], i: int, taken: dict[int, ActorMention]) -> bool:
    """Two nouns behind a title that both are given names or surnames, or the second a word that nobody knows: مارا كارلن."""
    if i + 1 >= len(tokens) or i in taken or i + 1 in taken or _title(tokens, i) or _title(tokens, i + 1):
        return False
    first, second = tokens[i].word, tokens[i + 1].word
    nominal = all(word.pos.startswith(("noun", "adj")) and not word.proclitics and not word.enclitic for word in (first, second))
    foreign = not second.known and second.key[0] not in "وفبلك"
    return nominal and (foreign or first.key in parts() and (second.key in parts() or second.pos == "noun_prop"))


def _add_person(sentence: Sentence, taken: dict, first: int, last: int, country: str | None, sector: str | None, role: str | None, rule: str) -> None:
    tokens = sentence.tokens
    cut = clitics(tokens[first].word)
    name = name_of(" ".join(t.surface for t in tokens[first : last + 1]), cut)
    actor = discovered(name, "person", country, sector)
    start = tokens[first].start + raw_cut(tokens[first].surface, cut)
    mention = ActorMention(sentence.no, first, last, start, tokens[last].end, actor, country, sector, role, rule)
    for k in range(first, last + 1):
        taken[k] = mention

