"""Actors named in a document: known names, nationality adjectives, and organisations and persons discovered by head noun, title and grammar."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from itertools import islice

from waqai.tasks.document import Document, Sentence, Token, Word
from waqai.tasks.extract import names
from waqai.tasks.extract.bodies import name_by_state, told_before
from waqai.tasks.extract.gazetteer import gazetteer
from waqai.tasks.extract.mention import ActorMention, discovered, raw_cut
from waqai.tasks.extract.names import bare
from waqai.tasks.extract.organisations import find_organisations, head_at
from waqai.tasks.extract.persons import (
    DOUBTED,
    calling,
    find_persons,
    is_of_many,
    is_seldom_noun,
    is_surname_behind,
    of_bodies_before,
)
from waqai.tasks.extract.places import PlaceMention
from waqai.tasks.extract.recognise import Span, cities, clitics, listings, recognise
from waqai.tasks.extract.resolve import resolve
from waqai.tasks.extract.spots import Spots
from waqai.tasks.extract.titles import is_given, is_of_another
from waqai.tasks.extract.translate import proper_words
from waqai.tasks.extract.word_kinds import is_kind, name_words
from waqai.tasks.normalise import fold

_PLACE_BEFORE = name_words("before-place")
_SITES = name_words("site")  # ميناء نوفوروسيسك الروسي
_WATERS = frozenset(map(fold, "نهر بحر خليج مضيق قناة بحيرة".split()))
_NAMESAKE = "namesake"  # what is called after a person; no mention of him
_SEATED = name_words("seat")
# Currencies, languages and goods: a nationality beside them is no mention of a country.
_NO_SIDE = name_words("goods")


def find_actors(docs: list[Document], latest: list[date | None]) -> list[list[ActorMention]]:
    """All actors of each document, in order; names that nobody listed are recognised in all documents at once.

    Args:
        docs: the documents.
        latest: the latest day that the text of each names, from which its own is guessed where nothing gives it.
    """
    known = [_listed(*each) for each in zip(docs, latest, strict=True)]
    spans = iter(recognise([sentence for doc in docs for sentence in doc.sentences], [marked(taken) for _, all_taken in known for taken in all_taken]))
    actors = []
    for doc, (day, all_taken) in zip(docs, known, strict=True):
        found: list[ActorMention] = []
        for sentence, taken, here in zip(doc.sentences, all_taken, islice(spans, len(doc.sentences)), strict=True):
            _free(sentence, taken, here)
            find_organisations(sentence, taken, here)
            find_persons(sentence, taken, here, doc.published)
            found += {id(mention): mention for _, mention in sorted(taken.items()) if mention.rule != _NAMESAKE}.values()
        of_bodies_before(doc, found)
        actors.append(resolve(doc, found, day))
    return actors


def _listed(doc: Document, latest: date | None) -> tuple[date | None, list[dict[int, ActorMention]]]:
    """The day of a document, and its known names and nationalities by token, for each sentence."""
    known = _without_nouns(doc, [_known(sentence) for sentence in doc.sentences])
    day = doc.published or _era([m.actor for mentions in known for m in mentions], latest)
    for mention in (mention for mentions in known for mention in mentions):
        mention.sector, mention.country, mention.group = names.role_on(mention.actor, day)
    return day, [_taken([*mentions, *_nationalities(sentence)]) for sentence, mentions in zip(doc.sentences, known, strict=True)]


def _without_nouns(doc: Document, known: list[list[ActorMention]]) -> list[list[ActorMention]]:
    """Names without armed groups whose name is a noun of the article's: القاعدة behind قاعدتها العسكرية is a base, unless it stands with تنظيم as well."""
    alone = [m for mentions in known for m in mentions if m.actor.kind == "armed_group" and m.first == m.last]
    if not alone:
        return known
    named = {(m.sentence_no, i) for mentions in known for m in mentions for i in range(m.first, m.last + 1)}
    nouns = {fold(t.word.lemma) for s in doc.sentences for i, t in enumerate(s.tokens) if t.word.pos == "noun" and "al" not in t.word.proclitics and (s.no, i) not in named}
    full = {m.actor.actor_id for mentions in known for m in mentions if m.last > m.first}
    words = {id(m): doc.sentences[m.sentence_no].tokens[m.first].word for m in alone if m.actor.actor_id not in full}
    other = {key for key, word in words.items() if fold(word.lemma) in nouns and "al" in word.proclitics}
    return [[m for m in mentions if id(m) not in other] for mentions in known]


