"""Upkeep of the lake: small parts merged, forgotten articles cut out, superseded versions dropped."""

from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc
from waqai.tasks.lake import STAGES, Entry, Lake, fingerprint


def named(lake: Lake, which: str) -> list[str]:
    """Ids of the articles that have an id, a source id or an address."""
    found = {article for article, record in lake.records("lost").items() if which in (article, record["uri"])}
    for entry in lake.entries("ingest"):
        sources = lake.read(entry, "article_sources", ["article_id", "source_id", "uri"])
        found |= {row["article_id"] for row in sources.to_pylist() if which in row.values()}
    return sorted(found)


def compact(lake: Lake, batch_bytes: int, run_id: str) -> int:
    """Merge batches smaller than half of ``batch_bytes`` into larger ones, and cut forgotten articles out of theirs.

    The new batch's tokens and mentions are in the lake before its articles are, which replace the old in one step.

    Returns:
        How many batches were merged or cut.
    """
    forgotten = set(lake.records("forgotten"))
    entries = list(lake.current("ingest").values())
    groups = _groups([entry for entry in entries if _bytes(entry) < batch_bytes / 2], batch_bytes)
    grouped = {entry.batch for group in groups for entry in group}
    groups += [[entry] for entry in entries if entry.batch not in grouped and forgotten & set(entry.articles)]
    for group in groups:
        _merge(lake, group, forgotten, run_id)
    return sum(map(len, groups))


def _bytes(entry: Entry) -> int:
    return entry.files.get("articles", {}).get("bytes", 0) * 2  # text compresses to about half beside its signatures


def _groups(small: list[Entry], batch_bytes: int) -> list[list[Entry]]:
    groups: list[list[Entry]] = []
    held = batch_bytes
    for entry in small:
        if held + _bytes(entry) > batch_bytes:
            groups.append([])
            held = 0
        groups[-1].append(entry)
        held += _bytes(entry)
    return [group for group in groups if len(group) > 1]


def _merge(lake: Lake, group: list[Entry], forgotten: set[str], run_id: str) -> None:
    ids = sorted({article for entry in group for article in entry.articles} - forgotten)
    batch = fingerprint(*(ids or sorted(entry.batch for entry in group)))
    for stage in ("tag", "extract"):
        current = lake.current(stage)
        held = [current.get(entry.batch) for entry in group if entry.articles]
        if not ids or None in held or len({entry.versions[stage] for entry in held}) > 1:
            continue  # made anew by the next run, or extracted by the next backfill
        merged = Entry(stage, f"{batch}-{held[0].versions[stage]}", batch, held[0].versions, run_id, "", words=sum(entry.words for entry in held))
        lake.write(merged, {name: _joined(lake, held, name, forgotten) for name in STAGES[stage]})
    merged = Entry("ingest", batch, batch, group[0].versions, run_id, "", articles=ids, words=sum(entry.words for entry in group))
    merged.replaces = sorted({old for entry in group for old in (entry.batch, *entry.replaces)} - {batch})
    lake.write(merged, {name: _joined(lake, group, name, forgotten) for name in STAGES["ingest"]})


def _joined(lake: Lake, entries: list[Entry], name: str, forgotten: set[str]) -> pa.Table:
    rows = pa.concat_tables([lake.read(entry, name) for entry in entries], promote_options="default").combine_chunks()
    if forgotten and "article_id" in rows.column_names:
        rows = rows.filter(pc.invert(pc.is_in(rows["article_id"], pa.array(sorted(forgotten)))))
    return rows


def drop(lake: Lake, before: datetime) -> int:
    """Delete what nothing needs any more: versions superseded before a moment, and at once whatever holds a forgotten article.

    Returns:
        How many entries were dropped.
    """
    forgotten = set(lake.records("forgotten"))
    ingested = lake.current("ingest")
    needed = {(stage, entry.key) for stage in STAGES for entry in lake.current(stage).values() if entry.batch in ingested}
    needed |= {("tag", f"{entry.batch}-{entry.versions['tag']}") for entry in lake.current("extract").values() if entry.batch in ingested}
    holding = {entry.batch for entry in lake.entries("ingest", standing=False) if forgotten & set(entry.articles)}
    dropped = 0
    for stage in STAGES:
        for entry in lake.entries(stage, standing=False):
            if (stage, entry.key) in needed or (entry.batch not in holding and datetime.fromisoformat(entry.made_at) > before):
                continue
            lake.discard(entry)
            dropped += 1
    used = {entry.versions["lexicon"] for entry in lake.entries("extract", standing=False)}
    lake.delete(f"lexicon/{version}.json" for version in lake.records("lexicon") if version not in used)
    return dropped
