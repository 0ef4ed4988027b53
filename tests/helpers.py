"""The sample articles through all stages, and tables in a form that can be compared."""

from pathlib import Path

import duckdb
from waqai.tasks import stages
from waqai.tasks.ingest import read
from waqai.tasks.lake import Lake
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
