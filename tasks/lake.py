"""The lake: Parquet parts, one file a table and batch, and the manifest of what is done.

A batch is a set of articles taken in together; its name is made from their ids.  A stage writes the tables of a batch
to files named after the batch and the versions of what made them, then an entry of the manifest (JSON), which says
that the stage is done and holds each file's rows, size and checksum.  A file without an entry is not part of the lake.
An entry carries its own digest: one that was cut short or altered counts as not written.
"""

import contextlib
import json
import os
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import fs
from waqai.tasks import schema

STAGES = {"ingest": ("articles", "article_sources", "rejects"), "tag": ("sentences", "tokens"), "extract": tuple(schema.MENTIONS)}


class DamagedPart(RuntimeError):
    """A file of the lake is missing or not what was written; the message names it."""


@dataclass(slots=True)
class Entry:
    """What a stage wrote for a batch.

    ``files`` maps a table to the path (below the lake), rows, bytes, checksum and time of its file; a table without rows has none.
    ``articles`` are the ids of the batch (stage ingest only); ``replaces`` the batches that this one was compacted from; ``read`` is how many
    articles an extraction read, where the others kept the rows that they had.
    """

    stage: str
    key: str
    batch: str
    versions: dict[str, str]
    run_id: str
    made_at: str
    seconds: float = 0.0
    words: int = 0
    files: dict[str, dict] = field(default_factory=dict)
    articles: list[str] = field(default_factory=list)
    replaces: list[str] = field(default_factory=list)
    read: int = 0


def fingerprint(*pieces: str) -> str:
    """Twelve hexadecimal digits of the pieces."""
    return blake2b("\0".join(pieces).encode(), digest_size=6).hexdigest()


def table(name: str, rows: Iterable[dict]) -> pa.Table:
    """Rows as a table of the schema of that name; a key that is missing is NULL."""
    rows = list(rows)
    columns = schema.LAYERS[name]
    return pa.table([pa.array([row.get(column.name) for row in rows], column.type) for column in columns], schema=columns)


