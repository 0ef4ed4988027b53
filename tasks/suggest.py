"""Discovered actors as rows ready to be added to the lexicon."""

import csv
from dataclasses import dataclass
from pathlib import Path

import duckdb

COLUMNS = ("id", "name_ar", "name_en", "aliases", "kind", "country", "sector", "wikidata")
FILES = {"persons": ("person",), "organisations": ("organisation", "armed_group", "media")}
_EXAMPLE = 90  # characters of a sentence shown around a name

_QUESTION = """
with named as (
    select m.*, a.kind as actor_kind, a.name_ar as actor_name, a.name_en as actor_name_en, a.country as actor_country, a.sector as actor_sector
    from actor_mentions as m inner join actors as a on m.actor_id = a.actor_id
    where not a.known and list_contains($kinds, a.kind)
),
counted as (
    select
        actor_id, any_value(actor_kind) as kind, any_value(actor_name) as name_ar, any_value(actor_name_en) as name_en,
        any_value(actor_country) as country, any_value(actor_sector) as sector, mode(role_ar) as role_ar,
        count(distinct article_id) as n_articles, count(*) as n_mentions,
        arg_min(article_id, (article_id, char_start)) as article_id, arg_min(char_start, (article_id, char_start)) as char_start
    from named group by actor_id
)
select c.* exclude (article_id, char_start),
    trim(replace(substring(t.text, greatest(1, c.char_start + 1 - $around // 2), $around), chr(10), ' ')) as example
from counted as c inner join articles as t on c.article_id = t.article_id
order by n_articles desc, n_mentions desc, actor_id limit $most
"""


@dataclass(slots=True)
class Suggestion:
    """A row for the lexicon, how often the actor is named, and the words around its first mention."""

    row: dict[str, str]
    n_articles: int
    role_ar: str | None
    example: str


def suggestions(con: duckdb.DuckDBPyConnection, file: str, most: int) -> list[Suggestion]:
    """The discovered actors that most articles name.

    Their ids are those that they have already, so accepting a row changes none.

    Args:
        con: a connection to the warehouse.
        file: persons or organisations, the lexicon's file that the rows are for.
        most: how many at most.
    """
    found = con.execute(_QUESTION, {"kinds": list(FILES[file]), "most": most, "around": _EXAMPLE})
    names = [column[0] for column in found.description]
    told = [dict(zip(names, values, strict=True)) for values in found.fetchall()]
    return [Suggestion(_row(actor), actor["n_articles"], actor["role_ar"], actor["example"]) for actor in told]


def _row(actor: dict) -> dict[str, str]:
    given = {"id": actor["actor_id"], **{name: actor[name] or "" for name in ("name_ar", "name_en", "kind", "country", "sector")}}
    return {name: given.get(name, "") for name in COLUMNS}


def write(path: Path, rows: list[dict[str, str]]) -> int:
    """Add the rows whose ids the file does not hold yet, with a first line where the file is new; how many were added.

    Raises:
        ValueError: the file's first line names other columns than a row has.
    """
    held: set[str] = set()
    columns: list[str] = list(COLUMNS)
    if path.exists():
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            held = {row["id"] for row in reader if "id" in row}
            columns = list(reader.fieldnames or [])
        if not set(COLUMNS) <= set(columns):
            raise ValueError(f"{path}:1: the first line must name {', '.join(COLUMNS)}")
    fresh = [row for row in rows if row["id"] not in held]
    path.parent.mkdir(parents=True, exist_ok=True)
    new = not path.exists()
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        if new:
            writer.writeheader()
        writer.writerows(fresh)
    return len(fresh)
