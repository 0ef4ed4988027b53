"""Within one article, short forms, surnames and variant spellings go to one actor."""

import re
from functools import lru_cache

from waqai.tasks.document import Document
from waqai.tasks.extract.mention import ActorMention, raw_cut
from waqai.tasks.extract.names import Actor, bare
from waqai.tasks.normalise import fold

_WEAK = re.compile("[اويء]")


@lru_cache(maxsize=50_000)
def skeleton(name: str) -> str:
    """A folded name without long vowels and article: كارلن and كارلين have one."""
    return " ".join(_WEAK.sub("", word.removeprefix("ال")) or word for word in name.split())


def resolve(doc: Document, found: list[ActorMention]) -> list[ActorMention]:
    """Mentions with those of one person pointing to one actor, and surnames alone added as mentions of the person named in full."""
    persons = [m for m in found if m.actor.kind == "person"]
    fullest = _fullest(persons)
    for mention in persons:
        if not mention.actor.known:
            mention.actor = fullest.get(mention.actor.actor_id, mention.actor)
    best: dict[str, ActorMention] = {}
    for mention in persons:
        held = best.setdefault(mention.actor.actor_id, mention)
        held.sector, held.country, held.group = held.sector or mention.sector, held.country or mention.country, held.group or mention.group
    for mention in persons:
        held = best[mention.actor.actor_id]
        mention.sector, mention.country, mention.group = mention.sector or held.sector, mention.country or held.country, mention.group or held.group
        if not mention.actor.known:
            mention.actor = mention.actor._replace(country=mention.country, sector=mention.sector)
    return sorted([*found, *_surnames(doc, found)], key=lambda m: (m.sentence_no, m.first))


def _fullest(persons: list[ActorMention]) -> dict[str, Actor]:
    """Actor id of a discovered person to the actor whose name holds its own: same first and last name, or the only one with that surname."""
    actors = sorted({m.actor.actor_id: m.actor for m in persons}.values(), key=lambda a: (not a.known, -len(a.name_ar.split())))
    found: dict[str, Actor] = {}
    for actor in (a for a in actors if not a.known):
        own = skeleton(fold(actor.name_ar)).split()
        fitting = [other for other in actors if other.actor_id != actor.actor_id and other.actor_id not in found and _holds(skeleton(fold(other.name_ar)).split(), own)]
        if len(fitting) == 1:
            found[actor.actor_id] = fitting[0]
    return found


def _holds(full: list[str], short: list[str]) -> bool:
    if not full or not short:
        return False
    if len(short) == 1:
        return len(full) > 1 and len(short[0]) > 1 and short[0] in (full[-1], full[0])
    return len(full) >= len(short) and full[0] == short[0] and full[-1] == short[-1]


def _surnames(doc: Document, found: list[ActorMention]) -> list[ActorMention]:
    """Words that are the last name of exactly one person named in full in the article."""
    by_last: dict[str, dict[str, ActorMention]] = {}
    for mention in found:
        words = fold(mention.actor.name_ar).split()
        if mention.actor.kind == "person" and len(words) > 1 and len(words[-1].removeprefix("ال")) > 2:
            for form in {words[-1], words[-1].removeprefix("ال")}:
                by_last.setdefault(form, {})[mention.actor.actor_id] = mention
    taken = {(m.sentence_no, i) for m in found for i in range(m.first, m.last + 1)}
    extra = []
    for sentence in doc.sentences if by_last else ():
        for i, token in enumerate(sentence.tokens):
            word = token.word
            if (sentence.no, i) in taken or word.pos == "verb" or len(word.key) < 4:
                continue
            for form, cut in bare(word.key):
                named = by_last.get(form, {})
                if len(named) == 1 and (word.pos in ("noun_prop", "adj") or not word.known or form.startswith("ال")):
                    held = next(iter(named.values()))
                    start = token.start + raw_cut(token.surface, cut)
                    extra.append(ActorMention(sentence.no, i, i, start, token.end, held.actor, held.country, held.sector, None, "surname", held.group))
                    break
    return extra
