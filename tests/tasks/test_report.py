"""The page of a warehouse: whole in itself, and text of articles stays text."""

import json
import re
import shutil
import subprocess

import pytest
from helpers import fill
from waqai.tasks import warehouse
from waqai.tasks.report import SECTIONS, page

HOSTILE = 'هجوم </script><script>document.title="taken"</script> في بغداد\nقتل ثلاثة جنود عراقيين في هجوم شنه تنظيم الدولة الإسلامية <b>في</b> بغداد يوم 19 تموز 2021.\n'


@pytest.fixture(scope="module")
def html(tmp_path_factory) -> str:
    home = tmp_path_factory.mktemp("hostile")
    (home / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    lake = fill(home / "home", [str(home / "hostile.txt")])
    warehouse.materialise(lake, warehouse.location(lake))
    with warehouse.connect(warehouse.location(lake), lake) as con:
        return page(con)


def _tables(html: str) -> dict[str, list[dict]]:
    found = [json.loads(text) for text in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', html, re.S)]
    return {title: [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]] for title, table in zip(SECTIONS, found, strict=True)}


def test_rows_carry_their_sentence_and_mention(html):
    tables = _tables(html)
    assert tables["What happened"] and tables["How many"] and tables["Who"]
    for row in tables["What happened"] + tables["How many"]:
        assert row["surface"] in row["sentence"] and re.fullmatch("[0-9a-f]{16}", row["mention_id"])
    assert {"value": 3.0, "kind": "killed"}.items() <= tables["How many"][0].items()


def test_nothing_is_asked_from_outside_and_text_stays_text(html):
    assert not re.search(r'(?:src|href)\s*=\s*"', html)
    assert 'document.title="taken"' not in re.sub(r'<script type="application/json".*?</script>', "", html, flags=re.S)
    assert html.count("</script>") == len(SECTIONS) + 1


@pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium on this machine")
def test_a_browser_draws_it(html, tmp_path):
    (tmp_path / "report.html").write_text(html + '<script>document.querySelector("tbody tr[tabindex]").click()</script>', encoding="utf-8")
    flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
    done = subprocess.run(
        ["chromium", *flags.split(), f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=3000", "--dump-dom", f"file://{tmp_path / 'report.html'}"],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert "<title>Waqaiʿ" in done.stdout and 'class="opened"' in done.stdout and "<mark>" in done.stdout
