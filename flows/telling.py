"""What a run tells while it works and when it is done: progress, artifacts on the UI, its name."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from uuid import UUID

import duckdb
from prefect import runtime
from prefect.artifacts import (
    create_link_artifact,
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.client.orchestration import get_client
from waqai.tasks import warehouse
from waqai.tasks.lake import STAGES, Entry, Lake
from waqai.tasks.settings import settings

Listener = Callable[[str, int, int], None]
_listener: ContextVar[Listener] = ContextVar("listener", default=lambda stage, done, total: None)
SLOWEST = 10


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """Call ``listener`` with the stage, the parts done and their total while flows run in the block."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


class Progress:
    """Progress of a stage, on the terminal and as an artifact that moves in steps of a tenth."""

    def __init__(self, stage: str, total: int):
        self.stage, self.total, self.shown = stage, total, 0
        self.artifact: UUID | None = create_progress_artifact(0.0, key=f"{stage}-progress", description=f"{stage}: {total} parts") if total else None

    def __call__(self, done: int) -> None:
        _listener.get()(self.stage, done, self.total)
        if done * 10 // self.total > self.shown and self.artifact:
            self.shown = done * 10 // self.total
            update_progress_artifact(self.artifact, progress=100.0 * done / self.total)


def of_home() -> str:
    """Name of a run at work: its flow, and the home that it reads and writes."""
    return f"{runtime.flow_run.flow_name} of {runtime.flow_run.parameters.get('home') or settings().home}"


def rename(name: str) -> None:
    """Give the flow run a name that says what it did."""
    with get_client(sync_client=True) as client:
        client.update_flow_run(UUID(str(runtime.flow_run.id)), name=name)


def show_checks(broken: dict[str, list[dict]]) -> None:
    """The table of rules, each with the rows that break it."""
    results = [
        {"rule": name, "asks": warehouse.headline(text), "rows that break it": len(broken.get(name, ())), "first": str(broken.get(name, [""])[0])}
        for name, text in warehouse.checks().items()
    ]
    create_table_artifact(key="checks", table=results, description="rules of sql/checks and the rows that break them")


def show_slowest(done: list[Entry]) -> None:
    """The table of parts that took longest."""
    slowest = sorted(done, key=lambda entry: -entry.seconds)[:SLOWEST]
    rows = [{"stage": entry.stage, "part": entry.batch, "seconds": entry.seconds, "words": entry.words} for entry in slowest]
    if rows:
        create_table_artifact(key="slowest-parts", table=rows, description="parts that took longest")


def show_stages(counts: dict, done: list[Entry]) -> None:
    """The table of stages: parts, rows written and seconds of work."""
    rows = []
    for stage, tables in STAGES.items():
        made = [entry for entry in done if entry.stage == stage]
        written = sum(entry.files[name]["rows"] for entry in made for name in tables if name in entry.files)
        rows.append({"stage": stage, "parts": len(made), "rows": written, "seconds": counts.get(f"seconds_{stage}", 0)})
    rows.append({"stage": "materialise", "parts": 1, "rows": sum(counts.get("tables", {}).values()), "seconds": counts.get("seconds_materialise", 0)})
    create_table_artifact(key="stages", table=rows, description="what each stage did")


def show_warehouse(lake: Lake, counts: dict, rows: dict[str, int]) -> None:
    """The tables of what the warehouse holds and what is new in it, the summary, and the link to the report."""
    create_table_artifact(key="counts", table=[{"table": name, "rows": number} for name, number in rows.items()], description="rows of every table")
    path = warehouse.location(lake)
    with warehouse.connect(path, lake) as con:
        for key, (description, sql) in _TOLD.items():
            found = _rows(con, sql, [counts["run_id"]])
            if found:
                create_table_artifact(key=key, table=found, description=description)
    create_markdown_artifact(key="summary", markdown=summary(counts, rows), description="what the run did")
    link_report(path)


def report_of(warehouse: Path) -> Path:
    """Where the page of a warehouse lies."""
    return warehouse.with_name("report.html")


def link_report(warehouse: Path) -> None:
    """A link to the page of the warehouse, where there is one."""
    report = report_of(warehouse)
    if report.exists():
        create_link_artifact(key="report", link=report.as_uri(), link_text="the report", description="the warehouse as a page")


_TOLD = {
    "rejects-by-reason": ("inputs refused so far, by reason", "select reason, count(*) as inputs, any_value(uri) as example from rejects where $1 is not null group by 1 order by 2 desc"),
    "new-events": (
        "events told most often in what the run took in",
        """select e.date, e.type, e.mode, e.source, e.target, e.status, e.place, count(distinct m.article_id) as articles, any_value(m.surface) as words
        from articles as a join event_mentions as m using (article_id) join events as e using (event_id)
        where a.run_id = $1 group by all order by articles desc, e.date desc nulls last, e.type limit 15""",
    ),
}


def _rows(con: duckdb.DuckDBPyConnection, sql: str, parameters: list) -> list[dict]:
    found = con.execute(sql, parameters)
    names = [column[0] for column in found.description]
    return [{name: value if isinstance(value, int) else str(value or "") for name, value in zip(names, row, strict=True)} for row in found.fetchall()]


def summary(counts: dict, rows: dict[str, int]) -> str:
    """A run in Markdown."""
    told = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in rows.items() if name in ("events", "actors", "figures"))
    lines = [f"- {name.replace('_', ' ')}: {value}" for name, value in counts.items() if name.startswith(("articles", "parts", "words", "seconds"))]
    return "\n".join([f"# {counts['articles_new']} new articles", "", f"The warehouse holds {told}.", "", *lines])
