"""Small parts merged, superseded versions dropped, forgotten articles gone to the byte."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from helpers import contents, fill
from waqai.tasks import stages, upkeep, warehouse
from waqai.tasks.lake import Lake

TEXT = "وصل وفد من الخبراء إلى العاصمة صباح اليوم والتقى وزير الخارجية وبحث الأزمة رقم "
LATER = datetime.now(UTC) + timedelta(days=1)


def lake_of_small_parts(home: Path, parts: int = 6) -> Lake:
    for number in range(parts):
        path = home / f"{number}.jsonl"
        path.write_text(json.dumps({"id": f"no-{number}", "text": f"{TEXT}{number} قال خالد المنصوري{number}."}, ensure_ascii=False), encoding="utf-8")
        lake = fill(home, [str(path)])
    warehouse.materialise(lake, warehouse.location(lake))
    return lake


def test_merging_changes_no_row_and_leaves_fewer_parts(tmp_path):
    lake = lake_of_small_parts(tmp_path)
    path = warehouse.location(lake)
    before = contents(path)
    assert upkeep.compact(lake, 250_000, "run") == 6
    assert stages.untagged(lake) == stages.unextracted(lake) == []
    warehouse.materialise(lake, path)
    assert contents(path) == before
    assert upkeep.drop(lake, LATER) == 18
    assert len(lake.listing("articles")) == len(lake.listing("tokens")) == 1
    warehouse.materialise(lake, path)
    assert contents(path) == before


def test_superseded_versions_stay_for_the_time_of_grace(tmp_path):
    lake = lake_of_small_parts(tmp_path, 2)
    upkeep.compact(lake, 250_000, "run")
    assert upkeep.drop(lake, datetime.now(UTC) - timedelta(days=1)) == 0
    assert len(lake.listing("articles")) == 3


def test_a_forgotten_article_is_in_no_file(tmp_path):
    lake = lake_of_small_parts(tmp_path, 3)
    found = upkeep.named(lake, "no-1")
    assert len(found) == 1
    lake.put_record("forgotten", found[0], {"forgotten_at": "now"})
    warehouse.materialise(lake, warehouse.location(lake))
    assert "المنصوري1" not in repr(contents(warehouse.location(lake)))
    upkeep.compact(lake, 250_000, "run")
    warehouse.materialise(lake, warehouse.location(lake))
    upkeep.drop(lake, datetime.now(UTC) - timedelta(days=7))
    (tmp_path / "1.jsonl").unlink()
    import duckdb

    for path in tmp_path.rglob("*.parquet"):
        assert "المنصوري1" not in repr(duckdb.read_parquet(str(path)).fetchall()), path
    for path in tmp_path.rglob("*"):
        if path.is_file() and path.suffix != ".parquet":
            assert "المنصوري1".encode() not in path.read_bytes(), path
    assert len(contents(warehouse.location(lake))["articles"]) == 2
    again = tmp_path / "again.jsonl"
    again.write_text(json.dumps({"id": "no-1", "text": f"{TEXT}1 قال خالد المنصوري1."}, ensure_ascii=False), encoding="utf-8")
    from waqai.tasks.ingest import read
    from waqai.tasks.settings import Settings

    intake = stages.take_in(lake, read([str(again)], Settings()), "run", 20_000)
    assert (intake.articles_new, intake.articles_forgotten) == (0, 1)
