"""Events as outlets word them: event_sentences.csv, a sentence a row, with type, mode, status and speaker of the event it tells; no type, no event.

event_constructions.csv holds sentences of one construction each, with who does what to whom; the model that leaves out what is named in passing has tests of its own.
"""

import csv
from datetime import date
from pathlib import Path

import pytest
from waqai.tasks import tag
from waqai.tasks.extract import events, read_mentions


def table(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = table("event_sentences.csv")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_a_sentence_tells_its_event(row):
    found = read_mentions(tag.read("x", row["text"], date(2021, 7, 26))).events
    if not row["type"]:
        assert found == []
        return
    told = [(event.status, event.said_by or "", event.mode or "") for event in found if event.type == row["type"]]
    assert (row["status"], row["said_by"]) in {(status, said) for status, said, _ in told}
    assert not row["mode"] or row["mode"] in {mode for _, _, mode in told}


@pytest.mark.parametrize("row", table("event_constructions.csv"), ids=lambda row: row["text"])
def test_who_does_what_to_whom_by_construction(row, monkeypatch):
    monkeypatch.setattr(events, "in_passing", lambda kind, likely, least: False)
    found = {(e.type, e.status, e.source or "", e.target or "") for e in read_mentions(tag.read("x", row["text"], date(2021, 7, 26))).events}
    assert (row["type"], row["status"], row["source"], row["target"]) in found


def test_an_article_on_sport_tells_of_no_events_in_a_sentence_without_its_words():
    news = "أعلن النادي التونسي موعد السفر. ويسافر الوفد التونسي إلى المغرب ويلتقي الوفد المغربي."
    sport = " وقال مدرب الفريق إن المباراة صعبة. وسجل اللاعبون هدفين في الشوط الثاني. وتابعت الجماهير الدوري في الملعب."
    found = {event.type for event in read_mentions(tag.read("x", news, date(2021, 7, 26))).events}
    assert "CONSULT" in found
    assert read_mentions(tag.read("x", news + sport, date(2021, 7, 26))).events == []
