"""Corrections: applied to mentions when the warehouse is made, seen in every table that is made of them, judged when they cannot be."""

import csv

import duckdb
import pytest
from waqai.tasks import corrections, warehouse
from waqai.tasks.settings import Settings

FIRST = "select mention_id, {column} from {table} where {column}::varchar <> '{other}' order by mention_id limit 1"


@pytest.fixture
def corrected(own_samples, tmp_path, monkeypatch):
    """Makes the warehouse with corrections given as (mention_id, column, value); a connection to it, and the lines logged."""
    monkeypatch.setattr(corrections, "settings", lambda: Settings(lexicon=tmp_path))
    path = warehouse.location(own_samples)

    def run(*rows: tuple[str, str, str]) -> tuple[duckdb.DuckDBPyConnection, list[str]]:
        with (tmp_path / "corrections.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(corrections.COLUMNS)
            writer.writerows((*row, "nadia", "2026-01-02", "read the sentence") for row in rows)
        lines: list[str] = []
        warehouse.materialise(own_samples, path, lines.append)
        return duckdb.connect(str(path), read_only=True), lines

    return run


@pytest.fixture
def first(samples):
    """The first mention of a table where a column holds something, other than a value, and what it holds."""

    def find(table: str, column: str, other: str = "") -> tuple[str, object]:
        with duckdb.connect(str(warehouse.location(samples)), read_only=True) as con:
            return con.execute(FIRST.format(table=table, column=column, other=other)).fetchone()

    return find


@pytest.mark.parametrize(
    "table, column, value",
    [
        ("event_mentions", "status", "hypothetical"),
        ("event_mentions", "source", "FRA"),
        ("event_mentions", "date", "2021-02-03"),
        ("figure_mentions", "value", "17.5"),
        ("figure_mentions", "kind", "money"),
        ("actor_mentions", "sector", "NGO"),
        ("date_mentions", "date_from", "2021-02-03"),
        ("date_mentions", "relative", "false"),
        ("quotations", "said_by", "DEU"),
        ("place_mentions", "country", "DZA"),
    ],
)
def test_a_value_is_corrected_and_the_row_marked(corrected, first, table, column, value):
    mention, _ = first(table, column, value)
    con, _ = corrected((mention, column, value))
    now, marked = con.execute(f"select {column}::varchar, corrected from {table} where mention_id = ?", [mention]).fetchone()
    assert (now, marked) == (value, True)
    assert con.execute(f"select count(*) from {table} where corrected").fetchone() == (1,)
    assert con.execute('select table_name, "column", state from corrections').fetchall() == [(table, column, "applied")]


def test_nothing_is_a_value(corrected, first):
    mention, _ = first("event_mentions", "source")
    con, _ = corrected((mention, "source", ""))
    assert con.execute("select source from event_mentions where mention_id = ?", [mention]).fetchone() == (None,)


def test_a_dropped_mention_leaves_the_groups_too(corrected, samples):
    with duckdb.connect(str(warehouse.location(samples)), read_only=True) as con:
        event, mention = con.execute("select event_id, any_value(mention_id) from event_mentions group by 1 having count(*) = 1 order by 1 limit 1").fetchone()
    con, _ = corrected((mention, "drop", ""))
    assert con.execute("select count(*) from event_mentions where mention_id = ?", [mention]).fetchone() == (0,)
    assert con.execute("select count(*) from events where event_id = ?", [event]).fetchone() == (0,)


def test_another_type_or_mode_brings_its_root(corrected, samples):
    with duckdb.connect(str(warehouse.location(samples)), read_only=True) as con:
        [(one,), (other,)] = con.execute("select mention_id from event_mentions where type = 'ASSAULT' and cameo = '19' order by 1 limit 2").fetchall()
    con, _ = corrected((one, "type", "PROTEST"), (other, "mode", "abduct"))
    rows = con.execute("select mention_id, type, mode, cameo from event_mentions where corrected").fetchall()
    assert sorted(rows) == sorted([(one, "PROTEST", None, "14"), (other, "ASSAULT", "abduct", "18")])


def test_another_actor_brings_its_names(corrected, first):
    mention, _ = first("actor_mentions", "actor_id")
    con, _ = corrected((mention, "actor_id", "saddam-hussein"))
    assert con.execute("select name_en, kind, known from actors where actor_id = 'saddam-hussein'").fetchone() == ("Saddam Hussein", "person", True)
    assert con.execute("select actor_id from actor_mentions where mention_id = ?", [mention]).fetchone() == ("saddam-hussein",)


def test_what_cannot_be_applied_is_told(corrected, first):
    mention, status = first("event_mentions", "status")
    con, lines = corrected((mention, "status", "perhaps"), ("0" * 16, "status", "actual"), (mention, "source", "nobody-at-all"), (mention, "status ", status), ("1" * 16, "drop", ""))
    states = {(row[0], row[1]): row[2] for row in con.execute('select mention_id, "column" || coalesce(value, \'\'), state from corrections').fetchall()}
    assert states == {
        (mention, "statusperhaps"): "refused",
        (mention, "sourcenobody-at-all"): "refused",
        (mention, f"status{status}"): "agreed",
        ("0" * 16, "statusactual"): "gone",
        ("1" * 16, "drop"): "gone",
    }
    told = [line for line in lines if line.startswith("correction of")]
    assert len(told) == 4
    assert corrections.states(con) == {"refused": 2, "agreed": 1, "gone": 2}
    assert any("perhaps is none of actual" in line for line in told)


def test_without_corrections_the_tables_are_the_coder_s(corrected):
    con, _ = corrected()
    assert con.execute("select count(*) from corrections").fetchone() == (0,)
    assert con.execute("select count(*) from event_mentions where corrected").fetchone() == (0,)


def test_the_warehouse_is_made_anew_when_corrections_change(corrected, first, own_samples):
    mention, _ = first("event_mentions", "status")
    corrected()
    path = warehouse.location(own_samples)
    before = warehouse.made_from(path)
    corrected((mention, "status", "negated"))
    assert before != warehouse.made_from(path) == warehouse.state(own_samples)


@pytest.mark.parametrize(
    "column, value, told",
    [
        ("status", "negated", None),
        ("colour", "red", "colour is none of"),
        ("date", "soon", "soon is no date32"),
        ("value", "many", "many is no double"),
        ("country", "Iraq", "Iraq is no ISO 3166"),
        ("type", "", "type cannot be empty"),
        ("drop", "", None),
        ("drop", "yes", "a drop has no value"),
        ("char_start", "4", "char_start is none of"),
    ],
)
def test_a_value_must_be_one_that_the_column_allows(column, value, told):
    found = corrections.fault(None, column, value)
    assert found is None if told is None else told in found


def test_faults_of_the_file_have_their_line(corrected, tmp_path):
    (tmp_path / "corrections.csv").write_text("mention_id,column,value,who,when,why\na,type,ATTACK,,,\nb,drop,,,,\nb,drop,,,,\n", encoding="utf-8")
    assert [fault.split(": ")[0] for fault in corrections.file_faults()] == ["corrections.csv:2", "corrections.csv:4"]
    (tmp_path / "corrections.csv").write_text("mention_id,value\n", encoding="utf-8")
    assert "the first line lacks column, who, when, why" in next(corrections.file_faults())
