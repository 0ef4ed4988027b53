"""Extract again where code or lexicon changed, from the tokens of the lake; then show what changed."""

from datetime import UTC, date, datetime

from prefect import flow, get_run_logger, runtime
from prefect.artifacts import create_table_artifact
from waqai.flows.etl import Counts, begun, extract, publish
from waqai.flows.runners import runner
from waqai.tasks import stages
from waqai.tasks.changes import Change, compare
from waqai.tasks.lake import Entry, Lake
from waqai.tasks.settings import settings


@flow(name="backfill", flow_run_name="backfill of {home}", validate_parameters=False)
def backfill(home: str | None = None, since: date | None = None, until: date | None = None, made_by: str | None = None, progress=None) -> Counts:
    """Extract again what other code or another lexicon extracted; where the tagger changed, tag again before.

    Batches that are done keep their new mentions whatever happens to the others: run again, and it goes on.

    Args:
        home: folder or address that holds the lake and the warehouse; the setting's without it.
        since: only parts with an article published on this day or later.
        until: only parts with an article published on this day or before.
        made_by: only parts whose lexicon or code had this version.
        progress: called with the stage, the number of parts done and their total.

    Returns:
        The row of ``runs``, with the changes by table under ``changes``.
    """
    options = settings()
    home = home or options.home
    lake, logger, run_id = Lake(home), get_run_logger(), str(runtime.flow_run.id)
    counts = begun(stages.Intake(), datetime.now(UTC), options.runner) | {"run_id": run_id}
    with lake.writing(lambda: logger.info("another run is writing to %s; waiting for it", home)):
        for fault in stages.mend(lake):
            logger.warning("%s; it is made again", fault)
        before = lake.current("extract")
        chosen = stages.chosen(lake, since, until, made_by)
        after = _extract_again(lake, chosen, run_id, progress or (lambda *_: None))
        changes = compare(lake, [(before[entry.batch], entry) for entry in after if entry.batch in before])
        logger.info("%d of %d parts extracted again", len(after), len(stages.batches(lake)))
        if changes:
            create_table_artifact(key="changes", table=table(changes), description="mentions added, gone and altered")
        return publish(lake, counts | {"parts": len(after)}, logger) | {"changes": changes}


def _extract_again(lake: Lake, chosen: list[Entry], run_id: str, progress) -> list[Entry]:
    from waqai.flows.etl import tag

    retag = {entry.batch for entry in stages.untagged(lake, stages.tag_version())} & {entry.batch for entry in chosen}
    tagged = lake.current("tag", stages.tag_version())
    fresh = {
        entry.batch: tag.submit(lake.home, entry, run_id, number, len(retag))
        for number, entry in enumerate((entry for entry in chosen if entry.batch in retag), 1)
    }
    futures = [
        extract.submit(lake.home, entry, fresh.get(entry.batch) or tagged[entry.batch], run_id, number, len(chosen))
        for number, entry in enumerate(chosen, 1)
    ]
    done = []
    for number, future in enumerate(futures, 1):
        done.append(future.result())
        progress("extract", number, len(futures))
    return done


def table(changes: dict[str, Change]) -> list[dict]:
    """Changes as rows for people: numbers by table, with examples."""
    return [
        {"table": name, "added": change.added, "gone": change.gone, "altered": change.altered}
        | {"examples": "; ".join(f"{what} {surface} ({columns or mention_id})" for what, mention_id, surface, columns in change.examples)}
        for name, change in changes.items()
    ]


def run(chosen: dict, home: str | None = None, progress=None) -> Counts:
    """The flow on the task runner that the settings choose; ``chosen`` holds since, until, made_by."""
    return backfill.with_options(task_runner=runner(settings()))(home, **chosen, progress=progress)


def tell(lake: Lake, counts: Counts) -> None:
    """Print what was extracted again and what changed by it."""
    import click
    from waqai.flows.tables import print_table

    click.echo(f"{counts['parts']} parts extracted again")
    if not counts["changes"]:
        click.echo("no row changed")
    for name, change in counts["changes"].items():
        click.echo(f"{name}: {change.added} added, {change.gone} gone, {change.altered} altered")
        print_table(["what", "mention_id", "surface", "columns"], change.examples)