def listed(sentence: Sentence) -> dict[int, ActorMention]:
    """Token to the known name or nationality there; names go before."""
    return _taken([*_known(sentence), *_nationalities(sentence)])


def _taken(mentions: list[ActorMention]) -> dict[int, ActorMention]:
    taken: dict[int, ActorMention] = {}
    for mention in mentions:
        if all(i not in taken for i in range(mention.first, mention.last + 1)):
            taken.update(dict.fromkeys(range(mention.first, mention.last + 1), mention))
    return taken


def _free(sentence: Sentence, taken: dict[int, ActorMention], spans: list[Span]) -> None:
    """Give up surnames and nationalities that stand inside the longer name of another person: جعفر المالكي, أبو عمر البغدادي."""
    for span in spans:
        if span.kind != "PERS" or span.first == span.last:
            continue
        inside = list({id(taken[i]): taken[i] for i in range(span.first, span.last + 1) if i in taken}.values())
        if len(inside) == 1 and _ends(sentence.tokens, span, inside[0]):
            held = inside[0]  # محمد منصف المرزوقي is منصف المرزوقي
            cut = clitics(sentence.tokens[span.first].word)
            held.first, held.start = span.first, sentence.tokens[span.first].start + raw_cut(sentence.tokens[span.first].surface, cut)
            taken.update(dict.fromkeys(range(span.first, span.last + 1), held))
            continue
        for mention in inside:
            alone = mention.first == mention.last > span.first
            if mention.first > span.first and _is_byname(sentence.tokens, mention) and all(is_given(t.word.key) for t in sentence.tokens[span.first : mention.first]):
                for i in range(mention.first, mention.last + 1):
                    del taken[i]  # محمد أبو عمار is not he who is known as أبو عمار
            elif mention.first == mention.last == span.first and mention.actor.kind == "person" and mention.actor.known and _goes_on_otherwise(sentence.tokens[span.first + 1].word, mention):
                del taken[mention.first]  # هاريس بلقبلة
            elif alone and (mention.is_adjective or mention.actor.kind == "person") and not _begins(sentence.tokens[span.first].word.key, mention):
                del taken[mention.first]


_OF_TWO = frozenset(map(fold, "الابن الأب الإبن".split()))  # جورج بوش الابن


def _goes_on_otherwise(word: Word, mention: ActorMention) -> bool:
    """A surname, not the known person's, behind a word that is his too."""
    return word.proclitics[:1] not in (("w",), ("f",)) and word.key not in _OF_TWO and not _begins(word.key, mention)


def _ends(tokens: list[Token], span: Span, mention: ActorMention) -> bool:
    """A known person's name, or the surname behind the first one, stands at the end of a longer name of given names."""
    if mention.actor.kind != "person" or mention.is_adjective or mention.last != span.last or mention.first == span.first or mention.first < span.first and not any("t" in listings().get(form, "") for form, _ in bare(tokens[mention.first].word.key)) or _is_byname(tokens, mention):
        return False
    before = [tokens[i].word.key for i in range(span.first, mention.first)]
    return (mention.last > mention.first or _begins(before[0], mention)) and all(is_given(key) or key in ("عبد", "بن") or i and before[i - 1] == "عبد" for i, key in enumerate(before))


def _is_byname(tokens: list[Token], mention: ActorMention) -> bool:
    """أبو عمار: a name by which one is known alone; behind another name it is a family's."""
    return mention.actor.kind == "person" and tokens[mention.first].word.key in ("ابو", "ابي", "ام") and tokens[mention.first].word.key not in fold(mention.actor.name_ar).split()


