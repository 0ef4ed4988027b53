"""How fast the whole is, and where the time goes: one JSON line a benchmark.

``make bench`` measures on the sample articles, put together anew; ``WAQAI_BENCH_FILE=articles.jsonl.gz make bench`` on a file of one's own.
Machines differ and are noisy: only the growth is asserted, by its ratio within one run.
"""

import ctypes
import json
import os
import resource
import subprocess
import sys
import time
from contextlib import suppress
from datetime import datetime
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from benchmarks.texts import given, mixed, write
from waqai.tasks import stages, warehouse
from waqai.tasks.ingest import read
from waqai.tasks.lake import Lake
from waqai.tasks.settings import Settings, settings

WAQAI = str(Path(sys.executable).with_name("waqai"))
FILE = bool(os.environ.get("WAQAI_BENCH_FILE"))
_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of linux/prctl.h
GROWTH = [2_000, 20_000, *map(int, filter(None, os.environ.get("WAQAI_BENCH_GROWTH", "").split(",")))]


def tell(**figures) -> None:
    """Print the figures of a benchmark as one line of JSON."""
    print("\n" + json.dumps(figures, ensure_ascii=False))


@pytest.fixture(scope="session")
def articles(tmp_path_factory) -> tuple[Path, int]:
    """The articles as a file, and their words."""
    path = tmp_path_factory.mktemp("bench") / "articles.jsonl"
    return path, write(path, given() if FILE else mixed(1_000))


def ran(home: Path, inputs: list[str], **environment: str) -> dict[str, float]:
    """Seconds of a ``waqai run`` from its flow's begin until the warehouse stands, those that Prefect's start took before, and what the run recorded.

    ``processor`` counts the seconds of all its processes, the temporary server among them: it depends less than the others on what else runs.
    """
    began, before = time.time(), resource.getrusage(resource.RUSAGE_CHILDREN)
    ctypes.CDLL(None).prctl(_SUBREAPER, 1)  # the pool's processes are nobody's when the run has ended: they count as well
    subprocess.run([WAQAI, "run", *inputs, "--home", str(home)], check=True, capture_output=True, env=os.environ | environment, timeout=3600)
    whole = time.time() - began
    with suppress(ChildProcessError):
        while True:
            os.wait()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    record = max(Lake(home).records("runs").values(), key=lambda record: record["started_at"])
    started = datetime.fromisoformat(record["started_at"]).timestamp()
    processor = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    stages = {name: record.get(f"seconds_{name}", 0.0) for name in ("ingest", "tag", "extract", "materialise")}
    return {"seconds": (home / "waqai.duckdb").stat().st_mtime - started, "start": started - began, "whole": whole, "processor": processor, "stages": stages}


@pytest.mark.parametrize("runner", ["pool", "inprocess"])
def test_end_to_end(articles, tmp_path, runner):
    path, words = articles
    # A cache of its own for analysed words: the first run finds it cold, the second warm.
    cache = tmp_path / "cache"
    cache.mkdir()
    for database in settings().cache.glob("*.db"):
        (cache / database.name).symlink_to(database)
    floor = _copied(path, tmp_path)
    for state in ("cold", "warm"):
        took = ran(tmp_path / state, [str(path)], WAQAI_RUNNER=runner, WAQAI_CACHE=str(cache))
        tell(
            benchmark="end to end", runner=runner, cache=state, words=words, words_a_second=round(words / took["seconds"]), seconds=round(took["seconds"], 1),
            words_a_second_of_processor=round(words / took["processor"]), ratio_to_copy=round(took["seconds"] / floor, 1),
            prefect_start_seconds=round(took["start"], 1), stage_seconds=took["stages"],
            **({"prefect_overhead_seconds": round(took["seconds"] - sum(took["stages"].values()), 1)} if runner == "inprocess" else {}),
        )  # fmt: skip


def test_by_stage(articles, tmp_path):
    """Every stage in one process, beside camel-tools alone on some of the same words, and a copy of the data without reading it."""
    path, words = articles
    lake, seconds = Lake(tmp_path / "home"), {}

    def timed(stage: str, work):
        return lambda *arguments: _clocked(seconds, stage, work, *arguments)

    with pytest.MonkeyPatch.context() as patch:
        for name in ("read", "write"):
            patch.setattr(Lake, name, timed("of these the lake", getattr(Lake, name)))
        timed("ingest", stages.take_in)(lake, read([str(path)], Settings()), "run", Settings().batch_bytes)
        for entry in stages.untagged(lake):
            timed("tag", stages.tag_batch)(lake, entry, "run")
        tagged = lake.current("tag")
        for entry in stages.unextracted(lake):
            timed("extract", stages.extract_batch)(lake, entry, tagged[entry.batch], "run")
        timed("materialise", warehouse.materialise)(lake, warehouse.location(lake))
    _steps(lake, seconds)
    whole = sum(seconds[stage] for stage in ("ingest", "tag", "extract", "materialise"))
    floor, camel = _copied(path, tmp_path), _camel(path)
    size = sum(file.stat().st_size for file in (tmp_path / "home").rglob("*") if file.is_file())
    tell(
        benchmark="by stage", words=words, words_a_second=round(words / whole), ratio_to_camel_alone=round(words / whole / camel, 1),
        ratio_to_copy=round(whole / floor, 1), camel_words_a_second=round(camel), copy_words_a_second=round(words / floor),
        bytes_a_word=round(size / words, 1), gb_memory=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, 2),
        stages={name: {"words_a_second": round(words / spent), "share": round(spent / whole, 3)} for name, spent in seconds.items()},
    )  # fmt: skip


