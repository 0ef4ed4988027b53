"""How well the coder reads annotated articles: precision and recall of figures, actors and events, and which rows are right.

An annotated folder holds articles (anything that ``ingest`` takes) and ``_gold/NAME.json``, one a source id: figures with value, low, high,
qualifier, kind, of, text; actors with name, name_en, kind, country, sector; events with type, source, target, status, date, text, core.
Parties and ``of`` are alpha-3 codes or the ``name_en`` of an actor of the same file; an event's side that is null agrees with any.
Recall of events is over those marked core; precision over all.
"""

import csv
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import maximum_bipartite_matching
from waqai.tasks.extract import Row, extract
from waqai.tasks.ingest import Article, read
from waqai.tasks.normalise import fold
from waqai.tasks.settings import settings
from waqai.tasks.tag import read as tag

RUNGS = ("figures", "values", "actors", "events.type", "events.dyad", "events.full")
BANDS = (0.0, 0.2, 0.4, 0.6)  # where bands of confidence begin
_MUTUAL = {"CONSULT", "COOPERATE", "AGREE"}
_LEAVING = {"CONCEDE", "RETREAT"}


@dataclass(slots=True)
class Score:
    """Counts a rung (right, missed, extra), of events by confidence and whether right as a whole, of matched rows by whether other columns agree; and every row as (rung, file, verdict, words)."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    agree: Counter[tuple[str, bool]] = field(default_factory=Counter)
    sure: Counter[tuple[float, bool]] = field(default_factory=Counter)
    rows: set[tuple[str, str, str, str]] = field(default_factory=set)

    def bands(self) -> list[tuple[float, int, float | None]]:
        """Of each band of confidence where it begins, its coded events, and the share that is right as a whole: type, sides and status; None without events."""
        of = [(band, self.sure[band, True], self.sure[band, False]) for band in BANDS]
        return [(band, right + wrong, round(right / (right + wrong), 2) if right + wrong else None) for band, right, wrong in of]

    def note(self, rung: str, file: str, verdict: str, words: str) -> None:
        """Count a row and keep it."""
        self.counts[rung, verdict] += 1
        self.rows.add((rung, file, verdict, words))

    def marks(self) -> dict[str, float]:
        """Precision, recall and F1 of every rung, and the shares that agree; three decimals."""
        found: dict[str, float] = {}
        for rung in RUNGS:
            right, missed, extra = (self.counts[rung, verdict] for verdict in ("right", "missed", "extra"))
            precision, recall = (right + self.counts[rung, "aside"]) / max(1, right + self.counts[rung, "aside"] + extra), right / max(1, right + missed)
            found |= {f"{rung}.precision": precision, f"{rung}.recall": recall, rung: 2 * precision * recall / max(1e-9, precision + recall)}
        for name in sorted({name for name, _ in self.agree}):
            found[name] = self.agree[name, True] / (self.agree[name, True] + self.agree[name, False])
        return {name: round(share, 3) for name, share in found.items()}


def score(folder: Path) -> Score:
    """Read the annotated articles of a folder and compare.

    Raises:
        FileNotFoundError: the folder holds no _gold/*.json, or an annotated article is missing from it.
        ValueError: an annotation is not as described above.
    """
    golds = {path.stem: _gold(path) for path in sorted((folder / "_gold").glob("*.json"))}
    if not golds:
        raise FileNotFoundError(f"{folder / '_gold'} holds no annotations (NAME.json, one an article)")
    articles = {record.source_id: record for record in read([str(folder)], settings()) if isinstance(record, Article)}
    result = Score()
    for name, gold in golds.items():
        if name not in articles:
            raise FileNotFoundError(f"{folder / '_gold' / name}.json: no article of {folder} has the source id {name}")
        _compare(name, gold, extract(_document(articles[name])), result)
    return result


def _gold(path: Path) -> dict:
    try:
        gold = json.loads(path.read_text("utf-8"))
        for table, columns in (("figures", ("value", "kind", "text")), ("actors", ("name", "kind", "country")), ("events", ("type", "source", "target", "status", "core"))):
            for row in gold[table]:
                missing = [column for column in columns if column not in row]
                if missing:
                    raise ValueError(f"a row of {table} lacks {', '.join(missing)}")
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path}: {error!r} (expected are the lists figures, actors and events)") from None
    return gold


def _document(article: Article):
    cut = [(span["char_start"], span["char_end"]) for span in article.boilerplate]
    return tag(article.article_id, article.text, article.published_at, article.outlet, article.title, cut)


def _compare(file: str, gold: dict, tables: dict[str, list[Row]], result: Score) -> None:
    names = _actors(file, gold["actors"], tables["actor_mentions"], result)
    _figures(file, gold["figures"], tables["figure_mentions"], names, result)
    _events(file, gold["events"], tables["event_mentions"], names, result)


def _pairs(golds: list, found: list, fits: Callable[[dict, Row], bool]) -> dict[int, int]:
    """A largest one-to-one pairing, index to index."""
    if not golds or not found:
        return {}
    graph = csr_matrix(np.array([[fits(g, p) for p in found] for g in golds], dtype=np.int8))
    return {i: int(j) for i, j in enumerate(maximum_bipartite_matching(graph, perm_type="column")) if j >= 0}


# ---- actors


def _actors(file: str, golds: list[dict], mentions: list[Row], result: Score) -> dict[str, str]:
    """Score the actors; what stands for each of the gold's names in our columns."""
    by_id: dict[str, list[Row]] = {}
    for row in mentions:
        by_id.setdefault(row["actor_id"], []).append(row)
    found = [rows[0] | {"forms": {fold(row["surface"]) for row in rows} | {fold(rows[0]["name_ar"])}} for rows in by_id.values()]
    for row in found:
        row["sector"] = Counter(m["sector"] for m in by_id[row["actor_id"]]).most_common(1)[0][0]
    pairs = _pairs(golds, found, _same_name)
    for i, gold in enumerate(golds):
        result.note("actors", file, "right" if i in pairs else "missed", gold["name"])
        if i in pairs:
            result.agree["actors.country", found[pairs[i]]["country"] == gold["country"]] += 1
            if gold.get("sector"):
                result.agree["actors.sector", found[pairs[i]]["sector"] == gold["sector"]] += 1
    for j, row in enumerate(found):
        if j not in pairs.values():
            result.note("actors", file, "extra", row["name_ar"])
    return {golds[i]["name_en"]: found[j]["actor_id"] for i, j in pairs.items() if golds[i].get("name_en")}


def _same_name(gold: dict, row: Row) -> bool:
    if gold["kind"] == "country" or row["kind"] == "country":
        return gold["kind"] == row["kind"] and gold["country"] == row["country"]
    if gold.get("name_en") and (row["name_en"] or "").lower() == gold["name_en"].lower():
        return True
    words = _name_words(gold["name"])
    return any(words == other or (len(words & other) >= 2 and (words <= other or other <= words)) for other in map(_name_words, row["forms"]))


def _name_words(name: str) -> frozenset[str]:
    return frozenset(word.removeprefix("ال") for word in fold(name).split())


# ---- figures


def _figures(file: str, golds: list[dict], mentions: list[Row], names: dict[str, str], result: Score) -> None:
    found = list({(row["value"], row["kind"], row["of"]): row for row in reversed(mentions) if row["value"] is not None}.values())

    def same_of(gold: dict, row: Row) -> bool:
        return row["of"] == names.get(gold.get("of"), gold.get("of"))

    def same(gold: dict, row: Row) -> bool:
        return _equal(gold, row) and gold["kind"] == row["kind"]

    best = _pairs(golds, found, lambda gold, row: same(gold, row) and same_of(gold, row))
    rest, left = [i for i in range(len(golds)) if i not in best], [j for j in range(len(found)) if j not in best.values()]
    other = _pairs([golds[i] for i in rest], [found[j] for j in left], same)
    pairs = best | {rest[i]: left[j] for i, j in other.items()}
    _note(result, "figures", file, golds, found, pairs, _told_figure, lambda row: any(same(gold, row) for gold in golds))
    values = _pairs(golds, found, _equal)
    _note(result, "values", file, golds, found, values, _told_figure, lambda row: any(_equal(gold, row) for gold in golds))
    for i, j in pairs.items():
        result.agree["figures.qualifier", golds[i].get("qualifier") == found[j]["qualifier"]] += 1
        result.agree["figures.of", same_of(golds[i], found[j])] += 1


def _equal(gold: dict, row: Row) -> bool:
    return abs(float(row["value"]) - float(gold["value"])) <= 1e-6 * max(1.0, abs(float(gold["value"])))


def _told_figure(row: dict) -> str:
    return f"{float(row['value']):g} {row['kind']} {row.get('of') or ''}: {row.get('text') or row.get('surface')}"


# ---- events


def _events(file: str, golds: list[dict], mentions: list[Row], names: dict[str, str], result: Score) -> None:
    golds = sorted(golds, key=lambda gold: not gold["core"])
    found = list({(row["type"], row["source"], row["target"], row["status"]): row for row in mentions}.values())

    def party(gold: str | None, coded: str | None) -> bool:
        return gold is None or coded == names.get(gold, gold)

    def fits(rung: str) -> Callable[[dict, Row], bool]:
        def rule(gold: dict, row: Row) -> bool:
            leaving = {gold["type"], row["type"]} == _LEAVING and "future" in (gold["status"], row["status"])
            if gold["type"] != row["type"] and not leaving:
                return False
            if rung == "events.type":
                return True
            straight = party(gold["source"], row["source"]) and party(gold["target"], row["target"])
            crossed = gold["type"] in _MUTUAL and party(gold["source"], row["target"]) and party(gold["target"], row["source"])
            return (straight or crossed) and (rung == "events.dyad" or leaving or gold["status"] == row["status"])

        return rule

    for rung in ("events.type", "events.dyad", "events.full"):
        again = fits("events.dyad" if rung == "events.type" else rung)
        pairs = _pairs(golds, found, fits(rung))
        if rung == "events.full":
            for j, row in enumerate(found):
                band = max(start for start in BANDS if row["confidence"] >= start)
                result.sure[band, j in pairs.values() or any(again(gold, row) for gold in golds)] += 1
        _note(result, rung, file, golds, found, pairs, _told_event, lambda row, again=again: any(again(gold, row) for gold in golds))


def _told_event(row: dict) -> str:
    return f"{row['type']} {row['source']} > {row['target']} {row['status']}: {row.get('text') or row.get('surface')}"


def _note(result: Score, rung: str, file: str, golds: list[dict], found: list[Row], pairs: dict[int, int], told: Callable[[dict], str], known) -> None:
    """Count the rows of a rung; a row beside the pairs that says what the gold says is told again, and no mistake."""
    for i, gold in enumerate(golds):
        if gold.get("core", True):
            result.note(rung, file, "right" if i in pairs else "missed", told(gold))
        elif i in pairs:
            result.counts[rung, "aside"] += 1
    for j, row in enumerate(found):
        if j not in pairs.values() and not known(row):
            result.note(rung, file, "extra", told(row))


# ---- marks on record


def recorded(path: Path) -> tuple[dict[str, float], set[tuple[str, str, str, str]]] | None:
    """Marks and rows that ``record`` wrote; None where the file does not exist."""
    if not path.exists():
        return None
    marks, rows = {}, set()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            if len(row) == 2:
                marks[row[0]] = float(row[1])
            else:
                rows.add(tuple(row))
    return marks, rows


def record(path: Path, result: Score) -> None:
    """Write marks (two cells a line) and rows (four cells a line) to compare with later."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows(result.marks().items())
        writer.writerows(sorted(result.rows))


def fallen(marks: dict[str, float], before: dict[str, float]) -> dict[str, tuple[float, float]]:
    """F1 marks and shares that are lower than before, each with both values."""
    return {name: (before[name], marks.get(name, 0.0)) for name in before if not name.endswith((".precision", ".recall")) and marks.get(name, 0.0) < before[name]}
