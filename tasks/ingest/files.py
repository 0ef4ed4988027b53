"""Inputs to articles, one outcome an item, in a fixed order, as a stream."""

import glob
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from waqai.tasks.ingest.build import build
from waqai.tasks.ingest.record import Article, Refused, Reject
from waqai.tasks.settings import Settings, settings

TEXT = {".txt", ".text", ".md", ""}
LINES = {".jsonl", ".ndjson"}


def read(inputs: Iterable[str], options: Settings | None = None) -> Iterator[Article | Reject]:
    """Every article of the inputs (files, folders, globs), or why it was refused.

    A folder is read whole, in the order of names; names that begin with ``.`` or ``_`` are left out.
    """
    options = options or settings()
    for given in inputs:
        for path in _files(given):
            if isinstance(path, Reject):
                yield path
            elif path.suffix.lower() in LINES:
                yield from _lines(path, options)
            else:
                yield _text(path, options)


def _files(given: str) -> Iterator[Path | Reject]:
    path = Path(given)
    if path.is_dir():
        yield from (found for found in sorted(path.rglob("*")) if found.is_file() and not _hidden(found.relative_to(path)))
    elif path.exists():
        yield path
    elif matches := sorted(glob.glob(given, recursive=True)):
        for match in matches:
            yield from _files(match)
    else:
        yield Reject(given, "unreadable", "no such file, folder or pattern")


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "_")) for part in path.parts)


def _text(path: Path, options: Settings) -> Article | Reject:
    uri = str(path.resolve())
    try:
        if path.stat().st_size > 4 * options.max_text_bytes:
            raise Refused("too_long", f"{path.stat().st_size} bytes")
        return build(decode(path.read_bytes()), options, source_id=path.stem, uri=uri)
    except Refused as refused:
        return Reject(uri, refused.reason, refused.detail)
    except OSError as error:
        return Reject(uri, "unreadable", str(error))


def _lines(path: Path, options: Settings) -> Iterator[Article | Reject]:
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _line(path, number, line, options)
    except OSError as error:
        yield Reject(str(path.resolve()), "unreadable", str(error))


def _line(path: Path, number: int, line: bytes, options: Settings) -> Article | Reject:
    uri = f"{path.resolve()}#{number}"
    try:
        try:
            record = json.loads(decode(line))
        except ValueError as error:
            raise Refused("bad_json", f"line {number}: {error}") from None
        if not isinstance(record, dict) or not isinstance(record.get("text"), str):
            raise Refused("missing_field", f"line {number} has no text")
        identity = str(record.get("id") or number)
        uri = str(record.get("url") or f"{path.resolve()}#{identity}")
        return build(
            record["text"], options, source_id=identity, uri=uri, title=record.get("title"), published=record.get("published_at"), outlet=record.get("source")
        )
    except Refused as refused:
        return Reject(uri, refused.reason, refused.detail)


def decode(raw: bytes) -> str:
    """Text of UTF-8 bytes, with or without a byte order mark.

    Raises:
        Refused: empty, binary or in another encoding.
    """
    if not raw.strip():
        raise Refused("empty", "no text")
    if b"\0" in raw[:4096] or raw[:4] in (b"%PDF", b"\x89PNG", b"PK\x03\x04") or raw[:3] == b"\xff\xd8\xff":
        raise Refused("binary", "not text")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("undecodable", str(error)) from None
