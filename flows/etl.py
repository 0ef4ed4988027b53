"""The main flow: inputs to articles, tokens, mentions, and the warehouse; it does what is left to do, and no more."""

import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import copy_context
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from prefect import flow, get_run_logger, runtime, task
from prefect.cache_policies import NO_CACHE
from prefect.events import emit_event
from prefect.futures import PrefectFuture
from prefect.tasks import exponential_backoff
from waqai.flows import logs, telling
from waqai.flows.runners import Chosen
from waqai.tasks import stages, warehouse
from waqai.tasks.ingest import read
from waqai.tasks.lake import Entry, Lake
from waqai.tasks.settings import Settings, settings
from waqai.tasks.tag import remember

Counts = dict[str, int | float | str]


def _may_pass(_task, _run, state) -> bool:
    """True where trying again can help: reading and writing failed, not the text."""
    return isinstance(state.result(raise_on_failure=False), OSError)


batch_task = {"cache_policy": NO_CACHE, "persist_result": False}
batch_task |= {"retries": 3, "retry_delay_seconds": exponential_backoff(2), "retry_jitter_factor": 0.5, "retry_condition_fn": _may_pass}


@task(name="ingest", task_run_name="ingest: {home}", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=5, retry_condition_fn=_may_pass)
def ingest(inputs: list[str], home: str, run_id: str, options: Settings, begin: Callable[[list[Entry]], None] | None = None) -> stages.Intake:
    """Articles of the inputs that the lake lacks, as new batches, of which ``begin`` is told as they come; those lost with a damaged part are looked for where they came from."""
    logger, lake = get_run_logger(), Lake(home)

    also = stages.inputs_of_lost(lake, inputs)
    if also:
        logger.warning("looking for lost articles in %s", ", ".join(also))
    found = read([*inputs, *also], options, stages.memory(lake))

    def progress(so_far: stages.Intake) -> None:
        logger.info("%d articles taken in", so_far.articles_new)
        if begin and so_far.batch:
            begin([so_far.batch])

    intake = stages.take_in(lake, found, run_id, options.batch_bytes, progress)
    logger.info(
        "%d inputs: %d new articles, %d known already, %d refused",
        intake.articles_in, intake.articles_new, intake.articles_duplicate, intake.articles_rejected,
    )  # fmt: skip
    if lost := stages.still_lost(lake, sought=True):
        places = ", ".join(sorted({record["uri"] or "a place not on record" for record in lost.values()})[:5])
        logger.warning("%d articles lost with damaged parts are not found again (from %s); give a run the input that holds them", len(lost), places)
    return intake


@task(name="tag", task_run_name="tag: part {number}", **batch_task)
def tag(home: str, batch: Entry, run_id: str, number: int) -> Entry:
    """Sentences and tokens of a batch."""
    done = stages.tag_batch(Lake(home), batch, run_id)
    get_run_logger().info("%d words in %.1f s", done.words, done.seconds)
    return done


@task(name="extract", task_run_name="extract: part {number} of {total}", **batch_task)
def extract(home: str, batch: Entry, tagged: Entry, run_id: str, number: int, total: int, before: Entry | None = None) -> Entry:
    """Mentions of a batch; only of the articles that read otherwise since ``before``, where that can be known."""
    done = stages.extract_batch(Lake(home), batch, tagged, run_id, before)
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
        alarm("checks-failed", home, str(failed))
        raise
    finally:
        telling.show_checks(broken)


@flow(name="etl", flow_run_name=telling.of_home, task_runner=Chosen())
def etl(inputs: list[str] | None = None, home: str | None = None) -> Counts:
    """Take in what is new, tag and extract what is not done yet, and publish the warehouse where that changes it.

    Args:
        inputs: files, folders, globs, addresses of feeds or object stores; those of WAQAI_INPUTS without it, and none at all to do only what is left to do.
        home: folder or address that holds the lake and the warehouse; that of WAQAI_HOME without it.

    Returns:
        The row of ``runs``, with the rows of every table under ``tables`` where the warehouse was made anew.

    Raises:
        warehouse.CheckFailed: a rule is broken; the published warehouse stays.
    """
    options = settings()
    inputs = options.inputs.split() if inputs is None else inputs
    with run_of(home or options.home) as (lake, counts, logger):
        counts["inputs"] = [each if "://" in each else os.path.abspath(each) for each in inputs]
        clock, tagging = time.perf_counter(), Tagging(lake, counts["run_id"])
        begin = None if options.runner == "inprocess" else tagging.begin  # in one process, the two would only take turns
        intake = ingest(inputs, lake.home, counts["run_id"], options, begin) if inputs or lake.records("lost") else stages.Intake()
        counts |= taken(intake) | {"seconds_ingest": round(time.perf_counter() - clock, 3)}
        if intake.articles_in and intake.articles_rejected / intake.articles_in > options.reject_limit:
            alarm("too-many-rejects", lake.home, f"{intake.articles_rejected} of {intake.articles_in} inputs refused")
        done = read_batches(lake, counts, tagging)
        publish(lake, counts, logger, done)
        told = f"{counts['articles_new']} new, {counts['articles_duplicate']} known, {counts['articles_rejected']} refused"
        telling.rename(f"etl of {lake.home}: {told}")
    return counts


