"""Tables on the terminal, Arabic columns aligned."""

import sys
from collections.abc import Iterable, Sequence


def print_table(columns: Sequence[str], rows: Iterable[Sequence], title: str | None = None) -> None:
    """Print rows: as wide as the terminal, or as wide as need be where the output is no terminal."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns, title=title, title_justify="left", show_edge=False, pad_edge=False)
    for row in rows:
        table.add_row(*(Text("" if cell is None else _shown(cell)) for cell in row))
    Console(width=None if sys.stdout.isatty() else 200).print(table)


def _shown(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return f"{cell:.0f}"
    return str(cell)
