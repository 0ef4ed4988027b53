"""What analysts correct: ``corrections.csv`` beside their lexicon rows, judged against the lake and applied in SQL.

A line names a mention, a column and the value that it should have (empty for none), or ``drop`` as the column for a row that should not be;
who, when and why are kept.  A mention's id survives backfills, so a correction does too.
"""

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
from waqai.tasks import schema
from waqai.tasks.settings import settings

COLUMNS = ("mention_id", "column", "value", "who", "when", "why")
DROP = "drop"
# What is read from the text and the lexicon together cannot be corrected apart from it.
_FIXED = {"mention_id", "article_id", "sentence_no", "char_start", "char_end", "surface", "rule", "known", "event_mention_id"}
CORRECTABLE = {table: tuple(name for name in columns.names if name not in _FIXED) for table, columns in schema.MENTIONS.items()}
_PARTIES = {"source", "target", "of", "said_by", "source_actor_id", "target_actor_id", "actor_id", "speaker_id"}
_NEEDED = {"type", "status", "kind", "actor_id", "qualifier", "precision"}
_READS = {pa.types.is_date: date.fromisoformat, pa.types.is_floating: float, pa.types.is_boolean: {"true": True, "false": False}.__getitem__}

Row = dict[str, object]


def path() -> Path | None:
    """The file of corrections, where WAQAI_LEXICON names a folder that holds one."""
    own = settings().lexicon
    found = Path(own) / "corrections.csv" if own else None
    return found if found and found.exists() else None


def given() -> list[Row]:
    """The lines of the file, each with ``_at`` ("file:line") added; none without a file.

    Raises:
        ValueError: the first line does not name the columns.
    """
    found = path()
    if found is None:
        return []
    with found.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise ValueError(f"{found}:1: the first line lacks {', '.join(missing)}")
        return [{name: (row[name] or "").strip() for name in COLUMNS} | {"_at": f"{found.name}:{reader.line_num}"} for row in reader]


def fault(table: str | None, column: str, value: str, actors: frozenset[str] | None = None) -> str | None:
    """What is wrong with a column and its value; None where a mention may hold it.

    Args:
        table: the mention's table; None where it is not known, then any will do.
        actors: ids that a party may have beside country codes; None to accept any.
    """
    tables = [table] if table else list(CORRECTABLE)
    if column == DROP:
        return None if not value else "a drop has no value"
    holding = [name for name in tables if column in CORRECTABLE[name]]
    if not holding:
        return f"{column} is none of {', '.join(dict.fromkeys(c for name in tables for c in CORRECTABLE[name]))}"
    if not value:
        return f"{column} cannot be empty" if column in _NEEDED else None
    choices = dict.fromkeys(choice for name in holding for choice in schema.ALLOWED.get(f"{name}.{column}", ()))
    if choices and value not in choices:
        return f"{value} is none of {', '.join(choices)}"
    if column in ("country", *_PARTIES) and re.fullmatch("[A-Z]{3}", value):
        return None if value in schema.country_codes() else f"{value} is no ISO 3166 alpha-3 code"
    if column == "country":
        return f"{value} is no ISO 3166 alpha-3 code"
    if column in _PARTIES and actors is not None and value not in actors:
        return f"no actor has the id {value}"
    return _unreadable(schema.MENTIONS[holding[0]].field(column).type, value)


def _unreadable(kind: pa.DataType, value: str) -> str | None:
    for is_kind, reads in _READS.items():
        if is_kind(kind):
            try:
                reads(value)
            except (ValueError, KeyError):
                return f"{value} is no {kind}"
    return None


def file_faults() -> Iterator[str]:
    """Faults of the file that show without a lake: columns, values, lines that contradict each other."""
    try:
        rows = given()
    except (ValueError, UnicodeDecodeError) as error:
        yield str(error)
        return
    seen: dict[tuple[object, object], object] = {}
    for row in rows:
        if wrong := fault(None, row["column"], row["value"]):
            yield f"{row['_at']}: {wrong}"
        first = seen.setdefault((row["mention_id"], row["column"]), row["_at"])
        if first != row["_at"]:
            yield f"{row['_at']}: {row['mention_id']} {row['column']} is corrected already at {first}"


