"""waqai explain: a text, or many, read by the flow's own code and told."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click
from waqai.tasks.lake import Lake


def _open(source: str):
    return sys.stdin.buffer if source == "-" else open(source, "rb")


def stream(source: str) -> None:
    """Answer each line of JSON with one, in order.

    Raises:
        click.ClickException: a line is not an object with a text.
    """
    from waqai.tasks.explain import answer, read_text
    from waqai.tasks.tag import remember

    with _open(source) as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                asked = json.loads(line)
                doc = read_text(str(asked.get("id")), asked["text"], asked.get("published"))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise click.ClickException(f"line {number}: {error!r}") from None
            sys.stdout.write(json.dumps(answer(asked.get("id"), doc), ensure_ascii=False) + "\n")
            sys.stdout.flush()
    remember()


def text(source: str, published: str | None, as_json: bool) -> None:
    """Tell what is read from one text."""
    from waqai.tasks.explain import answer, read_text
    from waqai.tasks.ingest.decode import decode
    from waqai.tasks.tag import remember

    with _open(source) as file:
        whole = decode(file.read())
    name = "-" if source == "-" else Path(source).stem
    try:
        doc = read_text(name, whole, published or _day_of(whole))
    except ValueError as error:
        raise click.BadParameter(str(error)) from None
    found = answer(name, doc)
    remember()
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
    else:
        _page(doc.text, found)


def _day_of(whole: str) -> str | None:
    """The day that the text itself gives as its own."""
    from waqai.tasks.ingest.dateline import find_day

    day = find_day(whole)
    return day.isoformat() if day else None


_SHOWN = {
    "events": ("type", "mode", "source", "target", "status", "date", "place", "said_by", "rule"),
    "actors": ("actor_id", "name_en", "kind", "country", "sector"),
    "figures": ("value", "low", "high", "qualifier", "kind", "unit_en", "of", "rule"),
    "dates": ("from", "to", "precision"),
    "places": ("place_id", "place_en", "country"),
    "quotations": ("said_by", "cue"),
}


def _page(whole: str, found: dict) -> None:
    """Each sentence, right to left where the terminal can, with a table of what was read from it."""
    from rich.console import Console
    from rich.text import Text
    from waqai.flows.tables import print_table

    console = Console(width=None if sys.stdout.isatty() else 200)
    for sentence in found["sentences"]:
        line = Text(whole[sentence["start"] : sentence["end"]].replace("\n", " "), style="bold", justify="right" if sys.stdout.isatty() else "left")
        console.print(line)
        for kind, columns in _SHOWN.items():
            rows = [row for row in found[kind] if sentence["start"] <= row["start"] < sentence["end"]]
            if rows:
                print_table([kind, *columns], [[row["text"], *(row[name] for name in columns)] for row in rows])
        console.print()


def mention(lake: Lake, mention_id: str, as_json: bool) -> None:
    """Tell where a row of the warehouse comes from: its sentence and words, the rule that fired, what lost, how its actors were resolved.

    Raises:
        click.ClickException: no mention has the id.
    """
    from waqai.tasks import warehouse
    from waqai.tasks.provenance import UnknownMention, provenance

    path = warehouse.location(lake)
    if not path.exists():
        raise click.ClickException(f"there is no warehouse at {path} yet; waqai run makes it")
    with warehouse.connect(path, lake) as con:
        try:
            told = provenance(con, lake, mention_id)
        except UnknownMention as error:
            raise click.ClickException(str(error)) from None
    if as_json:
        click.echo(json.dumps(asdict(told), ensure_ascii=False, default=str))
    else:
        _provenance(told)


def _provenance(told) -> None:
    from waqai.flows.tables import print_table

    click.echo(told.sentence)
    if told.note:
        click.echo(told.note)
    print_table(["column", told.table], [(name, value) for name, value in told.row.items() if value is not None])
    print_table(["no", "word", "lemma", "pos", "gloss"], [(t.no, t.surface, t.word.lemma, t.word.pos, t.word.gloss) for t in told.tokens], "words")
    print_table(["clause", "noun phrases, behind their prepositions, with the actors named"], told.chunks, "chunks")
    for title, columns, rows in (
        ("fired", ["rule or row", "what it says", "file:line"], told.fired),
        ("actors", ["what", "words", "how it was resolved", "file:line"], told.actors),
        ("matched and lost", ["row or word", "why", "file:line"], told.lost),
        ("corrections", ["column", "value", "was", "who", "when", "why", "state"], told.corrections),
    ):
        if rows:
            print_table(columns, rows, title)
