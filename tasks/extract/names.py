"""Names the lexicon knows: one pass over the words, whatever the lexicon's size.

Names are indexed by their first word; at each word, with its clitics off, the longest name that fits wins.
"""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from waqai.tasks import lexicon
from waqai.tasks.document import Token
from waqai.tasks.extract.word_kinds import name_words
from waqai.tasks.normalise import fold

# What bears a name as persons and bodies do, and is neither.
THINGS = name_words("thing")
_CALLED_AFTER = name_words("called-after")
_HONOURS = name_words("honour")
_OF_HOSPITALS = name_words("of-hospitals")
STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})


class Actor(NamedTuple):
    """A real-world actor; ``country`` and ``sector`` are its latest."""

    actor_id: str
    name_ar: str
    name_en: str
    kind: str
    country: str | None
    sector: str | None
    known: bool = True


class Role(NamedTuple):
    """What an actor was, from a day to a day (exclusive bounds open)."""

    sector: str | None
    country: str | None
    since: date
    until: date
    group: str | None = None  # actor for which it speaks, where that is no state


def is_called_after(tokens: list[Token], i: int) -> bool:
    """What is called after persons stands before a name, or before his title there: مطار الملك خالد; a hospital's adjectives too: المستشفى الجامعي الحبيب بورقيبة."""
    k = i - 1
    while k > 0 and i - k < 4 and (tokens[k].word.key in _HONOURS or _stem(tokens[k]) in _OF_HOSPITALS or tokens[k].surface in "«“\"'(" or tokens[k].word.key == "ابن"):
        k -= 1
    return k >= 0 and tokens[k].word.pos.startswith(("noun", "adj")) and (tokens[k].word.stem.removeprefix("ال") in _CALLED_AFTER or tokens[k].word.number == "d" and _stem(tokens[k]) in _CALLED_AFTER)


def _stem(token: Token) -> str:
    """The lemma, folded: جامعي of الجامعيين."""
    return fold(token.word.lemma)


@cache
def actors() -> dict[str, Actor]:
    """Every actor of the lexicon by id."""
    found = {row["id"]: Actor(row["id"], row["name_ar"], row["name_en"], "country", row["id"], None) for row in lexicon.rows("countries")}
    for name, kind in (("persons", "person"), ("organisations", "organisation")):
        for row in lexicon.rows(name):
            found[row["id"]] = Actor(row["id"], row["name_ar"], row["name_en"], row.get("kind") or kind, row["country"] or None, row["sector"] or None)
    return found


@cache
def roles() -> dict[str, list[Role]]:
    """Dated roles of each actor."""
    found: dict[str, list[Role]] = {}
    for row in lexicon.rows("roles"):
        if row["role_en"].startswith("late "):
            continue  # the dead stay what they were
        group = None if row["sector"] in STATE_SECTORS - {"MIL"} or row["sector"] == "ELI" else _group(row)
        if row["sector"] == "MIL" and group and actors()[group].kind != "armed_group":
            group = None
        begins = "9999-12-31" if row["sector"] == "ELI" and row["from"] else "0001-01-01"  # the month in which one leaves an office is the office's
        role = Role(row["sector"] or None, row["country"] or None, _day(row["from"], begins), _day(row["to"], "9999-12-31"), group)
        found.setdefault(row["actor_id"], []).append(role)
    return found


_GROUP_WORDS = {"UN": "united-nations", "EU": "european-union", "European": "european-union", "NATO": "nato", "OIC": "organisation-of-islamic-cooperation"}


def _group(row: dict[str, str]) -> str | None:
    """The organisation that an office is one of, by the names in its words: الأمين العام لحزب الله."""
    words = fold(row["role_ar"]).split()
    for i, word in enumerate(words):
        for form, _ in bare(word):
            for name, actor_id in index().get(form, ()):
                if tuple(words[i + 1 : i + len(name)]) == name[1:] and actors()[actor_id].kind in ("organisation", "armed_group"):
                    return actor_id
    return next((_GROUP_WORDS[word] for word in row["role_en"].split() if word in _GROUP_WORDS and _GROUP_WORDS[word] in actors()), None)


