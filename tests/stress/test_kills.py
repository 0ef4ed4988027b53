"""Kills at random moments: the flow, a worker of its pool, its server; no row is lost or doubled.

The runs are forked from a process that has imported everything already, and share a server: a kill costs seconds.
"""

import contextlib
import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from helpers import contents, run_etl
from waqai.flows.server import Server
from waqai.tasks import warehouse

VICTIMS = ["flow", "worker", "flow", "worker", "server"]
HUNG = 120.0  # seconds


@contextlib.contextmanager
def _server() -> Iterator[Server]:
    """A temporary server, as a run starts it for itself and begins it anew when it is killed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PREFECT_API_URL", raising=False)
        server = Server()
        try:
            server.ready()
            yield server
        finally:
            server.stop()
            os.environ.pop("PREFECT_API_URL", None)


@pytest.fixture(scope="module")
def shared(tmp_path_factory) -> Iterator[Server]:
    """The server of all runs but those that lose it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREFECT_HOME", str(tmp_path_factory.mktemp("prefect")))
        patch.setenv("PREFECT_LOGGING_LEVEL", "CRITICAL")
        patch.setenv("WAQAI_BATCH_BYTES", "4000")
        with _server() as server:
            yield server


def _start(server: Server, home: str, runner: str):
    fork = multiprocessing.get_context("forkserver")
    fork.set_forkserver_preload(["waqai.flows.etl", "waqai.tasks.extract", "waqai.tasks.tag", "waqai.tasks.ingest", "duckdb", "pyarrow.parquet"])
    run = fork.Process(target=run_etl, args=(home, runner, server.url))
    run.start()
    return run


@pytest.fixture(scope="module")
def seconds(shared, tmp_path_factory) -> Callable[[str], float]:
    """How long an undisturbed run takes with a runner; the shorter of two, the first fills caches."""

    @cache
    def of(runner: str) -> float:
        took = []
        for _ in range(2):
            began = time.monotonic()
            run = _start(shared, str(tmp_path_factory.mktemp(runner)), runner)
            run.join(HUNG)
            assert run.exitcode == 0
            took.append(time.monotonic() - began)
        return min(took)

    return of


def _children(pid: int) -> list[int]:
    found = []
    for path in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{path}/stat") as stat:
                if int(stat.read().rsplit(")", 1)[1].split()[1]) == pid:
                    found += [int(path), *_children(int(path))]
        except (OSError, ValueError):
            continue
    return found


def _alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.timeout(600)
@pytest.mark.parametrize("number", range(50))
def test_a_kill_at_a_random_moment_loses_and_doubles_nothing(tmp_path, samples, shared, seconds, number):
    chance = random.Random(number)
    victim = VICTIMS[number % len(VICTIMS)]
    runner = "pool" if victim == "worker" else "inprocess"  # a pool costs its workers' imports
    moment = chance.uniform(0, seconds(runner))
    with _server() if victim == "server" else contextlib.nullcontext(shared) as server:
        run = _start(server, str(tmp_path), runner)
        run.join(moment)
        below, running = _children(run.pid), run.is_alive()
        with contextlib.suppress(ProcessLookupError):
            os.kill({"flow": run.pid, "worker": (below or [run.pid])[-1], "server": server.process.pid}[victim], signal.SIGKILL)
        run.join(HUNG)
        print(f"kill {number}: {victim} of a run with runner {runner} after {moment:.1f} of {seconds(runner):.1f} s{'' if running else ', which was over'}")
        assert not run.is_alive(), f"hung for {HUNG:g} s"
        end = time.monotonic() + 10
        while any(map(_alive, below)) and time.monotonic() < end:
            time.sleep(0.1)
        assert [pid for pid in below if _alive(pid)] == [], "processes left behind"
    again = _start(shared, str(tmp_path), "inprocess")
    again.join(HUNG)
    assert again.exitcode == 0
    assert contents(tmp_path / "waqai.duckdb") == contents(warehouse.location(samples))
