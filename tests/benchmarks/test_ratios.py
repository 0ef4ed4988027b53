"""No stage has become slower than is on record, by ratios that hardly depend on the machine."""

import json

import pytest
from benchmarks.ratios import MOST, measured, recorded


def test_no_stage_has_become_slower():
    found, before = measured(), recorded()
    told = {name: {"ratio": ratio, "on_record": before.get(name)} for name, ratio in found.items()}
    print("\n" + json.dumps({"benchmark": "ratios", **told}))
    slower = {name: ratio for name, ratio in found.items() if name not in before or ratio > MOST * before[name]}
    if slower:  # measured once more: a machine may have been busy
        again = measured()
        slower = {name: again[name] for name in slower if name not in before or again[name] > MOST * before[name]}
    if slower:
        pytest.fail(f"slower than on record, or not on it: {slower}; find out why, or `make bench-record` where it is worth it")
