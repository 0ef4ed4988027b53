"""The scorer: an annotation that says what the coder says is matched whole; what differs is missed or extra."""

import json

import pytest
from waqai.tasks import score as scoring
from waqai.tasks.extract import extract
from waqai.tasks.settings import ROOT
from waqai.tasks.tag import read

TEXT = "وزير الدفاع الأميركي يزور بغداد\nبغداد 12 آذار 2021\nالتقى وزير الدفاع الأميركي لويد أوستن رئيس الوزراء العراقي مصطفى الكاظمي. وقتل ثلاثة جنود عراقيين في هجوم."


@pytest.fixture(scope="module")
def said() -> dict:
    """What the coder reads, in the gold's form."""
    tables = extract(read("visit", TEXT, None))
    names = {row["actor_id"]: row["name_en"] for row in tables["actor_mentions"] if row["kind"] != "country"}
    actors = {row["actor_id"]: row for row in tables["actor_mentions"]}.values()
    return {
        "figures": [{"value": r["value"], "kind": r["kind"], "qualifier": r["qualifier"], "of": names.get(r["of"], r["of"]), "text": r["surface"]} for r in tables["figure_mentions"]],
        "actors": [{"name": r["name_ar"], "name_en": r["name_en"], "kind": r["kind"], "country": r["country"], "sector": r["sector"]} for r in actors],
        "events": [
            {"type": r["type"], "source": names.get(r["source"], r["source"]), "target": names.get(r["target"], r["target"]), "status": r["status"], "core": True}
            for r in {(r["type"], r["source"], r["target"], r["status"]): r for r in tables["event_mentions"]}.values()
        ],
    }


@pytest.fixture
def scored(tmp_path):
    """Scores an annotation of TEXT."""
    (tmp_path / "_gold").mkdir()
    (tmp_path / "visit.txt").write_text(TEXT, encoding="utf-8")

    def run(gold: dict) -> scoring.Score:
        (tmp_path / "_gold" / "visit.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
        return scoring.score(tmp_path)

    return run


def test_the_coder_agrees_with_itself(said, scored):
    assert said["figures"] and said["events"] and len(said["actors"]) > 3
    assert all(scored(said).marks()[rung] == 1 for rung in scoring.RUNGS)


def test_events_are_counted_by_confidence_and_whether_they_are_right(said, scored):
    bands = scored(said).bands()
    assert [band for band, _, _ in bands] == list(scoring.BANDS)
    assert sum(count for _, count, _ in bands) == len(said["events"])
    assert {share for _, count, share in bands if count} == {1} and {share for _, count, share in bands if not count} <= {None}
    wrong = scored(said | {"events": []}).bands()
    assert [count for _, count, _ in wrong] == [count for _, count, _ in bands] and {share for _, count, share in wrong if count} == {0}


@pytest.mark.parametrize(
    "change, lower",
    [
        (lambda gold: gold["figures"][0].update(value=4), {"figures", "values"}),
        (lambda gold: gold["figures"][0].update(kind="money"), {"figures"}),
        (lambda gold: gold["actors"].pop(), {"actors"}),
        (lambda gold: gold["events"][0].update(type="SANCTION"), {"events.type", "events.dyad", "events.full"}),
        (lambda gold: gold["events"][0].update(source="FRA", target="FRA"), {"events.dyad", "events.full"}),
        (lambda gold: gold["events"].append({"type": "SANCTION", "source": "FRA", "target": "DEU", "status": "actual", "core": True}), {"events.type", "events.dyad", "events.full"}),
        (lambda gold: gold["events"][0].update(status="negated"), {"events.full"}),
    ],
)
def test_a_difference_lowers_its_rungs_only(said, scored, change, lower):
    gold = json.loads(json.dumps(said))
    change(gold)
    marks = scored(gold).marks()
    assert {rung for rung in scoring.RUNGS if marks[rung] < 1} - lower <= ({"events.dyad", "events.full"} if "actors" in lower else set())
    assert all(marks[rung] < 1 for rung in lower)


def test_a_side_that_the_annotation_leaves_open_agrees_with_any(said, scored):
    gold = json.loads(json.dumps(said))
    for event in gold["events"]:
        event.update(source=None, target=None)
    assert scored(gold).marks()["events.full"] == 1


def test_a_side_that_the_coder_leaves_open_agrees_with_none_named():
    compared = scoring.Score()
    gold = {"type": "ASSAULT", "source": "ISR", "target": "SYR", "status": "actual", "core": True}
    scoring._events("raid", [gold], [{"type": "ASSAULT", "source": None, "target": "SYR", "status": "actual", "confidence": 0.4, "surface": "غارة"}], {}, compared)
    assert compared.counts["events.type", "right"] == 1 and compared.counts["events.dyad", "right"] == 0


def test_marks_are_kept_and_compared(said, scored, tmp_path):
    result = scored(said)
    scoring.record(tmp_path / "marks.csv", result)
    marks, rows = scoring.recorded(tmp_path / "marks.csv")
    assert (marks, rows) == (result.marks(), result.rows)
    assert scoring.fallen(result.marks(), marks) == {}
    assert scoring.fallen(marks | {"figures": 0.5}, marks) == {"figures": (1.0, 0.5)}


def test_faults_of_an_annotation_are_told(scored, tmp_path):
    with pytest.raises(ValueError, match="a row of events lacks source, target"):
        scored({"figures": [], "actors": [], "events": [{"type": "ASSAULT", "status": "actual", "core": True}]})
    (tmp_path / "_gold" / "visit.json").rename(tmp_path / "_gold" / "other.json")
    with pytest.raises((FileNotFoundError, ValueError)):
        scoring.score(tmp_path)
    (tmp_path / "_gold" / "other.json").unlink()
    with pytest.raises(FileNotFoundError, match="holds no annotations"):
        scoring.score(tmp_path)


def test_no_mark_of_the_sample_articles_has_fallen():
    folder = ROOT / "seeds" / "articles"
    marks, _ = scoring.recorded(folder / "_gold" / "marks.csv")
    assert scoring.fallen(scoring.score(folder).marks(), marks) == {}, "see waqai lexicon score; --record keeps the new marks where they are meant"
