"""The main flow through Prefect, and what a kill leaves."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from helpers import SAMPLES, contents, fill, own_lexicon
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey, FlowRunFilter, FlowRunFilterId
from waqai.flows import backfill, etl, maintain, telling
from waqai.tasks import stages, warehouse
from waqai.tasks.lake import Lake
from waqai.tasks.settings import settings

pytestmark = pytest.mark.usefixtures("prefect")


@pytest.fixture
def small_batches(monkeypatch):
    monkeypatch.setenv("WAQAI_BATCH_BYTES", "4000")
    settings.cache_clear()
    yield
    settings.cache_clear()


def test_a_run_reads_the_samples_and_tells_prefect_what_it_did(tmp_path, samples, small_batches):
    told = []
    with telling.heard_by(lambda *progress: told.append(progress)):
        counts = etl.etl([SAMPLES], str(tmp_path))
    assert (counts["articles_in"], counts["articles_new"], counts["articles_rejected"]) == (15, 15, 0)
    assert contents(warehouse.location(Lake(tmp_path))) == contents(warehouse.location(samples))
    total = counts["parts"]
    assert total > 1
    assert [progress for progress in told if progress[0] == "extract"] == [("extract", n, total) for n in range(1, total + 1)]
    with get_client(sync_client=True) as client:
        chosen = FlowRunFilter(id=FlowRunFilterId(any_=[counts["run_id"]]))
        names = {run.name for run in client.read_task_runs(flow_run_filter=chosen)}
        assert {"tag: part 1", f"extract: part {total} of {total}", f"ingest: {tmp_path}"} <= names
        for key in ("counts", "stages", "checks", "slowest-parts", "new-events", "tag-progress", "extract-progress", "summary"):
            assert client.read_artifacts(artifact_filter=ArtifactFilter(key=ArtifactFilterKey(any_=[key])), flow_run_filter=chosen), key
        assert client.read_flow_run(counts["run_id"]).name == f"etl of {tmp_path}: 15 new, 0 known, 0 refused"
    again = etl.etl([SAMPLES], str(tmp_path))
    assert (again["articles_new"], again["articles_duplicate"], again["parts"]) == (0, 15, 0)
    assert "tables" not in again


def test_a_broken_rule_fails_the_run_and_leaves_the_warehouse(own_samples, monkeypatch):
    path = warehouse.location(own_samples)
    before = path.read_bytes()
    monkeypatch.setattr(warehouse, "checks", lambda: {"no_articles": "-- No article.\nselect article_id from articles"})
    monkeypatch.setattr(warehouse, "made_from", lambda path: None)
    with pytest.raises(warehouse.CheckFailed, match="no_articles"):
        etl.etl([], own_samples.home)
    assert path.read_bytes() == before


def test_a_changed_word_is_extracted_again_and_shows_what_changed(own_samples, tmp_path):
    from waqai.tasks import lexicon
    own = tmp_path / "lexicon"
    own.mkdir()
    row = next(row for row in lexicon.rows("event_words") if "قصف" in lexicon.values(row["words"]) and row["form"] == "verb")
    columns = [name for name in row if not name.startswith("_")]
    changed = {name: row[name] for name in columns} | {"type": "THREATEN", "mode": ""}
    (own / "event_words.csv").write_text(",".join(columns) + "\n" + ",".join(changed[name] or "" for name in columns) + "\n", encoding="utf-8")
    tagged = {entry.made_at for entry in own_samples.entries("tag")}
    with own_lexicon(own):
        counts = backfill.backfill(own_samples.home)
    assert {entry.made_at for entry in own_samples.entries("tag")} == tagged
    change = counts["changes"]["event_mentions"]
    assert change.altered + change.added > 0
    assert "actor_mentions" not in counts["changes"]
    (reason,) = counts["reasons"]
    assert "event_words.csv changed" in reason
    assert int(reason.split()[0]) < 15


def _written(lake, table):
    """When each file of a table was written."""
    return {path: info.mtime_ns for path, info in lake.listing(table).items()}


def test_a_backfill_that_was_broken_off_is_gone_on_with_and_old_versions_stay_until_maintain(tmp_path, small_batches, monkeypatch):
    """The second part fails: the first keeps its new mentions, the next backfill does the others alone."""
    lake = fill(tmp_path, [SAMPLES], batch_bytes=4_000)
    warehouse.materialise(lake, warehouse.location(lake))
    before, tagged = lake.current("extract"), _written(lake, "tokens")
    monkeypatch.setattr(stages, "extract_version", lambda: "another")
    real, done = stages.extract_batch, []

    def failing(lake, entry, *more):
        if len(done) == 1:
            raise ValueError("broken off")
        done.append(entry.batch)
        return real(lake, entry, *more)

    monkeypatch.setattr(stages, "extract_batch", failing)
    with pytest.raises(ValueError, match="broken off"):
        backfill.backfill(lake.home)
    monkeypatch.setattr(stages, "extract_batch", real)
    assert {entry.batch for entry in stages.outdated(lake)} == before.keys() - done
    counts = backfill.backfill(lake.home)
    assert (counts["parts"], stages.outdated(lake)) == (len(before) - 1, [])
    assert _written(lake, "tokens") == tagged
    for entry in before.values():  # superseded, and still read whole
        assert all(lake.read(entry, name).num_rows for name in entry.files)
    assert maintain.maintain(lake.home, grace_days=1)["dropped"] == 0
    assert maintain.maintain(lake.home, grace_days=0)["dropped"] >= len(before)
    assert not {entry.key for entry in before.values()} & {entry.key for entry in lake.entries("extract", standing=False)}


def test_maintain_verifies_and_changes_no_row(own_samples, small_batches):
    path = warehouse.location(own_samples)
    before = contents(path)
    counts = maintain.maintain(own_samples.home, grace_days=0)
    assert counts["dropped"] >= 0
    assert contents(path) == before


@pytest.mark.parametrize("lines", [3, 9, 16])
def test_a_run_that_was_killed_is_gone_on_with(tmp_path, samples, lines):
    """Killed after so many files were written in the lake, at whatever stage that is."""
    home = tmp_path / "home"
    env = os.environ | {"WAQAI_BATCH_BYTES": "4000"}
    from prefect.settings import PREFECT_API_URL

    if PREFECT_API_URL.value():
        env["PREFECT_API_URL"] = PREFECT_API_URL.value()
    command = [sys.executable, "-m", "waqai.flows.cli", "run", SAMPLES, "--home", str(home)]
    victim = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    end = time.monotonic() + 120
    while victim.poll() is None and time.monotonic() < end and len(list(home.rglob("*.parquet"))) < lines:
        time.sleep(0.005)
    os.killpg(victim.pid, signal.SIGKILL)
    victim.wait()
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert contents(home / "waqai.duckdb") == contents(warehouse.location(samples))
    assert not list(home.rglob("*.tmp"))


def test_runs_are_recorded_once_with_their_versions(own_samples):
    etl.etl([], own_samples.home)
    (record,) = own_samples.records("runs").values()
    assert record["morphology"]
    assert record["lexicon_version"]
    assert json.dumps(record)
