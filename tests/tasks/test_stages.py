"""Stages over the lake: what is new, what is known, what is left to do."""

import json

import pytest
from helpers import SAMPLES, contents, fill
from waqai.tasks import stages, warehouse
from waqai.tasks.ingest import read
from waqai.tasks.lake import Lake
from waqai.tasks.settings import Settings

TEXT = "وصل وفد من الخبراء إلى العاصمة صباح اليوم لبحث الأزمة رقم "


def records(path, numbers):
    path.write_text("".join(json.dumps({"id": str(n), "text": f"{TEXT}{n}."}, ensure_ascii=False) + "\n" for n in numbers), encoding="utf-8")
    return str(path)


def take(home, path):
    return stages.take_in(Lake(home), read([path], Settings()), "run", 20_000)


def test_what_was_taken_in_is_not_taken_in_again(tmp_path):
    path = records(tmp_path / "a.jsonl", range(5))
    first, second = take(tmp_path, path), take(tmp_path, path)
    assert (first.articles_new, first.articles_duplicate) == (5, 0)
    assert (second.articles_new, second.articles_duplicate) == (0, 5)
    assert len(Lake(tmp_path).entries("ingest")) == 1


def test_more_input_adds_just_that(tmp_path):
    take(tmp_path, records(tmp_path / "a.jsonl", range(5)))
    assert take(tmp_path, records(tmp_path / "b.jsonl", range(3, 8))).articles_new == 3


def test_the_same_text_at_two_places_is_one_article_with_two_sources(tmp_path):
    take(tmp_path, records(tmp_path / "a.jsonl", [1]))
    take(tmp_path, records(tmp_path / "b.jsonl", [1]))
    lake = Lake(tmp_path)
    sources = [row for entry in lake.entries("ingest") for row in lake.read(entry, "article_sources").to_pylist()]
    assert len({row["article_id"] for row in sources}) == 1
    assert sorted(row["uri"].rsplit("/", 1)[1] for row in sources) == ["a.jsonl#1", "b.jsonl#1"]


