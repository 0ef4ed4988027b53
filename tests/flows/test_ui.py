"""The Prefect UI in a browser: a served deployment's run, its state and its artifacts are on the page."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from helpers import SAMPLES

BROWSER = shutil.which("chromium")
FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
pytestmark = [pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine"), pytest.mark.timeout(400)]


@pytest.fixture
def env(tmp_path):
    """A server of its own on a free port of loopback, with the deployments served; the environment that names it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    url = f"http://127.0.0.1:{port}/api"
    env = os.environ | {"PREFECT_HOME": str(tmp_path / "prefect"), "PREFECT_SERVER_API_PORT": port, "PREFECT_API_URL": url}
    env |= {"WAQAI_HOME": str(tmp_path / "home"), "WAQAI_INPUTS": SAMPLES, "WAQAI_BATCH_BYTES": "4000"}
    run = Path(sys.executable).with_name
    with open(tmp_path / "log", "wb") as log:
        server = subprocess.Popen([run("prefect"), "server", "start"], env=env, stdout=log, stderr=log)
        served = None
        try:
            _until(lambda: urllib.request.urlopen(f"{url}/health", timeout=5).status == 200, 120)
            served = subprocess.Popen([run("waqai"), "serve", "--no-schedules"], env=env, stdout=log, stderr=log)
            yield env
        finally:
            for process in filter(None, (served, server)):
                process.terminate()
                try:
                    process.wait(20)
                except subprocess.TimeoutExpired:
                    process.kill()


def _until(holds, seconds: float):
    end = time.monotonic() + seconds
    while True:
        try:
            found = holds()
        except Exception:
            found = None
        if found:
            return found
        assert time.monotonic() < end, "not in time"
        time.sleep(0.5)


def page(url: str, folder: Path) -> str:
    """The page as the browser shows it, once its scripts have run; a picture of it beside."""
    common = [BROWSER, *FLAGS.split(), f"--user-data-dir={folder}", "--window-size=1400,1800", "--virtual-time-budget=20000"]
    subprocess.run([*common, f"--screenshot={folder}.png", url], capture_output=True, timeout=90, check=False)
    return subprocess.run([*common, "--dump-dom", url], capture_output=True, text=True, timeout=90, check=True).stdout


def test_the_run_its_state_and_its_artifacts_are_on_the_page(env, tmp_path, monkeypatch):
    from prefect.client.orchestration import get_client
    from prefect.settings import PREFECT_API_URL, temporary_settings

    with temporary_settings({PREFECT_API_URL: env["PREFECT_API_URL"]}), get_client(sync_client=True) as client:
        deployment = _until(lambda: client.read_deployment_by_name("etl/etl"), 90)
        _until(lambda: len(client.read_automations()) == 5, 60)
        run = client.create_flow_run_from_deployment(deployment.id)
        _until(lambda: client.read_flow_run(run.id).state.is_final(), 180)
        assert client.read_flow_run(run.id).state.is_completed()
    ui = env["PREFECT_API_URL"].removesuffix("/api")
    shown = page(f"{ui}/runs/flow-run/{run.id}", tmp_path / "run")
    assert "15 new, 0 known, 0 refused" in shown
    assert "Completed" in shown
    shown = page(f"{ui}/artifacts", tmp_path / "artifacts")
    for key in ("counts", "checks", "new-events", "slowest-parts", "stages", "summary"):
        assert key in shown, key