@contextmanager
def run_of(home: str, thorough: bool = False) -> Iterator[tuple[Lake, Counts, logging.Logger]]:
    """Hold the lake of a home for writing, mend it, and record what becomes of the run: its counts, or why it failed."""
    logs.configure()
    lake, logger = Lake(home), get_run_logger()
    counts: Counts = begun(datetime.now(UTC), settings().runner)
    try:
        with lake.writing(lambda: logger.info("another run is writing to %s; waiting for it", home)):
            for fault in stages.mend(lake, thorough):
                logger.warning("%s", fault)
            yield lake, counts, logger
            lake.put_record("runs", counts["run_id"], {name: value for name, value in counts.items() if name != "tables"})
    except Exception as error:
        with suppress(OSError):
            lake.delete([f"runs/{counts['run_id']}.json"])
            lake.put_record("failures", counts["run_id"], counts | {"finished_at": datetime.now(UTC).isoformat(), "error": f"{type(error).__name__}: {error}"})
        raise


def alarm(what: str, home: str, detail: str) -> None:
    """Emit an event that deployments/automations.yaml listens to."""
    resource = {"prefect.resource.id": f"waqai.home.{home}", "prefect.resource.name": home}
    related = [{"prefect.resource.id": f"prefect.flow-run.{runtime.flow_run.id}", "prefect.resource.role": "flow-run"}]
    emit_event(event=f"waqai.{what}", resource=resource, related=related, payload={"detail": detail})


class Tagging:
    """Batches whose tagging has begun, by name."""

    def __init__(self, lake: Lake, run_id: str):
        self.lake, self.run_id = lake, run_id
        self.begun: dict[str, PrefectFuture] = {}
        self._flow = copy_context()  # begun within the task that takes in articles, they would count as parts of it

    def begin(self, batches: list[Entry]) -> None:
        """Submit those of the batches that have not begun."""
        for entry in batches:
            if entry.batch not in self.begun:
                self.begun[entry.batch] = self._flow.run(tag.submit, self.lake.home, entry, self.run_id, len(self.begun) + 1)


def read_batches(lake: Lake, counts: Counts, tagging: Tagging) -> list[Entry]:
    """Tag the batches without tokens and extract those without mentions; parts done and seconds spent go into ``counts``."""
    tagging.begin(stages.untagged(lake))
    return gather(lake, counts, stages.unextracted(lake), tagging.begun, lake.current("tag", stages.tag_version()))


def gather(
    lake: Lake, counts: Counts, left: list[Entry], fresh: dict[str, PrefectFuture], tagged: dict[str, Entry], before: dict[str, Entry] | None = None
) -> list[Entry]:
    """Extract batches from the tokens that are being made (``fresh``) or stand (``tagged``); the entries that both stages wrote.

    What was extracted ``before`` stays for articles that read as they did.
    """
    before = before or {}
    extracting = [
        extract.submit(lake.home, entry, fresh.get(entry.batch) or tagged[entry.batch], counts["run_id"], i, len(left), before.get(entry.batch))
        for i, entry in enumerate(left, 1)
    ]
    made = []
    for stage, futures in (("tag", list(fresh.values())), ("extract", extracting)):
        progress, entries = telling.Progress(stage, len(futures)), []
        for done, future in enumerate(futures, 1):
            entries.append(future.result())
            progress(done)
        counts[f"seconds_{stage}"] = round(sum(entry.seconds for entry in entries), 3)
        made += entries
    remember()  # of word types what is too little to be kept after a batch
    counts["parts"] = len(extracting)
    return made


def publish(lake: Lake, counts: Counts, logger: logging.Logger, done: list[Entry]) -> None:
    """Record the run and, where the lake has changed, make the warehouse anew; artifacts tell what came out."""
    path = warehouse.location(lake)
    counts["finished_at"] = datetime.now(UTC).isoformat()
    lake.put_record("runs", counts["run_id"], counts)
    if warehouse.made_from(path) == warehouse.state(lake):
        logger.info("nothing new: %s stands as it is", path)
        return
    clock = time.perf_counter()
    rows = materialise(lake.home, path)
    counts |= {"seconds_materialise": round(time.perf_counter() - clock, 3), "tables": rows}
    telling.show_slowest(done)
    telling.show_stages(counts, done)
    telling.show_warehouse(lake, counts, rows)


def begun(began: datetime, chosen: str) -> Counts:
    """What a run records of itself from the start: its names, the versions at work; nothing taken in yet."""
    made_by = stages.versions()
    return {
        "run_id": str(runtime.flow_run.id),
        "flow_run_name": runtime.flow_run.name,
        "flow": runtime.flow_run.flow_name,
        "started_at": began.isoformat(),
        "code_version": made_by["code"],
        "lexicon_version": made_by["lexicon"],
        "morphology": made_by["morphology"],
        "runner": chosen,
        **taken(stages.Intake()),
    }


def taken(intake: stages.Intake) -> Counts:
    """What a run records of its intake."""
    return {name: value for name, value in asdict(intake).items() if name != "batch"}


def tell(lake: Lake, counts: Counts) -> None:
    """Print what a run wrote and where, with a few of its events, actors and figures."""
    import click
    from waqai.flows.tables import print_table

    path = warehouse.location(lake)
    told = f"{counts['articles_in']} inputs: {counts['articles_new']} new articles, {counts['articles_duplicate']} known already"
    forgotten = f", {counts['articles_forgotten']} forgotten" if counts["articles_forgotten"] else ""
    click.echo(f"{told}, {counts['articles_rejected']} refused{forgotten}")
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
    etl([])