def test_a_refused_input_is_written_once_however_often_it_is_read(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    for _ in range(2):
        assert take(tmp_path, str(tmp_path / "in")).articles_rejected == 1
    lake = Lake(tmp_path)
    assert [row["reason"] for entry in lake.entries("ingest") for row in lake.read(entry, "rejects").to_pylist()] == ["empty"]


def test_documents_of_the_lake_are_those_that_were_tagged(samples):
    from waqai.tasks.tag import read as tagged

    entry = next(iter(stages.batches(samples).values()))
    articles = samples.read(entry, "articles")
    of_tokens = samples.current("tag")[entry.batch]
    columns = ["article_id", "text", "published_at", "outlet", "title"]
    for doc in stages.documents(articles.select(columns), samples.read(of_tokens, "sentences"), samples.read(of_tokens, "tokens")):
        row = next(row for row in articles.to_pylist() if row["article_id"] == doc.article_id)
        cut = [(span["char_start"], span["char_end"]) for span in row["boilerplate"]]
        fresh = tagged(doc.article_id, doc.text, doc.published, doc.outlet, doc.title, cut)
        assert [(s.start, s.end, [(t.start, t.word) for t in s.tokens]) for s in doc.sentences] == [
            (s.start, s.end, [(t.start, t.word) for t in s.tokens]) for s in fresh.sentences
        ]


def test_the_tables_are_the_same_whatever_the_batches(tmp_path, samples):
    lake = fill(tmp_path, [SAMPLES], batch_bytes=1_000)
    assert len(lake.entries("ingest")) > 3 > len(samples.entries("ingest"))
    warehouse.materialise(lake, warehouse.location(lake))
    assert contents(warehouse.location(lake)) == contents(warehouse.location(samples))


@pytest.mark.parametrize("stage", ["ingest", "tag", "extract"])
def test_a_damaged_part_is_made_again(own_samples, stage):
    lake, path = own_samples, warehouse.location(own_samples)
    before = contents(path)
    entry = lake.entries(stage)[0]
    file = next(iter(entry.files.values()))
    with open(lake.path(file["path"]), "r+b") as part:
        part.truncate(file["bytes"] // 2)
    assert len(stages.mend(lake)) == 1
    warehouse.materialise(fill(lake.home, [SAMPLES]), path)
    assert contents(path) == before


def _damage(lake, table):
    (entry,) = [entry for entry in lake.entries("ingest") if entry.articles]
    with open(lake.path(entry.files[table]["path"]), "r+b") as part:
        part.seek(entry.files[table]["bytes"] // 2)
        byte = part.read(1)[0]
        part.seek(-1, 1)
        part.write(bytes([byte ^ 1]))


def test_lost_articles_are_read_again_from_what_runs_were_given(own_samples):
    lake, path = own_samples, warehouse.location(own_samples)
    before = contents(path)
    lake.put_record("runs", "earlier", {"inputs": [SAMPLES]})
    lake.put_record("visited", "feed", {"address": "https://news.example/feed", "etag": "1", "modified": None})
    _damage(lake, "articles")
    (told,) = stages.mend(lake)
    assert "15 articles are looked for" in told
    assert (len(lake.records("lost")), lake.records("visited")) == (15, {})
    assert stages.inputs_of_lost(lake, [SAMPLES]) == []
    assert stages.inputs_of_lost(lake, []) == [SAMPLES]
    fill(lake.home, stages.inputs_of_lost(lake, []))
    lake.delete(["runs/earlier.json"])
    warehouse.materialise(lake, path)
    assert contents(path) == before
    assert stages.still_lost(lake) == lake.records("lost") == {}


def test_articles_whose_files_are_gone_stay_on_record_as_lost(tmp_path):
    path = records(tmp_path / "news.jsonl", range(2))
    lake = fill(tmp_path, [path])
    _damage(lake, "articles")
    stages.mend(lake)
    assert stages.inputs_of_lost(lake, []) == [path]
    (tmp_path / "news.jsonl").unlink()
    assert stages.inputs_of_lost(lake, []) == []
    assert sorted(record["uri"] for record in stages.still_lost(lake).values()) == [f"{path}#0", f"{path}#1"]
    lake.put_record("forgotten", next(iter(lake.records("lost"))), {})
    assert len(stages.still_lost(lake)) == 1


def test_damaged_sources_are_written_anew_from_sound_articles(own_samples):
    lake, path = own_samples, warehouse.location(own_samples)
    before = contents(path)
    _damage(lake, "article_sources")
    assert "no article is lost" in stages.mend(lake)[0]
    assert stages.mend(lake) == []
    warehouse.materialise(lake, path)
    after = contents(path)
    assert {name: rows for name, rows in after.items() if name != "article_sources"} == {name: rows for name, rows in before.items() if name != "article_sources"}
    assert len(after["article_sources"]) == len(before["article_sources"])


@pytest.mark.parametrize("mark", ["ّ", "ـ", "\u202c"])
def test_a_word_of_marks_alone_stays_what_it_is_in_the_lake(tmp_path, mark):
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "1", "text": f"قال {mark} {TEXT}3."}, ensure_ascii=False) + "\n", encoding="utf-8")
    lake = fill(tmp_path / "home", [str(tmp_path / "a.jsonl")])
    assert len(lake.current("extract")) == 1


def test_a_version_gone_back_to_counts_again(own_samples, monkeypatch):
    lake = own_samples
    before = {entry.key for entry in lake.current("extract").values()}
    for version in ("other", stages.extract_version()):
        monkeypatch.setattr(stages, "extract_version", lambda version=version: version)
        assert len(stages.outdated(lake)) == len(before)
        for entry in stages.outdated(lake):
            stages.extract_batch(lake, entry, lake.current("tag")[entry.batch], "run")
        assert stages.outdated(lake) == []
    assert {entry.key for entry in lake.current("extract").values()} == before
