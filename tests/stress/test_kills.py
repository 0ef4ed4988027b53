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
SECONDS = 14.0  # about as long as a run with its temporary server takes


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


def _killed(home, victim: str, moment: float, env: dict) -> list[int]:
    """Start a run, kill one process of it at the moment; the processes that it had started."""
    run = subprocess.Popen([*COMMAND, str(home)], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(moment)
    below = _children(run.pid)
    pid = run.pid if victim == "flow" or not below else (below[0] if victim == "server" else below[-1])
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    try:
        run.wait(120)
    except subprocess.TimeoutExpired:
        run.kill()
        pytest.fail(f"hung for 120 s after the {victim} was killed at {moment:.1f} s")
    return below


@pytest.mark.timeout(600)
@pytest.mark.parametrize("number", range(50))
def test_a_kill_at_a_random_moment_loses_and_doubles_nothing(tmp_path, samples, number):
    chance = random.Random(number)
    env = os.environ | {"WAQAI_BATCH_BYTES": "4000", "WAQAI_RUNNER": chance.choice(["inprocess", "pool"])}
    env.pop("PREFECT_API_URL", None)
    below = _killed(tmp_path, ["flow", "worker", "server"][number % 3], chance.uniform(0.5, SECONDS), env)
    end = time.monotonic() + 10
    while any(map(_alive, below)) and time.monotonic() < end:
        time.sleep(0.1)
    assert [pid for pid in below if _alive(pid)] == [], "processes left behind"
    done = subprocess.run([*COMMAND, str(tmp_path)], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "waqai.duckdb") == contents(warehouse.location(samples))
