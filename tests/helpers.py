"""The sample articles through all stages, and tables in a form that can be compared."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb
import pytest
from waqai.tasks import stages
from waqai.tasks.ingest import read
from waqai.tasks.lake import Lake
from waqai.tasks.lake import table as lake_table
from waqai.tasks.settings import ROOT, Settings

SAMPLES = str(ROOT / "seeds" / "articles")


def fill(home: Path, inputs: list[str], batch_bytes: int = 20_000) -> Lake:
    """All stages over the inputs, without Prefect."""
    lake = Lake(home)
    stages.take_in(lake, read(inputs, Settings()), "run", batch_bytes)
    for entry in stages.untagged(lake):
        stages.tag_batch(lake, entry, "run")
    tagged = lake.current("tag")
    for entry in stages.unextracted(lake):
        stages.extract_batch(lake, entry, tagged[entry.batch], "run")
    return lake


def contents(path: Path) -> dict[str, list[tuple]]:
    """Rows of every table of a warehouse but runs, without the run's id, sorted."""
    with duckdb.connect(str(path), read_only=True) as con:
        names = [name for (name,) in con.execute("select table_name from duckdb_tables() order by 1").fetchall() if name not in ("runs", "_made_from")]
        found = {}
        for name in names:
            columns = [column for (column,) in con.execute("select column_name from duckdb_columns() where table_name = ? order by column_index", [name]).fetchall()]
            kept = ", ".join(f'"{column}"' for column in columns if column != "run_id")
            found[name] = sorted(con.execute(f"select {kept} from {name}").fetchall(), key=repr)
        return found


@contextmanager
def own_lexicon(folder: Path | None) -> Iterator[None]:
    """What the process knows of the lexicon forgotten, and read anew with the rows of an analyst's folder; and so again behind it."""
    with pytest.MonkeyPatch.context() as patch:
        if folder is not None:
            patch.setenv("WAQAI_LEXICON", str(folder))
        _forget_lexicon()
        try:
            yield
        finally:
            patch.undo()
            _forget_lexicon()


def _forget_lexicon() -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith(("waqai.tasks.extract", "waqai.tasks.lexicon", "waqai.tasks.settings", "waqai.tasks.stages")):
            for held in vars(module).values():
                if hasattr(held, "cache_clear"):
                    held.cache_clear()


def break_rows(lake, table, change):
    """A part rewritten with a fault, as a faulty coder would have written it."""
    if table == "runs":
        rows = [{"run_id": "faulty", "started_at": "2021-07-26T00:00:00+00:00", "finished_at": "2021-07-26T00:00:01+00:00"}]
        change(rows)
        lake.put_record("runs", "faulty", rows[0])
        return
    entry = next(entry for stage in ("ingest", "tag", "extract") for entry in lake.current(stage).values() if table in entry.files)
    rows = lake.read(entry, table).to_pylist()
    change(rows)
    entry.made_at = ""
    lake.write(entry, {table: lake_table(table, rows)})


# A fault for every rule of sql/checks: the table, and what is done to its rows.
FAR = date(3021, 1, 1)
FAULTS = {
    "inputs_accounted": (
        "runs",
        lambda rows: rows[0].update(articles_in=5, articles_new=3, articles_duplicate=0, articles_rejected=1, articles_forgotten=0),
    ),
    "spans_match_text": ("actor_mentions", lambda rows: rows[0].update(surface="شيء آخر")),
    "no_orphans": ("figure_mentions", lambda rows: rows[0].update(article_id="nowhere")),
    "values_allowed": ("event_mentions", lambda rows: rows[0].update(status="perhaps")),
    "countries_exist": ("actor_mentions", lambda rows: rows[0].update(country="XYZ")),
    "keys_are_unique": ("place_mentions", lambda rows: rows.append(rows[0])),
    "dates_plausible": ("date_mentions", lambda rows: rows[0].update(date_from=FAR, date_to=FAR)),
    "sentences_in_text": ("sentences", lambda rows: rows[0].update(char_end=10**6)),
    "values_in_bounds": ("figure_mentions", lambda rows: rows[0].update(low=5.0, high=1.0)),
}


def run_etl(home: str, runner: str, server: str) -> None:
    """The flow over the samples, in a process forked for it: exit code 0 where it completes."""
    import os

    os.environ |= {"WAQAI_RUNNER": runner, "PREFECT_API_URL": server}
    from prefect.settings import PREFECT_API_URL, temporary_settings
    from waqai.flows.etl import etl

    with temporary_settings({PREFECT_API_URL: server}):
        etl([SAMPLES], home)
