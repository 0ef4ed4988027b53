"""Where batches run, and that it changes nothing."""

import pytest
from helpers import SAMPLES, contents
from waqai.flows import etl
from waqai.tasks import warehouse
from waqai.tasks.lake import Lake
from waqai.tasks.settings import settings

pytestmark = pytest.mark.usefixtures("prefect")


@pytest.fixture(scope="module")
def caches(tmp_path_factory):
    """A cache without analysed words, filled by the first that works with it, and the one in use."""
    cold = tmp_path_factory.mktemp("cache")
    for database in settings().cache.glob("*.db"):
        (cold / database.name).symlink_to(database)
    return {"cold": cold, "warm": settings().cache}


@pytest.mark.parametrize(
    ("runner", "workers", "batch_bytes", "cache"),
    [("inprocess", 1, 1_000, "warm"), ("pool", 1, 40_000, "warm"), ("pool", 3, 4_000, "cold")],
)
def test_rows_do_not_depend_on_runner_workers_batches_or_cache(tmp_path, samples, caches, monkeypatch, runner, workers, batch_bytes, cache):
    for name, value in {"RUNNER": runner, "WORKERS": workers, "BATCH_BYTES": batch_bytes, "CACHE": caches[cache]}.items():
        monkeypatch.setenv(f"WAQAI_{name}", str(value))
    settings.cache_clear()
    try:
        counts = etl.etl([SAMPLES], str(tmp_path))
    finally:
        monkeypatch.undo()
        settings.cache_clear()
    assert counts["parts"] == len(Lake(tmp_path).current("tag"))
    assert contents(warehouse.location(Lake(tmp_path))) == contents(warehouse.location(samples))
