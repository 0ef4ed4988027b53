"""Analyses of word types kept across runs, in an Arrow file of the user's cache.

The file's name holds a fingerprint of the database and of the code that analyses, so that neither is ever read with the other's words.
Workers may share it: each adds what it found under a lock, into a new file that takes the old one's place.  A damaged file is made anew.
"""

import fcntl
import hashlib
import json
import os
from functools import cache
from pathlib import Path

import pyarrow as pa
from waqai.tasks.document import Word
from waqai.tasks.settings import ROOT, settings
from waqai.tasks.tag import morphology
from waqai.tasks.tag.analyse import analyses

_MOST = 300_000  # types; about 60 MB
_CODE = ("tasks/document.py", "tasks/normalise/fold.py", "tasks/tag/analyse.py", "tasks/tag/database.py", "seeds/models/tagger-names.csv")
_COLUMNS = pa.schema([("surface", pa.string()), ("readings", pa.string())])


class Memory:
    """Readings by surface: those of the file, and those found since."""

    def __init__(self, path: Path):
        self.path = path
        self.found: dict[str, list[Word]] = {}
        self._open()

    def _open(self) -> None:
        self.table = _load(self.path)
        self.rows = {surface: row for row, surface in enumerate(self.table["surface"].to_pylist())}
        self.stored = self.table["readings"]

    def readings(self, surface: str) -> list[Word]:
        """The readings of a word out of context, analysed once."""
        row = self.rows.get(surface)
        if row is not None:
            return [Word(*fields[:10], tuple(fields[10]), *fields[11:]) for fields in json.loads(self.stored[row].as_py())]
        if surface not in self.found:
            self.found[surface] = analyses(surface)
        return self.found[surface]

    def save(self, at_least: int = 1) -> None:
        """Add what was found to the file, where it is ``at_least`` so many types.  A cache that cannot be written is done without."""
        new = {surface: words for surface, words in self.found.items() if _storable(surface)}
        if len(new) < at_least:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.with_suffix(".lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                self._open()
                if self.table.num_rows < _MOST:
                    self._write({surface: words for surface, words in new.items() if surface not in self.rows})
        except OSError:
            return
        self.found.clear()
        self._open()

    def _write(self, new: dict[str, list[Word]]) -> None:
        lines = [json.dumps(words, ensure_ascii=False) for words in new.values()]
        table = pa.concat_tables([self.table, pa.table([list(new), lines], schema=_COLUMNS)]).combine_chunks()
        part = self.path.with_suffix(f".{os.getpid()}.tmp")
        with pa.ipc.new_file(part, _COLUMNS, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
            writer.write_table(table)
        os.replace(part, self.path)


def _storable(surface: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in surface)


def _load(path: Path) -> pa.Table:
    try:
        table = pa.ipc.open_file(pa.BufferReader(path.read_bytes())).read_all()
        if table.schema == _COLUMNS:
            return table.combine_chunks()
    except (OSError, pa.ArrowInvalid):
        pass
    return _COLUMNS.empty_table()


@cache
def remembered() -> Memory:
    """What is remembered of the database in use."""
    digest = hashlib.sha256(morphology.find().version.encode())
    for name in _CODE:
        digest.update((ROOT / name).read_bytes())
    return Memory(settings().cache / f"types-{digest.hexdigest()[:12]}.arrow")
