"""A file of any format to records, as a stream: what its name says it is, else what it begins like."""

import codecs
import csv
import io
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

import pyarrow as pa
from waqai.tasks.ingest import feeds, pages
from waqai.tasks.ingest.decode import decode, encoding
from waqai.tasks.ingest.record import Record, Refused, Reject
from waqai.tasks.ingest.records import field, fields, plain, record
from waqai.tasks.settings import Settings

COMPRESSED = {".gz": "gzip", ".gzip": "gzip", ".zst": "zstd", ".zstd": "zstd", ".bz2": "bz2", ".lz4": "lz4"}
ARCHIVES = {".zip", ".tar", ".tgz"}
# deflate packs a thousandfold at most, and real text some tenfold: what unpacks to more than this times its size is a bomb.
RATIO, HARMLESS = 200, 50_000_000
_HEAD = 65_536


@dataclass(slots=True)
class Item:
    """A file wherever it lies: its address, its name, how to open it, and what is known of it beside its content.

    ``charset`` and ``kind`` (media type) are what a server says; ``sidecar`` holds the fields of the JSON beside it.
    """

    uri: str
    name: str
    open: Callable[[], AbstractContextManager[BinaryIO]]
    sidecar: dict | None = None
    charset: str | None = None
    kind: str = ""


def suffixes(name: str) -> tuple[str, str, str | None]:
    """Stem, suffix and codec of a file's name: ``a.jsonl.gz`` is ``a``, ``.jsonl``, ``gzip``."""
    path = PurePosixPath(name)
    last = path.suffix.lower()
    if last == ".tgz":
        return path.stem, ".tar", "gzip"
    if last in COMPRESSED:
        inner = PurePosixPath(path.stem)
        return inner.stem, inner.suffix.lower(), COMPRESSED[last]
    return path.stem, last, None


def records(item: Item, file: BinaryIO, options: Settings) -> Iterator[Record | Reject]:
    """Records of an open file, and rejects of those that are none.

    Raises:
        Refused: the file as a whole, or from here on, cannot be read.
        OSError: it cannot be read.
    """
    stem, suffix, codec = suffixes(item.name)
    if codec:
        file = inflated(file, codec)
    reader = _READERS.get(suffix) or _KINDS.get(item.kind) or _text
    yield from reader(item, file, stem, options)


# ---- compression


class _Inflating(io.RawIOBase):
    """A compressed stream, read plain; refuses what is cut off, damaged, or grows beyond all measure."""

    def __init__(self, file: BinaryIO, codec: str):
        self.packed, self.sent = _Counting(file), 0
        self.plain = pa.CompressedInputStream(pa.PythonFile(self.packed, "r"), codec)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        try:
            found = self.plain.read(len(buffer))
        except (OSError, pa.ArrowException) as error:
            raise Refused("truncated" if "runcated" in str(error) else "unreadable", str(error)) from None
        self.sent += len(found)
        if self.sent > max(HARMLESS, RATIO * self.packed.read_so_far):
            raise Refused("unsafe_archive", f"{self.packed.read_so_far} bytes unpack to more than {self.sent}")
        buffer[: len(found)] = found
        return len(found)


class _Counting(io.RawIOBase):
    def __init__(self, file: BinaryIO):
        self.file, self.read_so_far = file, 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        found = self.file.read(size)
        self.read_so_far += len(found)
        return found


def inflated(file: BinaryIO, codec: str) -> BinaryIO:
    """A compressed file as a plain stream."""
    return io.BufferedReader(_Inflating(file, codec), _HEAD)


# ---- one text


def _whole(file: BinaryIO, options: Settings, times: int = 4) -> bytes:
    """The content of a file that is one text; four bytes are the longest that any encoding takes for a character."""
    most = times * options.max_text_bytes
    raw = file.read(most + 1)
    if len(raw) > most:
        raise Refused("too_long", f"more than {most} bytes, WAQAI_MAX_TEXT_BYTES allows {options.max_text_bytes} of text")
    return raw