def _begins(key: str, mention: ActorMention) -> bool:
    """A word is one of the names of a known person."""
    return not mention.is_adjective and any(form in fold(mention.actor.name_ar).split() for form, _ in names.bare(key))


def marked(taken: dict[int, ActorMention]) -> dict[int, str]:
    """What the lexicon found at a token, for the recogniser: B or I and the actor's kind, or nationality."""
    return {i: f"{'B' if i == m.first else 'I'}-{'nationality' if m.is_adjective else m.actor.kind}" for i, m in taken.items()}


def _era(actors: list[names.Actor], latest: date | None) -> date | None:
    """A day on which most of the persons named hold an office, not before the latest that the text names."""
    held = [[role for role in names.roles().get(actor_id, ()) if role.sector != "ELI"] for actor_id in dict.fromkeys(actor.actor_id for actor in actors)]
    days = {role.since for roles in held for role in roles if latest is None or role.since >= latest} | ({latest} if latest else set())
    if not days or not any(held):
        return latest
    return max(sorted(days), key=lambda day: sum(any(role.since <= day <= role.until for role in roles) for roles in held))


def settle(doc: Document, found: list[ActorMention], places: list[PlaceMention]) -> None:
    """Give a person without a country that of the adjective before the name; a ministry, an army or else a person that which the article is about: most of its nationalities and places."""
    _by_place_behind(doc, found, places)
    given = told_before(doc, found)
    adjectives = {(m.sentence_no, m.last + 1): m.country for m in found if m.is_adjective}
    for mention in found:
        country = adjectives.get((mention.sentence_no, mention.first))
        if country and mention.country is None and mention.actor.kind == "person" and not mention.actor.known:
            mention.country, mention.actor = country, mention.actor._replace(country=country)  # الطفل الهندي راجيف كومار
    _share(found)
    _part_namesakes(found, {place.country for place in places})
    countries = Counter(mention.country for mention in found if mention.actor.kind == "country")
    countries.update(place.country for place in places if place.country)
    countries.update({mention.actor.actor_id: mention.country for mention in found if mention.actor.kind != "country" and mention.actor.known and mention.country}.values())
    home = names.home_of(doc.outlet)
    if home and (countries[home] or max(countries.values(), default=0) < _MUCH):
        countries[home] += 3
    else:
        home = None
    near = _beside(doc, found)
    for mention in found:
        own = given.get(id(mention)) or (home if home and _is_domestic(mention) else near.get(id(mention)))
        if not mention.actor.known and mention.country is None and (country := own or _country_about(mention, countries)):
            mention.country = country
            mention.actor = mention.actor._replace(country=country)
    _share(found)
    name_by_state(found)


def _share(found: list[ActorMention]) -> None:
    """The country that one mention of a person tells is that of the others."""
    told = {mention.actor.actor_id: mention.country for mention in found if mention.actor.kind == "person" and mention.country and not mention.actor.known}
    for mention in found:
        if mention.country is None and (country := told.get(mention.actor.actor_id)):
            mention.country, mention.actor = country, mention.actor._replace(country=country)


def _part_namesakes(found: list[ActorMention], places: set[str | None]) -> None:
    """A name of many that a known person of a country told nowhere in the article has, with a calling that was never his, is another's."""
    for doubted in {m.actor.actor_id: m.actor for m in found if m.rule == DOUBTED}.values():
        own = [m for m in found if m.actor.actor_id == doubted.actor_id]
        sector = next(calling(m.role_ar) for m in own if m.rule == DOUBTED)
        told = places | {m.country for m in found if m.actor.actor_id != doubted.actor_id}
        if doubted.country is None or doubted.country in told or not is_of_many(fold(doubted.name_ar)):
            for mention in own:
                mention.rule = "lexicon" if mention.rule == DOUBTED else mention.rule
            continue
        other = discovered(doubted.name_ar, "person", None, sector)
        for mention in own:
            mention.actor, mention.country, mention.sector, mention.group, mention.rule = other, None, sector, None, "title" if mention.role_ar else mention.rule


