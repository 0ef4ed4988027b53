"""The waqai command, as a user calls it."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner
from helpers import FAULTS, break_rows
from waqai.flows.cli import BROKEN_RULE, main
from waqai.tasks import corrections, stages, warehouse
from waqai.tasks.ingest import read
from waqai.tasks.settings import Settings

TEXT = "قُتل خمسة جنود أتراك أمس في قصف شنه الجيش السوري على إدلب."


def waqai(*arguments, code=0, **more):
    done = CliRunner().invoke(main, [str(a) for a in arguments], catch_exceptions=False, **more)
    assert done.exit_code == code, done.output
    return done.output


@pytest.mark.parametrize("command", main.commands)
def test_every_command_has_help_with_an_example(command):
    assert f"waqai {command}" in waqai(command, "--help").split("Options:")[0].split("\n\n", 1)[1]


def test_help_imports_nothing_heavy():
    code = "import sys; from waqai.flows import cli; heavy = {'prefect', 'duckdb', 'pyarrow', 'camel_tools', 'pydantic'} & set(sys.modules); sys.exit(str(heavy) if heavy else 0)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stderr == ""


def test_explain_jsonl_answers_in_order_with_spans_of_the_text():
    lines = [json.dumps({"id": n, "text": f"{TEXT} {n}", "published": "2020-02-11"}, ensure_ascii=False) for n in (2, 1)]
    found = [json.loads(line) for line in waqai("explain", "--jsonl", input="\n".join(lines)).splitlines()]
    assert [answer["id"] for answer in found] == [2, 1]
    text = f"{TEXT} 2"
    for part in ("tokens", "numbers", "dates", "actors", "figures", "events"):
        assert found[0][part], part
        for row in found[0][part]:
            assert text[row["start"] : row["end"]] == row.get("text", row.get("surface"))
    assert found[0]["dates"][0]["from"] == "2020-02-10"
    assert ("killed", 5.0, "TUR") in [(f["kind"], f["value"], f["of"]) for f in found[0]["figures"]]


def test_explain_shows_a_person_the_sentence_and_what_was_read():
    told = waqai("explain", "-", "--published", "2020-02-11", input=TEXT)
    assert TEXT in told
    assert "ASSAULT" in told
    assert "killed" in told


def test_explain_names_a_line_that_is_no_record():
    assert "line 2" in waqai("explain", "--jsonl", input='{"id": 1, "text": "نص"}\nno json\n', code=1)


def test_query_writes_every_format(samples, tmp_path):
    sql = "select article_id, title from articles order by article_id limit 2"
    assert len(json.loads(waqai("query", sql, "--home", samples.home, "--format", "json").splitlines()[0])) == 2
    assert waqai("query", sql, "--home", samples.home, "--format", "csv").startswith("article_id,title\n")
    assert "article_id" in waqai("query", sql, "--home", samples.home)
    asked = [sys.executable, "-m", "waqai.flows.cli", "query", sql, "--home", samples.home, "--format", "parquet"]
    assert subprocess.run(asked, capture_output=True, check=True).stdout.startswith(b"PAR1")
    assert "events" in waqai("query", "--list", "--home", samples.home)


def test_query_takes_parameters(samples):
    told = waqai("query", "select count(*) as n from articles where outlet = $outlet or $outlet = 'any'", "--home", samples.home, "--param", "outlet=any", "--format", "json")
    assert json.loads(told) == {"n": 15}


@pytest.mark.parametrize("sql", ["drop table events", "select * from read_text('/etc/hostname')", "select nothing from events"])
def test_query_answers_what_it_may_not_do_with_a_message(samples, sql):
    assert waqai("query", sql, "--home", samples.home, code=1).startswith("waqai: ")


def test_query_without_a_warehouse_says_how_to_make_one(tmp_path):
    assert "waqai run makes it" in waqai("query", "select 1", "--home", tmp_path, code=1)


def test_check_and_its_exit_code(own_samples):
    assert "rules hold" in waqai("check", "--home", own_samples.home)
    break_rows(own_samples, *FAULTS["values_allowed"])
    assert "values_allowed" in waqai("check", "--home", own_samples.home, code=BROKEN_RULE)


def test_status_tells_what_there_is(own_samples):
    warehouse.materialise(own_samples, warehouse.location(own_samples))
    told = json.loads(waqai("status", "--json", "--home", own_samples.home))
    assert (told["articles"], told["warehouse"], told["parts_unextracted"]) == (15, "current", 0)
    waqai("status", "--home", own_samples.home, "--stale-after", "1", code=4)


def test_status_groups_what_was_refused(own_samples, tmp_path):
    for name, content in {"a.txt": b"", "b.txt": b"%PDF-1.7", "c.txt": b" "}.items():
        (tmp_path / name).write_bytes(content)
    stages.take_in(own_samples, read([str(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt")], Settings()), "run", 20_000)
    groups = json.loads(waqai("status", "--json", "--home", own_samples.home))["rejects"]
    assert [(group["reason"], group["inputs"]) for group in groups] == [("empty", 2), ("binary", 1)]
    told = waqai("status", "--home", own_samples.home)
    assert "rejects: 3" in told
    assert "binary" in told


@pytest.mark.parametrize(("refused", "strict", "code"), [(2, True, 1), (2, False, 0), (0, True, 0)])
def test_strict_makes_refused_inputs_a_failure(monkeypatch, refused, strict, code):
    monkeypatch.setattr("waqai.flows.running.run_flow", lambda *_, **__: {"articles_rejected": refused})
    told = waqai("run", "nothing", *(["--strict"] if strict else []), code=code)
    assert ("2 inputs were refused" in told) == bool(code)


def test_explain_says_what_a_file_is_that_it_cannot_read(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.7")
    assert waqai("explain", tmp_path / "a.txt", code=1).startswith("waqai: binary")


def test_explain_mention_leads_from_a_row_to_its_sentence(samples):
    with warehouse.connect(warehouse.location(samples), samples) as con:
        mention, surface, rule = con.execute("select mention_id, surface, rule from event_mentions order by mention_id limit 1").fetchone()
    told = waqai("explain", "--mention", mention, "--home", samples.home)
    assert surface.split()[0] in told
    assert rule.split()[0] in told
    assert "seeds/lexicon/event_words.csv:" in told
    answer = json.loads(waqai("explain", "--mention", mention, "--json", "--home", samples.home))
    assert answer["row"]["mention_id"] == mention and answer["fired"]
    assert f"near it are {mention}" in waqai("explain", "--mention", f"{mention}x", "--home", samples.home, code=1)


def test_forget_takes_an_article_out_of_the_tables_at_once(own_samples):
    waqai("forget", "rabat-algiers", "--home", own_samples.home)
    assert json.loads(waqai("query", "select count(*) as n from articles", "--home", own_samples.home, "--format", "json")) == {"n": 14}
    assert "no article" in waqai("forget", "rabat-algiers-2", "--home", own_samples.home, code=1)


def test_setup_says_which_database_is_in_use():
    assert waqai("setup").startswith("morphology: ")




GOLD = {
    "figures": [{"value": 5, "kind": "killed", "qualifier": "exact", "of": "TUR", "text": "خمسة جنود"}],
    "actors": [{"name": "تركيا", "kind": "country", "country": "TUR"}],
    "events": [{"type": "ASSAULT", "source": "SYR", "target": "TUR", "status": "actual", "core": True, "text": "قصف"}],
}


def test_score_reads_a_user_s_own_folder_and_tells_what_was_gained_and_lost(tmp_path):
    (tmp_path / "own" / "_gold").mkdir(parents=True)
    (tmp_path / "own" / "idlib.txt").write_text(f"قصف على إدلب\nأنقرة 11 شباط 2020\n{TEXT}", encoding="utf-8")
    gold = tmp_path / "own" / "_gold" / "idlib.json"
    gold.write_text(json.dumps(GOLD, ensure_ascii=False), encoding="utf-8")
    told = waqai("lexicon", "score", tmp_path / "own", "--record", "--home", tmp_path)
    assert all(rung in told for rung in ("figures", "actors", "events.full", "precision", "recall", "recorded in"))
    gold.write_text(json.dumps(GOLD | {"figures": [GOLD["figures"][0] | {"value": 6}]}, ensure_ascii=False), encoding="utf-8")
    told = waqai("lexicon", "score", tmp_path / "own", "--home", tmp_path, code=1)
    assert "lost: figures idlib: 5 killed TUR" in told
    assert "figures fell from 1.0 to 0.0" in told
    gold.unlink()
    assert "holds no annotations" in waqai("lexicon", "score", tmp_path / "own", code=1)


def test_score_counts_the_corrections_that_the_coder_gets_right_by_itself(own_samples, tmp_path, monkeypatch):
    path = warehouse.location(own_samples)
    with warehouse.connect(path, own_samples) as con:
        (right, status), (wrong, _) = con.execute("select mention_id, status from event_mentions where status = 'actual' order by mention_id limit 2").fetchall()
    lines = [f"{right},status,{status},nadia,2026-01-02,", f"{wrong},status,negated,nadia,2026-01-02,the article denies it", f"{'0' * 16},drop,,nadia,2026-01-02,"]
    (tmp_path / "corrections.csv").write_text("\n".join([",".join(corrections.COLUMNS), *lines]) + "\n", encoding="utf-8")
    monkeypatch.setattr(corrections, "settings", lambda: Settings(lexicon=tmp_path))
    warehouse.materialise(own_samples, path)
    told = waqai("lexicon", "score", "--home", own_samples.home)
    assert "1 of 2 corrections" in told
    assert "1 gone" in told
