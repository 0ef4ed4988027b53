"""One self-contained HTML page of a warehouse: what happened, how many, who, where, and how far to trust it; every row opens to its sentence."""

import json
from collections.abc import Callable
from functools import cache
from html import escape
from pathlib import Path
from typing import NamedTuple

import duckdb
from waqai.tasks import warehouse
from waqai.tasks.lake import Lake
from waqai.tasks.report import charts
from waqai.tasks.settings import ROOT

MOST = 50_000  # rows of a table that the page holds


class Section(NamedTuple):
    """A heading, the charts and tables below it (each asked for by a file of sql/report), and what a reader should know of them."""

    title: str
    says: str
    charts: dict[str, Callable]
    tables: dict[str, str]


SECTIONS = [
    Section(
        "What happened",
        "Events as articles tell them: those that most outlets tell come first, then the latest. The charts count what happened; the table also holds what is announced, doubted or denied (status).",
        {"timeline": charts.timeline},
        {"what_happened": "Events"},
    ),
    Section("How many", "Numbers as articles give them: quantities that articles disagree about come first, each with all its values.", {}, {"how_many": "Figures"}),
    Section(
        "Who",
        "Actors and what passes between them. In the network a line is thicker the more happened, red where it was conflict, blue where it was cooperation.",
        {"network": charts.network},
        {"public_figures": "Public figures", "who_else": "Countries, organisations, groups and media"},
    ),
    Section("Where", "Places where something happened: larger circles for more events, red for conflict, blue for cooperation; it can be dragged and zoomed.", {"places": charts.places}, {}),
    Section(
        "Sources and quality",
        "Who published it, how much of it the analyser does not know, how sure the coder is, and what was refused.",
        {"sureness": charts.sureness},
        {"sources": "Sources", "refused": "Refused"},
    ),
]


def page(con: duckdb.DuckDBPyConnection) -> str:
    """The page, as HTML that asks for nothing from outside; all text of articles is escaped.

    Args:
        con: a connection to the warehouse.
    """
    from plotly.offline import get_plotlyjs

    here = Path(__file__).parent
    links = "".join(f'<a href="#{_anchor(section)}">{section.title}</a> ' for section in SECTIONS)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Waqaiʿ: events on record</title><style>{(here / 'page.css').read_text(encoding='utf-8')}</style></head>"
        f"<body><h1>Waqaiʿ <small>events on record</small></h1>{_tiles(con)}"
        f'<p class="links">{links}</p><p>A row opens to its sentence; the code beside it is its <code>mention_id</code>, for <code>waqai explain --mention</code> and for corrections.</p>'
        + "".join(_section(con, section) for section in SECTIONS)
        + f"<script>{get_plotlyjs()}</script><script>{(here / 'page.js').read_text(encoding='utf-8')}</script></body></html>\n"
    )


def write(lake: Lake, to: Path) -> None:
    """Write the page of a lake's warehouse.

    Args:
        lake: the lake that the warehouse was made from.
        to: the file.

    Raises:
        FileNotFoundError: there is no warehouse yet.
    """
    path = warehouse.location(lake)
    if not path.exists():
        raise FileNotFoundError(f"there is no {path} yet; waqai run makes it")
    with warehouse.connect(path, lake) as con:
        to.write_text(page(con), encoding="utf-8")


def _anchor(section: Section) -> str:
    return section.title.lower().replace(" ", "-")


def _tiles(con: duckdb.DuckDBPyConnection) -> str:
    columns, [row] = _answer(con, "summary")
    tiles = "".join(f"<li><b>{value if isinstance(value, float) else f'{value:,}' if isinstance(value, int) else value or '–'}</b>{name.replace('_', ' ')}</li>" for name, value in zip(columns, row, strict=True))
    return f'<ul class="tiles">{tiles}</ul>'


def _section(con: duckdb.DuckDBPyConnection, section: Section) -> str:
    drawn = "".join(
        f'<div class="chart" role="img" aria-label="{escape(section.title)}: chart"></div><script type="application/json">{_safe(figure.to_json())}</script>'
        for name, draw in section.charts.items()
        for figure in draw(_rows(con, name))
    )
    tables = "".join(_table(name, title, *_answer(con, name)) for name, title in section.tables.items())
    return f'<h2 id="{_anchor(section)}">{escape(section.title)}</h2><p>{escape(section.says)}</p>{drawn}{tables}'


def _table(name: str, title: str, columns: list[str], rows: list[tuple]) -> str:
    data = json.dumps({"columns": columns, "rows": rows}, ensure_ascii=False, default=str, separators=(",", ":"))
    limit = f"<p>Only the first {MOST:,} are on this page; ask the warehouse for the rest.</p>" if len(rows) == MOST else ""
    return (
        f'<section data-table="{name}"><h3>{escape(title)}</h3>{limit}<label>Search <input type="search" aria-label="Search in {escape(title)}"></label>'
        f'<div class="scroll"><table></table></div><nav aria-label="Pages of {escape(title)}"></nav><script type="application/json">{_safe(data)}</script></section>'
    )


def _safe(data: str) -> str:
    """JSON that may stand in a script element."""
    return data.replace("<", "\\u003c")


def _answer(con: duckdb.DuckDBPyConnection, name: str) -> tuple[list[str], list[tuple]]:
    question = _question(name)
    found = con.execute(question, {"most": MOST} if "$most" in question else {})
    return [column[0] for column in found.description], found.fetchall()


def _rows(con: duckdb.DuckDBPyConnection, name: str) -> list[dict]:
    columns, rows = _answer(con, name)
    return [dict(zip(columns, row, strict=True)) for row in rows]


@cache
def _question(name: str) -> str:
    return (ROOT / "sql" / "report" / f"{name}.sql").read_text(encoding="utf-8")
