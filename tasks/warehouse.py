"""The warehouse: sql/ run against the lake in a DuckDB file of its own, checked, then published in one step."""

import contextlib
import os
import re
import stat
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from graphlib import TopologicalSorter
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa
from waqai.tasks import corrections, lexicon, schema
from waqai.tasks.apart import apart
from waqai.tasks.lake import Lake
from waqai.tasks.settings import ROOT

SQL = ROOT / "sql"
STORAGE = "v1.4.0"  # read by every DuckDB client since 1.4


# Articles that were corrected: at none of their addresses (of the web, where they have any) they are the text found last.
_SUPERSEDED = """
with
places as (
    select
        article_id, permanent, contains(uri, '://') and permanent as on_web,
        not coalesce(permanent, false) or row_number() over (partition by uri, permanent order by found_at desc, article_id) = 1 as stands
    from {}
),

articles as (
    select article_id, bool_or(on_web) as has_web from places group by article_id
)

select p.article_id
from places as p
inner join articles as a on p.article_id = a.article_id
where p.on_web or not a.has_web
group by p.article_id
having not bool_or(p.stands)
"""


class CheckFailed(RuntimeError):
    """Rows break a rule of sql/checks; nothing was published.  ``broken`` maps the rule's name to some of its rows."""

    def __init__(self, broken: dict[str, list[dict]]):
        self.broken = broken
        lines = [f"{name}: {rows[0]}" + (f" and {len(rows) - 1} more" if len(rows) > 1 else "") for name, rows in broken.items()]
        super().__init__("broken rules; the published warehouse stays as it was\n" + "\n".join(lines))

    def __reduce__(self) -> tuple:
        return type(self), (self.broken,)


class NotAQuestion(ValueError):
    """The SQL is not one SELECT."""


def models() -> dict[str, str]:
    """SQL of every model by name, each after those that it reads."""
    texts = {path.stem: path.read_text("utf-8") for path in sorted((SQL / "models").glob("*.sql"))}
    reads = {name: (set(re.findall(r"\b[a-z_]+\b", _code(text))) & texts.keys()) - {name} - _of_lake(text) for name, text in texts.items()}
    return {name: texts[name] for name in TopologicalSorter(reads).static_order()}


def _code(text: str) -> str:
    """SQL without comments, strings, and the names of the lake's tables."""
    return re.sub(r"--.*|\blake\.\w+|'[^']*'", "", text)


def _of_lake(text: str) -> set[str]:
    """Names that a model defines for itself (CTEs)."""
    return set(re.findall(r"\b([a-z_]+)\b(?=\s+as\s+(?:materialized\s+)?\()", _code(text)))


def macros(folder: str) -> dict[str, str]:
    """SQL that creates macros, by file: ``building``, used while tables are made, or ``macros``, published with them."""
    return {path.stem: path.read_text("utf-8") for path in sorted((SQL / folder).glob("*.sql"))}


def checks() -> dict[str, str]:
    """SQL of every rule by name."""
    return {path.stem: path.read_text("utf-8") for path in sorted((SQL / "checks").glob("*.sql"))}


def questions() -> dict[str, str]:
    """SQL of every ready-made question by name."""
    return {path.stem: path.read_text("utf-8") for path in sorted((SQL / "queries").glob("*.sql"))}


def parameters(text: str) -> dict[str, tuple[str, str]]:
    """Default and description of each parameter of a question: lines ``-- $name = default: words``."""
    return {name: (default, words) for name, default, words in re.findall(r"^-- \$(\w+) = (.*?): (.+)$", text, re.M)}


def headline(text: str) -> str:
    """What the first line of a SQL file says."""
    return text.split("\n", 1)[0].removeprefix("--").strip()


def is_view(text: str) -> bool:
    """True where a model's first line says that it is a view."""
    return headline(text).startswith("View:")