def _day(text: str, default: str) -> date:
    """The first day that a date of roles.csv (year, month or day) means; the last, where ``default`` is an end."""
    parts = [int(part) for part in (text or default).split("-")]
    if not default.startswith("9999"):
        return date(*parts, *[1] * (3 - len(parts)))
    month = parts[1] if len(parts) > 1 else 12
    return date(parts[0], month, parts[2] if len(parts) > 2 else monthrange(parts[0], month)[1])


_SHORTLY = timedelta(3 * 365)


def role_on(actor: Actor, day: date | None) -> tuple[str | None, str | None, str | None]:
    """(sector, country, group) of an actor on a day: of the role begun last among those that hold; without a day, of its last office.

    An actor without roles, or on a day that none covers, has its latest sector; before the first, not that of a former official.
    """
    held = roles().get(actor.actor_id, ())
    # who loses an office on a day is told of as having it
    fitting = [role for role in held if role.since + (role.sector == "ELI") * timedelta(1) <= day <= role.until] if day else [role for role in held if role.sector != "ELI"]
    if not fitting:
        first = min((role for role in held if role.sector != "ELI"), key=lambda role: role.since, default=None)
        if day is not None and actor.sector == "ELI" and first is not None and day < first.since:
            return first.sector if first.since - day < _SHORTLY else None, actor.country, None  # he held a lower office, or none that is known
        return actor.sector, actor.country, None
    role = max(fitting, key=lambda role: role.since)
    return role.sector or actor.sector, role.country, role.group


@cache
def index() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word of a name to (words, actor_id), longest first."""
    names: dict[tuple[str, ...], str] = {}
    for name in ("organisations", "persons"):
        for row in lexicon.rows(name):
            for form in [row["name_ar"], *lexicon.values(row["aliases"])]:
                names.setdefault(tuple(fold(form).replace("-", " ").split()), row["id"])
    for row in lexicon.rows("countries"):
        for form in [row["name_ar"], *(v for column in ("aliases", "capitals", "seats") for v in lexicon.values(row[column]))]:
            if form not in lexicon.values(row.get("ambiguous")):
                names[tuple(fold(form).split())] = row["id"]
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, actor_id in names.items():
        if words:
            table.setdefault(words[0], []).append((words, actor_id))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


@cache
def outlet_countries() -> dict[str, str]:
    """Folded name of a medium, in Arabic or English, to its country."""
    rows = [row for row in lexicon.rows("organisations") if row["kind"] == "media" and row["country"]]
    return {fold(name): row["country"] for row in rows for name in (row["name_ar"], row["name_en"], *lexicon.values(row["aliases"]))}


# Of all Arab countries rather than of their own.
_PAN_ARAB = frozenset("al-jazeera al-arabiya al-hadath sky-news-arabia asharq-al-awsat al-hayat al-mayadeen al-araby-al-jadeed al-quds-al-arabi elaph al-arab-london al-ghad mbc rai-al-youm al-manar".split())


@cache
def home_of(outlet: str | None) -> str | None:
    """The Arab country that an outlet reports from and for, None for those that report for many; bodies of state that it names without a country are that one's."""
    rows = {fold(name): row for row in lexicon.rows("organisations") if row["kind"] == "media" and row["id"] not in _PAN_ARAB for name in (row["name_ar"], row["name_en"], *lexicon.values(row["aliases"]))}
    row = next((rows[name] for name in (fold(outlet or ""), *(fold(f"{head} {outlet}") for head in ("صحيفة", "قناة", "وكالة", "إذاعة"))) if name in rows), None)
    return row["country"] if row and row["country"] in arab_countries() else None


@cache
def arab_countries() -> frozenset[str]:
    """Alpha-3 codes of the countries of which Arabic is an official language by CLDR; in Israel it is none since 2018."""
    import pycountry
    from babel.languages import get_official_languages

    return frozenset(country.alpha_3 for country in pycountry.countries if "ar" in get_official_languages(country.alpha_2)) - {"ISR"}


_HEADS_OF_MEDIA = ("صحيفه", "قناه", "وكاله", "اذاعه", "موقع")


