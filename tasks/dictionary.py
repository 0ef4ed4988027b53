"""TABLES.md: every table, view and macro of the warehouse with its columns, as DuckDB's own comments describe them."""

from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from waqai.tasks import warehouse
from waqai.tasks.lake import Lake

_HEAD = """# Tables

What the warehouse holds.  Made by `make tables` from `tasks/schema.py` and the comments of `sql/`: mend them there.  Offsets count Unicode code
points of `articles.text`, end exclusive.  The same words are in the file itself: `select * from duckdb_columns()`.
"""


def page() -> str:
    """The page, from a warehouse without rows."""
    with TemporaryDirectory() as folder, warehouse.built(Lake(folder), Path(folder) / "empty.duckdb") as (con, _):
        return "\n".join([_HEAD, *_tables(con), *_macros(con), *_questions()])


def _tables(con: duckdb.DuckDBPyConnection) -> list[str]:
    named = con.execute("""
        select table_name, 'table', comment from duckdb_tables() where database_name = 'warehouse' and not starts_with(table_name, '_')
        union all select view_name, 'view', comment from duckdb_views() where database_name = 'warehouse' and not internal
        order by 2, 1""").fetchall()
    columns = "select column_name, data_type, comment from duckdb_columns() where database_name = 'warehouse' and table_name = ? order by column_index"
    lines = []
    for name, kind, comment in named:
        lines += [f"## {name}", f"{kind.capitalize()}: {comment.removeprefix('View: ')}", "", "| column | type | what it holds |", "|---|---|---|"]
        lines += [f"| `{column}` | {_typed(typed)} | {_cell(words)} |" for column, typed, words in con.execute(columns, [name]).fetchall()]
        lines.append("")
    return lines


def _macros(con: duckdb.DuckDBPyConnection) -> list[str]:
    found = con.execute("""
        select function_name, array_to_string(parameters, ', '), comment from duckdb_functions()
        where not internal and database_name = 'warehouse' order by 1""").fetchall()
    rows = [f"| `{name}({taken})` | {_cell(comment)} |" for name, taken, comment in found]
    return ["## Macros", "Any client can call them.", "", "| macro | what it gives |", "|---|---|", *rows, ""]


def _questions() -> list[str]:
    lines = ["## Questions", "`waqai query NAME --param x=y`; a parameter that is not given has its default.", "", "| question | what it answers | parameters |"]
    lines.append("|---|---|---|")
    for name, text in warehouse.questions().items():
        taken = "; ".join(f"`{key}` ({words}; `{default}`)" for key, (default, words) in warehouse.parameters(text).items())
        lines.append(f"| `{name}` | {_cell(warehouse.headline(text))} | {_cell(taken)} |")
    return [*lines, ""]


def _typed(name: str) -> str:
    return name if len(name) < 30 else name.split("(", 1)[0] + "(...)" + ("[]" if name.endswith("[]") else "")


def _cell(words: str | None) -> str:
    return (words or "").replace("|", "\\|")


if __name__ == "__main__":
    print(page(), end="")
