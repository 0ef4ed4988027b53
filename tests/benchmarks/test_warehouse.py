"""Materialising lakes that grow tenfold: seconds, memory, file size; WAQAI_BENCH_ARTICLES adds sizes (1000000).

Limits are on processor seconds, which are more than the seconds that pass where two cores are free, and do not depend on what else runs.
"""

import json
import os
import subprocess
import sys

import pytest
from benchmarks.grown import grow

SIZES = [10_000, 100_000, *map(int, filter(None, os.environ.get("WAQAI_BENCH_ARTICLES", "").split(",")))]
LIMITS = {100_000: (60, 4.0)}  # articles: processor seconds and GB
MATERIALISE = """
import json, resource, sys, time
from waqai.tasks import warehouse
from waqai.tasks.lake import Lake

lake, started = Lake(sys.argv[1]), time.perf_counter()
rows = warehouse.materialise(lake, warehouse.location(lake))
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({
    "seconds": round(time.perf_counter() - started, 1), "cpu_seconds": round(used.ru_utime + used.ru_stime, 1), "gb_memory": round(used.ru_maxrss / 2**20, 2),
    "gb_file": round(warehouse.location(lake).stat().st_size / 2**30, 3), "rows": rows,
}))
"""
measured: dict[int, dict] = {}


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("articles", SIZES)
def test_materialising_a_grown_lake(tmp_path, articles):
    lake = grow(tmp_path, articles)
    done = subprocess.run([sys.executable, "-c", MATERIALISE, lake.home], capture_output=True, text=True, check=True)
    measured[articles] = json.loads(done.stdout)
    print(json.dumps({"benchmark": "materialise", "articles": articles, **measured[articles]}))
    seconds, memory = LIMITS.get(articles, (float("inf"), float("inf")))
    assert measured[articles]["cpu_seconds"] < seconds
    assert measured[articles]["gb_memory"] < memory


def test_it_grows_nearly_in_line():
    """Ten times the articles cost at most 15 times the seconds and the bytes."""
    few, many = measured[10_000], measured[100_000]
    assert many["cpu_seconds"] < 15 * few["cpu_seconds"]
    assert many["gb_file"] < 15 * few["gb_file"]