_DATELINED = 2  # what a place that begins an article counts more
def _beside(doc: Document, found: list[ActorMention]) -> dict[int, str]:
    """id() of bodies of state named by common words, without a country, to that of the part of a state named last before, in the same sentence or that before,
    and not behind a preposition: بحث مع وفد من مجلس الشيوخ الأميركي."""
    tokens = {sentence.no: sentence.tokens for sentence in doc.sentences}
    last: tuple[int, str] | None = None
    beside = {}
    for mention in found:
        if mention.sector not in names.STATE_SECTORS:
            continue
        if mention.country:
            row, first = tokens[mention.sentence_no], mention.first
            if row[first].word.proclitics[:1] not in (("b",), ("l",)) and not (first and row[first - 1].word.pos == "prep"):
                last = mention.sentence_no, mention.country
        elif last and mention.sentence_no - last[0] < 2 and _is_domestic(mention):
            beside[id(mention)] = last[1]
    return beside


_MUCH = 8  # mentions of others, without one of the outlet's own country, from which an article is a report from abroad


def _is_domestic(mention: ActorMention) -> bool:
    """A body named by common words, or after an Arab person or place, and not one of the world's: of the country that its outlet reports from."""
    if mention.rule != "head noun" or mention.sector == "IGO" or any(word.lstrip("و").removeprefix("ال") in _OF_MANY_STATES for word in fold(mention.actor.name_ar).split()):
        return False
    proper = proper_words(mention.actor.name_ar)
    return not proper or _is_arab(" ".join(proper))


def _country_about(mention: ActorMention, countries: Counter[str | None]) -> str | None:
    """The country that an article names in more than half the cases, for a part of a state or who has a title; a person without one may be
    anybody's: for an Arab name it must be two thirds of the Arab countries, for a foreign one of the others."""
    if mention.actor.kind == "person" and mention.sector in ("IGO", "REB") or mention.sector == "JRN" and not _is_arab(mention.actor.name_ar) or mention.actor.kind != "person" and not (mention.rule == "head noun" and (mention.sector in _OF_A_COUNTRY or _is_domestic(mention))):
        return None
    if mention.role_ar and fold(mention.role_ar).startswith("نظير"):
        return None  # a counterpart is of another country
    named, share = countries, 1 / 2
    if mention.actor.kind == "person" and mention.role_ar is None:
        arab = _is_arab(mention.actor.name_ar)
        named, share = Counter({code: times for code, times in countries.items() if (code in names.arab_countries()) == arab}), 2 / 3
    if mention.actor.kind != "person" and mention.sector not in _OF_A_COUNTRY:
        share = 2 / 3
    if not named:
        return None
    (country, times), total = named.most_common(1)[0], sum(named.values())
    if mention.actor.kind == "person" and mention.sector not in names.STATE_SECTORS and (country in names.arab_countries()) != _is_arab(mention.actor.name_ar):
        arab = any(is_given(word) for word in fold(mention.actor.name_ar).split()) and country in names.arab_countries()
        if not arab:
            return None  # the player of another country's
    if named is not countries and not _is_arab(mention.actor.name_ar) and 2 * times <= sum(countries.values()):
        return None
    certain = named is countries and (mention.actor.kind == "person" or mention.sector in names.STATE_SECTORS)
    return country if times > total * share and (certain or times > 2) and 2 * times >= max(countries.values()) else None


_WITHIN = frozenset(map(fold, "في مدينة بمدينة بلدة ببلدة محافظة بمحافظة ولاية بولاية قطاع بقطاع العاصمة بالعاصمة".split()))
_OF_MANY_STATES = name_words("of-many-states")
_OF_A_COUNTRY = names.STATE_SECTORS | {"PTY", "OPP", "LAB", "MED"}
_ARAB_PARTS = frozenset(map(fold, "بن أبو أبي عبد آل".split()))
_ARAB_LETTERS = frozenset("حصضطظعق")  # that names of other languages hardly need


def _is_arab(name: str) -> bool:
    """A name with an article, a particle or a letter of Arabic's own."""
    if any(word.startswith("ال") and len(word) > 4 for word in name.split()):  # إلينور begins with no article
        return True
    return any(word in _ARAB_PARTS or not _ARAB_LETTERS.isdisjoint(word) for word in fold(name).split())


