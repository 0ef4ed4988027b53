"""The CSV files of seeds/lexicon, each with the analyst's own rows of the same name added.

Every file has a header and a column ``id``; a row of the analyst's folder replaces ours of the same id.
Cells that hold several values separate them by ``|``.
"""

import csv
import hashlib
from functools import cache
from pathlib import Path

from waqai.tasks.settings import ROOT, settings

FOLDER = ROOT / "seeds" / "lexicon"
Row = dict[str, str]


def folders() -> list[Path]:
    """Ours, then the analyst's where WAQAI_LEXICON names one."""
    own = settings().lexicon
    return [FOLDER, *([Path(own)] if own else [])]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Rows of ``name``.csv, each with ``_at`` ("file:line") added.

    Raises:
        FileNotFoundError: no folder holds such a file.
        ValueError: a file lacks the column ``id``.
    """
    merged: dict[str, Row] = {}
    found = [path for folder in folders() if (path := folder / f"{name}.csv").exists()]
    if not found:
        raise FileNotFoundError(f"the lexicon has no file {name}.csv in {', '.join(map(str, folders()))}")
    for path in found:
        at = str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if "id" not in (reader.fieldnames or ()):
                raise ValueError(f"{path}:1: the first line must name the columns, among them id")
            for row in reader:
                row["_at"] = f"{at}:{reader.line_num}"
                merged[row["id"]] = row
    return tuple(merged.values())


def values(cell: str | None) -> list[str]:
    """Values of a cell, split at ``|``."""
    return [part.strip() for part in (cell or "").split("|") if part.strip()]


def version(*names: str) -> str:
    """Fingerprint of the named files (all of ours without a name), as they are now in every folder."""
    digest = hashlib.sha256()
    read = set(names) or {path.stem for path in FOLDER.glob("*.csv")}  # what else lies in the analyst's folder, corrections, says nothing of words
    for folder in folders():
        for path in sorted(folder.glob("*.csv")):
            if path.stem in read:
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
