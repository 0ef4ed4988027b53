"""Suggested rows keep the ids that the actors have."""

import csv

import pytest
from waqai.tasks import warehouse
from waqai.tasks.suggest import COLUMNS, suggestions, write


@pytest.fixture
def found(samples):
    with warehouse.connect(warehouse.location(samples), samples) as con:
        ids = {row[0] for row in con.execute("select actor_id from actors where not known").fetchall()}
        return ids, {file: suggestions(con, file, 50) for file in ("persons", "organisations")}


def test_discovered_actors_are_suggested_most_named_first(found):
    ids, by_file = found
    everything = [s for group in by_file.values() for s in group]
    assert {s.row["id"] for s in everything} == ids
    assert all(s.row["name_ar"].split()[0] in s.example for s in everything)
    for group in by_file.values():
        assert [s.n_articles for s in group] == sorted((s.n_articles for s in group), reverse=True)
    assert {s.row["kind"] for s in by_file["persons"]} <= {"person"}


def test_rows_are_added_once(found, tmp_path):
    rows = [s.row for s in found[1]["persons"]]
    path = tmp_path / "lexicon" / "persons.csv"
    assert write(path, rows[:1]) == len(rows[:1])
    assert write(path, rows) == len(rows) - len(rows[:1])
    assert write(path, rows) == 0
    with path.open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == rows


def test_a_file_of_other_columns_is_left_alone(tmp_path):
    path = tmp_path / "persons.csv"
    path.write_text("id,name\nx,y\n", encoding="utf-8")
    with pytest.raises(ValueError, match="the first line must name"):
        write(path, [dict.fromkeys(COLUMNS, "x")])
    assert path.read_text("utf-8") == "id,name\nx,y\n"
