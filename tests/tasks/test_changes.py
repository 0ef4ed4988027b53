"""What a backfill changed."""

from waqai.tasks.changes import compare
from waqai.tasks.lake import Entry, Lake, table


def row(mention_id, surface, value):
    return {"mention_id": mention_id, "article_id": "a", "sentence_no": 0, "char_start": 0, "char_end": 3, "surface": surface, "value": value, "kind": "count"}


def test_rows_added_gone_and_altered_are_told_with_the_columns(tmp_path):
    lake = Lake(tmp_path)
    before = lake.write(Entry("extract", "b-1", "b", {}, "r", ""), {"figure_mentions": table("figure_mentions", [row("1", "خمسة", 5.0), row("2", "ستة", 6.0)])})
    after = lake.write(Entry("extract", "b-2", "b", {}, "r", ""), {"figure_mentions": table("figure_mentions", [row("1", "خمسة", 50.0), row("3", "سبعة", 7.0)])})
    changes = compare(lake, [(before, after)])
    assert list(changes) == ["figure_mentions"]
    change = changes["figure_mentions"]
    assert (change.added, change.gone, change.altered) == (1, 1, 1)
    assert ("altered", "1", "خمسة", "value") in change.examples
    assert compare(lake, [(before, before)]) == {}
