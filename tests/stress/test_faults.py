"""Faults that a whole run meets; afterwards the tables are those of an undisturbed run."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import duckdb
import pytest
from helpers import SAMPLES, contents
from waqai.tasks import warehouse

INTERRUPTED = 130
pytestmark = pytest.mark.timeout(600)


@pytest.fixture
def env(tmp_path):
    env = os.environ | {"WAQAI_BATCH_BYTES": "4000", "PREFECT_HOME": str(tmp_path / "prefect")}
    env.pop("PREFECT_API_URL", None)
    return env


def start(home: Path, env: dict) -> subprocess.Popen:
    command = [sys.executable, "-m", "waqai.flows.cli", "run", SAMPLES, "--home", str(home)]
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def until_parts(home: Path, number: int, run: subprocess.Popen) -> None:
    end = time.monotonic() + 120
    while run.poll() is None and time.monotonic() < end and len(list(home.rglob("*.parquet"))) < number:
        time.sleep(0.01)


def finish(home: Path, env: dict, samples) -> None:
    run = start(home, env)
    _, told = run.communicate(timeout=200)
    assert run.returncode == 0, told
    assert contents(home / "waqai.duckdb") == contents(warehouse.location(samples))
    assert not list(home.rglob("*.tmp"))


@pytest.mark.parametrize("runner", ["inprocess", "pool"])
def test_ctrl_c_stops_cleanly_and_the_next_run_goes_on(tmp_path, env, samples, runner):
    home, env = tmp_path / "home", env | {"WAQAI_RUNNER": runner}
    run = start(home, env)
    until_parts(home, 8, run)
    os.killpg(run.pid, signal.SIGINT)
    _, told = run.communicate(timeout=60)
    assert run.returncode == INTERRUPTED, told
    assert "run again to go on" in told
    finish(home, env, samples)


def test_two_runs_at_once_take_turns(tmp_path, env, samples):
    home = tmp_path / "home"
    runs = [start(home, env), start(home, env | {"PREFECT_HOME": str(tmp_path / "other")})]
    told = [run.communicate(timeout=300) for run in runs]
    assert [run.returncode for run in runs] == [0, 0], told
    assert contents(home / "waqai.duckdb") == contents(warehouse.location(samples))


def test_a_reader_that_holds_the_warehouse_open_keeps_its_rows_and_blocks_nobody(tmp_path, env, samples):
    home = tmp_path / "home"
    finish(home, env, samples)
    (tmp_path / "more.txt").write_text("التقى وزير الخارجية المصري نظيره الأردني في القاهرة أمس لبحث الأزمة.", encoding="utf-8")
    with duckdb.connect(str(home / "waqai.duckdb"), read_only=True) as reader:
        before = reader.execute("select count(*) from articles").fetchone()
        command = [sys.executable, "-m", "waqai.flows.cli", "run", str(tmp_path / "more.txt"), "--home", str(home)]
        assert subprocess.run(command, env=env, capture_output=True, check=False).returncode == 0
        assert reader.execute("select count(*) from articles").fetchone() == before
    assert len(contents(home / "waqai.duckdb")["articles"]) == before[0] + 1


def test_a_locked_database_of_prefect_is_waited_for(tmp_path, env, samples):
    home = tmp_path / "home"
    finish(home, env, samples)
    shutil.rmtree(home)
    run = start(home, env)
    until_parts(home, 4, run)

    def hold():
        with sqlite3.connect(tmp_path / "prefect" / "prefect.db", timeout=30, isolation_level=None) as con:
            con.execute("begin exclusive")
            time.sleep(8)
            con.execute("rollback")

    holding = threading.Thread(target=hold)
    holding.start()
    run.communicate(timeout=300)
    holding.join()
    finish(home, env, samples)


def test_a_full_disk_fails_with_a_message_and_the_next_run_goes_on(tmp_path, env, samples):
    home = tmp_path / "home"
    home.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=192k", "tmpfs", str(home)], capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"no privilege to mount a tmpfs: {mounted.stderr.strip()}")
    try:
        run = start(home, env)
        _, told = run.communicate(timeout=300)
        assert run.returncode == 1
        assert "No space left" in told
        assert "Traceback" not in told.splitlines()[-1]
        subprocess.run(["mount", "-o", "remount,size=64m", str(home)], check=True)
        finish(home, env, samples)
    finally:
        subprocess.run(["umount", "-l", str(home)], check=False)
