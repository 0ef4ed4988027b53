"""Actors named in a document: known names, nationality adjectives, and persons and organisations discovered by title, head noun and grammar."""

from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b

from waqai.tasks import lexicon
from waqai.tasks.document import Document, Sentence, Token
from waqai.tasks.extract import names
from waqai.tasks.extract.names import Actor, bare
from waqai.tasks.extract.transliterate import transliterate
from waqai.tasks.normalise import fold

STATE_SECTORS = {"GOV", "MIL", "COP", "JUD", "LEG", "SPY"}
_STOP_POS = ("verb", "prep", "conj", "conj_sub", "punc", "digit", "part", "pron", "adv", "part_neg")


@dataclass(slots=True)
class ActorMention:
    """An actor named at tokens ``first`` to ``last``; ``country`` and ``sector`` held on the article's day."""

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

    @property
    def is_adjective(self) -> bool:
        """A nationality adjective beside a noun."""
        return self.rule == "nationality"


def party(mention: ActorMention) -> str | None:
    """Code of the side an actor stands for: a state's or its part's country, else the actor itself."""
    if mention.actor.kind == "country":
        return mention.actor.actor_id
    if mention.country and (mention.sector in STATE_SECTORS or (mention.actor.kind == "person" and mention.sector not in ("REB", "PTY", "IGO"))):
        return mention.country
    return mention.actor.actor_id


def find_actors(doc: Document) -> list[ActorMention]:
    """All actors of a document, in order."""
    found: list[ActorMention] = []
    for sentence in doc.sentences:
        taken: dict[int, ActorMention] = {}
        for mention in [*_known(doc, sentence), *_nationalities(sentence)]:
            if all(i not in taken for i in range(mention.first, mention.last + 1)):
                taken.update(dict.fromkeys(range(mention.first, mention.last + 1), mention))
        _organisations(sentence, taken)
        _persons(sentence, taken)
        for mention in dict.fromkeys(id(m) for m in sorted(taken.values(), key=lambda m: m.first)):
            found.append(next(m for m in taken.values() if id(m) == mention))
    return _resolve(doc, found)


# ---- Known names ---------------------------------------------------------------------------------------------------------


def _known(doc: Document, sentence: Sentence) -> list[ActorMention]:
    tokens, table, found, i = sentence.tokens, names.index(), [], 0
    keys = [token.word.key for token in tokens]
    while i < len(tokens):
        hit = _longest(table, keys, i)
        if hit is None or not _plausible(tokens, i, hit):
            i += 1
            continue
        actor_id, length, cut = hit
        actor = names.actors()[actor_id]
        sector, country = names.role_on(actor, doc.published)
        last = i + length - 1
        found.append(ActorMention(sentence.no, i, last, tokens[i].start + raw_cut(tokens[i].surface, cut), tokens[last].end, actor, country, sector, None, "lexicon"))
        i = last + 1
    return found


def _longest(table: dict, keys: list[str], i: int) -> tuple[str, int, int] | None:
    best = None
    for form, cut in bare(keys[i]):
        for words, actor_id in table.get(form, ()):
            if len(words) == 1 or tuple(keys[i + 1 : i + len(words)]) == words[1:]:
                if best is None or len(words) > best[1]:
                    best = (actor_id, len(words), cut)
                break
    return best


def _plausible(tokens: list[Token], i: int, hit: tuple[str, int, int]) -> bool:
    """A single-word name must not be read as an adjective, a verb or a common word."""
    actor_id, length, cut = hit
    word = tokens[i].word
    if length > 1:
        return True
    if word.pos == "verb" and word.known and names.actors()[actor_id].kind != "country":
        return False
    return not (cut and len(word.key) - cut < 4 and word.pos not in ("noun_prop",))


@lru_cache(maxsize=20_000)
def raw_cut(surface: str, letters: int) -> int:
    """Raw characters that hold the first ``letters`` folded ones."""
    if not letters:
        return 0
    return next((n for n in range(1, len(surface)) if len(fold(surface[:n])) >= letters and fold(surface[n])), 0)


