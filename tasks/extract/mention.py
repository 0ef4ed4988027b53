"""A mention of an actor, and what every finder of actors needs to make one."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from waqai.tasks.extract.names import STATE_SECTORS, Actor, actors
from waqai.tasks.extract.translate import organisation_name
from waqai.tasks.extract.transliterate import transliterate
from waqai.tasks.normalise import fold


@dataclass(slots=True)
class ActorMention:
    """An actor named at tokens ``first`` to ``last``; ``country`` and ``sector`` held on the article's day.

    ``group`` is the actor that a person speaks for, where that is no state.
    """

    sentence_no: int
    first: int
    last: int
    start: int
    end: int
    actor: Actor
    country: str | None
    sector: str | None
    role_ar: str | None
    rule: str
    group: str | None = None

    @property
    def is_adjective(self) -> bool:
        """A nationality adjective beside a noun."""
        return self.rule == "nationality"


def party(mention: ActorMention) -> str | None:
    """Code of the side an actor stands for: a state's or its part's country, else the actor itself."""
    if mention.actor.kind == "country":
        return mention.actor.actor_id
    if mention.group in actors() and mention.sector == "MIL" and actors()[mention.group].kind == "armed_group":
        return mention.group  # the commander of an army against its state's
    if mention.country and mention.sector in STATE_SECTORS:
        return mention.country
    if mention.group:
        return mention.group
    if mention.country and mention.actor.kind == "person" and mention.sector not in ("REB", "PTY", "IGO"):
        return mention.country
    return mention.actor.actor_id


@lru_cache(maxsize=20_000)
def raw_cut(surface: str, letters: int) -> int:
    """Raw characters that hold the first ``letters`` folded ones."""
    if not letters:
        return 0
    return next((n for n in range(1, len(surface)) if len(fold(surface[:n])) >= letters and fold(surface[n])), 0)


def name_of(surface: str, cut: int) -> str:
    """A name as written, without the clitics before it; للجيش, where ل hides a letter of the article, is الجيش."""
    name = surface[raw_cut(surface.split()[0], cut) :]
    return "ال" + name[2:] if name.startswith("لل") and len(name.split()[0]) > 4 else name


def discovered(name: str, kind: str, country: str | None, sector: str | None) -> Actor:
    """An actor that no row of the lexicon names; its id is made from its folded name and kind."""
    key = " ".join(fold(name).split())
    actor_id = f"{'p' if kind == 'person' else 'o'}-" + blake2b(f"{kind}/{key}".encode(), digest_size=6).hexdigest()
    latin = transliterate(name) if kind == "person" else organisation_name(name)
    return Actor(actor_id, " ".join(name.split()), latin, kind, country, sector, known=False)
