"""Offices: a title with the body, the country and the place that it is held in."""


from waqai.tasks.document import Token, Word
from waqai.tasks.extract.gazetteer import gazetteer
from waqai.tasks.extract.mention import ActorMention, name_of, party
from waqai.tasks.extract.names import STATE_SECTORS
from waqai.tasks.extract.organisations import sector_of
from waqai.tasks.extract.recognise import cities, parts
from waqai.tasks.extract.titles import (
    DISTRICTS,
    PARTICLES,
    QUOTES,
    SAINT,
    Office,
    Title,
    begun,
    common,
    is_comma,
    is_given,
    is_mostly_given,
    is_only_surname,
    is_part,
    is_person,
    title_at,
)
from waqai.tasks.extract.word_kinds import name_words
from waqai.tasks.normalise import fold

_FORMER = {fold(w) for w in "السابق السابقة الأسبق الراحل الراحلة".split()}
_OFFICES = {fold(w) for w in "رئيس رئيسة مدير مديرة أمين زعيم قائد عضو نائب كاتب".split()}  # of what, the next word tells
_PORTFOLIO = {fold(w) for w in "وزير وزيرة".split()}  # what stands behind with an article is the ministry
_HELD_IN = _PORTFOLIO | {fold(w) for w in "مدير مديرة مسؤول مسؤولة رئيس رئيسة".split()}


