"""Forgetting through the command: the groups shrink at once, and after maintain no file of the home holds the text."""

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner
from prefect.settings import PREFECT_API_URL
from waqai.flows.cli import main

pytestmark = pytest.mark.usefixtures("prefect")
TOLD = "{} اليوم.\nبغداد 12 آذار 2021\nقُتل 17 جنديا عراقيا في هجوم انتحاري في الموصل يوم الخميس 11 آذار 2021. {}"
ARTICLES = [
    ("kept", "وكالة الرافدين", TOLD.format("هجوم في الموصل", "وأدانت الأمم المتحدة الهجوم.")),
    ("secret", "صحيفة الفرات", TOLD.format("تفجير يهز الموصل", "وقال العقيد غضبان الزمخشري إن المهاجم جاء من صحراء العجائب.")),
    ("other", "صحيفة الفرات", "الرباط تستضيف القمة\nأعلنت وزارة الخارجية المغربية أن الرباط تستضيف القمة العربية في أيار المقبل."),
]
WORDS = ("الزمخشري", "صحراء العجائب", "تفجير يهز", "example.org/secret")


@pytest.fixture
def waqai(tmp_path, monkeypatch):
    """Runs the command on a home of its own, with the tests' server."""
    monkeypatch.setenv("PREFECT_API_URL", PREFECT_API_URL.value())

    def run(*arguments: str) -> str:
        done = CliRunner().invoke(main, [*arguments, "--home", str(tmp_path / "home")], catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return done.stdout

    return run


def wire(path: Path) -> str:
    rows = [{"id": name, "source": outlet, "text": text, "published_at": "2021-03-12", "url": f"https://example.org/{name}"} for name, outlet, text in ARTICLES]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def decoded(home: Path) -> Iterator[tuple[Path, str]]:
    """All that every file of a home says: its bytes, and its rows where they are compressed or escaped."""
    for path in (path for path in home.rglob("*") if path.is_file()):
        told = [path.read_bytes().decode("utf-8", "replace")]
        if path.suffix == ".parquet":
            told.append(repr(duckdb.read_parquet(str(path)).fetchall()))
        elif path.suffix == ".json":
            told.append(repr(json.loads(path.read_bytes())))
        elif path.suffix == ".duckdb":
            with duckdb.connect(str(path), read_only=True) as con:
                names = [name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()]
                told += [repr(con.execute(f'from "{name}"').fetchall()) for name in names]
        yield path, "\n".join(told)


def holding(home: Path) -> set[str]:
    return {word for _, told in decoded(home) for word in WORDS if word in told}


def test_a_forgotten_article_leaves_groups_at_once_and_every_file_at_maintain(waqai, tmp_path):
    home, path = tmp_path / "home", wire(tmp_path / "wire.jsonl")
    waqai("run", path)
    counts = """select (select max(n_articles) from events where type = 'ASSAULT'), (select max(n_outlets) from events where type = 'ASSAULT'),
        (select n_articles from figures where kind = 'killed'), (select count(*) from articles), (select count(*) from articles where contains(text, 'الزمخشري'))"""
    asked = ("query", counts, "--format", "csv")
    assert waqai(*asked).split()[-1] == "2,2,2,3,1"
    assert holding(home) == set(WORDS)
    assert "forgotten" in waqai("forget", "https://example.org/secret")
    assert waqai(*asked).split()[-1] == "1,1,1,2,0"
    waqai("maintain")
    assert holding(home) == set()
    assert waqai(*asked).split()[-1] == "1,1,1,2,0"
    assert "0 new articles, 2 known already, 0 refused, 1 forgotten" in waqai("run", path)
    assert holding(home) == set()
    assert json.loads(waqai("status", "--json"))["forgotten"] == 1