def _by_place_behind(doc: Document, found: list[ActorMention], places: list[PlaceMention]) -> None:
    """A body without a country that is told with its place has the place's: وزارة الصحة في غزة."""
    tokens = {sentence.no: sentence.tokens for sentence in doc.sentences}
    at = {(place.sentence_no, place.first): place for place in places}
    bodies = {(m.sentence_no, m.first): m for m in found if m.actor.kind == "organisation" and (m.country and m.sector in names.STATE_SECTORS or m.sector == "IGO")}
    for mention in found:
        if mention.actor.known or mention.country or mention.rule != "head noun" or mention.sector == "IGO":
            continue
        near = tokens[mention.sentence_no]
        if mention.sector is None and mention.last + 1 < len(near) and (organ := head_at(near, mention.last + 1)) and organ.sector == "LEG" and near[mention.last + 1].word.proclitics[:1] == ("b",):
            mention.sector, mention.actor = "LEG", mention.actor._replace(sector="LEG")  # لجنة التشريع بالبرلمان
        for n in (1, 2):
            holder = bodies.get((mention.sentence_no, mention.last + n))
            if holder is not None and (near[holder.first].word.proclitics[:1] == ("b",) if n == 1 else near[mention.last + 1].word.key in _WITHIN or near[mention.last + 1].word.key.startswith("التابع")):
                mention.country, mention.sector = holder.country, mention.sector or holder.sector  # لجنة المالية في البرلمان الليبي
                mention.actor = mention.actor._replace(country=mention.country, sector=mention.sector)
        place = at.get((mention.sentence_no, mention.last + 1)) or at.get((mention.sentence_no, mention.last + 2))
        if mention.country or place is not None and place.first == mention.last + 2 and near[mention.last + 1].word.key not in _WITHIN:
            continue  # قالت الوزارة إن تونس
        if place is not None and place.country:
            mention.country, mention.actor = place.country, mention.actor._replace(country=place.country)


def without_places(doc: Document, found: list[ActorMention], sides: Iterable[str | None]) -> list[ActorMention]:
    """Mentions without those of countries and hospitals that the article names only as places or on things: a place is no actor."""
    tokens = {sentence.no: sentence.tokens for sentence in doc.sentences}
    acting, behind_place = {side for side in sides if side}, set()
    for mention in (m for m in found if _may_be_place(m)):
        listed = (mention.sentence_no, mention.first) in behind_place and not mention.is_adjective and tokens[mention.sentence_no][mention.first].word.proclitics[:1] == ("w",)
        if listed or _as_place(tokens[mention.sentence_no], mention):
            behind_place.add((mention.sentence_no, mention.last + 1))  # في العراق وأفغانستان
        else:
            acting.add(mention.actor.actor_id)
    return [mention for mention in found if not _may_be_place(mention) or mention.actor.actor_id in acting]


_HOSPITALS = name_words("hospital")


def _may_be_place(mention: ActorMention) -> bool:
    """A country, or a hospital, to which the wounded are brought."""
    return mention.actor.kind == "country" or mention.sector == "MED" and fold(mention.actor.name_ar).split()[0] in _HOSPITALS


def _as_place(tokens: list[Token], mention: ActorMention) -> bool:
    before = tokens[mention.first - 1].word if mention.first else None
    if before is None or mention.is_adjective:
        return before is not None and (before.stem.removeprefix("ال") in _NO_SIDE or fold(before.lemma) in _NO_SIDE)
    if tokens[mention.first - 1].surface in "«“\"'" and mention.first > 1:
        before = tokens[mention.first - 2].word  # بطولة "كوبا
    if before.key == "من" and mention.first > 1 and tokens[mention.first - 2].word.key.lstrip("لوبف") == "كل":
        return False  # كل من تونس ومصر
    return before.key in _PLACE_BEFORE or before.stem in _SEATED or before.stem in names.THINGS or tokens[mention.first].word.proclitics[:1] == ("b",)


