"""Keep a lake small and sound: compact small parts, drop what is superseded or forgotten, verify checksums."""

from datetime import UTC, datetime, timedelta

from prefect import flow
from prefect.client.orchestration import get_client
from prefect.client.schemas import filters
from prefect.client.schemas.sorting import FlowRunSort
from waqai.flows import telling
from waqai.flows.etl import Counts, Tagging, ingest, publish, read_batches, run_of, taken
from waqai.flows.runners import Chosen
from waqai.tasks import upkeep
from waqai.tasks.lake import Lake
from waqai.tasks.settings import settings


@flow(name="maintain", flow_run_name=telling.of_home, task_runner=Chosen())
def maintain(home: str | None = None, grace_days: float = 7, history_days: float = 30) -> Counts:
    """Verify every checksum, merge small parts, delete forgotten articles and what was superseded long enough ago.

    Args:
        home: folder or address that holds the lake and the warehouse; that of WAQAI_HOME without it.
        grace_days: superseded versions and merged parts younger than this stay, for those who still read them.
        history_days: flow runs that ended longer ago than this are deleted from Prefect's history.

    Returns:
        The row of ``runs``, with parts merged and dropped, and flow runs deleted.
    """
    options = settings()
    with run_of(home or options.home, thorough=True) as (lake, counts, logger):
        if lake.records("lost"):
            counts |= taken(ingest([], lake.home, counts["run_id"], options))
        merged = upkeep.compact(lake, options.batch_bytes, counts["run_id"])
        done = read_batches(lake, counts, Tagging(lake, counts["run_id"]))
        publish(lake, counts, logger, done)
        dropped = upkeep.drop(lake, datetime.now(UTC) - timedelta(days=grace_days))
        deleted = vacuum(datetime.now(UTC) - timedelta(days=history_days))
        told = f"{merged} parts merged, {dropped} superseded parts dropped, {deleted} old flow runs deleted"
        logger.info("every checksum verified; %s", told)
        telling.rename(f"maintain of {lake.home}: {told}")
    return counts | {"merged": merged, "dropped": dropped, "deleted": deleted}


def vacuum(before: datetime) -> int:
    """Delete our flow runs that ended before a moment from Prefect's history; how many there were."""
    ours = filters.FlowFilter(name=filters.FlowFilterName(any_=["etl", "backfill", "maintain", "report", "alarm"]))
    ended = filters.FlowRunFilter(end_time=filters.FlowRunFilterEndTime(before_=before))
    deleted = 0
    with get_client(sync_client=True) as client:
        while runs := client.read_flow_runs(flow_filter=ours, flow_run_filter=ended, sort=FlowRunSort.END_TIME_DESC, limit=200):
            for run in runs:
                client.delete_flow_run(run.id)
            deleted += len(runs)
    return deleted


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


def tell(lake: Lake, counts: Counts) -> None:
    """Print what was merged and dropped."""
    import click

    click.echo(f"every checksum verified; {counts['merged']} parts merged, {counts['dropped']} superseded parts dropped")