def office_at(tokens: list[Token], i: int, title: Title, taken: dict[int, ActorMention], ends: dict[int, int]) -> Office:
    """The office whose title stands at ``i``, with the body, country and place behind it; names in ``ends`` give up a place at their beginning."""
    length, sector = len(title.words), title.sector
    j, country, role_end, group, body = i + length, None, i + length - 1, None, None
    while j < len(tokens) and j - i < 8:
        mention = taken.get(j)
        word = tokens[j].word
        if mention is not None and mention.is_adjective and not word.key.startswith("ال") and j + 1 < len(tokens) and tokens[j + 1].word.key == "بن":
            del taken[j]  # الأمير تركي بن فيصل
            break
        if mention is not None and j == i + length and mention.first == mention.last and mention.rule == "lexicon" and is_given(word.key) and j + 1 < len(tokens) and j + 1 not in taken and is_only_surname(tokens[j + 1].word):
            del taken[j]  # القاضي الأزهر الخرشاني
            break
        if mention is not None and mention.rule == "nationality":
            country, role_end, j = country or mention.country, mention.last, mention.last + 1
        elif mention is None and j == i + length and _is_unnamed(tokens, i, j):
            role_end, j = j, j + 1  # رئيس غرفة التجارة
        elif mention is not None and mention.actor.kind == "country" and not mention.is_adjective and tokens[j - 1].word.key in ("في", "لدي") and tokens[i].word.stem.removeprefix("ال") in _POSTED:
            role_end, j = mention.last, mention.last + 1  # الملحق العسكري في واشنطن
        elif mention is None and j > i and _leads_to_another(tokens, j, taken, ends):
            j = taken[j + 1].last + 1 + is_comma(tokens, taken[j + 1].last + 1)  # الحارس الشخصي للرئيس ماكرون، ألكسندر بينالا
            role_end = taken[j - 1].last if j - 1 in taken else j - 2
        elif mention is not None and mention.actor.kind in ("country", "organisation", "armed_group", "media"):
            country, role_end, j = country or mention.country, mention.last, mention.last + 1
            sector = sector or mention.sector
            body = body if body and body.sector or mention.actor.kind == "country" else mention
            group = None if mention.actor.kind == "country" else party(mention)
        elif mention is None and j > i and word.proclitics[:1] == ("l",) and word.pos == "noun" and word.known and _is_genitive(tokens, j + 1, taken) and tokens[j - 1].word.key.startswith(("ال", "لل")):
            role_end, j = (taken[j + 1].last if j + 1 in taken else j + 1), (taken[j + 1].last if j + 1 in taken else j + 1) + 1  # رئيس الغرفة الوطنية لأصحاب المخابز
        elif mention is None and (j > i + length or length > 1) and word.pos == "noun" and word.known and not word.proclitics and not word.key.startswith("ال") and not is_part(word.key) and j not in ends and _is_genitive(tokens, j + 1, taken) and j + 1 not in taken and not tokens[j - 1].word.key.startswith("ال"):
            role_end, j = j + 1, j + 2  # رئيس تعاونية موظفي الإذاعة
        elif j == i + length and tokens[i].word.key in _GOVERNORS and mention is None and j not in ends and (j + 1 in ends or j + 1 < len(tokens) and is_given(tokens[j + 1].word.key)) and not word.proclitics and not is_given(word.key) and word.pos.startswith("noun"):
            role_end, j = j, j + 1  # معتمد جلمة محمد دعلول
        elif word.key.startswith(("ال", "لل", "وال", "بال")) and not (ends.get(j, j) > j and word.key in parts() and (word.pos == "adj" or tokens[j + 1].word.key in PARTICLES)) and (word.known or word.key.startswith("ال") and word.key.endswith("يه") and not is_part(word.key)) and word.pos.startswith(("noun", "adj")) and (word.pos != "noun_prop" and not is_given(word.key) or sector_of(tokens, j) or tokens[j - 1].word.stem in _PORTFOLIO):
            role_end, j = j, j + 1
        elif j == i + 1 and tokens[i].word.stem in _PORTFOLIO and mention is None and word.key.startswith("ال") and len(word.key) > 4 and j not in ends and j + 1 < len(tokens) and tokens[j + 1].word.pos != "punc":
            role_end, j = j, j + 1  # وزيرة اللقاحات
        elif j == i + 1 and tokens[i].word.stem in _HELD_IN and mention is None and word.pos == "noun" and not word.proclitics and j + 1 < len(tokens) and tokens[j + 1].word.key.startswith("ال") and tokens[j + 1].word.pos.startswith("noun") and not is_given(tokens[j + 1].word.key):
            role_end, j = j + 1, j + 2  # وزير سياسة الهجرة, مدير خدمات الحوكمة
        elif j == i + 1 and tokens[i].word.stem in _PORTFOLIO and mention is None and word.known and word.pos.startswith(("noun", "adj")) and not word.proclitics and not is_given(word.key) and j + 2 < len(tokens) and (j + 1 in taken or tokens[j + 1].word.key in cities() or tokens[j + 1].word.pos == "noun_prop" and j + 1 not in ends):
            role_end, j = j, j + 1  # وزير داخلية تتارستان
        elif mention is None and j > i and j + 2 < len(tokens) and (word.key == f"ب{SAINT}" or word.proclitics[:1] == ("l",) and word.stem in DISTRICTS) and j + 1 not in taken and not tokens[j + 1].word.proclitics:
            if j in ends and ends[j] > j + 1:
                ends[j + 2] = ends.pop(j)
            else:
                ends.pop(j, None)
            role_end, j = j + 1, j + 2  # المعتمد الأول لولاية صفاقس, رئيس البلدية بسيدي بوزيد
        elif word.key[0] == "ب" and word.key[1:] in cities() and j + 1 < len(tokens):
            if j in ends:
                ends[j + 1] = ends.pop(j)  # رئيس البلدية بصفاقس سالم الحسناوي
            role_end, j = j, j + 1
        elif word.proclitics[:1] == ("b",) and not is_part(word.key) and j + 2 < len(tokens) and not taken.keys() & {j, j + 1} and is_mostly_given(tokens[j + 1].word.key):
            if j in ends and ends[j] > j:
                ends[j + 1] = ends.pop(j)  # الناشط بزرمدين منتصر الزغواني
            role_end, j = j, j + 1
        elif j == i + length and tokens[i].word.key in _PLAYERS and mention is None and (word.key in cities() or not is_part(word.key) and not word.key.startswith("ال")) and j + 1 < len(tokens) and (is_person(taken.get(j + 1)) or j + 1 not in taken and is_mostly_given(tokens[j + 1].word.key)):
            if ends.get(j, j) > j + 1:
                ends[j + 1] = ends.pop(j)  # لاعب نيس هشام بوداوي
            role_end, j = j, j + 1
        elif mention is None and word.key.startswith("لل") and not word.known and j + 1 < len(tokens) and (j + 1 in ends or is_given(tokens[j + 1].word.key)):
            role_end, j = j, j + 1  # المدير العام للديوانة عادل
        elif held_in := _place_before_name(tokens, i, j, taken):
            words_of_place, place_country = held_in
            sector = None if title.words == _PRESIDENT and j == i + 1 and word.key in cities() else sector  # رئيس برشلونة
            if j in ends and ends[j] >= j + words_of_place:
                ends[j + words_of_place] = ends.pop(j)  # حاكم تكساس غريغ أبوت
            country, role_end, j = country or place_country, j + words_of_place - 1, j + words_of_place
        elif word.pos == "punc" and word.key in QUOTES and (j - 1 in taken and j > i + 1 and taken[j - 1].last == j - 1 or j + 1 in taken and taken[j + 1].actor.kind != "person"):
            j += 1  # رئيسة حزب "البديل"
        elif word.key == "الي" and tokens[i].word.stem.removeprefix("ال") in _ENVOYS and j + 1 < len(tokens) and (j + 1 in taken or tokens[j + 1].word.key.startswith("ال")):
            j += 1  # مبعوث الولايات المتحدة إلى المحادثات
        elif word.key == "باسم" and body is not None and j + 1 < len(tokens) and not tokens[j + 1].word.key.startswith("ال") and j + 1 not in taken:
            break  # قائد كتائب القسام باسم عيسى
        elif word.key in ("اول", "ركن", "طيار", "متقاعد", "ل", "باسم", "في", "لدي", "عن", "و", ")", "(", "السابق", "السيد", "الدكتور", "السيده", "حكومه", "اداره") and j + 1 < len(tokens):
            j += 1
        else:
            break
    former = any(t.word.key in _FORMER for t in tokens[i:j])
    stem = tokens[i].word.stem.removeprefix("ال")
    if sector and stem in _OFFICES and i + 1 < j:  # رئيس الجامعة is no part of the government
        if body:
            sector = body.sector
        elif length == 1 and not tokens[i].word.key.startswith("ال"):
            sector = sector_of(tokens, i + 1) or (None if _is_unnamed(tokens, i, i + 1) or sector == "GOV" and _is_some_body(tokens[i + 1].word) else sector)
        if sector in ("LEG", "GOV") and tokens[i + 1].word.key in _COUNCILS and body is None and any(token.word.proclitics[:1] == ("l",) for token in tokens[i + 2 : j]):
            sector = None  # رئيس المجلس الجهوي لعمادة الأطباء
    elif body and sector == "PTY":  # القيادي الحوثي
        sector = body.sector or sector
    if title.words == _COUNSELLOR and j == i + 1:
        sector = "JUD"  # a judge in Egypt; those of a state have it named behind them
    if sector is None and country and stem.startswith(("متحدث", "ناطق")) and any(k in taken and taken[k].actor.kind == "country" and tokens[k - 1].word.key == "باسم" for k in range(i + 1, j)):
        sector = "GOV"  # المتحدث باسم الإليزيه
    if sector is None and any(rank.sector == "MIL" and len(rank.words) == 1 for k in range(i + 1, j) if k not in taken for rank in begun(tokens[k].word.key)):
        sector = "MIL"  # رئيس الحي اللواء
    if sector == "IGO":
        country = None  # its officials are of no state: منسقة الشؤون الإنسانية في العراق
    if country is None and sector in STATE_SECTORS and any(token.word.enclitic for token in tokens[i : i + length + 1]) and not stem.startswith(_COUNTERPART):  # قنصلها, مدير مخابراتها
        country = next((taken[k].country for k in range(i - 1, -1, -1) if k in taken and taken[k].actor.kind == "country"), None)
    if stem.startswith(_COUNTERPART):
        sector, country = _counterpart(tokens, i, taken, sector, country)
    role = name_of(" ".join(t.surface for t in tokens[i : role_end + 1]), title.cut)
    return Office(role, j, country or title.country, "ELI" if former and sector not in ("CVL", "JRN", "EDU", "BUS", "MED", "REL", None) else sector or None, group, former, body)


