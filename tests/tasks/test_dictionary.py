"""TABLES.md says what the schema and the SQL say."""

import re

from waqai.tasks import dictionary
from waqai.tasks.settings import ROOT


def test_the_page_is_in_step():
    assert (ROOT / "TABLES.md").read_text("utf-8") == dictionary.page(), "run make tables"


def test_every_column_and_macro_is_described():
    cells = [re.split(r" (?<!\\)\| ", line.strip("| ")) for line in dictionary.page().split("## Questions")[0].splitlines() if line.startswith("| `")]
    assert len(cells) > 300
    assert [row for row in cells if not row[-1].strip() or row[-1] == row[0]] == []