@cache
def media() -> dict[str, str]:
    """Folded name of a medium, without what kind of one it is, to its id."""
    found: dict[str, str] = {}
    for row in lexicon.rows("organisations"):
        for form in [row["name_ar"], *lexicon.values(row["aliases"])] if row["kind"] == "media" else ():
            head, _, rest = fold(form).partition(" ")
            found.setdefault(rest if head in _HEADS_OF_MEDIA and rest else fold(form), row["id"])
    return found


@cache
def media_of() -> dict[tuple[str, str], str]:
    """As ``media``, by name and country: two papers of one name are of two countries."""
    found: dict[tuple[str, str], str] = {}
    for row in lexicon.rows("organisations"):
        for form in [row["name_ar"], *lexicon.values(row["aliases"])] if row["kind"] == "media" else ():
            head, _, rest = fold(form).partition(" ")
            words = (rest if head in _HEADS_OF_MEDIA and rest else fold(form)).split()
            if len(words) > 1 and nationalities().get(words[-1].removeprefix("ال")) == row["country"]:
                words.pop()  # صحيفة الوطن المصرية
            found.setdefault((" ".join(words), row["country"]), row["id"])
    return found


@cache
def media_shared() -> frozenset[str]:
    """Names that media of more than one country bear."""
    names = [name for name, _ in media_of()]
    return frozenset(name for name in names if names.count(name) > 1)


class Sense(NamedTuple):
    """Whom a name that several share means: from a day to a day, in articles that name one of the countries (any, where none is given)."""

    actor_id: str
    since: date
    until: date
    countries: tuple[str, ...]


@cache
def senses() -> dict[tuple[str, ...], list[Sense]]:
    """Words of each name of names_in_context.csv to those it may mean."""
    table: dict[tuple[str, ...], list[Sense]] = {}
    for row in lexicon.rows("names_in_context"):
        sense = Sense(row["actor_id"], _day(row["from"], "0001-01-01"), _day(row["to"], "9999-12-31"), tuple(lexicon.values(row["countries"])))
        table.setdefault(tuple(fold(row["name_ar"]).split()), []).append(sense)
    return table


def meant(name: tuple[str, ...], day: date | None, countries: set[str]) -> Actor | None:
    """The actor that a name means on a day in an article of such countries; None where more than one could be, or none.

    Args:
        name: folded words.
        day: the article's day, None where unknown: then every day fits.
        countries: codes of the countries that the article names.
    """
    fitting = [s for s in senses().get(name, ()) if (day is None or s.since <= day <= s.until) and (not s.countries or countries.intersection(s.countries))]
    ids = {sense.actor_id for sense in fitting}
    return actors()[ids.pop()] if len(ids) == 1 else None


@cache
def nationalities() -> dict[str, str]:
    """Every form of every nationality adjective, without the article, to the country's code."""
    table: dict[str, str] = {}
    for row in lexicon.rows("countries"):
        for form in lexicon.values(row["nationality_forms"]):
            table.setdefault(fold(form), row["id"])
        for adjective in lexicon.values(row["nationality"]):
            for form in _inflected(fold(adjective)):
                table.setdefault(form, row["id"])
    return table


def _inflected(adjective: str) -> list[str]:
    first, _, second = adjective.partition(" ")
    endings = ["", "ه", "ون", "ين", "ان", "ات", "تين", "تان", "ا"]
    if second:
        return [f"{first}{a} {article}{second}{a}" for a in endings for article in ("", "ال")]
    return [first + ending for ending in endings]


@lru_cache(maxsize=200_000)
def bare(key: str) -> tuple[tuple[str, int], ...]:
    """A word as written and with its proclitics off, each with the letters cut; ``للبيت`` gives ``البيت``."""
    forms = [(key, 0)]
    rest, cut = key, 0
    if len(rest) > 3 and rest[0] in "وف":
        rest, cut = rest[1:], 1
        forms.append((rest, cut))
    if len(rest) > 3 and rest.startswith("لل"):
        forms += [("ال" + rest[2:], cut), (rest[2:], cut + 2), ("الل" + rest[2:], cut)]
    elif len(rest) > 3 and rest[0] in "بلك":
        forms.append((rest[1:], cut + 1))
    return tuple(forms)