def _leads_to_another(tokens: list[Token], j: int, taken: dict[int, ActorMention], ends: dict[int, int]) -> bool:
    """A title with a known person whom the office before it serves, where the name of its holder stands behind him."""
    served = taken.get(j + 1)
    if not is_person(served) or title_at(tokens, j) is None:
        return False
    behind = served.last + 1 + is_comma(tokens, served.last + 1)
    return behind in ends or is_person(taken.get(behind))


def _is_genitive(tokens: list[Token], j: int, taken: dict[int, ActorMention]) -> bool:
    """A country, or a definite noun, behind the noun that it belongs to."""
    if j in taken:
        return taken[j].actor.kind == "country"
    return j < len(tokens) and tokens[j].word.key.startswith("ال") and tokens[j].word.pos.startswith("noun") and not is_given(tokens[j].word.key)


_GOVERNORS = {fold(w) for w in "معتمد والي عمدة محافظ حاكم قائمقام قائممقام".split()}  # of a place
_PLAYERS = {fold(w) for w in "لاعب لاعبة مهاجم مدافع حارس مدرب مدربة نجم هداف قائد".split()}  # of a club, which bears a town's name
_COUNCILS = frozenset(map(fold, "المجلس الهيئة اللجنة".split()))  # whose, the next words tell
_PRESIDENT = (fold("رئيس"),)
_COUNSELLOR = (fold("المستشار"),)
_POSTED = {fold(w) for w in "ملحق قنصل قائم مراسل مراسلة موفد موفدة مندوب ممثل".split()}  # are where they are sent
_ENVOYS = {fold(w) for w in "مبعوث مبعوثة سفير سفيرة ممثل ممثلة مندوب مندوبة موفد موفدة مستشار".split()}
_COUNTERPART = fold("نظير")


