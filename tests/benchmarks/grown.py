"""A lake of any size: the sample articles' parts, multiplied under ids and days of their own."""

import sys
from pathlib import Path

import duckdb
from helpers import SAMPLES, fill
from waqai.tasks import schema
from waqai.tasks.lake import Entry, Lake

A_DAY = 90  # articles a day: a larger lake is a longer time, as in life
PART = 3_000  # articles a part
DAYS = ("published_at", "date_from", "date_to", "date", "as_of")
IDS = ("article_id", "mention_id", "event_mention_id")


def grow(home: Path, articles: int) -> Lake:
    """A lake of about ``articles`` articles below ``home``; three copies of each text are near duplicates of one day in three outlets."""
    seed = fill(home / "seed", [SAMPLES])
    con = duckdb.connect()
    for stage in ("ingest", "tag", "extract"):
        for name in (name for entry in seed.current(stage).values() for name in entry.files if name not in ("tokens", "rejects")):
            paths = [seed.path(entry.files[name]["path"]) for entry in seed.current(stage).values() if name in entry.files]
            con.execute(f"create or replace table {name} as from read_parquet({paths!r})")
    base = con.execute("select count(*) from articles").fetchall()[0][0]
    copies, chunk = max(1, round(articles / base)), max(1, PART // base)
    lake = Lake(home / "grown")
    for part, first in enumerate(range(0, copies, chunk)):
        _write(con, lake, f"part{part:05d}", first, min(first + chunk, copies), days=max(1, articles // A_DAY))
    return lake


def _write(con: duckdb.DuckDBPyConnection, lake: Lake, batch: str, first: int, last: int, days: int) -> None:
    for stage, names in (("ingest", ("articles", "article_sources")), ("tag", ("sentences",)), ("extract", tuple(schema.MENTIONS))):
        tables = {name: con.sql(_multiplied(name, first, last, days)).to_arrow_table().cast(schema.LAYERS[name]) for name in names}
        articles = tables["articles"]["article_id"].to_pylist() if stage == "ingest" else []
        lake.write(Entry(stage, batch if stage == "ingest" else f"{batch}-1", batch, {} if stage == "ingest" else {"tag": "1"}, "run", "", articles=articles), tables)


def _multiplied(name: str, first: int, last: int, days: int) -> str:
    changed = {column: f"md5({column} || '/' || copy)" for column in IDS}
    changed |= {column: f"({column} + (hash(copy // 3) % {days})::int)::date" for column in DAYS}
    changed["uri"] = "uri || '#' || copy"
    changed["outlet"] = "'outlet ' || (copy % 30)"
    changed["minhash"] = "list_transform(minhash, lambda number: ((number + hash(copy // 3) % 4294967296) % 4294967296)::uinteger)"
    columns = ", ".join(f'{changed[column]} as "{column}"' if column in changed else f'"{column}"' for column in schema.LAYERS[name].names)
    return f"select {columns} from {name} cross join range({first}, {last}) as copies (copy)"


if __name__ == "__main__":
    grow(Path(sys.argv[1]), int(sys.argv[2]))
