"""Which state's a body is that the text names by common words alone (وزارة الدفاع), and one actor for it, with its nationality or without.

A body named without a country is that of the one told so before it; one whose country is known is called by its name with the nationality
(وزارة الداخلية in a report from Jordan is وزارة الداخلية الأردنية), so that the bodies of two states are two and those of one state one.
"""

from functools import cache, lru_cache

from waqai.tasks import lexicon
from waqai.tasks.document import Document
from waqai.tasks.extract import names
from waqai.tasks.extract.mention import ActorMention, discovered
from waqai.tasks.extract.translate import proper_words
from waqai.tasks.extract.word_kinds import name_words
from waqai.tasks.normalise import fold

_PORTFOLIO_ALONE = name_words("portfolio-alone")  # الخارجية is a ministry
_FEMININE = ("ه", "ات")
_FEMININE_HEADS = frozenset(map(fold, "دار شؤون أركان غرفة قوى".split()))


def told_before(doc: Document, found: list[ActorMention]) -> dict[int, str]:
    """id() of mentions of bodies without a country to that of the body of the same name which the article tells of with one: the last before it, else the only one."""
    told: dict[tuple[str, ...], list[str]] = {}
    bodies = [m for m in found if m.actor.kind not in ("person", "country")]
    if all(m.country for m in bodies):
        return {}
    for mention in bodies:
        if mention.country and (base := _base(_words(doc, mention), mention.country)) is not None:
            told.setdefault(base, []).append(mention.country)
    only = {base: countries[0] for base, countries in told.items() if len(set(countries)) == 1}
    last: dict[tuple[str, ...], str] = {}
    given = {}
    for mention in bodies:
        words = _words(doc, mention)
        if mention.country and (base := _base(words, mention.country)) is not None:
            last[base] = mention.country
        elif mention.country is None and (country := last.get(_full(words)) or only.get(_full(words))):
            given[id(mention)] = country
    return given


def name_by_state(found: list[ActorMention]) -> None:
    """Give each discovered body of a state its name with the nationality, and the lexicon's actor where it has that body."""
    renamed: dict[str, list[ActorMention]] = {}
    for mention in found:
        if mention.actor.known or mention.actor.kind == "person" or not mention.country:
            continue
        actor = _of_state(mention.actor.name_ar, mention.actor.kind, mention.country, mention.sector)
        if actor is not None:
            renamed.setdefault(mention.actor.actor_id, []).append(mention)
            mention.actor = actor
            if actor.known:
                mention.sector = actor.sector
    for mention in found:
        held = renamed.get(mention.actor.actor_id, ())
        if len({m.actor.actor_id for m in held}) == 1:  # its abbreviation, and the same name elsewhere
            mention.actor, mention.country, mention.sector = held[0].actor, held[0].country, held[0].sector


@lru_cache(maxsize=20_000)
def _of_state(name: str, kind: str, country: str, sector: str | None) -> names.Actor | None:
    words = tuple(fold(name).split())
    base = _base(words, country)
    if known := _listed().get((base or _full(words), country)):
        return names.actors()[known]
    if base is None and (sector not in names.STATE_SECTORS or kind != "organisation" or proper_words(name)):
        return None
    written = name.split()[: len(base)] if base is not None and len(base) <= len(words) else name.split()
    if len(written) == 1 and words[0] in _PORTFOLIO_ALONE:
        written = ["وزارة", *written]
    adjective = _adjective(country, fold(written[0]))
    return discovered(" ".join([*written, *adjective]), kind, country, sector) if adjective else None


def _adjective(country: str, head: str) -> list[str]:
    """The nationality that agrees with a head, with the article; empty where the lexicon has none."""
    first = next(iter(_nationality().get(country, ())), "")
    ending = "ة" if head.endswith(_FEMININE) or head in _FEMININE_HEADS else ""
    return ["ال" + word + ending for word in first.split()] if first and all(word.endswith("ي") for word in first.split()) else []


@cache
def _nationality() -> dict[str, list[str]]:
    return {row["id"]: lexicon.values(row["nationality"]) for row in lexicon.rows("countries")}


def _words(doc: Document, mention: ActorMention) -> tuple[str, ...]:
    return tuple(fold(doc.text[mention.start : mention.end]).split())


def _full(words: tuple[str, ...]) -> tuple[str, ...]:
    """الخارجية is وزارة الخارجية."""
    return ("وزاره", *words) if len(words) == 1 and words[0] in _PORTFOLIO_ALONE else words


def _base(words: tuple[str, ...], country: str) -> tuple[str, ...] | None:
    """The name without the nationality of the country that ends it; None where none does."""
    table = names.nationalities()
    for n in (2, 1):
        tail = words[-n:]
        if len(words) > n and all(word.startswith("ال") and word.endswith(("ي", "يه")) for word in tail) and table.get(" ".join(word.removeprefix("ال") for word in tail)) == country:
            return _full(words[:-n])
    return None


@cache
def _listed() -> dict[tuple[tuple[str, ...], str], str]:
    """Name without its nationality, and country, to the body of the lexicon that a name with it means."""
    found: dict[tuple[tuple[str, ...], str], str] = {}
    for row in lexicon.rows("organisations"):
        for form in [row["name_ar"], *lexicon.values(row["aliases"])] if row["country"] else ():
            base = _base(tuple(fold(form).split()), row["country"])
            if base is not None:
                found.setdefault((base, row["country"]), row["id"])
    return found