# ---- in the warehouse


def apply(con: duckdb.DuckDBPyConnection) -> None:
    """Make the views of the mention tables in catalog ``lake`` from ``TABLE_as_read``, corrected, each with a flag ``corrected``; and lake.corrections.

    lake.corrections holds each line with its ``table_name``, what the coder says (``was``) and its ``state``: applied, agreed (the coder says so
    by itself), gone (no such mention), refused (``detail`` says why).
    """
    rows = given()
    said = _said(con, [row["mention_id"] for row in rows])
    actors = _known(con) if said else frozenset()
    judged = [_judged(row, said, actors) for row in rows]
    columns = [*COLUMNS, "table_name", "was", "state", "detail"]
    con.execute("create table lake.corrections (" + ", ".join(f'"{column}" varchar' for column in columns) + ")")
    if judged:
        con.executemany(f"insert into lake.corrections values ({', '.join('?' * len(columns))})", [[row[column] for column in columns] for row in judged])
    standing = [row for row in judged if row["state"] == "applied"]
    for table in schema.MENTIONS:
        _correct(con, table, [row for row in standing if row["table_name"] == table])


def unused(con: duckdb.DuckDBPyConnection) -> list[str]:
    """A warning for each line that was not applied though the coder does not agree: its mention is gone, or its value was refused."""
    found = con.execute("""select mention_id, "column", value, detail from lake.corrections where state in ('gone', 'refused') order by all""")
    return [f"correction of {mention} ({column} = {value or 'nothing'}) is not applied: {detail}" for mention, column, value, detail in found.fetchall()]


def states(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Corrections of a warehouse by state: agreed are those that the coder gets right by itself."""
    return dict(con.execute("select state, count(*) from corrections group by state").fetchall())


def _said(con: duckdb.DuckDBPyConnection, ids: list[object]) -> dict[object, Row]:
    """The rows of mentions by id, as the coder wrote them, each with its ``_table``."""
    found: dict[object, Row] = {}
    for table in schema.MENTIONS if ids else ():
        names = ["mention_id", *CORRECTABLE[table]]
        rows = con.execute(f"""select {", ".join(f'"{name}"' for name in names)} from lake.{table}_as_read where list_contains(?, mention_id)""", [ids]).fetchall()
        found |= {row[0]: dict(zip(names, row, strict=True)) | {"_table": table} for row in rows}
    return found


def _judged(row: Row, said: dict[object, Row], actors: frozenset[str]) -> Row:
    mention = said.get(row["mention_id"])
    table = mention["_table"] if mention else None
    judged = row | {"table_name": table, "was": None, "detail": None}
    if mention is None:
        return judged | {"state": "gone", "detail": "the coder reads no mention of this id" + (", or not any more" if row["column"] == DROP else " any more")}
    wrong = fault(table, row["column"], row["value"], actors)
    if wrong:
        return judged | {"state": "refused", "detail": wrong}
    if row["column"] == DROP:
        return judged | {"state": "applied"}
    was = mention[row["column"]]
    return judged | {"was": None if was is None else str(was), "state": "agreed" if _same(was, row["value"]) else "applied"}


def _same(was: object, value: str) -> bool:
    if was is None or not value:
        return was is None and not value
    return float(value) == was if isinstance(was, float) else str(was).lower() == value.lower() if isinstance(was, bool) else str(was) == value


def _known(con: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """Ids of the actors of the lexicon and of the lake."""
    from waqai.tasks.extract.names import actors

    found = con.execute("select distinct actor_id from lake.actor_mentions_as_read").fetchall()
    return frozenset(actors()) | {actor for (actor,) in found}


def _correct(con: duckdb.DuckDBPyConnection, table: str, standing: list[Row]) -> None:
    dropped = [row["mention_id"] for row in standing if row["column"] == DROP]
    fixes = [(row["mention_id"], column, value) for row in standing if row["column"] != DROP for column, value in _with_dependents(con, row, standing)]
    con.execute(f"create table lake.{table}_dropped as select unnest(?::varchar[]) as mention_id", [dropped])
    con.execute(f'create table lake.{table}_fixes (mention_id varchar, "column" varchar, value varchar)')
    if fixes:
        con.executemany(f"insert into lake.{table}_fixes values (?, ?, ?)", fixes)
    touched = sorted({column for _, column, _ in fixes})
    if not touched and not dropped:
        con.execute(f"create view lake.{table} as select *, false as corrected from lake.{table}_as_read")
        return
    mended = ", ".join(
        f"""if(map_contains(f.fixes, '{column}'), try_cast(f.fixes['{column}'] as {_sql_type(table, column)}), m."{column}") as "{column}\"""" for column in touched
    )
    con.execute(f"""
        create view lake.{table} as
        with fixed as (select mention_id, map_from_entries(list(("column", value))) as fixes from lake.{table}_fixes group by mention_id)
        select m.*{f" replace ({mended})" if touched else ""}, f.mention_id is not null as corrected
        from lake.{table}_as_read as m left join fixed as f on m.mention_id = f.mention_id
        where m.mention_id not in (from lake.{table}_dropped)""")


