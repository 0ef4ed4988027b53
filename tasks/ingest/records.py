"""Rows with named fields (JSON, CSV, Parquet, sidecars) to records; the names are in ``seeds/lexicon/record_fields.csv``."""

from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

from waqai.tasks import lexicon
from waqai.tasks.ingest.record import Record, Refused


@cache
def field(name: str) -> str | None:
    """What a column or key of this name holds: text, title, published_at, source, agency, url, id; None for anything else."""
    return _fields().get(name.strip().lower())


@cache
def _fields() -> dict[str, str]:
    return {name.lower(): row["id"] for row in lexicon.rows("record_fields") for name in lexicon.values(row["names"])}


def fields(row: Mapping) -> dict[str, object]:
    """Values by what they hold; where several columns hold the same, the one that the lexicon names first."""
    return {known: row[name] for known, name in _chosen(tuple(name for name in row if isinstance(name, str))).items()}


@cache
def _chosen(names: tuple[str, ...]) -> dict[str, str]:
    order = {name: rank for rank, name in enumerate(_fields())}
    chosen: dict[str, str] = {}
    for name in sorted((name for name in names if field(name)), key=lambda name: order[name.strip().lower()]):
        chosen.setdefault(field(name), name)
    return chosen


def record(row: object, uri: str, stem: str, number: int) -> Record:
    """The record of a row.

    Args:
        row: names and values.
        uri: address of the file that holds it.
        stem: the file's name without its suffix.
        number: of the row in the file, from 1.

    Raises:
        Refused: it has no text.
    """
    if not isinstance(row, Mapping):
        raise Refused("missing_field", f"record {number} is no object with a text")
    known = fields(row)
    text = known.get("text")
    if not isinstance(text, str):
        raise Refused("missing_field", f"record {number} has no text; its fields are {', '.join(map(str, row))[:200]}")
    identity = plain(known.get("id"))
    url = plain(known.get("url"))
    return Record(
        text=text,
        source_id=identity or stem,
        uri=url or f"{uri}#{identity or number}",
        title=plain(known.get("title")),
        published=known.get("published_at"),
        outlet=plain(known.get("source")),
        agency=plain(known.get("agency")),
        permanent=names_one(url) if url else bool(identity),
    )


def names_one(address: str) -> bool:
    """True where an address names a page, not a site: corpora give the front page as the address of all they hold."""
    parts = urlsplit(address)
    return bool(parts.path.strip("/") or parts.query)


def plain(value: object) -> str | None:
    """A field as a string without blanks around it; of an object its name, of a list its first; None where it is empty."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = next((value[name] for name in ("name", "title", "@id", "id", "url") if isinstance(value.get(name), str)), None)
    if value is None or isinstance(value, bool):
        return None
    return clean(str(value)).strip() or None


def clean(name: str) -> str:
    """A name that UTF-8 holds: lone surrogates and zero characters as escapes."""
    return name.encode("utf-8", "backslashreplace").decode().replace("\0", "\\x00")
