"""waqai lexicon: check what the coder knows, suggest what it might learn, score what it reads."""

from pathlib import Path

import click
from waqai.tasks.lake import Lake


def check() -> int:
    """Print the faults of the lexicon's files, ours and the analyst's; how many there are."""
    from waqai.tasks import lexicon
    from waqai.tasks.lexicon_check import faults

    found = faults()
    for fault in found:
        click.echo(fault)
    if not found:
        rows = sum(len(lexicon.rows(path.stem)) for path in lexicon.FOLDER.glob("*.csv"))
        click.echo(f"{rows} rows in {' and '.join(map(str, lexicon.folders()))}; all well")
    return len(found)


def suggest(lake: Lake, file: str | None, most: int, target: Path | None) -> None:
    """Show the discovered actors that most articles name as rows of the lexicon, and add them to a file where one is given.

    Raises:
        click.ClickException: the file's name is none of the lexicon's, or its columns are others.
    """
    from waqai.flows.tables import print_table
    from waqai.tasks import warehouse
    from waqai.tasks.suggest import COLUMNS, FILES, suggestions, write

    if target is not None and target.stem not in FILES:
        raise click.ClickException(f"{target}: the lexicon reads actors from {' and '.join(f'{name}.csv' for name in FILES)}; name the file so")
    files = [target.stem] if target is not None else [file] if file else list(FILES)
    with warehouse.connect(warehouse.location(lake), lake) as con:
        for name in files:
            found = suggestions(con, name, most)
            if target is not None:
                try:
                    added = write(target, [suggestion.row for suggestion in found])
                except ValueError as error:
                    raise click.ClickException(str(error)) from None
                click.echo(f"{added} rows added to {target}; look them over, then waqai lexicon check and waqai backfill")
            else:
                rows = [[s.n_articles, *(s.row[column] for column in COLUMNS[:-1]), s.role_ar, s.example] for s in found]
                print_table(["articles", *COLUMNS[:-1], "role", "example"], rows, f"{name}.csv")


MARKS = "marks.csv"  # beside the annotations


def score(folder: Path, record: bool, lake: Lake) -> int:
    """Print precision and recall of an annotated folder, how right events are by their confidence, and what was gained and lost against the marks on record; how many marks fell.

    Of the corrections in the lake's warehouse, how many the coder gets right by itself.

    Raises:
        click.ClickException: the folder holds no annotations, or one of them is not in form.
    """
    from waqai.flows.tables import print_table
    from waqai.tasks import score as scoring

    try:
        result = scoring.score(folder)
    except (FileNotFoundError, ValueError) as error:
        raise click.ClickException(str(error)) from None
    marks, path = result.marks(), folder / "_gold" / MARKS
    before = scoring.recorded(path)
    columns = ("precision", "recall", "")
    rows = [[rung, *(marks[f"{rung}.{column}".rstrip(".")] for column in columns)] for rung in scoring.RUNGS]
    print_table(["", "precision", "recall", "F1"], rows)
    print_table(["share of matched rows that agree", ""], [[name, marks[name]] for name in marks if name.split(".")[0] in ("figures", "actors") and name.split(".")[-1] in ("of", "qualifier", "sector", "country")])
    print_table(["confidence from", "events", "right as a whole"], result.bands())
    fallen = {}
    if before:
        fallen = scoring.fallen(marks, before[0])
        _changes(result.rows, before[1])
        for name, (was, now) in fallen.items():
            click.echo(f"{name} fell from {was} to {now}")
    if record:
        scoring.record(path, result)
        click.echo(f"recorded in {path}")
    elif before is None:
        click.echo("no marks on record; --record keeps these to compare with")
    _corrected(lake)
    return 0 if record else len(fallen)


def _corrected(lake: Lake) -> None:
    from waqai.tasks import corrections, warehouse

    path = warehouse.location(lake)
    if not path.exists():
        return
    with warehouse.connect(path, lake) as con:
        states = corrections.states(con)
    if states:
        judged = states.get("applied", 0) + states.get("agreed", 0)
        click.echo(f"{states.get('agreed', 0)} of {judged} corrections in {path} the coder gets right by itself, as of its last run or backfill")
        told = [f"{states[state]} {state}" for state in ("gone", "refused") if state in states]
        if told:
            click.echo(f"{', '.join(told)}: waqai query \"from corrections where state in ('gone', 'refused')\"")


def _changes(rows: set, before: set) -> None:
    for title, when, found in (("gained", "before", _better(rows, before)), ("lost", "now", _better(before, rows))):
        for rung, file, verdict, words in found:
            click.echo(f"{title}: {rung} {file}: {words}" + (f" (wrongly coded {when})" if verdict == "extra" else ""))


def _better(rows: set, before: set) -> list:
    """Rows right now and not before, and rows coded wrongly before and not now."""
    return sorted({row for row in rows - before if row[2] == "right"} | {row for row in before - rows if row[2] == "extra"})