def parts(lake: Lake) -> dict[str, list[str]]:
    """Paths of the files that make up each table of the lake now."""
    entries = lake.current("ingest")
    tagged, extracted = lake.current("tag"), lake.current("extract")
    by_key = {entry.key: entry for entry in lake.entries("tag")}
    files: dict[str, list[str]] = {name: [] for name in schema.LAYERS}
    for batch, entry in entries.items():
        found = [entry]
        if batch in extracted:
            of_tokens = by_key.get(f"{batch}-{extracted[batch].versions['tag']}")
            found += [extracted[batch], of_tokens or tagged.get(batch)]
        for part in filter(None, found):
            for name, file in part.files.items():
                files[name].append(lake.path(file["path"]))
    return {name: sorted(paths) for name, paths in files.items()}


def state(lake: Lake) -> str:
    """Fingerprint of all that the warehouse is made from: parts, forgotten articles, corrections, SQL and the lexicon's files that it reads."""
    digest = blake2b(digest_size=8)
    for name, paths in parts(lake).items():
        digest.update("\0".join([name, *paths]).encode())
    digest.update("\0".join(sorted(lake.records("forgotten"))).encode())
    digest.update(repr(corrections.given()).encode())
    for path in sorted(SQL.rglob("*.sql")):
        digest.update(path.read_bytes())
    digest.update(lexicon.version(*_lexicon_files()).encode())
    return digest.hexdigest()


def _lexicon_files() -> list[str]:
    """Names of the lexicon's files that models read, as ``lake.lexicon_NAME``."""
    return sorted({name for text in models().values() for name in re.findall(r"\blake\.lexicon_(\w+)", text)})


# ---- building


def materialise(lake: Lake, warehouse: Path, log=lambda line: None) -> dict[str, int]:
    """Build the warehouse from the lake, check it and publish it.

    Args:
        lake: where the parts are.
        warehouse: the file to publish; readers of the old one are not disturbed.
        log: called with a line for each table.

    Returns:
        Rows of every table.

    Raises:
        CheckFailed: a rule is broken; the published file stays as it was.
    """
    building = warehouse.with_name(warehouse.name + ".building")
    # DuckDB (2.0.0; its issue 23382) leaves memory as it was in the unused ends of string blocks: what this process has read of an
    # article could be written though no row holds it.
    make = partial(apart, _make) if lake.records("forgotten") else _make
    rows, unused = make(lake, building)
    publish(building, warehouse)
    for line in unused + [f"{name}: {number} rows" for name, number in rows.items()]:
        log(line)
    return rows


def _make(lake: Lake, building: Path) -> tuple[dict[str, int], list[str]]:
    """Build and check the file that is to be published: rows of every table, and a line for each correction without a mention."""
    with built(lake, building) as (con, rows):
        broken = check(con)
        if broken:
            raise CheckFailed(broken)
        con.execute(f"create table _made_from as select '{state(lake)}' as state")
        return rows, corrections.unused(con)


def verify(lake: Lake) -> dict[str, list[dict]]:
    """Rows that break each rule in the lake as it is; nothing is published."""
    with TemporaryDirectory() as folder, built(lake, Path(folder) / "waqai.duckdb") as (con, _):
        return check(con)


@contextlib.contextmanager
def built(lake: Lake, building: Path) -> Iterator[tuple[duckdb.DuckDBPyConnection, dict[str, int]]]:
    """A connection to a new warehouse with every table made, and their rows; the file is removed where the block fails."""
    _remove(building)
    building.parent.mkdir(parents=True, exist_ok=True)
    con = duckdb.connect(":memory:")
    try:
        con.execute("set enable_progress_bar = false")  # it goes to standard output, among what is printed there
        con.execute(f"set temp_directory = '{_quoted(building.parent / '.duckdb-tmp')}'")
        con.execute(f"attach '{_quoted(building)}' as warehouse (storage_version '{STORAGE}')")
        sources = parts(lake)
        _attach_lake(con, lake, sources)
        con.execute("use warehouse")
        for text in macros("building").values():
            con.execute(text)
        rows = _build(con, lake, sources)
        for text in macros("macros").values():
            con.execute(text)
        yield con, rows
        con.execute("use memory")
        con.execute("detach warehouse")
    except BaseException:
        con.close()
        _remove(building)
        raise
    con.close()


