"""Faults that a whole run meets; afterwards the tables are those of an undisturbed run."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import duckdb
import pytest
from helpers import SAMPLES, contents
from prefect.client.orchestration import get_client
from prefect.settings import PREFECT_API_URL, temporary_settings
from served import processes_with, served, until
from waqai.flows.server import Server
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


def test_a_server_that_goes_away_for_good_ends_the_run_with_a_message_or_its_work_done(tmp_path, env, samples, monkeypatch):
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setenv("PREFECT_HOME", env["PREFECT_HOME"])
    server, home = Server(), tmp_path / "home"
    try:
        until(lambda: urllib.request.urlopen(f"{server.url}/health", timeout=5).status == 200, 120)  # not ready(), which would begin it anew
        run = start(home, env | {"PREFECT_API_URL": server.url})
        until_parts(home, 4, run)
        server.process.kill()
        _, told = run.communicate(timeout=300)
        assert run.returncode in (0, 1), told
        assert run.returncode == 0 or "does not answer" in told
        finish(home, env, samples)
    finally:
        server.stop()


def test_a_killed_worker_process_frees_its_place_and_the_next_one_goes_on(tmp_path, env, samples):
    """The run that died with its worker holds the deployment's one place until the automation sees that its heart has stopped."""
    home = tmp_path / "home"
    with served(tmp_path, WAQAI_BATCH_BYTES="4000") as there, temporary_settings({PREFECT_API_URL: there["PREFECT_API_URL"]}), get_client(sync_client=True) as client:
        etl = until(lambda: client.read_deployment_by_name("etl/etl"), 90).id
        until(lambda: len(client.read_automations()) == 5, 60)
        died = client.create_flow_run_from_deployment(etl, parameters={"inputs": [SAMPLES]}).id
        until(lambda: len(list(home.rglob("*.parquet"))) >= 4, 120)
        for pid in processes_with(there["PREFECT_API_URL"], "waqai serve", "prefect.engine", "prefect.flow_engine"):
            os.kill(pid, signal.SIGKILL)
        with open(tmp_path / "next", "wb") as log:
            serving = subprocess.Popen([Path(sys.executable).with_name("waqai"), "serve", "--no-schedules"], env=there, stdout=log, stderr=log)
        try:
            until(lambda: client.read_flow_run(died).state.is_crashed(), 300)
            run = client.create_flow_run_from_deployment(etl, parameters={"inputs": [SAMPLES]}).id
            until(lambda: client.read_flow_run(run).state.is_final(), 180)
            assert client.read_flow_run(run).state.is_completed()
        finally:
            serving.kill()
    assert contents(home / "waqai.duckdb") == contents(warehouse.location(samples))