def _nationalities(sentence: Sentence) -> list[ActorMention]:
    table, tokens, found = names.nationalities(), sentence.tokens, []
    for i, token in enumerate(tokens):
        code, length, cut = _nationality(tokens, i, table)
        if code and not (token.word.key.endswith("مالي") or token.word.key.endswith("ماليه")):
            if length == 1 and i and tokens[i - 1].word.pos == "noun_prop" and not tokens[i - 1].word.known:
                continue
            actor = names.actors()[code]
            last = i + length - 1
            start = token.start + raw_cut(token.surface, cut)
            found.append(ActorMention(sentence.no, i, last, start, tokens[last].end, actor, code, None, None, "nationality"))
    return found


def _nationality(tokens: list[Token], i: int, table: dict[str, str]) -> tuple[str | None, int, int]:
    for form, cut in bare(tokens[i].word.key):
        stem = form.removeprefix("ال")
        if i + 1 < len(tokens):
            code = table.get(f"{stem} {tokens[i + 1].word.key}") or table.get(f"{stem} {tokens[i + 1].word.key.removeprefix('ال')}")
            if code:
                return code, 2, cut
        if stem in table and len(stem) > 3:
            return table[stem], 1, cut
    return None, 0, 0


# ---- Discovery -----------------------------------------------------------------------------------------------------------


@cache
def _titles() -> dict[str, list[tuple[tuple[str, ...], str | None]]]:
    table: dict[str, list[tuple[tuple[str, ...], str | None]]] = {}
    for row in lexicon.rows("titles"):
        for form in lexicon.values(row["forms"]):
            words = tuple(fold(form).split())
            table.setdefault(words[0], []).append((words, row["sector"] or None))
    for entries in table.values():
        entries.sort(key=lambda e: -len(e[0]))
    return table


@cache
def _given() -> set[str]:
    return {fold(form) for row in lexicon.rows("given_names") for form in [row["name_ar"], *lexicon.values(row["forms"])]}


@cache
def _heads() -> dict[str, tuple[str, str | None]]:
    return {fold(form): (row["kind"], row["sector"] or None) for row in lexicon.rows("org_heads") for form in lexicon.values(row["forms"])}


def _organisations(sentence: Sentence, taken: dict[int, ActorMention]) -> None:
    """Organisations by their head noun: the head, its genitives and adjectives, to where the phrase ends."""
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        head, cut = _head(tokens[i])
        if head is None or i in taken:
            i += 1
            continue
        last, definite, country = i, False, None
        j = i + 1
        while j < len(tokens) and j - i < 6:
            word, mention = tokens[j].word, taken.get(j)
            if mention is not None and mention.rule == "nationality":
                country, definite, last = mention.country, definite or tokens[j].word.key.startswith("ال"), mention.last
                j = mention.last + 1
                continue
            if mention is not None:
                if mention.actor.kind == "country":
                    country, definite, last = mention.country, True, mention.last
                break
            joined = word.key.startswith("وال") and word.pos.startswith(("noun", "adj")) and definite
            if word.pos.startswith(("noun", "adj")) and (word.key.startswith("ال") or joined or (word.key.startswith("لل") and definite and j > i + 1)):
                definite, last = True, j
                j += 1
                continue
            if word.pos == "noun_prop" and not word.proclitics and j == i + 1:
                definite, last = True, j
                j += 1
                continue
            break
        if definite and last > i:
            kind, sector = head
            start = tokens[i].start + raw_cut(tokens[i].surface, cut)
            name = fold_name(" ".join(t.surface for t in tokens[i : last + 1]), cut)
            actor = _discovered(name, kind, country, sector)
            mention = ActorMention(sentence.no, i, last, start, tokens[last].end, actor, country, sector, None, "head noun")
            for k in range(i, last + 1):
                taken[k] = mention
            i = last + 1
        else:
            i += 1