def _sql_type(table: str, column: str) -> str:
    kind = schema.MENTIONS[table].field(column).type
    return "date" if pa.types.is_date(kind) else "double" if pa.types.is_floating(kind) else "boolean" if pa.types.is_boolean(kind) else "varchar"


def _with_dependents(con: duckdb.DuckDBPyConnection, row: Row, standing: list[Row]) -> Iterator[tuple[str, str | None]]:
    """The correction, and the columns of the row that follow from it where they are not corrected themselves."""
    yield row["column"], row["value"] or None
    own = {other["column"]: other["value"] for other in standing if other["mention_id"] == row["mention_id"]}
    follow: Row = {}
    if row["column"] == "actor_id":
        follow = _actor(con, row["value"])
    elif row["column"] == "type":
        follow = {"mode": None, "cameo": _root(row["value"], own.get("mode") or None)}
    elif row["column"] == "mode" and "type" not in own:
        [kind] = con.execute("select type from lake.event_mentions_as_read where mention_id = ?", [row["mention_id"]]).fetchone()
        follow = {"cameo": _root(kind, row["value"] or None)}
    elif row["column"] == "date":
        follow = {"date_precision": "day" if row["value"] else "unknown"}
    elif row["column"] == "date_from":
        follow = {"date_to": row["value"] or None}
    elif row["column"] in ("place", "place_id"):
        follow = _place(con, row["column"], row["value"])
    elif row["column"] == "value":
        follow = {"low": None, "high": None}
    yield from ((column, value) for column, value in follow.items() if column not in own)


def _actor(con: duckdb.DuckDBPyConnection, actor_id: str) -> Row:
    """Names and kind of an actor, as lexicon or lake has them."""
    from waqai.tasks.extract.names import actors

    columns = ("name_ar", "name_en", "kind", "country", "sector")
    if actor_id in actors():
        found = actors()[actor_id]
        return {name: getattr(found, name) for name in columns} | {"known": "true"} | ({"country": actor_id} if found.kind == "country" else {})
    row = con.execute(f"select {', '.join(columns)} from lake.actor_mentions_as_read where actor_id = ? limit 1", [actor_id]).fetchone()
    return dict(zip(columns, row, strict=True)) | {"known": "false"}


def _root(kind: str, mode: str | None) -> str:
    from waqai.tasks.extract.roots import cameo_root

    return cameo_root(kind, mode)


def _place(con: duckdb.DuckDBPyConnection, column: str, value: str) -> Row:
    """Name, id and coordinates of a place, as the lake has them."""
    columns = ("place", "place_id", "latitude", "longitude")
    row = con.execute(f"select {', '.join(columns)} from lake.place_mentions_as_read where {column} = ? order by all limit 1", [value]).fetchone()
    found = dict(zip(columns, row or [None] * 4, strict=True))
    return {name: None if cell is None else str(cell) for name, cell in found.items() if name != column}