def _clocked(seconds: dict[str, float], stage: str, work, *arguments):
    began = time.perf_counter()
    try:
        return work(*arguments)
    finally:
        seconds[stage] = seconds.get(stage, 0.0) + time.perf_counter() - began


def _steps(lake: Lake, seconds: dict[str, float]) -> None:
    """Seconds of the steps within tagging and extraction, each over all articles; their sums lie below the stages', which also read and write."""
    from waqai.tasks import extract, normalise, tag

    def clocked(step: str, work):
        return lambda *arguments: _clocked(seconds, step, work, *arguments)

    def cut(text: str) -> None:
        for span in normalise.split(text):
            for a, b in normalise.words(text, *span):
                normalise.fold(text[a:b])

    with pytest.MonkeyPatch.context() as patch:
        for name in ("numbers", "dates", "actors", "places", "quotations", "events", "figures"):
            patch.setattr(extract, f"find_{name}", clocked(f"extract: {name}", getattr(extract, f"find_{name}")))
        for entry in lake.current("ingest").values():
            for text in lake.read(entry, "articles", ["text"])["text"].to_pylist() if entry.articles else ():
                clocked("normalise", cut)(text)
                extract.extract(tag.read("x", text, None))


def _camel(path: Path, most: int = 8_000) -> float:
    """Words a second of camel-tools' analyser and MLE disambiguator alone, every cache of theirs off, on the first ``most`` words."""
    from waqai.tasks.tag import morphology
    from waqai.tasks.tag.database import catalogue

    with catalogue():
        from camel_tools.disambig.mle import MLEDisambiguator
        from camel_tools.morphology.analyzer import Analyzer
        from camel_tools.morphology.database import MorphologyDB
        from camel_tools.tokenizers.word import simple_word_tokenize

    disambiguator = MLEDisambiguator(Analyzer(MorphologyDB(str(morphology.find().path), "a"), cache_size=0), cache_size=0)
    with path.open(encoding="utf-8") as lines:
        words = list(islice((word for line in lines for word in simple_word_tokenize(json.loads(line)["text"])), most))
    began = time.perf_counter()
    for first in range(0, len(words), 30):
        disambiguator.disambiguate(words[first : first + 30])
    return len(words) / (time.perf_counter() - began)


def _copied(path: Path, folder: Path) -> float:
    """Seconds to bring the same data through pyarrow and DuckDB with no reading at all."""
    began = time.perf_counter()
    with path.open(encoding="utf-8") as lines:
        pq.write_table(pa.Table.from_pylist([json.loads(line) for line in lines]), folder / "copy.parquet", compression="zstd")
    with duckdb.connect(str(folder / "copy.duckdb")) as con:
        con.execute(f"create table articles as from '{folder / 'copy.parquet'}' order by id")
    return time.perf_counter() - began


def test_growth(tmp_path):
    """Time and memory of the whole beside the number of articles: near linear, and memory bounded."""
    took = {}
    for articles in GROWTH:
        path = tmp_path / f"{articles}.jsonl"
        words = write(path, mixed(articles))
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        run = ran(tmp_path / str(articles), [str(path)], WAQAI_RUNNER="pool")
        took[articles] = run["seconds"] / words
        parts = len(list((tmp_path / str(articles) / "lake" / "tokens").glob("*.parquet")))
        tell(
            benchmark="growth", articles=articles, words=words, words_a_second=round(words / run["seconds"]), parts=parts,
            gb_memory_of_largest_process=round(max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 2**20, 2),
        )  # fmt: skip
    assert took[GROWTH[-1]] < 2 * took[GROWTH[0]]


def test_small_runs(tmp_path):
    """One article more in a warehouse of 20,000, one sentence explained, the help."""
    home, path, more = tmp_path / "home", tmp_path / "many.jsonl", tmp_path / "one.jsonl"
    write(path, mixed(20_000))
    ran(home, [str(path)], WAQAI_RUNNER="pool")
    write(more, mixed(1, seed=8))
    run = ran(home, [str(more)])
    sentence = tmp_path / "sentence.txt"
    sentence.write_text("التقى وزير الخارجية العراقي نظيره الأميركي في بغداد.", encoding="utf-8")
    tell(
        benchmark="small runs", one_article_seconds=round(run["seconds"], 2), prefect_start_seconds=round(run["start"], 2),
        explain_seconds=_shell("explain", str(sentence)), help_seconds=_shell("--help"),
    )  # fmt: skip


def _shell(*arguments: str) -> float:
    """The median of five calls, after one that warms the file cache."""
    took = []
    for _ in range(6):
        began = time.perf_counter()
        subprocess.run([WAQAI, *arguments], check=True, capture_output=True)
        took.append(time.perf_counter() - began)
    return round(sorted(took[1:])[2], 2)