def _head(token: Token) -> tuple[tuple[str, str | None] | None, int]:
    for form, cut in bare(token.word.key):
        if form in _heads():
            return _heads()[form], cut
    return None, 0


def fold_name(surface: str, cut: int) -> str:
    """A name as written, without the clitics before it."""
    return surface[raw_cut(surface.split()[0], cut) :]


def _persons(sentence: Sentence, taken: dict[int, ActorMention]) -> None:
    """Persons by a title before the name, or by a given name that others follow."""
    tokens, i = sentence.tokens, 0
    while i < len(tokens):
        title = _title(tokens, i)
        if title:
            length, sector = title
            j, country, role_end = i + length, None, i + length - 1
            while j < len(tokens) and j - i < 8:
                mention = taken.get(j)
                word = tokens[j].word
                if mention is not None and mention.rule == "nationality":
                    country, role_end, j = country or mention.country, mention.last, mention.last + 1
                elif mention is not None and mention.actor.kind in ("country", "organisation", "armed_group", "media"):
                    country, role_end, j = country or mention.country, mention.last, mention.last + 1
                    sector = sector or mention.sector
                elif word.key.startswith(("ال", "لل", "وال", "بال")) and word.known and word.pos.startswith(("noun", "adj")) and word.pos != "noun_prop" and not _is_given(word.key):
                    role_end, j = j, j + 1
                elif word.key in ("ل", "باسم", "في", "لدي", "عن", "و", ")", "(", "السابق", "السيد", "الدكتور", "السيده") and j + 1 < len(tokens):
                    j += 1
                else:
                    break
            role = " ".join(t.surface for t in tokens[i : role_end + 1])
            mention = taken.get(j)
            if mention is not None and mention.actor.kind == "person":
                mention.role_ar = role
                i = mention.last + 1
                continue
            last = _name_end(tokens, j, taken, titled=True)
            if last is not None and tokens[j - 1].word.key not in ("في", "ل", "عن"):
                _add_person(sentence, taken, j, last, country, sector, role, "title")
                i = last + 1
                continue
            i += length
            continue
        if i not in taken and _is_given(tokens[i].word.key):
            last = _name_end(tokens, i, taken, titled=False)
            if last is not None and last > i:
                _add_person(sentence, taken, i, last, None, None, None, "given name")
                i = last + 1
                continue
        i += 1


def _title(tokens: list[Token], i: int) -> tuple[int, str | None] | None:
    for form, _ in bare(tokens[i].word.key):
        for words, sector in _titles().get(form, ()):
            if len(words) == 1 or tuple(t.word.key for t in tokens[i + 1 : i + len(words)]) == words[1:]:
                return len(words), sector
    return None


@lru_cache(maxsize=50_000)
def _is_given(key: str) -> bool:
    return any(form in _given() for form, _ in bare(key))


_PARTICLES = {fold(w) for w in "بن ابن آل أبو أبي أم عبد ولد فان دي دو ديل لو".split()}


def _name_end(tokens: list[Token], i: int, taken: dict[int, ActorMention], titled: bool) -> int | None:
    """Last token of a name that begins at ``i``, None where none does."""
    j, last, strong = i, None, 0
    while j < len(tokens) and j - i < 5:
        word = tokens[j].word
        mention = taken.get(j)
        if mention is not None and not (mention.rule == "nationality" and j > i and word.key.startswith("ال")):
            break
        if j > i and (word.proclitics and word.proclitics[0] in ("w", "f", "b", "l", "k") and word.known and word.pos != "noun_prop"):
            break
        named = word.pos == "noun_prop" or not word.known or _is_given(word.key)
        if word.key in _PARTICLES:
            j += 1
            continue
        nisba = j > i and word.key.startswith("ال") and (word.key.endswith("ي") or not word.known or word.pos == "noun_prop")
        nisba = nisba or (j == i + 1 and word.key.startswith("ال") and word.pos.startswith(("noun", "adj")) and _title(tokens, j) is None and word.key[-1] != "ه")
        if not (named or nisba) or word.pos in _STOP_POS and word.known:
            break
        if j == i and word.key.startswith("ال") and not titled:
            break
        if j > i and word.key[0] in "وفبل" and word.key[1:3] == "ال":
            break
        strong += named
        last, j = j, j + 1
    if last is None or not strong or (titled and last == i and tokens[i].word.known and tokens[i].word.pos != "noun_prop"):
        return None
    return last


