"""Questions to the warehouse, and what state it is in."""

import json
import sys
from datetime import UTC, datetime

import click
from waqai.tasks import warehouse
from waqai.tasks.lake import Lake

STALE = 4


def ask(lake: Lake, asked: str, form: str, parameters: dict[str, str], allow_files: bool) -> None:
    """Print the answer to a SELECT or to a question of sql/queries, whose parameters have defaults.

    Raises:
        warehouse.NotAQuestion: it is not one SELECT, or has no such parameter.
        FileNotFoundError: there is no warehouse yet.
    """
    text = warehouse.questions().get(asked.strip(), asked)
    values = {name: default for name, (default, _) in warehouse.parameters(text).items()}
    unknown = [name for name in parameters if f"${name}" not in text]
    if unknown:
        raise warehouse.NotAQuestion(f"the question has no parameter {unknown[0]}; it takes {', '.join(values) or 'none'}")
    sql = warehouse.question(text)
    with warehouse.connect(_published(lake), lake, allow_files) as con:
        found = con.sql(sql, params=(values | parameters) or None).to_arrow_table()
    _FORMS[form](found)


def _published(lake: Lake):
    path = warehouse.location(lake)
    if not path.exists():
        raise FileNotFoundError(f"there is no warehouse at {path} yet; waqai run makes it")
    return path


def _csv(found) -> None:
    import csv

    writer = csv.writer(sys.stdout)
    writer.writerow(found.column_names)
    for batch in found.to_batches():
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            writer.writerow([json.dumps(cell, ensure_ascii=False, default=str) if isinstance(cell, list | dict) else cell for cell in row])


def _json(found) -> None:
    for row in found.to_pylist():
        click.echo(json.dumps(row, ensure_ascii=False, default=str))


def _parquet(found) -> None:
    import pyarrow.parquet as pq

    pq.write_table(found, sys.stdout.buffer, compression="zstd")


def _table(found) -> None:
    from waqai.flows.tables import print_table

    print_table(found.column_names, [list(row.values()) for row in found.to_pylist()])


_FORMS = {"table": _table, "csv": _csv, "json": _json, "parquet": _parquet}


def catalogue(lake: Lake) -> None:
    """Print tables, views and ready-made questions, each with what it holds."""
    from waqai.flows.tables import print_table

    path = warehouse.location(lake)
    if path.exists():
        with warehouse.connect(path, lake) as con:
            tables = con.execute("""
                select table_name as name, 'table' as kind, comment from duckdb_tables() where not starts_with(table_name, '_')
                union all select view_name, 'view', comment from duckdb_views() where not internal order by 2, 1""").fetchall()
            macros = con.execute("""
                select function_name || '(' || array_to_string(parameters, ', ') || ')', 'macro', comment
                from duckdb_functions() where not internal and database_name = current_database() order by 1""").fetchall()
        print_table(["name", "kind", "what it holds"], tables + macros)
    rows = [[name, warehouse.headline(text), _taken(text)] for name, text in warehouse.questions().items()]
    print_table(["question", "what it answers", "parameters (--param NAME=VALUE)"], rows)


def _taken(text: str) -> str:
    return "\n".join(f"{name}={default}  {words}" for name, (default, words) in warehouse.parameters(text).items())


def show_status(lake: Lake, as_json: bool, stale_after: float | None) -> int:
    """Print what is in the lake and the warehouse; the exit code: 0, or ``STALE``."""
    from waqai.tasks import stages

    runs = sorted(lake.records("runs").values(), key=lambda row: row["started_at"])
    batches = stages.batches(lake)
    found = {
        "home": lake.home,
        "articles": sum(len(entry.articles) for entry in batches.values()),
        "parts": len(batches),
        "parts_untagged": len(stages.untagged(lake)),
        "parts_unextracted": len(stages.unextracted(lake)),
        "parts_outdated": len(stages.outdated(lake)),
        "rejects": _rejects(lake),
        "lost": [record["uri"] or article for article, record in stages.still_lost(lake).items()],
        "forgotten": len(lake.records("forgotten")),
        "warehouse": _warehouse_state(lake),
        "last_runs": runs[-5:],
        "last_failures": sorted(lake.records("failures").values(), key=lambda row: row["started_at"])[-5:],
    }
    stale = stale_after is not None and _hours_since(runs) > stale_after
    if as_json:
        click.echo(json.dumps(found | {"stale": stale}, ensure_ascii=False, default=str))
    else:
        _print_status(found, stale)
    return STALE if stale else 0


def _rejects(lake: Lake) -> list[dict]:
    """Refused inputs by reason, with their number and the first of them, the most frequent reason first."""
    groups: dict[str, dict] = {}
    rows = (row for entry in lake.entries("ingest") for row in lake.read(entry, "rejects", ["uri", "reason", "detail"]).to_pylist())
    for row in rows:
        group = groups.setdefault(row["reason"], {"reason": row["reason"], "inputs": 0, "for example": row["uri"], "detail": row["detail"]})
        group["inputs"] += 1
    return sorted(groups.values(), key=lambda group: (-group["inputs"], group["reason"]))


def _warehouse_state(lake: Lake) -> str:
    path = warehouse.location(lake)
    if not path.exists():
        return "missing"
    return "current" if warehouse.made_from(path) == warehouse.state(lake) else "behind the lake"


def _hours_since(runs: list[dict]) -> float:
    """Hours since a run last succeeded; runs of the future, which a clock set back leaves, tell nothing."""
    ago = [(datetime.now(UTC) - datetime.fromisoformat(run["finished_at"])).total_seconds() / 3600 for run in runs]
    return min((hours for hours in ago if hours > -0.1), default=float("inf"))


def _print_status(found: dict, stale: bool) -> None:
    from waqai.flows.tables import print_table

    for name, value in found.items():
        if name not in ("rejects", "lost", "last_runs", "last_failures"):
            click.echo(f"{name.replace('_', ' ')}: {value}")
    click.echo(f"rejects: {sum(group['inputs'] for group in found['rejects'])}")
    if found["rejects"]:
        print_table(list(found["rejects"][0]), [list(group.values()) for group in found["rejects"]])
    if found["lost"]:
        click.echo(f"lost with damaged parts, to be given to waqai run again: {len(found['lost'])}, as {', '.join(found['lost'][:5])}")
    columns = ["started_at", "flow", "articles_new", "articles_duplicate", "articles_rejected", "parts", "run_id"]
    if found["last_runs"]:
        print_table(columns, [[row.get(name) for name in columns] for row in found["last_runs"]])
    if found["last_failures"]:
        columns = ["started_at", "flow", "error", "run_id"]
        print_table(columns, [[row.get(name) for name in columns] for row in found["last_failures"]], "failed")
    if stale:
        click.echo("stale: no run finished in time", err=True)