# ---- Known names ---------------------------------------------------------------------------------------------------------


def _known(sentence: Sentence) -> list[ActorMention]:
    tokens, found, behind = sentence.tokens, [], 0
    keys = [token.word.key for token in tokens]
    if sentence.no == 0 and (outlet := _dateline_outlet(sentence)):
        found.append(outlet)
        behind = outlet.last + 1
    for i in _NAMES.of(sentence):
        hit = _longest(_begun(keys[i]), keys, i) if i >= behind else None
        if hit is None or not _plausible(tokens, i, hit):
            continue
        actor_id, length, cut = hit
        actor = names.actors()[actor_id]
        if actor.kind == "organisation" and actor.country is None and (head := head_at(tokens, i)) and len(head.words) > length:
            continue  # مجلس الأمن القومي is a state's
        last = _end(keys, i, i + length - 1, actor_id)
        if actor.kind == "country" and (_names_occasion(tokens, i, last, actor) or _begins_place(keys, i, last)):
            continue
        if actor.country is None and actor.sector == "NGO" and _is_national(tokens, i, last):
            continue  # الصليب الأحمر الكيني
        rule = _NAMESAKE if actor.kind == "person" and names.is_called_after(tokens, i) else "lexicon"
        found.append(ActorMention(sentence.no, i, last, tokens[i].start + raw_cut(tokens[i].surface, cut), tokens[last].end, actor, actor.country, actor.sector, None, rule))
        behind = last + 1
    return found


_DATELINE = 12  # words within which a dateline ends


def _dateline_outlet(sentence: Sentence) -> ActorMention | None:
    """The medium between the dash and the colon of a dateline, by any of its names: الجزائر - الشرق الأوسط:."""
    tokens = sentence.tokens[:_DATELINE]
    dash = next((i for i, token in enumerate(tokens) if token.surface in ("-", "–", "—")), None)
    colon = next((i for i, token in enumerate(tokens) if token.surface == ":"), None)
    if dash is None or colon is None or not 0 < dash < colon - 1:
        return None
    actor_id = names.media().get(" ".join(token.word.key for token in tokens[dash + 1 : colon] if token.word.pos != "punc"))
    if actor_id is None:
        return None
    actor, first, last = names.actors()[actor_id], tokens[dash + 1], tokens[colon - 1]
    return ActorMention(sentence.no, dash + 1, colon - 1, first.start, last.end, actor, actor.country, actor.sector, None, "lexicon")


_OCCASIONS = name_words("occasion")
_OCCASIONS_OF_CITIES = name_words("occasion-of-cities")


def _names_occasion(tokens: list[Token], first: int, last: int, actor: names.Actor) -> bool:
    """Where something took place that is called after it: قمة الكويت, اتفاق باريس; محادثات واشنطن وطهران are of the two."""
    before = tokens[first - 1].word.stem.removeprefix("ال") if first else ""
    if before in _OCCASIONS or before not in _OCCASIONS_OF_CITIES:
        return before in _OCCASIONS
    behind = tokens[last + 1].word.key if last + 1 < len(tokens) else ""
    named_so = fold(actor.name_ar).split()[-1] in tokens[last].word.key
    return not named_so and behind not in ("مع", "بين") and not (behind[:1] == "و" and behind[1:] in names.index())


def _begins_place(keys: list[str], first: int, last: int) -> bool:
    """A longer name of another place begins with a country's: كولومبيا البريطانية."""
    size = last - first + 1
    return any(tuple(keys[first + 1 : first + len(words)]) == words[1:] for form, _ in bare(keys[first]) for words, _ in gazetteer().get(form, ()) if len(words) > size and words not in _names_of_countries())


@cache
def _names_of_countries() -> frozenset[tuple[str, ...]]:
    return frozenset(words for entries in names.index().values() for words, actor_id in entries if names.actors()[actor_id].kind == "country")


def _end(keys: list[str], first: int, last: int, actor_id: str) -> int:
    """الشيخ تميم بن حمد آل ثاني: a longer name of the same actor may begin within a short one."""
    for i in range(first + 1, last + 1):
        hit = _longest(begun, keys, i) if (begun := _begun(keys[i])) else None
        if hit is not None and hit[0] == actor_id:
            return max(last, i + hit[1] - 1)
    return last


