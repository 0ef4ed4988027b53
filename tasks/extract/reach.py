"""Which words read otherwise under another lexicon: what its files say of each word by which a text looks it up.

Extraction reads an article by itself, and the files of ``BY_WORD`` through the words of the article only.  So an article whose words mean
under two lexicons the same reads the same under both.  Every other file is of unknown reach: where it changes, everything is read again.
"""

from functools import cache
from hashlib import blake2b

from waqai.tasks import lexicon
from waqai.tasks.extract import event_words, names, recognise
from waqai.tasks.extract.participles import bare as participle_ending
from waqai.tasks.normalise import fold

BY_WORD = ("event_words", "organisations", "persons", "places", "roles")
UNREAD = ("boilerplate", "languages", "mode_kin", "outlets", "place_within", "record_fields")  # by extraction; ingest or SQL reads them

Knowledge = dict[str, dict[str, str]]


@cache
def knowledge() -> Knowledge:
    """Fingerprints of the files that extraction reads (``files``), and of all that those of ``BY_WORD`` say of a folded word (``words``)."""
    said: dict[str, list[object]] = {}
    actors, roles = names.actors(), names.roles()
    for word, found in names.index().items():
        said.setdefault(word, []).append([(form, actors[actor_id], roles.get(actor_id)) for form, actor_id in found])
    for form, senses in names.senses().items():
        said.setdefault(form[0], []).append([(form, sense, actors.get(sense.actor_id), roles.get(sense.actor_id)) for sense in senses])
    for row in lexicon.rows("places"):
        for form in [row["name_ar"], *lexicon.values(row["aliases"])]:
            first = fold(form).replace("-", " ").split()[0]
            for word in {first, first.removeprefix("ال")}:
                said.setdefault(word, []).append([cell for column, cell in row.items() if column != "_at"])
    for table in (recognise.listings(), event_words.entries(), event_words.participles()):
        for word, found in table.items():
            said.setdefault(word, []).append(found)
    for outlet, country in names.outlet_countries().items():
        said.setdefault(outlet, []).append(country)
    files = {path.stem: lexicon.version(path.stem) for path in lexicon.FOLDER.glob("*.csv") if path.stem not in UNREAD}
    return {"files": files, "words": {word: blake2b(repr(found).encode(), digest_size=4).hexdigest() for word, found in said.items()}}


def changes(before: Knowledge) -> tuple[list[str], frozenset[str]]:
    """Files that have changed since ``before``, and words of which those of ``BY_WORD`` say something else now."""
    now = knowledge()
    files, words = (sorted(name for name in before[part].keys() | now[part].keys() if before[part].get(name) != now[part].get(name)) for part in ("files", "words"))
    return files, frozenset(words)


def looked_up(surface: str, stem: str, lemma: str) -> set[str]:
    """All words under which the files of ``BY_WORD`` may be asked about a token."""
    key, lemma = fold(surface) or surface, fold(lemma)
    found = {key, stem, lemma, *(form for form, _ in names.bare(key))}
    found |= {word.removeprefix("ال") for word in found}
    found |= {word.removesuffix("ا") for word in found}  # of the accusative
    ending = participle_ending(key.removeprefix("و"))
    return found | ({ending[0]} if ending else set())