class Lake:
    """The lake of a home: a folder, or an address that pyarrow knows (s3://...)."""

    def __init__(self, home: str | Path):
        self.home = str(home)
        self.local = "://" not in self.home
        if self.local:
            self.files, root = fs.LocalFileSystem(), str(Path(self.home).resolve())
        else:
            self.files, root = fs.FileSystem.from_uri(self.home)
        self.root = f"{root.rstrip('/')}/lake"

    # ---- files

    def path(self, below: str) -> str:
        """Absolute path (or key) of what lies at ``below``."""
        return f"{self.root}/{below}".rstrip("/")

    def _put(self, below: str, content: bytes) -> None:
        """Write a file whole: readers see the old one or the new one, never half of it."""
        path = self.path(below)
        if not self.local:
            with self.files.open_output_stream(path) as stream:
                stream.write(content)
            return
        os.makedirs(os.path.dirname(path), exist_ok=True)
        building = f"{path}.{uuid.uuid4().hex[:8]}.tmp"
        try:
            with open(building, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(building, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(building)  # on a full disk the half that was written is in the way
            raise

    def _get(self, below: str) -> bytes:
        with self.files.open_input_stream(self.path(below)) as stream:
            return stream.read()

    def listing(self, below: str, recursive: bool = False) -> dict[str, fs.FileInfo]:
        """Files below a folder, by their paths below the lake."""
        found = self.files.get_file_info(fs.FileSelector(self.path(below), recursive=recursive, allow_not_found=True))
        return {info.path[len(self.root) + 1 :]: info for info in found if info.type == fs.FileType.File}

    def delete(self, below: Iterable[str]) -> None:
        """Remove files; those that are gone already do not matter."""
        for path in below:
            with contextlib.suppress(FileNotFoundError):
                self.files.delete_file(self.path(path))

    # ---- small records: runs, forgotten articles

    def put_record(self, kind: str, name: str, record: dict) -> None:
        """Keep a JSON record of a kind (runs, forgotten) under a name."""
        self._put(f"{kind}/{name}.json", json.dumps(record, ensure_ascii=False, default=str).encode())

    def record(self, kind: str, name: str) -> dict | None:
        """A record of a kind; None where there is none of the name, or it is damaged."""
        try:
            return json.loads(self._get(f"{kind}/{name}.json"))
        except (FileNotFoundError, ValueError):
            return None

    def records(self, kind: str) -> dict[str, dict]:
        """Records of a kind by name, sorted.

        Raises:
            DamagedPart: one is not JSON.
        """
        found = {}
        for path in sorted(path for path in self.listing(kind) if path.endswith(".json")):
            try:
                found[path.rsplit("/", 1)[1][:-5]] = json.loads(self._get(path))
            except ValueError:
                raise DamagedPart(f"{self.path(path)} is not what was written; remove it, and the rest goes on") from None
        return found

    # ---- the manifest

    def entries(self, stage: str, standing: bool = True) -> list[Entry]:
        """Every sound entry of a stage, in the order of their keys; when ``standing``, those of batches compacted into others are left out."""
        files = self.listing(f"manifest/{stage}")
        found = [self._entry(path, files[path]) for path in sorted(files) if path.endswith(".json")]
        found = [entry for entry in found if entry is not None]
        return _standing(found) if standing else found

    def _entry(self, path: str, info: fs.FileInfo) -> Entry | None:
        """The entry in a file, read once while the file stays as it is; None where it is damaged."""
        known = f"{self.home}\0{path}"
        seen = (info.mtime_ns, info.size)
        if _READ.get(known, (None,))[0] != seen:
            _READ[known] = (seen, _decoded(self._get(path)))
        entry = _READ[known][1]
        return None if entry is None else replace(entry)

    def unreadable(self, stage: str) -> list[str]:
        """Files of the manifest that are not what was written, below the lake."""
        files = self.listing(f"manifest/{stage}")
        return [path for path in sorted(files) if path.endswith(".json") and self._entry(path, files[path]) is None]

    def current(self, stage: str, version: str | None = None) -> dict[str, Entry]:
        """The entry of each batch that counts: that of ``version`` where there is one, else the one made last."""
        chosen: dict[str, Entry] = {}
        for entry in self.entries(stage):
            held = chosen.get(entry.batch)
            if held is None or _rank(entry, version) > _rank(held, version):
                chosen[entry.batch] = entry
        return chosen

    def write(self, entry: Entry, tables: dict[str, pa.Table]) -> Entry:
        """Write the tables of a batch, then the manifest entry that says so."""
        for name, rows in tables.items():
            if rows.num_rows:
                entry.files[name] = self._write_table(f"{name}/{entry.key}.parquet", rows, entry.versions)
        entry.made_at = entry.made_at or self._moment(entry)
        self._put(f"manifest/{entry.stage}/{entry.key}.json", _encoded(entry))
        return entry

    def _moment(self, entry: Entry) -> str:
        """Now, or just after the latest entry of the same batch where the clock has been set back: the entry written last counts."""
        folder = f"manifest/{entry.stage}"
        if self.local:  # without asking for the state of every other batch's file
            os.makedirs(self.path(folder), exist_ok=True)
            names = [f"{folder}/{name}" for name in os.listdir(self.path(folder)) if name.startswith(entry.batch)]
            files = {name: self.files.get_file_info(self.path(name)) for name in names}
        else:
            files = {name: info for name, info in self.listing(folder).items() if name.startswith(f"{folder}/{entry.batch}")}
        found = [self._entry(path, info) for path, info in files.items() if path.endswith(".json")]
        after = [datetime.fromisoformat(held.made_at) + timedelta(microseconds=1) for held in found if held]
        return max([datetime.now(UTC), *after]).isoformat(timespec="microseconds")

    def _write_table(self, below: str, rows: pa.Table, versions: dict[str, str]) -> dict:
        kept = {**(rows.schema.metadata or {}), **{f"waqai.{name}".encode(): value.encode() for name, value in versions.items()}}
        sink = pa.BufferOutputStream()
        pq.write_table(rows.replace_schema_metadata(kept), sink, compression="zstd", compression_level=3)
        content = sink.getvalue().to_pybytes()
        self._put(below, content)
        info = self.files.get_file_info(self.path(below))
        return {"path": below, "rows": rows.num_rows, "bytes": len(content), "checksum": _checksum(content), "time": info.mtime_ns}

    def read(self, entry: Entry, name: str, columns: list[str] | None = None) -> pa.Table:
        """A table of a batch, its checksum verified.

        Raises:
            DamagedPart: the file is missing or not what was written.
        """
        if name not in entry.files:
            empty = schema.LAYERS[name].empty_table()
            return empty.select(columns) if columns else empty
        file = entry.files[name]
        try:
            content = self._get(file["path"])
        except FileNotFoundError:
            raise DamagedPart(f"{self.path(file['path'])} is missing; waqai maintain makes it again") from None
        if _checksum(content) != file["checksum"]:
            raise DamagedPart(f"{self.path(file['path'])} is not what was written; waqai maintain makes it again")
        return pq.read_table(pa.BufferReader(content), columns=columns)

    # ---- damage

    def damaged(self, entries: Iterable[Entry], thorough: bool = False) -> list[tuple[Entry, str]]:
        """Entries with a file that is missing or changed, each with what is wrong.

        Sizes and times are compared; contents only where the time differs, or of all files when ``thorough``.
        """
        seen: dict[str, dict[str, fs.FileInfo]] = {}
        wrong = []
        for entry in entries:
            for name, file in entry.files.items():
                if name not in seen:
                    seen[name] = self.listing(name)
                reason = self._fault(file, seen[name].get(file["path"]), thorough)
                if reason:
                    wrong.append((entry, f"{file['path']} {reason}"))
                    break
        return wrong

    def _fault(self, file: dict, info: fs.FileInfo | None, thorough: bool) -> str | None:
        if info is None:
            return "is missing"
        if info.size != file["bytes"]:
            return f"has {info.size} bytes instead of {file['bytes']}"
        if (thorough or info.mtime_ns != file["time"]) and _checksum(self._get(file["path"])) != file["checksum"]:
            return "is not what was written"
        return None

    def discard(self, entry: Entry) -> None:
        """Take an entry out of the manifest, then its files out of the lake."""
        self.delete([f"manifest/{entry.stage}/{entry.key}.json", *(file["path"] for file in entry.files.values())])

    # ---- one writer

    @contextlib.contextmanager
    def writing(self, waiting=lambda: None) -> Iterator[None]:
        """Hold the lake for writing; calls ``waiting`` once when another process holds it, then waits.

        A lake on an object store is not locked: there the concurrency limit of the deployment keeps writers apart.
        """
        if not self.local:
            yield
            return
        import fcntl

        os.makedirs(self.root, exist_ok=True)
        with open(self.path(".lock"), "w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                waiting()
                fcntl.flock(lock, fcntl.LOCK_EX)
            self.delete(path for path in self.listing("", recursive=True) if path.endswith(".tmp"))
            yield


_READ: dict[str, tuple[tuple[int, int], Entry | None]] = {}  # manifest entries that this process has read, with time and size of their files


def _encoded(entry: Entry) -> bytes:
    """An entry as JSON, with the digest of itself as its last key."""
    content = json.dumps(asdict(entry), ensure_ascii=False)
    return f'{content[:-1]}, "digest": "{_checksum(content.encode())}"}}'.encode()


def _decoded(content: bytes) -> Entry | None:
    """The entry that the JSON holds; None where it is not what ``_encoded`` wrote."""
    whole, _, digest = content.rpartition(b', "digest": "')
    if digest != f'{_checksum(whole + b"}")}"}}'.encode():
        return None
    return Entry(**json.loads(whole + b"}"))


def _standing(entries: list[Entry]) -> list[Entry]:
    gone = {batch for entry in entries for batch in entry.replaces}
    return [entry for entry in entries if entry.batch not in gone]


def _rank(entry: Entry, version: str | None) -> tuple[bool, str]:
    return entry.versions.get(entry.stage) == version, entry.made_at


def _checksum(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()
