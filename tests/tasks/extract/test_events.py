"""Events as outlets word them: event_sentences.csv, a sentence a row, with type, mode, status and speaker of the event it tells; no type, no event."""

import csv
from datetime import date
from pathlib import Path

import pytest
from waqai.tasks import tag
from waqai.tasks.extract import read_mentions

with (Path(__file__).parent / "event_sentences.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_a_sentence_tells_its_event(row):
    found = read_mentions(tag.read("x", row["text"], date(2021, 7, 26))).events
    if not row["type"]:
        assert found == []
        return
    told = [(event.status, event.said_by or "", event.mode or "") for event in found if event.type == row["type"]]
    assert (row["status"], row["said_by"]) in {(status, said) for status, said, _ in told}
    assert not row["mode"] or row["mode"] in {mode for _, _, mode in told}
