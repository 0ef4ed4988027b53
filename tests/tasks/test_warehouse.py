"""The warehouse: built, checked, published, asked."""

import os
import stat

import duckdb
import pytest
from helpers import FAULTS, break_rows, contents
from waqai.tasks import schema, warehouse
from waqai.tasks.settings import ROOT


@pytest.fixture
def con(samples):
    with warehouse.connect(warehouse.location(samples), samples) as opened:
        yield opened


SPAN = "article_id sentence_no char_start char_end surface"
CONTRACT = {
    "articles": "article_id source_id uri outlet title published_at published_ts published_from language text boilerplate story_id n_words run_id",
    "article_sources": "article_id uri source_id outlet published_at run_id",
    "sentences": "article_id sentence_no char_start char_end quoted speaker_id",
    "tokens": "article_id token_no sentence_no char_start char_end surface lemma root pos gender number person voice aspect state proclitics enclitic gloss",
    "actors": "actor_id name_ar name_en kind country sector known",
    "actor_mentions": f"mention_id actor_id {SPAN} role_ar country sector",
    "place_mentions": f"mention_id {SPAN} place_id place place_en country latitude longitude",
    "date_mentions": f"mention_id {SPAN} date_from date_to precision relative",
    "quotations": "mention_id article_id char_start char_end direct said_by cue",
    "event_mentions": f"mention_id event_id {SPAN} type mode source source_actor_id target target_actor_id status date date_precision date_basis place place_id said_by confidence rule",
    "events": "event_id type mode cameo quad_class goldstein source target status date date_precision place latitude longitude n_articles n_outlets first_published",
    "figure_mentions": f"mention_id figure_id {SPAN} value low high qualifier kind unit_ar unit_en of as_of event_mention_id event_id said_by rule",
    "figures": "figure_id quantity_id value low high qualifier kind unit_ar unit_en of as_of n_articles n_outlets",
    "public_figures": "actor_id name_ar name_en n_articles first_seen last_seen",
    "rejects": "uri reason detail run_id",
    "runs": "run_id flow_run_name started_at finished_at code_version lexicon_version morphology articles_in articles_new articles_duplicate articles_rejected",
}
TYPES = {
    ("articles", "published_at"): "DATE", ("articles", "published_ts"): "TIMESTAMP WITH TIME ZONE", ("events", "date"): "DATE",
    ("events", "n_articles"): "BIGINT", ("figures", "value"): "DOUBLE", ("actors", "known"): "BOOLEAN", ("events", "quad_class"): "INTEGER",
}  # fmt: skip


def test_every_table_and_column_is_there_typed_and_described(con):
    rows = con.execute("select table_name, column_name, data_type, comment from duckdb_columns() where database_name = 'waqai'").fetchall()
    found = {(table, column): (kind, comment) for table, column, kind, comment in rows}
    for table, columns in CONTRACT.items():
        assert [column for column in columns.split() if (table, column) not in found] == [], table
    assert [key for key, (_, comment) in found.items() if not comment and not key[0].startswith("_")] == []
    assert {key: found[key][0] for key in TYPES} == TYPES


def test_every_span_is_its_text(con):
    for table in schema.MENTIONS:
        wrong = con.execute(f"""
            select count(*) from {table} as m join articles as a using (article_id)
            where substring(a.text, m.char_start + 1, m.char_end - m.char_start) is distinct from m.surface""").fetchone()
        assert wrong == (0,), table
    tokens = con.execute("""select count(*), count(*) filter (where substring(a.text, t.char_start + 1, t.char_end - t.char_start) = t.surface)
        from tokens as t join articles as a using (article_id)""").fetchone()
    assert tokens[0] == tokens[1] > 1000


def test_the_warehouse_is_a_function_of_the_lake(own_samples):
    path = warehouse.location(own_samples)
    before = contents(path)
    path.unlink()
    warehouse.materialise(own_samples, path)
    assert contents(path) == before


def test_it_is_published_for_reading_only_and_a_reader_is_not_disturbed(own_samples):
    path = warehouse.location(own_samples)
    with duckdb.connect(str(path), read_only=True) as reader:
        told = reader.execute("select count(*) from events").fetchone()
        warehouse.materialise(own_samples, path)
        assert reader.execute("select count(*) from events").fetchone() == told
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o444
    assert warehouse.made_from(path) == warehouse.state(own_samples)


def test_a_log_left_by_a_crash_does_not_keep_anybody_out(own_samples):
    path = warehouse.location(own_samples)
    path.with_name("waqai.duckdb.wal").write_bytes(b"left behind")
    warehouse.materialise(own_samples, path)
    with duckdb.connect(str(path), read_only=True) as con:
        assert con.execute("select count(*) from articles").fetchone() == (15,)


def test_every_rule_has_a_fault():
    assert set(FAULTS) == set(warehouse.checks())


@pytest.mark.parametrize("rule", FAULTS)
def test_a_broken_rule_names_itself_and_the_rows_and_publishes_nothing(own_samples, rule):
    path = warehouse.location(own_samples)
    before = path.read_bytes()
    break_rows(own_samples, *FAULTS[rule])
    with pytest.raises(warehouse.CheckFailed) as failed:
        warehouse.materialise(own_samples, path)
    assert rule in failed.value.broken
    assert failed.value.broken[rule][0]
    assert rule in str(failed.value)
    assert path.read_bytes() == before
    assert not path.with_name("waqai.duckdb.building").exists()
    assert rule in warehouse.verify(own_samples)


@pytest.mark.parametrize("sql", ["delete from events", "select 1; select 2", "copy events to 'x.csv'", "pragma version", "not sql at all"])
def test_a_question_is_one_select(sql):
    with pytest.raises(warehouse.NotAQuestion):
        warehouse.question(sql)


def test_a_question_reads_no_other_file(con, tmp_path):
    (tmp_path / "secret.csv").write_text("a\n1\n")
    for sql in (f"select * from read_csv('{tmp_path}/secret.csv')", f"select * from read_text('{ROOT}/README.md')"):
        with pytest.raises(duckdb.Error):
            con.execute(sql).fetchall()
    with pytest.raises(duckdb.Error):
        con.execute("set enable_external_access = true")


def test_models_come_after_those_that_they_read():
    order = list(warehouse.models())
    assert order.index("articles") < order.index("event_mentions") < order.index("events")


@pytest.mark.parametrize("name", warehouse.questions())
def test_every_ready_made_question_answers(con, name):
    text = warehouse.questions()[name]
    assert warehouse.headline(text)
    if "$" not in text:
        assert con.execute(warehouse.question(text)).fetchall()