def _add_person(sentence: Sentence, taken: dict, first: int, last: int, country: str | None, sector: str | None, role: str | None, rule: str) -> None:
    tokens = sentence.tokens
    cut = 0
    if not _exact_given(tokens[first].word.key):
        cut = next((c for form, c in bare(tokens[first].word.key) if c and form in _given()), 0)
    name = fold_name(" ".join(t.surface for t in tokens[first : last + 1]), cut)
    actor = _discovered(name, "person", country, sector)
    start = tokens[first].start + raw_cut(tokens[first].surface, cut)
    mention = ActorMention(sentence.no, first, last, start, tokens[last].end, actor, country, sector, role, rule)
    for k in range(first, last + 1):
        taken[k] = mention


def _exact_given(key: str) -> bool:
    return key in _given()


def _discovered(name: str, kind: str, country: str | None, sector: str | None) -> Actor:
    key = " ".join(fold(name).split())
    actor_id = f"{'p' if kind == 'person' else 'o'}-" + blake2b(f"{kind}/{key}".encode(), digest_size=6).hexdigest()
    return Actor(actor_id, " ".join(name.split()), transliterate(name), kind, country, sector, known=False)


# ---- Resolution within the article ---------------------------------------------------------------------------------------


def _resolve(doc: Document, found: list[ActorMention]) -> list[ActorMention]:
    """Short forms to the full name of the article; surnames alone become mentions of the person named in full."""
    persons = [m for m in found if m.actor.kind == "person"]
    by_last: dict[str, Actor] = {}
    for mention in sorted(persons, key=lambda m: -(m.last - m.first)):
        words = fold(mention.actor.name_ar).split()
        if len(words) > 1:
            by_last.setdefault(words[-1], mention.actor)
            by_last.setdefault(words[-1].removeprefix("ال"), mention.actor)
    best: dict[str, ActorMention] = {}
    for mention in persons:
        words = fold(mention.actor.name_ar).split()
        if len(words) == 1 and not mention.actor.known and (full := by_last.get(words[0]) or by_last.get(words[0].removeprefix("ال"))):
            mention.actor = full
        held = best.setdefault(mention.actor.actor_id, mention)
        held.sector, held.country = held.sector or mention.sector, held.country or mention.country
    for mention in persons:
        held = best[mention.actor.actor_id]
        mention.sector, mention.country = mention.sector or held.sector, mention.country or held.country
        if not mention.actor.known:
            mention.actor = mention.actor._replace(country=mention.country, sector=mention.sector)
    return sorted([*found, *_surnames(doc, found, by_last)], key=lambda m: (m.sentence_no, m.first))


def _surnames(doc: Document, found: list[ActorMention], by_last: dict[str, Actor]) -> list[ActorMention]:
    taken = {(m.sentence_no, i) for m in found for i in range(m.first, m.last + 1)}
    roles = {m.actor.actor_id: m for m in found if m.actor.kind == "person"}
    extra = []
    for sentence in doc.sentences if by_last else ():
        for i, token in enumerate(sentence.tokens):
            if (sentence.no, i) in taken or token.word.pos == "verb" or len(token.word.key) < 4:
                continue
            for form, cut in bare(token.word.key):
                actor = by_last.get(form)
                if actor and (token.word.pos in ("noun_prop", "adj") or not token.word.known or form.startswith("ال")):
                    held = roles.get(actor.actor_id)
                    if held:
                        start = token.start + raw_cut(token.surface, cut)
                        extra.append(ActorMention(sentence.no, i, i, start, token.end, held.actor, held.country, held.sector, None, "surname"))
                    break
    return extra
