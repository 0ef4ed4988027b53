"""Kills at random moments: the flow, a worker of its pool, its server; no row is lost or doubled."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time

import pytest
from helpers import SAMPLES, contents
from waqai.tasks import warehouse

COMMAND = [sys.executable, "-m", "waqai.flows.cli", "run", SAMPLES, "--home"]
RUNNERS = ["inprocess", "pool"]
VICTIMS = ["flow", "worker", "server"]


@pytest.fixture(scope="module")
def env() -> dict:
    """Small batches, and the temporary server that each run starts for itself."""
    env = os.environ | {"WAQAI_BATCH_BYTES": "4000"}
    env.pop("PREFECT_API_URL", None)
    return env


@pytest.fixture(scope="module")
def seconds(tmp_path_factory, env) -> dict[str, float]:
    """How long an undisturbed run takes with each runner, its temporary server included; the shorter of two, the first fills caches."""
    took: dict[str, float] = {}
    for runner in 2 * RUNNERS:
        began = time.monotonic()
        subprocess.run([*COMMAND, str(tmp_path_factory.mktemp(runner))], env=env | {"WAQAI_RUNNER": runner}, capture_output=True, check=True)
        took[runner] = min(time.monotonic() - began, took.get(runner, 60))
    return took


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


def _killed(home, victim: str, moment: float, env: dict) -> tuple[bool, list[int]]:
    """Start a run, kill one process of it at the moment; whether it was still running then, and the processes that it had started."""
    run = subprocess.Popen([*COMMAND, str(home)], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(moment)
    running, below = run.poll() is None, _children(run.pid)
    pid = run.pid if victim == "flow" or not below else (below[0] if victim == "server" else below[-1])
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    try:
        run.wait(120)
    except subprocess.TimeoutExpired:
        run.kill()
        pytest.fail(f"hung for 120 s after the {victim} was killed at {moment:.1f} s")
    return running, below


@pytest.mark.timeout(600)
@pytest.mark.parametrize("number", range(50))
def test_a_kill_at_a_random_moment_loses_and_doubles_nothing(tmp_path, samples, env, seconds, number):
    chance = random.Random(number)
    victim, runner = VICTIMS[number % len(VICTIMS)], chance.choice(RUNNERS)
    env = env | {"WAQAI_RUNNER": runner}
    moment = chance.uniform(0.3, seconds[runner])
    running, below = _killed(tmp_path, victim, moment, env)
    print(f"kill {number}: {victim} of a run with runner {runner} at {moment:.1f} of {seconds[runner]:.1f} s{'' if running else ', which was over'}")
    end = time.monotonic() + 10
    while any(map(_alive, below)) and time.monotonic() < end:
        time.sleep(0.1)
    assert [pid for pid in below if _alive(pid)] == [], "processes left behind"
    done = subprocess.run([*COMMAND, str(tmp_path)], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "waqai.duckdb") == contents(warehouse.location(samples))
