"""The main flow: inputs to articles, tokens, mentions, and the warehouse; it does what is left to do, and no more."""

import time
from datetime import UTC, datetime
from pathlib import Path

from prefect import flow, get_run_logger, runtime, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.tasks import exponential_backoff
from waqai.flows.runners import runner
from waqai.tasks import stages, warehouse
from waqai.tasks.lake import Entry, Lake
from waqai.tasks.settings import Settings, settings

Counts = dict[str, int | float | str]


def _may_pass(_task, _run, state) -> bool:
    """True where trying again can help: reading and writing failed, not the text."""
    return isinstance(state.result(raise_on_failure=False), OSError)


batch_task = {"cache_policy": NO_CACHE, "persist_result": False}
batch_task |= {"retries": 3, "retry_delay_seconds": exponential_backoff(2), "retry_jitter_factor": 0.5, "retry_condition_fn": _may_pass}


@task(name="ingest", task_run_name="ingest: {home}", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=5, retry_condition_fn=_may_pass)
def ingest(inputs: list[str], home: str, run_id: str, options: Settings) -> stages.Intake:
    """Articles of the inputs that the lake lacks, as new batches."""
    from waqai.tasks.ingest import read

    logger, lake = get_run_logger(), Lake(home)
    found = read(inputs, options, stages.memory(lake))
    intake = stages.take_in(lake, found, run_id, options.batch_bytes, lambda so_far: logger.info("%d articles taken in", so_far.articles_new))
    logger.info(
        "%d inputs: %d new articles, %d known already, %d refused",
        intake.articles_in, intake.articles_new, intake.articles_duplicate, intake.articles_rejected,
    )  # fmt: skip
    return intake


@task(name="tag", task_run_name="tag: part {number} of {total}", **batch_task)
def tag(home: str, batch: Entry, run_id: str, number: int, total: int) -> Entry:
    """Sentences and tokens of a batch."""
    done = stages.tag_batch(Lake(home), batch, run_id)
    get_run_logger().info("%d words in %.1f s", done.words, done.seconds)
    return done


@task(name="extract", task_run_name="extract: part {number} of {total}", **batch_task)
def extract(home: str, batch: Entry, tagged: Entry, run_id: str, number: int, total: int) -> Entry:
    """Mentions of a batch."""
    done = stages.extract_batch(Lake(home), batch, tagged, run_id)
    get_run_logger().info("%s", ", ".join(f"{file['rows']} {name.replace('_', ' ')}" for name, file in done.files.items()))
    return done


@task(name="materialise", cache_policy=NO_CACHE)
def materialise(home: str, path: Path) -> dict[str, int]:
    """The warehouse, checked and published; rows of every table."""
    broken: dict[str, list[dict]] = {}
    try:
        return warehouse.materialise(Lake(home), path, get_run_logger().info)
    except warehouse.CheckFailed as failed:
        broken = failed.broken
        raise
    finally:
        results = [
            {"rule": name, "asks": warehouse.headline(text), "rows that break it": len(broken.get(name, ())), "first": str(broken.get(name, [""])[0])}
            for name, text in warehouse.checks().items()
        ]
        create_table_artifact(key="checks", table=results, description="rules of sql/checks and the rows that break them")


@flow(name="etl", flow_run_name="etl of {home}", validate_parameters=False)
def etl(inputs: list[str], home: str | None = None, progress=None) -> Counts:
    """Take in what is new, tag and extract what is not done yet, and publish the warehouse where that changes it.

    Args:
        inputs: files, folders, globs, addresses; none to do only what is left to do.
        home: folder or address that holds the lake and the warehouse; the setting's without it.
        progress: called with the stage, the number of parts done and their total.

    Returns:
        The row of ``runs``, with the rows of every table under ``tables`` where the warehouse was made anew.

    Raises:
        warehouse.CheckFailed: a rule is broken; the published warehouse stays.
    """
    options = settings()
    home = home or options.home
    lake, logger, run_id = Lake(home), get_run_logger(), str(runtime.flow_run.id)
    began = datetime.now(UTC)
    with lake.writing(lambda: logger.info("another run is writing to %s; waiting for it", home)):
        for fault in stages.mend(lake):
            logger.warning("%s; it is made again", fault)
        clock = time.perf_counter()
        intake = ingest(inputs, home, run_id, options) if inputs else stages.Intake()
        counts = begun(intake, began, options.runner) | {"run_id": run_id, "seconds_ingest": round(time.perf_counter() - clock, 3)}
        counts |= read_batches(home, run_id, progress or (lambda *_: None))
        return publish(lake, counts, logger)