def _text(item: Item, file: BinaryIO, stem: str, options: Settings) -> Iterator[Record | Reject]:
    raw = _whole(file, options)
    if pages.looks_like_page(raw):
        yield with_sidecar(pages.read_page(raw, item.uri, stem, item.charset), item.sidecar)
    elif raw.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml") and feeds.looks_like_feed(raw):
        yield from _entries(item, raw)
    else:
        yield with_sidecar(Record(decode(raw, item.charset), stem, item.uri), item.sidecar)


def _page(item: Item, file: BinaryIO, stem: str, options: Settings) -> Iterator[Record | Reject]:
    yield with_sidecar(pages.read_page(_whole(file, options, 10), item.uri, stem, item.charset), item.sidecar)


def with_sidecar(found: Record, sidecar: dict | None) -> Record:
    """A record with what the JSON beside its file says, which holds over what the page says."""
    if sidecar:
        known = fields(sidecar)
        found.source_id = plain(known.get("id")) or found.source_id
        found.uri = plain(known.get("url")) or found.uri
        found.title = plain(known.get("title")) or found.title
        found.published = known.get("published_at") or found.published
        found.outlet = plain(known.get("source")) or found.outlet
        found.agency = plain(known.get("agency")) or found.agency
    return found


def _feed(item: Item, file: BinaryIO, stem: str, options: Settings) -> Iterator[Record | Reject]:
    raw = _whole(file, options, 10)
    if pages.looks_like_page(raw):
        yield with_sidecar(pages.read_page(raw, item.uri, stem, item.charset), item.sidecar)
    else:
        yield from _entries(item, raw)


def _entries(item: Item, raw: bytes) -> Iterator[Record | Reject]:
    """Entries of a feed that lies in a file: with what they hold themselves, nothing is fetched for them."""
    outlet, entries = feeds.read_feed(raw, item.uri)
    for number, entry in enumerate(entries, 1):
        yield guarded(lambda entry=entry, number=number: of_entry(entry, outlet, f"{item.uri}#{number}"), entry.link or f"{item.uri}#{number}")


def of_entry(entry: feeds.Entry, outlet: str | None, place: str) -> Record:
    """The record of an entry's own content."""
    content = entry.content or entry.teaser
    body = pages.body_of(content) if "<" in content else content
    uri = entry.link or place
    return Record(body, entry.identity or uri, uri, entry.title, entry.published, outlet, permanent=bool(entry.link))


def guarded(make: Callable[[], Record], uri: str) -> Record | Reject:
    """The record, or why there is none."""
    try:
        return make()
    except Refused as refused:
        return Reject(uri, refused.reason, refused.detail)


# ---- many records


def _longest(options: Settings) -> int:
    return 8 * options.max_text_bytes  # an escaped Arabic letter takes six bytes for two


def _json_lines(item: Item, file: BinaryIO, stem: str, options: Settings) -> Iterator[Record | Reject]:
    most, wide = _longest(options), _wide(file)
    lines = io.TextIOWrapper(file, wide) if wide else file
    number = 0
    while line := lines.readline(most):
        number += 1
        if len(line) >= most and line[-1:] not in ("\n", b"\n"):
            while (rest := lines.readline(most)) and rest[-1:] not in ("\n", b"\n"):
                pass
            yield Reject(f"{item.uri}#{number}", "too_long", f"line {number} has more than {most} bytes")
        elif line.strip():
            yield guarded(lambda line=line, number=number: record(_parsed(line, number), item.uri, stem, number), f"{item.uri}#{number}")


def _wide(file: BinaryIO) -> str | None:
    """UTF-16 or UTF-32 where the file begins with its mark."""
    head = _peek(file)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        return encoding(head, whole=False)
    return None


def _peek(file: BinaryIO) -> bytes:
    return file.peek(_HEAD)[:_HEAD]


def _parsed(line: bytes | str, number: int) -> object:
    try:
        try:
            return json.loads(line)
        except UnicodeDecodeError:
            return json.loads(decode(line))
    except (ValueError, RecursionError) as error:
        raise Refused("bad_json", f"line {number}: {error}") from None


