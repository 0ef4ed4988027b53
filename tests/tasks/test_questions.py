"""The ready-made questions, on the sample articles.

An answer is checked by rows that the articles plainly state, whatever else is read from them, and where it counts, by counting again.
"""

import re
from collections import Counter
from datetime import date

import duckdb
import pytest
from waqai.tasks import warehouse


@pytest.fixture(scope="module")
def con(samples):
    with warehouse.connect(warehouse.location(samples), samples) as opened:
        yield opened


def ask(con, name, /, **parameters):
    text = warehouse.questions()[name]
    values = {key: default for key, (default, _) in warehouse.parameters(text).items()} | parameters
    found = con.execute(warehouse.question(text), values or None)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def rows(con, sql):
    return con.execute(sql).fetchall()


BOMBING = {"date": date(2021, 7, 19), "type": "ASSAULT", "status": "actual", "place": "مدينة الصدر"}
STATED = [
    ("latest_events", {}, {"date": date(2021, 8, 24), "type": "SANCTION", "source": "DZA", "target": "MAR"}),
    ("events_between", {"one": "USA", "other": "IRQ"}, {"date": date(2021, 7, 26), "type": "CONSULT", "status": "actual"}),
    ("events_between", {"one": "DZA", "other": "MAR"}, {"date": date(2021, 8, 24), "type": "SANCTION"}),
    ("events_in_country", {"country": "IRQ", "since": "2021-07-01"}, BOMBING),
    ("most_told_events", {"type": "ASSAULT"}, BOMBING | {"n_outlets": 2}),
    ("dyad_by_week", {}, {"week": date(2021, 7, 26)}),
    ("disputed_figures", {}, {"kind": "killed", "movement": "rises"}),
    ("tolls", {}, {"value": 28.0, "since": date(2021, 7, 19)}),
    ("tolls", {}, {"value": 35.0, "outlets": ["صحيفة الضفتين"], "since": date(2021, 7, 20)}),
    ("tolls", {"kind": "wounded"}, {"outlets": ["صحيفة الضفتين"]}),
    ("figures_about", {"party": "USA", "kind": "personnel"}, {"value": 2500.0, "qualifier": "about"}),
    ("money_named", {"currency": "USD"}, {"value": 2e9, "currency": "USD"}),
    ("money_named", {}, {"currency": "USD", "value": 30e6}),
    ("higher_numbers", {}, {"outlet": "صحيفة الضفتين", "difference": "higher", "kind": "killed", "value": 35.0}),
    ("higher_numbers", {}, {"outlet": "إذاعة صوت النيل", "difference": "lower", "kind": "killed"}),
    ("outlets_compared", {}, {"outlet": "صحيفة الضفتين", "n_articles": 3, "last_day": date(2021, 7, 20)}),
    ("find_articles", {"words": "الوحيلات"}, {"title": "العراق: عشرات الضحايا في انفجار بسوق الوحيلات"}),
    ("find_articles", {"words": "مدينه الصدر"}, {"title": "حصيلة تفجير مدينة الصدر ترتفع إلى 35 قتيلاً"}),
    ("find_actor", {"name": "الكاظمى"}, {"actor_id": "mustafa-al-kadhimi"}),
    ("find_actor", {"name": "kadhimi"}, {"actor_id": "mustafa-al-kadhimi"}),
    ("roles_of", {}, {"sector": "GOV", "country": "IRQ"}),
    ("said_by", {"actor": "IRN"}, {"speaker_name": "Hassan Rouhani", "outlet": "إذاعة صوت النيل"}),
    ("said_about", {"actor": "USA"}, {"speaker_name": "Hassan Rouhani", "published_at": date(2018, 11, 5)}),
    ("dates_to_come", {}, {"date_from": date(2019, 1, 19), "precision": "day"}),
    ("dates_to_come", {"after": "2020-01-01"}, {"date_from": date(2020, 2, 17), "precision": "week"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "parameters", "stated"), STATED)
def test_what_the_articles_state_is_in_the_answer(con, name, parameters, stated):
    answer = ask(con, name, **parameters)
    assert any(all(row[key] == value for key, value in stated.items()) for row in answer), answer


def test_parameters_narrow_the_answer(con):
    assert ask(con, "dates_to_come", after="2199-01-01") == []
    assert {row["currency"] for row in ask(con, "money_named", currency="USD")} == {"USD"}
    assert ask(con, "only_in_one_outlet", outlet="nobody") == []
    assert ask(con, "find_articles", words="كلمة لا ترد في أي مقال") == []


def test_denied_and_doubted_counts(con):
    expected = Counter(status for (status,) in rows(con, "select status from event_mentions") if status in ("negated", "hypothetical"))
    assert Counter(row["status"] for row in ask(con, "denied_and_doubted")) == expected


def test_conflict_by_country_counts(con):
    events = [event for event in rows(con, "select country, quad_class, status from events") if event[0] and event[2] == "actual"]
    found = {row["country"]: row for row in ask(con, "conflict_by_country")}
    names = ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"]
    assert {(country, quad): found[country][name] for country in found for quad, name in enumerate(names, 1) if found[country][name]} == Counter(
        (country, quad) for country, quad, _ in events
    )


def test_who_acts_on_whom_counts(con):
    events = rows(con, "select source, target, type from events where status = 'actual'")
    expected = Counter(event for event in events if None not in event)
    found = ask(con, "who_acts_on_whom")
    assert {(row["source"], row["target"], row["type"]): row["n_events"] for row in found}.items() <= expected.items()
    assert len(found) == min(50, len(expected))


def test_attention_by_month_counts(con):
    days = rows(con, "select published_at, list_contains((select list(article_id) from actor_mentions where actor_id = 'IRQ'), article_id) from articles")
    expected = Counter(day.replace(day=1) for day, named in days if day and named)
    assert {row["month"]: row["n_articles"] for row in ask(con, "attention_by_month", actor="IRQ") if row["n_articles"]} == expected


def test_unknown_actors_are_those_that_the_lexicon_does_not_hold(con):
    assert {row["actor_id"] for row in ask(con, "unknown_actors")} == {actor for (actor,) in rows(con, "select actor_id from actors where not known")}


def test_unsure_rows_are_the_least_sure(con):
    given = sorted(confidence for (confidence,) in rows(con, "select confidence from event_mentions"))
    assert [row["confidence"] for row in ask(con, "unsure_rows")] == given[:50]


def test_what_one_outlet_alone_tells_is_told_by_no_other(con):
    answer = ask(con, "only_in_one_outlet")
    outlets = dict(rows(con, "select m.mention_id, e.n_outlets from event_mentions as m join events as e using (event_id)"))
    assert answer and {outlets[row["mention_id"]] for row in answer} == {1}
    assert "صحيفة الضفتين" in {row["outlet"] for row in answer}


def test_there_are_twenty_and_every_one_says_what_it_answers_and_is_tested(con):
    questions = warehouse.questions()
    tested = {name for name, _, _ in STATED} | {
        "denied_and_doubted", "conflict_by_country", "who_acts_on_whom", "attention_by_month", "unknown_actors", "unsure_rows", "only_in_one_outlet",
    }  # fmt: skip
    assert len(questions) >= 20 and set(questions) == tested
    for name, text in questions.items():
        assert text.startswith("-- ") and warehouse.headline(text).endswith("."), name
        assert {word[1:] for word in re.findall(r"\$[a-z]+", text)} == set(warehouse.parameters(text)), name


ATTACKS = [
    "copy (select 1) to '{0}/x.csv'", "select * from read_csv('{0}/secret.csv')", "select * from '{0}/secret.csv'", "select content from read_text('{0}/secret.csv')",
    "select * from glob('{0}/*')", "attach '{0}/other.duckdb'", "install httpfs", "load httpfs", "set enable_external_access = true", "pragma database_list",
    "export database '{0}'", "create table t as select 1", "insert into events select * from events", "drop view dyads", "update events set type = 'AID'", "checkpoint",
    "select 1; drop table events", "call pragma_version()", "select * from parquet_scan('{0}/secret.parquet')", "select * from sqlite_scan('{0}/x.db', 't')",
    "select getenv('HOME')", "create secret s (type s3)", "select * from read_json('{0}/secret.csv')", "select * from read_blob('/etc/passwd')",
]  # fmt: skip


@pytest.mark.parametrize("sql", ATTACKS)
def test_a_question_neither_writes_nor_reads_what_is_not_the_warehouse(con, tmp_path, sql):
    (tmp_path / "secret.csv").write_text("word\nsecret\n")
    with pytest.raises((duckdb.Error, warehouse.NotAQuestion)):
        con.execute(warehouse.question(sql.format(tmp_path))).fetchall()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["secret.csv"]
