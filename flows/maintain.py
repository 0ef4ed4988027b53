"""Keep a lake small and sound: compact small parts, drop what is superseded or forgotten, verify checksums."""

from datetime import UTC, datetime, timedelta

from prefect import flow, get_run_logger, runtime
from waqai.flows.etl import Counts, begun, publish, read_batches
from waqai.flows.runners import runner
from waqai.tasks import stages, upkeep
from waqai.tasks.lake import Lake
from waqai.tasks.settings import settings


@flow(name="maintain", flow_run_name="maintain {home}", validate_parameters=False)
def maintain(home: str | None = None, grace_days: float = 7, progress=None) -> Counts:
    """Verify every checksum, merge small parts, delete forgotten articles and what was superseded long enough ago.

    Args:
        home: folder or address that holds the lake and the warehouse; the setting's without it.
        grace_days: superseded versions and merged parts younger than this stay, for those who still read them.
        progress: called with the stage, the number of parts done and their total.

    Returns:
        The row of ``runs``, with parts merged and dropped.
    """
    options = settings()
    home = home or options.home
    lake, logger, run_id = Lake(home), get_run_logger(), str(runtime.flow_run.id)
    counts = begun(stages.Intake(), datetime.now(UTC), options.runner) | {"run_id": run_id}
    with lake.writing(lambda: logger.info("another run is writing to %s; waiting for it", home)):
        for fault in stages.mend(lake, thorough=True):
            logger.warning("%s; it is made again", fault)
        merged = upkeep.compact(lake, options.batch_bytes, run_id)
        counts |= read_batches(home, run_id, progress or (lambda *_: None))
        counts = publish(lake, counts, logger)
        dropped = upkeep.drop(lake, datetime.now(UTC) - timedelta(days=grace_days))
        logger.info("%d parts merged, %d superseded parts dropped", merged, dropped)
    return counts | {"merged": merged, "dropped": dropped}


def forget(lake: Lake, which: str) -> list[str]:
    """Forget the articles that an id, a source id or an address names: gone from the warehouse now, from the lake at the next maintain.

    Returns:
        Their article ids; none where nothing has that name.
    """
    from waqai.tasks import warehouse

    with lake.writing():
        found = upkeep.named(lake, which)
        for article in found:
            lake.put_record("forgotten", article, {"forgotten_at": datetime.now(UTC)})
        if found:
            warehouse.materialise(lake, warehouse.location(lake))
    return found


def run(grace_days: float, home: str | None = None, progress=None) -> Counts:
    """The flow on the task runner that the settings choose."""
    return maintain.with_options(task_runner=runner(settings()))(home, grace_days, progress)


def tell(lake: Lake, counts: Counts) -> None:
    """Print what was merged and dropped."""
    import click

    click.echo(f"every checksum verified; {counts['merged']} parts merged, {counts['dropped']} superseded parts dropped")