def _is_national(tokens: list[Token], first: int, last: int) -> bool:
    """A country's branch of an international body, told by a nationality behind its name."""
    head, behind = head_at(tokens, first), tokens[last + 1].word.key if last + 1 < len(tokens) else ""
    return head is not None and head.pattern == "country" and len(head.words) == last - first + 1 and behind.startswith("ال") and bool(_stems(behind))


@lru_cache(maxsize=200_000)
def _begun(key: str) -> tuple[tuple[tuple[str, ...], str, int], ...]:
    """Names that a word may begin: their words, actor, and letters of clitics before; none for most words."""
    return tuple((words, actor_id, cut) for form, cut in bare(key) for words, actor_id in names.index().get(form, ()))


_NAMES = Spots(lambda word: _begun(word.key))


def _longest(begun: Iterable[tuple[tuple[str, ...], str, int]], keys: list[str], i: int) -> tuple[str, int, int] | None:
    best, behind = None, keys[i + 1] if i + 1 < len(keys) else ""
    for words, actor_id, cut in begun:
        if (best is None or len(words) > best[1]) and (len(words) == 1 or words[1] == behind and tuple(keys[i + 1 : i + len(words)]) == words[1:]):
            best = (actor_id, len(words), cut)
    return best


def _plausible(tokens: list[Token], i: int, hit: tuple[str, int, int]) -> bool:
    """A single-word name must not be read as an adjective, a verb or a common word."""
    actor_id, length, cut = hit
    word = tokens[i].word
    if i and tokens[i - 1].word.stem in _MINISTERS and names.actors()[actor_id].kind != "person" and names.actors()[actor_id].sector in ("GOV", "COP", "MIL"):
        return False  # وزيرة الخارجية البريطانية
    if length > 1:
        return not (word.key in ("بن", "ال", "ولد") and i and is_given(tokens[i - 1].word.key) and not is_of_another(tokens[i - 1].word))  # محمد بن صالح is not he who is known as بن صالح
    if _governs(tokens, i, actor_id) or (i and tokens[i - 1].word.stem in _WATERS and names.actors()[actor_id].kind == "country"):
        return False
    if word.pos == "verb" and word.known and names.actors()[actor_id].kind != "country":
        return False
    if i and word.key.startswith("ال") and names.actors()[actor_id].kind == "person" and _is_another(tokens[i - 1], actor_id):
        return False  # عاطف الجبالي
    if i < len(tokens) - 1 and names.actors()[actor_id].kind == "person" and (i == 0 or tokens[i - 1].word.pos == "punc") and is_surname_behind(tokens[i + 1].word):
        return False  # رايس وهاب مبولحي
    if 0 < i < len(tokens) - 1 and names.actors()[actor_id].kind == "person" and all(_is_foreign(tokens[k].word) for k in (i - 1, i + 1)):
        return False  # ألب أرسلان جليك
    return not (cut and (len(word.key) - cut < 4 and word.pos != "noun_prop" or word.key in cities()))  # بابل is no أبل


def _is_another(before: Token, actor_id: str) -> bool:
    """A given name that is none of an actor's, before his surname."""
    word = before.word
    return (is_given(word.key) or is_seldom_noun(word)) and word.pos.startswith(("noun", "adj")) and not word.enclitic and not is_of_another(word) and not any(form in fold(names.actors()[actor_id].name_ar).split() for form, _ in bare(word.key))


def _is_foreign(word: Word) -> bool:
    """A name that the analyser does not know, without clitics."""
    return word.pos == "noun_prop" and not word.known and not word.proclitics and not word.key.startswith("ال")


_NOUNS_TOO = frozenset(map(fold, "فتح أمل".split()))
_MINISTERS = frozenset(map(fold, "وزير وزيرة وزراء وزيرا وزيري".split()))


