"""The page of a warehouse with some 50,000 events: seconds to write it, megabytes, and seconds until a browser shows, searches and sorts it."""

import json
import time

import pytest
from benchmarks.grown import grow
from browser import CHROMIUM, browser
from waqai.tasks import report, warehouse

EVENTS = 'section[data-table="what_happened"]'


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_a_page_of_fifty_thousand_events(tmp_path):
    lake = grow(tmp_path, 23_000)
    path = warehouse.location(lake)
    rows = warehouse.materialise(lake, path)
    started = time.process_time()
    with warehouse.connect(path, lake) as con:
        html = report.page(con)
    told = {"benchmark": "report", "events": rows["events"], "cpu_seconds": round(time.process_time() - started, 1), "mb": round(len(html.encode()) / 1e6, 1)}
    (tmp_path / "report.html").write_text(html, encoding="utf-8")
    with browser(tmp_path / "profile") as page:
        told["seconds_open"] = _seconds(page.open, (tmp_path / "report.html").as_uri())
        told["seconds_search"] = _seconds(page.write, f"{EVENTS} input", "بغداد")
        told["seconds_sort"] = _seconds(page.click, f"{EVENTS} th:nth-child(1) button")
        assert page.js(f"document.querySelectorAll('{EVENTS} tbody tr').length") == 50
        assert page.complaints() == []
    print(json.dumps(told))


def _seconds(act, *given) -> float:
    started = time.perf_counter()
    act(*given)
    return round(time.perf_counter() - started, 2)
