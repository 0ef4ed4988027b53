"""The Prefect UI in a browser: a served deployment's run, its state and its artifacts are on the page."""

import subprocess
from pathlib import Path

import pytest
from browser import CHROMIUM, FLAGS
from helpers import SAMPLES
from served import served, until

pytestmark = [pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"), pytest.mark.timeout(400)]


@pytest.fixture
def env(tmp_path):
    """The environment that names a server with the deployments served."""
    with served(tmp_path, WAQAI_INPUTS=SAMPLES, WAQAI_BATCH_BYTES="4000") as env:
        yield env


def page(url: str, folder: Path) -> str:
    """The page as the browser shows it, once its scripts have run; a picture of it beside."""
    common = [CHROMIUM, *FLAGS.split(), f"--user-data-dir={folder}", "--window-size=1400,1800", "--virtual-time-budget=20000"]
    subprocess.run([*common, f"--screenshot={folder}.png", url], capture_output=True, timeout=90, check=False)
    return subprocess.run([*common, "--dump-dom", url], capture_output=True, text=True, timeout=90, check=True).stdout


def shows(url: str, folder: Path, *texts: str) -> bool:
    """Whether the page shows all of the texts; on a busy machine the server's answers may come after the browser's patience."""
    shown = page(url, folder)
    return all(text in shown for text in texts)


def test_the_run_its_state_and_its_artifacts_are_on_the_page(env, tmp_path, monkeypatch):
    from prefect.client.orchestration import get_client
    from prefect.settings import PREFECT_API_URL, temporary_settings

    with temporary_settings({PREFECT_API_URL: env["PREFECT_API_URL"]}), get_client(sync_client=True) as client:
        deployment = until(lambda: client.read_deployment_by_name("etl/etl"), 90)
        until(lambda: len(client.read_automations()) == 5, 60)
        run = client.create_flow_run_from_deployment(deployment.id)
        until(lambda: client.read_flow_run(run.id).state.is_final(), 180)
        assert client.read_flow_run(run.id).state.is_completed()
    ui = env["PREFECT_API_URL"].removesuffix("/api")
    until(lambda: shows(f"{ui}/runs/flow-run/{run.id}", tmp_path / "run", "15 new, 0 known, 0 refused", "Completed"), 60)
    until(lambda: shows(f"{ui}/artifacts", tmp_path / "artifacts", "counts", "checks", "new-events", "slowest-parts", "stages", "summary"), 60)
