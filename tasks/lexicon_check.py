"""What is wrong in the lexicon's files, each fault with its file and line.

Rules hang on column names, so that a column means the same in every file.
"""

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from waqai.tasks import corrections, lexicon, schema
from waqai.tasks.lexicon import Row, values
from waqai.tasks.normalise import fold

# Columns that a file cannot do without.
_REQUIRED = {
    "boilerplate": "kind words",
    "cameo_roots": "goldstein",
    "clause_words": "kind words",
    "party_nouns": "kind sector forms",
    "coined_names": "name_ar name_en forms",
    "countries": "name_ar name_en aliases nationality nationality_forms demonym capitals seats latitude longitude ambiguous",
    "currencies": "code forms",
    "date_words": "class value forms",
    "event_types": "quad_class cameo",
    "event_words": "type mode form words source target",
    "figure_events": "types",
    "figure_governors": "kind words",
    "given_names": "name_ar name_en",
    "mode_roots": "type mode cameo",
    "mode_words": "type mode words",
    "months": "calendar month names",
    "news_classes": "words",
    "numbers": "class value forms",
    "name_words": "words",
    "names_in_context": "name_ar actor_id from to countries",
    "org_heads": "kind sector forms",
    "org_qualifiers": "kind sector heads forms",
    "organisation_words": "name_ar name_en use",
    "organisations": "name_ar name_en aliases kind country sector",
    "persons": "name_ar name_en aliases country sector",
    "places": "name_ar name_en aliases country latitude longitude",
    "qualifiers": "qualifier side words",
    "roles": "actor_id role_ar role_en sector country from to",
    "speech": "kind words",
    "status_cues": "form status words",
    "titles": "sector forms country",
    "units": "kind name_ar name_en forms",
}
# Columns that a row of the file must fill.
_FILLED = {
    "name_ar": {"coined_names", "countries", "organisations", "persons", "places", "units", "given_names", "names_in_context", "organisation_words"},
    "name_en": {"countries", "organisations", "persons", "places", "units", "organisation_words"},
    "words": {"boilerplate", "clause_words", "event_words", "figure_governors", "mode_words", "name_words", "news_classes", "qualifiers", "speech", "status_cues"},
    "forms": {"currencies", "date_words", "numbers", "org_heads", "org_qualifiers", "titles", "units"},
    "type": {"event_words", "mode_words"},
    "actor_id": {"roles", "names_in_context"},
}
_FORMS = {"event_words": ("verb", "masdar", "noun", "phrase", "adj", "participle", "duty"), "status_cues": ("particle", "verb", "noun", "behind", "given", "light", "purpose", "aim", "effort", "given-noun", "undone", "within")}
_KINDS = {"organisations": schema.ACTOR_KINDS, "org_heads": schema.ACTOR_KINDS, "org_qualifiers": schema.ACTOR_KINDS, "units": schema.FIGURE_KINDS}
_NAMED = ("organisations", "persons", "countries")  # files whose names are looked up in one index


class _Files:
    """All rows of the lexicon as they stand in the files, ours and the analyst's, with the faults of reading them."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {}
        self.faults: list[str] = []
        ours = {path.stem for path in lexicon.FOLDER.glob("*.csv")}
        for folder in lexicon.folders():
            for path in sorted(folder.glob("*.csv")):
                if path.stem in ours:
                    self._read(path)
                elif path.stem != "corrections":
                    self.faults.append(f"{path}: no file of this name is read; the names are those of {lexicon.FOLDER.name}/: {', '.join(sorted(ours))}")

    def _read(self, path: Path) -> None:
        try:
            text = path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            self.faults.append(f"{path}: cannot be read as UTF-8: {error}")
            return
        reader = csv.DictReader(text.splitlines())
        header = reader.fieldnames or []
        missing = [name for name in ["id", *_REQUIRED.get(path.stem, "").split()] if name not in header]
        if missing:
            self.faults.append(f"{path}:1: the first line lacks {', '.join(missing)}")
            return
        for row in reader:
            at = f"{path}:{reader.line_num}"
            if None in row or None in row.values():
                self.faults.append(f"{at}: {'more' if None in row else 'fewer'} cells than the first line names; put cells with a comma into quotes")
                continue
            self.rows.setdefault(path.stem, []).append(row | {"_at": at, "_folder": str(path.parent)})


def faults() -> list[str]:
    """Every fault of the lexicon's files, as ``file:line: what is wrong``; empty where all is well."""
    files = _Files()
    merged = {name: {row["id"]: row for row in rows} for name, rows in files.rows.items()}
    found = list(files.faults)
    for name, rows in files.rows.items():
        found += _repeated(rows)
        for row in rows:
            found += [f"{row['_at']}: {fault}" for fault in _row_faults(name, row, merged)]
    return [*found, *_collisions(merged), *corrections.file_faults()]


