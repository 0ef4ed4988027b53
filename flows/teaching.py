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
