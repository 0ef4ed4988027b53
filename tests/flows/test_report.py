"""The report as a flow."""

from pathlib import Path

import pytest
from waqai.flows import report, telling
from waqai.tasks import warehouse


def test_the_page_is_written_beside_the_warehouse(own_samples):
    path = warehouse.location(own_samples)
    warehouse.materialise(own_samples, path)
    written = report.report(own_samples.home)
    assert written == str(telling.report_of(path))
    assert "Waqaiʿ" in Path(written).read_text(encoding="utf-8")


def test_without_a_warehouse_it_says_what_makes_one(tmp_path):
    with pytest.raises(FileNotFoundError, match="waqai run"):
        report.report(str(tmp_path))