def publish(building: Path, warehouse: Path) -> None:
    """Put a finished file in the place of the published one, for reading only."""
    os.chmod(building, stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    os.replace(building, warehouse)
    # A log left by a writer that crashed would keep everybody from opening the new file.
    warehouse.with_name(warehouse.name + ".wal").unlink(missing_ok=True)


def _remove(building: Path) -> None:
    for path in (building, building.with_name(building.name + ".wal")):
        path.unlink(missing_ok=True)


def _quoted(value: object) -> str:
    return str(value).replace("'", "''")


def _attach_lake(con: duckdb.DuckDBPyConnection, lake: Lake, sources: dict[str, list[str]]) -> None:
    """The tables of the lake as views of a catalog named lake, forgotten and superseded articles left out; beside them runs, forgotten and countries."""
    con.execute("attach ':memory:' as lake")
    forgotten = sorted(lake.records("forgotten"))
    con.execute("create table lake.forgotten (article_id varchar)")
    if forgotten:
        con.executemany("insert into lake.forgotten values (?)", [[article] for article in forgotten])
    con.execute(f"create table lake.superseded as {_SUPERSEDED.format(_relation(con, lake, 'article_sources', sources['article_sources']))}")
    gone = con.execute("select exists (from lake.forgotten) or exists (from lake.superseded)").fetchall()[0][0]
    for name, paths in sources.items():
        source = _relation(con, lake, name, paths)
        left = " where article_id not in (from lake.forgotten) and article_id not in (from lake.superseded)"
        view = f"{name}_as_read" if name in schema.MENTIONS else name
        con.execute(f"create view lake.{view} as select {_names(name)} from {source}{left if gone and 'article_id' in schema.LAYERS[name].names else ''}")
    con.register("_runs", _runs(lake))
    con.execute("create table lake.runs as from _runs")
    con.execute("create table lake.countries (code varchar)")
    con.executemany("insert into lake.countries values (?)", [[code] for code in sorted(schema.country_codes())])
    con.execute("create table lake.allowed (of_column varchar, value varchar)")
    con.executemany("insert into lake.allowed values (?, ?)", [[column, value] for column, values in schema.ALLOWED.items() for value in values])
    for name in _lexicon_files():
        _attach_lexicon(con, name)
    corrections.apply(con)


def _attach_lexicon(con: duckdb.DuckDBPyConnection, name: str) -> None:
    """Make ``lake.lexicon_NAME`` of the file's rows, the analyst's own among them; an empty cell is NULL."""
    rows = [{column: cell or None for column, cell in row.items() if column != "_at"} for row in lexicon.rows(name)]
    con.register("_rows", pa.Table.from_pylist(rows, schema=pa.schema([(column, pa.string()) for column in rows[0]])))
    con.execute(f"create table lake.lexicon_{name} as from _rows")
    con.unregister("_rows")


def _runs(lake: Lake) -> pa.Table:
    moments = ("started_at", "finished_at")
    rows = [row | {name: datetime.fromisoformat(row[name]) for name in moments} for row in lake.records("runs").values()]
    return pa.Table.from_pylist(rows, schema=schema.RUNS)


def _names(name: str) -> str:
    return ", ".join(f'"{column}"' for column in schema.LAYERS[name].names)


def _relation(con: duckdb.DuckDBPyConnection, lake: Lake, name: str, paths: list[str]) -> str:
    if not paths or not lake.local:
        import pyarrow.dataset as ds

        columns = schema.LAYERS[name]
        con.register(f"_{name}", ds.dataset(paths, columns, filesystem=lake.files, format="parquet") if paths else columns.empty_table())
        return f"_{name}"
    return _read_parquet(paths)


def _read_parquet(paths: list[str]) -> str:
    return "read_parquet([" + ", ".join(f"'{_quoted(path)}'" for path in paths) + "], union_by_name = true)"


def _stored(name: str, paths: list[str]) -> str:
    """What a published view reads for a table of the lake: its files by absolute path."""
    if not paths:
        columns = duckdb.from_arrow(schema.LAYERS[name].empty_table())
        nothing = ", ".join(f'null::{kind} as "{column}"' for column, kind in zip(columns.columns, columns.types, strict=True))
        return f"(select {nothing} where false)"
    return f"(select {_names(name)} from {_read_parquet(paths)})"


def _build(con: duckdb.DuckDBPyConnection, lake: Lake, sources: dict[str, list[str]]) -> dict[str, int]:
    """Create every model; rows of the tables.  A view on the lake is left out where the lake is an object store."""
    rows = {}
    for name, text in models().items():
        kind = "view" if is_view(text) else "table"
        if kind == "view" and "lake." in text:
            if not lake.local:
                continue  # no client reads the object store by itself
            text = re.sub(r"\blake\.(\w+)", lambda found: _stored(found[1], sources[found[1]]), text)
        con.execute(f"create {kind} {name} as\n{text}")
        _comment(con, kind, name, text)
        if kind == "table":
            rows[name] = con.execute(f"select count(*) from {name}").fetchone()[0]
    return rows


def _comment(con: duckdb.DuckDBPyConnection, kind: str, name: str, text: str) -> None:
    """COMMENT ON a table and its columns: from the header of its file, else from the schema."""
    described = describe(name, text)
    con.execute(f"comment on {kind} {name} is '{_quoted(headline(text))}'")
    for (column,) in con.execute("select column_name from duckdb_columns() where table_name = ? and database_name = 'warehouse'", [name]).fetchall():
        if column in described:
            con.execute(f"comment on column {name}.\"{column}\" is '{_quoted(described[column])}'")


def describe(name: str, text: str) -> dict[str, str]:
    """Descriptions of a model's columns: lines ``-- column: words`` below the first, the schema's of the same table, or of any other."""
    found = {}
    if name not in schema.LAYERS:
        for model in models().values():
            found |= _headed(model)
        found |= {field.name: _words(field) for columns in schema.LAYERS.values() for field in columns}
    own = (schema.LAYERS | {"actors": schema.ACTORS, "runs": schema.RUNS}).get(name)
    found |= {field.name: _words(field) for field in own or ()}
    return found | _headed(text)


def _headed(text: str) -> dict[str, str]:
    return dict(re.findall(r"^-- ([A-Za-z_0-9]+): (.+)$", text, re.M))


def _words(column: pa.Field) -> str:
    return column.metadata[b"description"].decode()


# ---- checking


def check(con: duckdb.DuckDBPyConnection, limit: int = 20) -> dict[str, list[dict]]:
    """Rows that break each rule, at most ``limit`` a rule; rules that hold are left out."""
    broken = {}
    for name, text in checks().items():
        found = con.execute(text)
        names = [column[0] for column in found.description]
        offenders = found.fetchmany(limit)
        if offenders:
            broken[name] = [dict(zip(names, row, strict=True)) for row in offenders]
    return broken


# ---- reading


def made_from(warehouse: Path) -> str | None:
    """The state of the lake that the published file was made from; None where there is no file to read."""
    if not warehouse.exists():
        return None
    with contextlib.suppress(duckdb.Error), duckdb.connect(str(warehouse), read_only=True) as con:
        return con.execute("select state from _made_from").fetchone()[0]
    return None


def connect(warehouse: Path, lake: Lake | None = None, external: bool = False) -> duckdb.DuckDBPyConnection:
    """A connection that reads the warehouse and, for its views, the lake; nothing else of the file system unless ``external``."""
    con = duckdb.connect(str(warehouse), read_only=True)
    con.execute("set enable_progress_bar = false")  # it goes to standard output, among the rows of a CSV
    if lake is not None and lake.local:
        con.execute(f"set allowed_directories = ['{_quoted(lake.root)}/']")
    if not external:
        con.execute("set enable_external_access = false")
    con.execute("set lock_configuration = true")
    return con


def question(sql: str) -> str:
    """The one SELECT that the text is, by DuckDB's own parser.

    Raises:
        NotAQuestion: it is something else, or several statements.
    """
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        raise NotAQuestion(str(error)) from None
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise NotAQuestion("waqai query takes one SELECT")
    return statements[0].query


def location(lake: Lake) -> Path:
    """Where the warehouse of a home is published: beside the lake; for an object store, in the working folder."""
    return Path(lake.home).resolve() / "waqai.duckdb" if lake.local else Path("waqai.duckdb").resolve()
