"""Places named in a document: countries, regions and cities, with their coordinates."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from waqai.tasks.document import Document
from waqai.tasks.extract.gazetteer import Place, gazetteer, namesakes
from waqai.tasks.extract.mention import ActorMention, raw_cut
from waqai.tasks.extract.names import bare
from waqai.tasks.extract.spots import Spots
from waqai.tasks.extract.word_kinds import name_words
from waqai.tasks.normalise import SHADDA, fold


@dataclass(slots=True)
class PlaceMention:
    """A place named at tokens ``first`` to ``last``; coordinates in degrees."""

    sentence_no: int
    first: int
    last: int
    start: int
    end: int
    place_id: str
    place: str
    place_en: str
    country: str | None
    latitude: float | None
    longitude: float | None


_LARGE = 300_000  # inhabitants of a city that is known beyond its country
_CUES = name_words("place-cue")

_TOWNS = name_words("town-cue")
# Names of cities that are common words as well: places only behind those words of towns.
_COMMON = name_words("common-city")


def find_places(doc: Document, actors: list[ActorMention]) -> list[PlaceMention]:
    """All places of a document, in order; a person's or an organisation's name is no place."""
    names = {(m.sentence_no, i): m.last for m in actors if m.actor.kind != "country" or m.is_adjective for i in range(m.first, m.last + 1)}
    found = []
    shared: list[tuple[PlaceMention, list[Place]]] = []
    small: set[int] = set()  # cities that count as named only in an article that names their country
    for sentence in doc.sentences:
        tokens = sentence.tokens
        keys = [token.word.key for token in tokens]
        behind = 0
        for i in _NAMES.of(sentence):
            hit = _at(keys, i) if i >= behind else None
            if hit is not None and names.get((sentence.no, i), -1) >= i + hit[0] - 1:
                hit = None  # but مرسى مطروح is no Morsi
            if hit is None or not _plausible(tokens, i, hit):
                continue
            length, cut, place = hit
            last = i + length - 1
            start = tokens[i].start + raw_cut(tokens[i].surface, cut)
            others = namesakes()[_words(keys, i, length, cut)]
            if marked := [other for other in others if SHADDA in other[1] and SHADDA in tokens[i].surface]:
                place, others = marked[0], marked  # عمّان is the capital
            found.append(PlaceMention(sentence.no, i, last, start, tokens[last].end, *place[:6]))
            if place[6] < _LARGE:
                small.add(id(found[-1]))
            if len(others) > 1 and (place[6] < 10**10 or others[1][6] == 10**9):  # عمان is a state, and a capital
                shared.append((found[-1], others))
            behind = last + 1
    unsure = {id(mention) for mention, _ in shared}
    countries = Counter([m.country for m in actors if m.actor.kind == "country"] + [p.country for p in found if id(p) not in unsure | small])
    _settle(shared, countries)
    return [p for p in found if id(p) not in small or p.country in countries or not countries]


def _words(keys: list[str], i: int, length: int, cut: int) -> tuple[str, ...]:
    """The name that ``length`` words from ``i`` hold."""
    first = next(form for form, letters in bare(keys[i]) if letters == cut and (form, *keys[i + 1 : i + length]) in namesakes())
    return (first, *keys[i + 1 : i + length])


def _settle(shared: list[tuple[PlaceMention, list[Place]]], countries: Counter[str | None]) -> None:
    """A name of places in several countries means that in the country which the article names most; where it names none of them, the weightiest."""
    for mention, places in shared:
        best = max((place for place in places if not _same_spot(mention, place)), key=lambda place: countries[place[3]], default=places[0])
        if countries[best[3]] > countries[mention.country]:
            mention.place_id, mention.place, mention.place_en, mention.country, mention.latitude, mention.longitude = best[:6]


def _same_spot(mention: PlaceMention, place: Place) -> bool:
    """Within some fifty kilometres: one place that two countries are given for, as Jerusalem is."""
    return mention.latitude is not None and place[4] is not None and abs(mention.latitude - place[4]) + abs(mention.longitude - place[5]) < 0.5


def _at(keys: list[str], i: int) -> tuple[int, int, tuple] | None:
    best = None
    for words, place, cut in _begun(keys[i]):
        if (best is None or len(words) > best[0]) and (len(words) == 1 or tuple(keys[i + 1 : i + len(words)]) == words[1:]):
            best = (len(words), cut, place)
    return best


@lru_cache(maxsize=200_000)
def _begun(key: str) -> tuple[tuple[tuple[str, ...], tuple, int], ...]:
    """Names of places that a word may begin: their words, place, and letters of clitics before; none for most words."""
    return tuple((words, place, cut) for form, cut in bare(key) for words, place in gazetteer().get(form, ()))


_NAMES = Spots(lambda word: _begun(word.key))


def _plausible(tokens: list, i: int, hit: tuple[int, int, tuple]) -> bool:
    """A small city's one-word name stands as a place only where grammar says so."""
    length, cut, place = hit
    word = tokens[i].word
    if word.key.endswith(fold("القائم")) and i + 1 < len(tokens) and tokens[i + 1].word.stem.removeprefix("ال") == "اعمال":
        return False  # القائم بالأعمال
    if length == 1 and "آ" in tokens[i].surface and "آ" not in place[1]:
        return False  # 25 آب: no city of إب
    if length == 1 and word.pos == "adj" and i and "al" in word.proclitics and tokens[i - 1].word.pos == "noun" and ("al" in tokens[i - 1].word.proclitics or tokens[i - 1].word.enclitic):
        return False  # السواحل الغربية، حدودها الغربية
    if length == 1 and place[6] != 10**9 and word.key[cut:] in _COMMON:
        before = tokens[i - 1].word.stem.removeprefix("ال") if i else ""
        return before in (_CUES if place[6] == 10**10 else _TOWNS)
    if place[6] >= 10**9 or length > 1:
        return word.pos != "verb" or not word.known or length > 1
    cued = "b" in word.proclitics or "l" in word.proclitics or (i > 0 and fold(tokens[i - 1].word.stem) in _CUES)
    return word.pos == "noun_prop" and (cued or place[6] > _LARGE) and len(word.key) - cut > 2
