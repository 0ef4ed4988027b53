"""The page of a warehouse: whole in itself, every row opens to its sentence, and text of articles stays text."""

import json
import re

import pytest
from browser import CHROMIUM, browser
from helpers import SAMPLES, fill
from waqai.tasks import report, warehouse

HOSTILE = 'هجوم في بغداد\nقتل ثلاثة جنود عراقيين </script><script>document.title="taken"</script> في هجوم شنه تنظيم الدولة الإسلامية <b>في</b> بغداد يوم 19 تموز 2021.\n'


@pytest.fixture(scope="module")
def html(tmp_path_factory) -> str:
    home = tmp_path_factory.mktemp("hostile")
    (home / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    lake = fill(home / "home", [str(home / "hostile.txt"), SAMPLES])
    warehouse.materialise(lake, warehouse.location(lake))
    with warehouse.connect(warehouse.location(lake), lake) as con:
        return report.page(con)


def _tables(html: str) -> dict[str, list[dict]]:
    found = re.findall(r'<section data-table="(\w+)">.*?<script type="application/json">(.*?)</script>', html, re.S)
    return {name: [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]] for name, table in ((name, json.loads(text)) for name, text in found)}


def test_rows_carry_their_mention_and_the_words_around_it(html):
    tables = _tables(html)
    assert set(tables) == {name for section in report.SECTIONS for name in section.tables}
    for name in ("what_happened", "how_many", "public_figures", "who_else"):
        assert tables[name]
        for row in tables[name]:
            assert re.fullmatch("[0-9a-f]{16}", row["mention_id"]) and row["surface"] and row["uri"]
    row = next(row for row in tables["how_many"] if "<b>" in row["before"] + row["behind"])
    assert {"value": 3.0, "kind": "killed"}.items() <= row.items() and row["before"].endswith("قتل ")


def test_numbers_that_disagree_come_first(html):
    rows = _tables(html)["how_many"]
    told = [row["disagreement"] is not None for row in rows]
    assert any(told) and told == sorted(told, reverse=True)


def test_people_have_their_roles_and_deeds(html):
    rows = _tables(html)["public_figures"]
    [row] = [row for row in rows if row["english_name"] == "Mustafa al-Kadhimi"]
    assert "رئيس الوزراء" in row["roles"] and row["countries"] == "IRQ" and row["first_seen"] <= row["last_seen"]
    assert any(re.fullmatch(r"[A-Z]+ \d+(, [A-Z]+ \d+)*", row["did"] or "") for row in rows)


def test_nothing_is_asked_from_outside_and_text_stays_text(html):
    body = re.sub(r"<script\b.*?</script>", "", html, flags=re.S)
    assert not re.search(r'(?:src|href)\s*=\s*"(?!#)', body)
    assert "document.title" not in body and "\\u003cscript>document.title" in html


def test_an_empty_warehouse_has_a_page(tmp_path):
    lake = fill(tmp_path / "home", [])
    warehouse.materialise(lake, warehouse.location(lake))
    with warehouse.connect(warehouse.location(lake), lake) as con:
        page = report.page(con)
    assert not any(_tables(page).values()) and 'class="chart"' not in page


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
@pytest.mark.parametrize("width", [1200, 390])
def test_in_a_browser_it_sorts_searches_and_opens_to_the_sentence(html, tmp_path, width):
    (tmp_path / "report.html").write_text(html, encoding="utf-8")
    address = (tmp_path / "report.html").as_uri()
    rows = _tables(html)["what_happened"]
    events = 'section[data-table="what_happened"]'
    with browser(tmp_path / "profile", width) as page:
        page.open(address)
        assert page.js("document.title") == "Waqaiʿ: events on record"
        assert page.js("document.querySelectorAll('.chart .main-svg').length > 0 && [...document.querySelectorAll('.chart')].every(c => c.querySelector('.main-svg'))")
        assert page.js("document.documentElement.scrollWidth") <= width

        page.click(f"{events} th:nth-child(2) button")
        assert page.js(f"[...document.querySelectorAll('{events} tbody tr')].map(r => r.cells[1].textContent)") == sorted(row["type"] for row in rows)[:50]
        page.click(f"{events} th:nth-child(2) button")
        assert page.js(f"document.querySelector('{events} tbody tr').cells[1].textContent") == max(row["type"] for row in rows)

        page.write(f"{events} input", "الدوله الاسلاميه جنود")
        found = page.js(f"document.querySelectorAll('{events} tbody tr').length")
        assert 0 < found < len(rows)
        page.click(f"{events} tbody tr td")
        told = page.js(f"document.querySelector('{events} .opened p').textContent")
        assert page.js(f"document.querySelector('{events} .opened mark').textContent") in told and "<b>في</b>" in told
        page.click(f"{events} tbody tr td")
        assert page.js(f"document.querySelector('{events} .opened')") is None

        page.write(f"{events} input", "لا شيء كهذا أبدا")
        assert page.js(f"document.querySelector('{events} nav').textContent").endswith("nothing found")
        assert page.requests() == [address]
        assert page.complaints() == []