def read_batches(home: str, run_id: str, progress) -> Counts:
    """Tag the batches without tokens and extract those without mentions; parts done and seconds spent."""
    lake = Lake(home)
    tagged, waiting = lake.current("tag", stages.tag_version()), stages.untagged(lake)
    futures = {entry.batch: tag.submit(home, entry, run_id, i, len(waiting)) for i, entry in enumerate(waiting, 1)}
    left = stages.unextracted(lake)
    extracting = [
        extract.submit(home, entry, futures.get(entry.batch) or tagged[entry.batch], run_id, i, len(left)) for i, entry in enumerate(left, 1)
    ]
    seconds = {"tag": 0.0, "extract": 0.0}
    for stage, found in (("tag", futures.values()), ("extract", extracting)):
        for done, future in enumerate(found, 1):
            seconds[stage] += future.result().seconds
            progress(stage, done, len(found))
    return {"parts": len(extracting)} | {f"seconds_{stage}": round(spent, 3) for stage, spent in seconds.items()}


def publish(lake: Lake, counts: Counts, logger) -> Counts:
    """Record the run and, where the lake has changed, make the warehouse anew; artifacts tell what came out."""
    path = warehouse.location(lake)
    counts["finished_at"] = datetime.now(UTC).isoformat()
    lake.put_record("runs", counts["run_id"], counts)
    if warehouse.made_from(path) == warehouse.state(lake):
        logger.info("nothing new: %s stands as it is", path)
        return counts
    rows = materialise(lake.home, path)
    create_table_artifact(key="counts", table=[{"table": name, "rows": number} for name, number in rows.items()], description="rows of every table")
    create_markdown_artifact(key="summary", markdown=summary(counts, rows), description="what the run did")
    return counts | {"tables": rows}


def summary(counts: Counts, rows: dict[str, int]) -> str:
    """A run in Markdown."""
    told = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in rows.items() if name in ("events", "actors", "figures"))
    lines = [f"- {name.replace('_', ' ')}: {value}" for name, value in counts.items() if name.startswith(("articles", "parts", "words", "seconds"))]
    return "\n".join([f"# {counts['articles_new']} new articles", "", f"The warehouse holds {told}.", "", *lines])


def begun(intake: stages.Intake, began: datetime, chosen: str) -> Counts:
    """What a run records of itself: its names, the versions at work, what was taken in."""
    made_by = stages.versions()
    return {
        "flow_run_name": runtime.flow_run.name,
        "flow": runtime.flow_run.flow_name,
        "started_at": began.isoformat(),
        "code_version": made_by["code"],
        "lexicon_version": made_by["lexicon"],
        "morphology": made_by["morphology"],
        "runner": chosen,
        "articles_in": intake.articles_in,
        "articles_new": intake.articles_new,
        "articles_duplicate": intake.articles_duplicate,
        "articles_rejected": intake.articles_rejected,
        "articles_forgotten": intake.articles_forgotten,
        "words": intake.words,
    }


def run(inputs: list[str], home: str | None = None, progress=None) -> Counts:
    """The flow on the task runner that the settings choose."""
    return etl.with_options(task_runner=runner(settings()))(inputs, home, progress)


def tell(lake: Lake, counts: Counts) -> None:
    """Print what a run wrote and where, with a few of its events, actors and figures."""
    import click
    from waqai.flows.tables import print_table

    path = warehouse.location(lake)
    told = f"{counts['articles_in']} inputs: {counts['articles_new']} new articles, {counts['articles_duplicate']} known already"
    click.echo(f"{told}, {counts['articles_rejected']} refused")
    if "tables" not in counts:
        click.echo(f"nothing new; {path} stands as it is")
        return
    with warehouse.connect(path, lake) as con:
        for title, sql in _SAMPLES.items():
            found = con.execute(sql)
            print_table([column[0] for column in found.description], found.fetchall(), title)
    click.echo("\n" + ", ".join(f"{rows} {name.replace('_', ' ')}" for name, rows in counts["tables"].items() if rows and not name.startswith("_")))
    click.echo(f"lake: {lake.root}\nwarehouse: {path}")


_SAMPLES = {
    "events": "select date, type, source, target, status, place, n_articles from events order by n_articles desc, date desc nulls last, event_id limit 8",
    "actors": """select a.name_ar, a.name_en, a.kind, a.country, count(distinct m.article_id) as n_articles
        from actors as a join actor_mentions as m using (actor_id) group by all order by n_articles desc, name_en limit 8""",
    "figures": 'select value, qualifier, kind, unit_ar, "of", n_articles from figures order by n_articles desc, kind, value desc, figure_id limit 8',
}


if __name__ == "__main__":
    run([])