def _governs(tokens: list[Token], i: int, actor_id: str) -> bool:
    """فتح نقطة، فتح الطريق: an organisation's name that is a common noun as well, with a genitive of things behind it, is that noun."""
    word, kind = tokens[i].word, names.actors()[actor_id].kind
    if word.proclitics[:1] == ("w",) and i and names.index().get(tokens[i - 1].word.key):
        return False  # إسرائيل وحماس: of one list
    if i and tokens[i - 1].word.pos == "verb" and tokens[i - 1].word.gender == "f" and word.number == "d":
        return False  # رفضت طالبان: no two students
    if kind in ("country", "person") or word.pos not in ("noun", "noun_prop") or not word.known or word.key.startswith("ال") or i + 1 == len(tokens):
        return False
    behind = tokens[i + 1].word
    if word.key in _NOUNS_TOO and behind.key == "الله":
        return True  # محمد فتح الله
    if word.gloss[:1].isupper() and (word.key not in _NOUNS_TOO or "al" in behind.proclitics):
        return False
    return behind.pos.startswith("noun") and behind.pos != "noun_prop" and behind.known and behind.proclitics[:1] not in (("w",), ("f",), ("b",), ("l",), ("k",)) and not names.index().get(behind.key)


def _nationalities(sentence: Sentence) -> list[ActorMention]:
    tokens, found = sentence.tokens, []
    for i in _OF_NATIONS.of(sentence):
        token = tokens[i]
        behind = i > 0 and tokens[i - 1].word.key.endswith(("ين", "ون", "ود", "ء"))  # دبلوماسيين روس
        code, length, cut = _nationality(_stems(token.word.key), tokens[i + 1].word.key if i + 1 < len(tokens) else "", behind)
        if i and tokens[i - 1].word.stem.removeprefix("ال").removesuffix("ين").removesuffix("ان") == "محيط":
            continue  # المحيط الهندي
        state = code == "MLI" and _is_mali(tokens, i)
        if code and (code != "MLI" or state or i and is_kind(tokens[i - 1].word, "of-a-state")):  # elsewhere مالي is of money
            if length == 1 and i and tokens[i - 1].word.pos == "noun_prop" and not tokens[i - 1].word.known and not token.word.key.endswith("ه") and not (i > 1 and tokens[i - 2].word.stem in _SITES):
                continue
            actor = names.actors()[code]
            last = i + length - 1
            start = token.start + raw_cut(token.surface, cut)
            found.append(ActorMention(sentence.no, i, last, start, tokens[last].end, actor, code, None, None, "lexicon" if state else "nationality"))
    return found


def _is_mali(tokens: list[Token], i: int) -> bool:
    """The state and no adjective: read as a name, or behind a preposition or a part of a country."""
    word, before = tokens[i].word, tokens[i - 1].word if i else None
    return word.key.lstrip("وفبل") == fold("مالي") and (word.pos == "noun_prop" or before is not None and (before.pos == "prep" or before.stem in _PARTS_OF_COUNTRIES))


_PARTS_OF_COUNTRIES = frozenset(map(fold, "شمال جنوب شرق غرب شمالي جنوبي وسط رئيس جمهورية".split()))


@lru_cache(maxsize=200_000)
def _stems(key: str) -> tuple[tuple[str, int], ...]:
    """The word without clitics and article, with the letters of its clitics, where a nationality begins so; none for most words."""
    return tuple((stem, cut) for form, cut in bare(key) if (stem := form.removeprefix("ال")) in _first_words())


_OF_NATIONS = Spots(lambda word: _stems(word.key))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(form.split()[0] for form in names.nationalities())


def _nationality(stems: Iterable[tuple[str, int]], following: str, short: bool) -> tuple[str | None, int, int]:
    """Country, words and letters cut of the nationality that a word tells; one of three letters only where that may be, ``short``."""
    table = names.nationalities()
    for stem, cut in stems:
        code = table.get(f"{stem} {following}") or table.get(f"{stem} {following.removeprefix('ال')}")
        if code:
            return code, 2, cut
        if stem in table and len(stem) > (2 if short else 3):
            return table[stem], 1, cut
    return None, 0, 0
