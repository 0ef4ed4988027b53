"""Extract again where code or lexicon changed, from the tokens of the lake; then show what changed."""

from collections import Counter
from datetime import date

from prefect import flow
from prefect.artifacts import create_table_artifact
from waqai.flows import telling
from waqai.flows.etl import Counts, Tagging, gather, publish, run_of
from waqai.flows.runners import Chosen
from waqai.tasks import stages
from waqai.tasks.changes import Change, compare
from waqai.tasks.lake import Entry, Lake
from waqai.tasks.settings import settings


@flow(name="backfill", flow_run_name=telling.of_home, task_runner=Chosen())
def backfill(home: str | None = None, since: date | None = None, until: date | None = None, made_by: str | None = None) -> Counts:
    """Extract again what other code or another lexicon extracted; where the tagger changed, tag again before.

    Batches that are done keep their new mentions whatever happens to the others: run again, and it goes on.

    Args:
        home: folder or address that holds the lake and the warehouse; that of WAQAI_HOME without it.
        since: only parts with an article published on this day or later.
        until: only parts with an article published on this day or before.
        made_by: only parts whose lexicon or code had this version, as in the table runs.

    Returns:
        The row of ``runs``, with the changes by table under ``changes``, and why articles were read again under ``reasons``.
    """
    with run_of(home or settings().home) as (lake, counts, logger):
        before = lake.current("extract")
        chosen = stages.chosen(lake, since, until, made_by)
        done = _extract_again(lake, chosen, counts, before)
        after = [entry for entry in done if entry.stage == "extract"]
        changes = compare(lake, [(before[entry.batch], entry) for entry in after if entry.batch in before])
        reasons = _reasons(lake, before, after)
        for reason in reasons:
            logger.info("%s", reason)
        if changes:
            create_table_artifact(key="changes", table=table(changes), description="mentions added, gone and altered")
        publish(lake, counts, logger, done)
        told = ", ".join(f"{name.replace('_', ' ')} +{c.added} -{c.gone} ~{c.altered}" for name, c in changes.items()) or "no row changed"
        telling.rename(f"backfill of {lake.home}: {len(after)} parts, {told}")
    return counts | {"changes": changes, "reasons": reasons}


def _reasons(lake: Lake, before: dict[str, Entry], after: list[Entry]) -> list[str]:
    """For each reason to extract again: how many articles of how many were read, and what had changed."""
    held = stages.batches(lake)
    read: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for entry in after:
        old = before.get(entry.batch)
        reason = stages.reach(lake, old, entry)[1] if old else "they had not been read yet"
        read[reason] += entry.read
        known[reason] += len(held[entry.batch].articles)
    return [f"{read[reason]} of {known[reason]} articles read again: {reason}" for reason in known]


def _extract_again(lake: Lake, chosen: list[Entry], counts: Counts, before: dict[str, Entry]) -> list[Entry]:
    retag = [entry for entry in stages.untagged(lake, stages.tag_version()) if entry.batch in {entry.batch for entry in chosen}]
    tagging = Tagging(lake, counts["run_id"])
    tagging.begin(retag)
    return gather(lake, counts, chosen, tagging.begun, lake.current("tag", stages.tag_version()), before)


def table(changes: dict[str, Change]) -> list[dict]:
    """Changes as rows for people: numbers by table, with examples."""
    return [
        {"table": name, "added": change.added, "gone": change.gone, "altered": change.altered}
        | {"examples": "; ".join(f"{what} {surface} ({columns or mention_id})" for what, mention_id, surface, columns in change.examples)}
        for name, change in changes.items()
    ]


def tell(lake: Lake, counts: Counts) -> None:
    """Print what was extracted again and what changed by it."""
    import click
    from waqai.flows.tables import print_table

    click.echo("\n".join(counts["reasons"]) or "nothing to read again: every part is of this code and lexicon")
    if not counts["changes"]:
        click.echo("no row changed")
    for name, change in counts["changes"].items():
        click.echo(f"{name}: {change.added} added, {change.gone} gone, {change.altered} altered")
        print_table(["what", "mention_id", "surface", "columns"], change.examples)
