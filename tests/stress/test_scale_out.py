"""The same flow on a Dask cluster of two workers, each with a folder of its own, and the lake on an S3 server: the same tables."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from helpers import SAMPLES, contents
from waqai.tasks import warehouse

pytestmark = pytest.mark.timeout(600)


def _port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _until_open(port: int) -> None:
    end = time.monotonic() + 90
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    pytest.fail(f"nothing listens on port {port}")


@pytest.fixture
def env(tmp_path):
    """An S3 server with a bucket, a Dask scheduler and two workers, all on loopback; the environment that names them."""
    pytest.importorskip("prefect_dask")
    store, scheduler = _port(), _port()
    env = os.environ | {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"}
    env |= {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{store}", "PREFECT_HOME": str(tmp_path / "prefect"), "WAQAI_BATCH_BYTES": "4000"}
    env |= {"WAQAI_RUNNER": "dask", "WAQAI_DASK_SCHEDULER": f"tcp://127.0.0.1:{scheduler}", "WAQAI_HOME": "s3://news/warehouse"}
    env.pop("PREFECT_API_URL", None)
    commands = [
        ["-m", "moto.server", "-H", "127.0.0.1", "-p", str(store)],
        ["-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(scheduler), "--no-dashboard"],
        *(["-m", "distributed.cli.dask_worker", env["WAQAI_DASK_SCHEDULER"], "--nworkers", "1", "--nthreads", "1", "--no-dashboard"] for _ in range(2)),
    ]
    started = []
    try:
        for number, command in enumerate(commands):
            folder = tmp_path / f"machine-{number}"
            folder.mkdir()
            with open(folder / "log", "wb") as log:
                started.append(subprocess.Popen([sys.executable, *command], cwd=folder, env=env, stdout=log, stderr=log))
        _until_open(store)
        _until_open(scheduler)
        urllib.request.urlopen(urllib.request.Request(f"{env['AWS_ENDPOINT_URL']}/news", method="PUT")).close()
        yield env
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait(30)


def test_a_cluster_over_an_object_store_makes_the_same_tables(tmp_path, env, samples):
    here = tmp_path / "here"
    here.mkdir()
    command = [str(Path(sys.executable).with_name("waqai")), "run", SAMPLES]
    for _ in range(2):  # the second finds everything known
        done = subprocess.run(command, cwd=here, env=env, capture_output=True, text=True, check=False, timeout=240)
        assert done.returncode == 0, done.stderr
    assert "15 known already" in done.stdout
    found, expected = contents(here / "waqai.duckdb"), contents(warehouse.location(samples))
    assert found == {name: rows for name, rows in expected.items() if name in found}
    assert {"events", "figures", "actors", "articles"} <= found.keys()
