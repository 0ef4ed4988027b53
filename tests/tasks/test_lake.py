"""Parts, the manifest, damage, one writer."""

import errno
import json
import multiprocessing
import os
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from waqai.tasks import schema
from waqai.tasks.lake import DamagedPart, Entry, Lake, table

ROWS = [{"uri": "a", "reason": "empty", "detail": "", "run_id": "r"}]


def written(lake: Lake, key: str = "b1", **more) -> Entry:
    return lake.write(Entry("ingest", key, key, {"code": "1"}, "r", "", articles=[key], **more), {"rejects": table("rejects", ROWS)})


def test_a_part_names_versions_and_describes_every_column(tmp_path):
    lake = Lake(tmp_path)
    entry = written(lake)
    kept = pq.read_schema(lake.path(entry.files["rejects"]["path"]))
    assert kept.metadata[b"waqai.code"] == b"1"
    assert all(column.metadata[b"description"] for column in kept)
    assert lake.read(entry, "rejects").to_pylist() == ROWS
    assert lake.read(entry, "articles").num_rows == 0


def test_every_table_has_a_description_of_every_column():
    for name, columns in schema.LAYERS.items():
        assert columns.metadata[b"description"], name
        for column in columns:
            assert column.metadata[b"description"], (name, column.name)


def test_a_changed_byte_is_found_by_content(tmp_path):
    lake = Lake(tmp_path)
    entry = written(lake)
    path = Path(lake.path(entry.files["rejects"]["path"]))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert [reason for _, reason in lake.damaged([entry])] == [f"{entry.files['rejects']['path']} is not what was written"]
    with pytest.raises(DamagedPart):
        lake.read(entry, "rejects")


def test_a_changed_byte_behind_an_old_time_is_found_when_thorough(tmp_path):
    lake = Lake(tmp_path)
    entry = written(lake)
    path = Path(lake.path(entry.files["rejects"]["path"]))
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(entry.files["rejects"]["time"],) * 2)
    assert lake.damaged([entry]) == []
    assert len(lake.damaged([entry], thorough=True)) == 1


def test_truncated_and_missing_parts_are_found(tmp_path):
    lake = Lake(tmp_path)
    first, second = written(lake, "b1"), written(lake, "b2")
    path = Path(lake.path(first.files["rejects"]["path"]))
    path.write_bytes(path.read_bytes()[:-5])
    Path(lake.path(second.files["rejects"]["path"])).unlink()
    reasons = [reason for _, reason in lake.damaged([first, second])]
    assert "bytes instead of" in reasons[0]
    assert reasons[1].endswith("is missing")


def test_batches_compacted_into_others_no_longer_stand(tmp_path):
    lake = Lake(tmp_path)
    written(lake, "b1")
    written(lake, "b2", replaces=["b1"])
    assert [entry.key for entry in lake.entries("ingest")] == ["b2"]
    assert [entry.key for entry in lake.entries("ingest", standing=False)] == ["b1", "b2"]


def test_half_written_files_are_no_part_and_are_cleared(tmp_path):
    lake = Lake(tmp_path)
    written(lake)
    left = Path(lake.path("rejects/b2.parquet.0123.tmp"))
    left.write_bytes(b"half")
    with lake.writing():
        assert not left.exists()
    assert len(lake.entries("ingest")) == 1


def test_records_are_json_by_name(tmp_path):
    lake = Lake(tmp_path)
    lake.put_record("runs", "r1", {"a": "ي"})
    assert lake.records("runs") == {"r1": {"a": "ي"}}
    assert json.loads(Path(lake.path("runs/r1.json")).read_text("utf-8")) == {"a": "ي"}


def _hold(home: str, held, release) -> None:
    with Lake(home).writing():
        held.set()
        release.wait(20)


def test_a_second_writer_waits_for_the_first(tmp_path):
    context = multiprocessing.get_context("spawn")
    held, release = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(str(tmp_path), held, release))
    other.start()
    assert held.wait(20)
    told = []

    def waiting():
        told.append("waits")
        release.set()

    with Lake(tmp_path).writing(waiting):
        assert told == ["waits"]
    other.join()


def test_what_was_written_last_counts_though_the_clock_was_set_back(tmp_path, monkeypatch):
    lake = Lake(tmp_path)
    for version, day in (("new", datetime(2031, 5, 2, tzinfo=UTC)), ("newer", datetime(2031, 5, 1, tzinfo=UTC))):
        monkeypatch.setattr("waqai.tasks.lake.datetime", _Clock.at(day))
        lake.write(Entry("tag", f"b1-{version}", "b1", {"tag": version}, "r", ""), {})
    assert lake.current("tag")["b1"].versions == {"tag": "newer"}
    assert lake.current("tag", "new")["b1"].versions == {"tag": "new"}


class _Clock(datetime):
    @classmethod
    def at(cls, moment):
        return type("Clock", (cls,), {"now": classmethod(lambda _cls, _zone=None: moment)})


def test_an_altered_entry_of_the_manifest_counts_as_not_written(tmp_path):
    lake = Lake(tmp_path)
    written(lake, "b1")
    written(lake, "b2")
    path = Path(lake.path("manifest/ingest/b1.json"))
    content = bytearray(path.read_bytes())
    content[content.index(b'"b1"') + 1] ^= 1
    path.write_bytes(content)
    assert [entry.key for entry in lake.entries("ingest")] == ["b2"]
    assert lake.unreadable("ingest") == ["manifest/ingest/b1.json"]


def test_a_full_disk_leaves_no_half_written_file(tmp_path, monkeypatch):
    def full(_fd):
        raise OSError(errno.ENOSPC, "No space left on device")

    lake = Lake(tmp_path)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        written(lake)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_manifest_is_read_once(tmp_path, monkeypatch):
    lake = Lake(tmp_path)
    for number in range(5):
        written(lake, f"b{number}")
    lake.entries("ingest")
    monkeypatch.setattr(Lake, "_get", lambda *_: pytest.fail("read again"))
    assert len(Lake(tmp_path).entries("ingest")) == 5