def _repeated(rows: list[Row]) -> Iterator[str]:
    seen: dict[tuple[str, str], str] = {}
    for row in rows:
        first = seen.setdefault((row["_folder"], row["id"]), row["_at"])
        if first != row["_at"]:
            yield f"{row['_at']}: the id {row['id']} stands already at {first}"


def _row_faults(name: str, row: Row, merged: dict[str, dict[str, Row]]) -> Iterator[str]:
    if not row["id"].strip():
        yield "the id is empty"
    for column, needing in _FILLED.items():
        if name in needing and not (row.get(column) or "").strip():
            yield f"{column} is empty"
    for column, rule in _RULES.items():
        if cell := (row.get(column) or "").strip():
            fault = rule(name, cell)
            if fault:
                yield f"{column}: {fault}"
    if name in ("roles", "names_in_context"):
        yield from _role_faults(row, merged)


def _role_faults(row: Row, merged: dict[str, dict[str, Row]]) -> Iterator[str]:
    if not any(row["actor_id"] in merged.get(name, ()) for name in ("persons", "organisations")):
        yield f"actor_id: no person or organisation has the id {row['actor_id']}"
    if row["from"] and row["to"] and row["to"] < row["from"][: len(row["to"])]:
        yield f"to: {row['to']} is before {row['from']}"


def _collisions(merged: dict[str, dict[str, Row]]) -> Iterator[str]:
    """Names that two actors share: the index could hold one only."""
    holders: dict[str, Row] = {}
    for name in _NAMED:
        for row in merged.get(name, {}).values():
            columns = ("aliases", "capitals", "seats") if name == "countries" else ("aliases",)
            forms = [row["name_ar"], *(form for column in columns for form in values(row.get(column)))]
            for form in dict.fromkeys(fold(form) for form in forms if form not in values(row.get("ambiguous"))):
                first = holders.setdefault(form, row)
                if first["id"] != row["id"]:
                    yield f"{row['_at']}: the name {form} of {row['id']} is also that of {first['id']} ({first['_at']}); keep it in one"


# ---- rules of cells: None where the cell is right


def _one_of(allowed: dict[str, tuple[str, ...] | list[str]] | tuple[str, ...] | list[str]) -> Callable[[str, str], str | None]:
    def rule(name: str, cell: str) -> str | None:
        choices = allowed.get(name) if isinstance(allowed, dict) else allowed
        return None if choices is None or cell in choices else f"{cell} is none of {', '.join(choices)}"

    return rule


def _like(pattern: str, meant: str) -> Callable[[str, str], str | None]:
    return lambda name, cell: None if re.fullmatch(pattern, cell) else f"{cell} is no {meant}"


def _between(low: float, high: float) -> Callable[[str, str], str | None]:
    def rule(name: str, cell: str) -> str | None:
        try:
            return None if low <= float(cell) <= high else f"{cell} is not between {low:g} and {high:g}"
        except ValueError:
            return f"{cell} is no number"

    return rule


def _country(name: str, cell: str) -> str | None:
    return None if cell in schema.country_codes() else f"{cell} is no ISO 3166 alpha-3 code"


def _day(name: str, cell: str) -> str | None:
    parts = cell.split("-")
    right = re.fullmatch(r"\d{4}(-\d\d){0,2}", cell) and all(1 <= int(part) <= top for part, top in zip(parts[1:], (12, 31), strict=False))
    return None if right else f"{cell} is no year, month or day (2021, 2021-07, 2021-07-26)"


def _arabic(name: str, cell: str) -> str | None:
    return None if any(re.search("[\u0621-\u064a]", form) for form in values(cell)) else f"{cell} holds no Arabic letter"


def _identifier(name: str, cell: str) -> str | None:
    if name == "countries":
        return _country(name, cell)
    if name in ("persons", "organisations"):
        return _like(r"[a-z0-9]+(-[a-z0-9]+)*", "id: lower case, words joined by hyphens")(name, cell)
    return None


_RULES: dict[str, Callable[[str, str], str | None]] = {
    "id": _identifier,
    "country": _country,
    "sector": _one_of(schema.SECTORS),
    "kind": _one_of(_KINDS),
    "type": _one_of(schema.EVENT_TYPES),
    "form": _one_of(_FORMS),
    "use": _one_of(("of", "behind", "name", "phrase", "noun", "adjective")),
    "qualifier": _one_of(schema.QUALIFIERS),
    "status": _one_of((*schema.STATUSES, "none")),
    "side": _one_of(("before", "after")),
    "name_ar": _arabic,
    "aliases": _arabic,
    "from": _day,
    "to": _day,
    "latitude": _between(-90, 90),
    "longitude": _between(-180, 180),
    "goldstein": _between(-10, 10),
    "quad_class": _between(1, 4),
    "month": _between(1, 12),
    "wikidata": _like(r"Q[1-9]\d*", "Wikidata id"),
}