def _json(item: Item, file: BinaryIO, stem: str, options: Settings) -> Iterator[Record | Reject]:
    number = 0
    try:
        for number, value in enumerate(_values(_text_stream(file, item), _longest(options)), 1):
            yield guarded(lambda value=value, number=number: record(value, item.uri, stem, number), f"{item.uri}#{number}")
    except (ValueError, RecursionError) as error:
        raise Refused("bad_json", f"after record {number}: {error}") from None
    if not number:
        raise Refused("empty", "no record")


def _text_stream(file: BinaryIO, item: Item) -> io.TextIOWrapper:
    head = _peek(file)
    if not head.strip():
        raise Refused("empty", "no text")
    return io.TextIOWrapper(file, encoding(head, item.charset, whole=False), newline="")


def _values(stream: io.TextIOWrapper, most: int) -> Iterator[object]:
    """Values of a JSON array, or of a file of values one after the other, without holding more than one of them."""
    read, decoder = json.JSONDecoder().raw_decode, None
    held, ended, array = "", False, False
    while True:
        held = held.lstrip(" \r\n\t\ufeff" + ("," if array or decoder else ""))
        if held.startswith("[") and not decoder:
            held, array, decoder = held[1:], True, read
            continue
        if array and held.startswith("]"):
            return
        try:
            if not held:
                raise ValueError("the array is not closed" if array else "no value")
            value, end = read(held)
            if end == len(held) and not ended:
                raise ValueError  # a number may go on
        except ValueError:
            if ended:
                if not held and not array:
                    return
                raise
            if len(held) > most:
                raise Refused("too_long", f"a record has more than {most} characters") from None
            more = stream.read(max(_HEAD, len(held)))
            held, ended = held + more, not more
            continue
        decoder = read
        yield value
        held = held[end:]


def _table(item: Item, file: BinaryIO, stem: str, options: Settings) -> Iterator[Record | Reject]:
    stream = _text_stream(file, item)
    csv.field_size_limit(_longest(options))
    header = stream.readline(_HEAD)
    delimiter = max(",;\t|", key=header.count)
    try:
        names = next(csv.reader([header], delimiter=delimiter), [])
        names[:1] = [name.lstrip("\ufeff") for name in names[:1]]
        _must_have_text(names)
        for number, row in enumerate(csv.DictReader(stream, names, delimiter=delimiter), 1):
            yield guarded(lambda row=row, number=number: record(row, item.uri, stem, number), f"{item.uri}#{number}")
    except csv.Error as error:
        raise Refused("binary" if "NUL" in str(error) else "unreadable", f"no table: {error}") from None


def _must_have_text(names: list[str]) -> None:
    if "text" not in map(field, names):
        raise Refused("missing_field", f"no column holds the text; there are {', '.join(names)[:200] or 'none'}")


def _parquet(item: Item, file: BinaryIO, stem: str, options: Settings) -> Iterator[Record | Reject]:
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(file, buffer_size=1 << 20)
        names = table.schema_arrow.names
        _must_have_text(names)
        number = 0
        for batch in table.iter_batches(256, columns=[name for name in names if field(name)]):
            for row in batch.to_pylist():
                number += 1
                yield guarded(lambda row=row, number=number: record(row, item.uri, stem, number), f"{item.uri}#{number}")
    except (pa.ArrowException, OSError, ValueError) as error:
        raise Refused("unreadable", f"no Parquet: {error}"[:300]) from None


_READERS = {
    ".jsonl": _json_lines, ".ndjson": _json_lines, ".json": _json, ".csv": _table, ".tsv": _table, ".parquet": _parquet, ".pq": _parquet,
    ".html": _page, ".htm": _page, ".xhtml": _page, ".xml": _feed, ".rss": _feed, ".atom": _feed,
}  # fmt: skip
_KINDS = {
    "application/json": _json, "application/x-ndjson": _json_lines, "application/jsonl": _json_lines, "text/csv": _table, "text/html": _page,
    "application/xhtml+xml": _page,
}  # fmt: skip