def _counterpart(tokens: list[Token], i: int, taken: dict[int, ActorMention], sector: str | None, country: str | None) -> tuple[str | None, str | None]:
    """Sector and country of نظيره: the sector is that of the person named before."""
    before = next((taken[k] for k in range(i - 1, -1, -1) if k in taken and is_person(taken[k])), None)
    return (sector or before.sector if before is not None else sector), country


_STATES = name_words("of-the-state")


def _is_some_body(word: Word) -> bool:
    """A definite noun that tells of no state: رئيس الغرفة."""
    return word.key.startswith("ال") and word.pos == "noun" and word.key not in _STATES


def _is_unnamed(tokens: list[Token], i: int, j: int) -> bool:
    """A common noun behind an office of any body, which tells the body without naming it."""
    return j == i + 1 and tokens[i].word.stem in _OFFICES and (tokens[j].word.pos == "noun" or tokens[j].word.key.endswith("يه")) and common(tokens[j])


def _place_before_name(tokens: list[Token], i: int, j: int, taken: dict[int, ActorMention]) -> tuple[int, str | None] | None:
    """(words, country) of the place at ``j`` that an office begun at ``i`` is held in: محافظ كركوك راكان الجبوري."""
    if tokens[i].word.key.startswith("ال") and tokens[j - 1].word.key not in ("عن", "في") or is_given(tokens[j].word.key) or parts().get(tokens[j].word.key, "0") >= "1":
        return None
    before = tokens[j].word.stem in DISTRICTS  # النائب عن محافظة نينوى أحمد الجبوري
    keys = tuple(token.word.key for token in tokens[j + before : j + before + 4])
    if not keys:
        return None
    found = next(((len(form) + before, place[3]) for form, place in gazetteer().get(keys[0], ()) if form == keys[: len(form)]), None)
    return found if found and j + found[0] < len(tokens) and j + found[0] not in taken else None
