"""The report as a flow."""

import pytest
from waqai.flows import report, telling
from waqai.tasks import warehouse


def test_the_page_is_written_beside_the_warehouse(own_samples):
    written = report.report(own_samples.home)
    assert written == str(telling.report_of(warehouse.location(own_samples)))
    assert "Waqaiʿ" in open(written, encoding="utf-8").read(2000)


def test_without_a_warehouse_it_says_what_makes_one(tmp_path):
    with pytest.raises(FileNotFoundError, match="waqai run"):
        report.report(str(tmp_path))
