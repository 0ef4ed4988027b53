"""Word types kept across runs, in an Arrow file of the user's cache: of each its scores, as bytes, and the rest that the tagger made of it, as JSON.

The file's name holds a fingerprint of the database, the models and the code, so that none is ever read with another's words.
Workers may share it: each adds what it found under a lock, into a new file that takes the old one's place.  A damaged file is made anew.
"""

import fcntl
import hashlib
import json
import os
from functools import cache
from pathlib import Path

import pyarrow as pa
from waqai.tasks.settings import ROOT, settings
from waqai.tasks.tag import morphology

_MOST = 300_000  # types
_MADE_BY = ("tasks/crf.py", "tasks/document.py", "tasks/normalise/*.py", "tasks/tag/*.py", "seeds/models/tagger.json", "seeds/models/tagger-*")
_COLUMNS = pa.schema([("surface", pa.string()), ("scores", pa.binary()), ("type", pa.string())])


class Memory:
    """What is kept, by surface."""

    def __init__(self, path: Path):
        self.path = path
        self._open()

    def _open(self) -> None:
        self.table = _load(self.path)
        self.rows = {surface: row for row, surface in enumerate(self.table["surface"].to_pylist())}
        self.scores, self.types = (self.table[name].combine_chunks() for name in ("scores", "type"))

    def get(self, surface: str) -> tuple[bytes, list] | None:
        """What was kept of a word, None where nothing was."""
        row = self.rows.get(surface)
        return None if row is None else (self.scores[row].as_py(), json.loads(self.types[row].as_py()))

    def add(self, found: dict[str, tuple[bytes, list]]) -> None:
        """Keep what was found, in place of what was kept of the same words, but for the readings chosen for other classes: another worker may have
        met those.  A cache that cannot be written is done without.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.with_suffix(".lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                self._open()
                if self.table.num_rows < _MOST:
                    self._write({surface: kept for surface, kept in found.items() if _storable(surface)})
        except OSError:
            return
        self._open()

    def _write(self, new: dict[str, tuple[bytes, list]]) -> None:
        for surface, (_, rest) in new.items():
            if kept := self.get(surface):
                rest[-1] = kept[1][-1] | rest[-1]
        scores, lines = [kept[0] for kept in new.values()], [json.dumps(kept[1], ensure_ascii=False) for kept in new.values()]
        others = self.table.filter(pa.array([surface not in new for surface in self.rows], pa.bool_()))
        table = pa.concat_tables([others, pa.table([list(new), scores, lines], schema=_COLUMNS)]).combine_chunks()
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
def memory() -> Memory:
    """What is kept of the database and the models in use."""
    digest = hashlib.sha256(morphology.find().version.encode())
    for pattern in _MADE_BY:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.read_bytes())
    return Memory(settings().cache / f"types-{digest.hexdigest()[:12]}.arrow")
