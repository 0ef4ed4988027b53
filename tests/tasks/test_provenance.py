"""From a row to what made it: the sentence, the lexicon's rows with file and line, what lost, and who its actors are."""

import json

import pytest
from helpers import fill
from waqai.tasks import lexicon, schema, warehouse
from waqai.tasks.provenance import UnknownMention, provenance

TEXT = """وزيران يلتقيان في بغداد
التقى وزير الدفاع الأميركي لويد أوستن رئيس الوزراء العراقي مصطفى الكاظمي في بغداد أمس الأول. وقال الكاظمي إن اللقاء كان مفيدا.
وأدانت حركة التجديد العربي الهجوم، وذكر النائب رامز الصفواني أن 12 جنديا قتلوا قرب مدينة الصدر. وأضاف الصفواني أن التحقيق مستمر. ولعب الفريق معركة انتخابية أمام جمهوره.
واتهم لبنان في 5 آذار 2021 إسرائيل بقصف الجنوب، فيما خسر المنتخب."""


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    """What made the first mention of a table whose surface holds some words."""
    home = tmp_path_factory.mktemp("home")
    (home / "in.jsonl").write_text(json.dumps({"id": "visit", "text": TEXT, "published_at": "2021-03-12"}, ensure_ascii=False), encoding="utf-8")
    lake = fill(home, [str(home / "in.jsonl")])
    warehouse.materialise(lake, warehouse.location(lake))

    def run(table: str, words: str):
        with warehouse.connect(warehouse.location(lake), lake) as con:
            (mention,) = con.execute(f"select mention_id from {table} where contains(surface, ?) order by char_start limit 1", [words]).fetchone()
            return provenance(con, lake, mention)

    run.lake = lake
    return run


def line(at: str) -> str:
    """The line of a file that ``file:line`` names."""
    path, _, number = at.rpartition(":")
    return (lexicon.ROOT / path).read_text("utf-8").splitlines()[int(number) - 1]


def test_an_event_shows_its_sentence_its_row_and_its_sides(ask):
    told = ask("event_mentions", "التقى")
    assert told.sentence.startswith("التقى وزير الدفاع")
    assert [token.surface for token in told.tokens][:2] == ["التقى", "وزير"]
    assert any("لويد أوستن" in phrases for _, phrases in told.chunks)
    what, said, at = told.fired[0]
    assert line(at).startswith(f"{what},CONSULT") and "type CONSULT" in said
    assert [(side.split(":")[0], words) for side, words, _, _ in told.actors] == [("source USA", "لويد أوستن"), ("target IRQ", "مصطفى الكاظمي")]
    assert all("name_ar" in how and line(at).startswith(how.split(":")[0]) for _, _, how, at in told.actors)


def test_what_matched_and_lost_has_its_reason(ask):
    told = ask("event_mentions", "واتهم")
    lost = {what.split(":")[0]: why for what, why, _ in told.lost}
    assert set(lost) >= {"بقصف"}
    assert all(why and line(at).startswith(what.split()[2]) for what, why, at in told.lost)


@pytest.mark.parametrize(
    ("table", "words", "rule", "file"),
    [
        ("actor_mentions", "مصطفى الكاظمي", "persons", "persons.csv"),
        ("actor_mentions", "العراقي", "countries", "countries.csv"),
        ("actor_mentions", "حركة التجديد العربي", "head noun", "org_heads.csv"),
        ("actor_mentions", "رامز الصفواني", "title", "titles.csv"),
        ("place_mentions", "مدينة الصدر", "sadr-city", "places.csv"),
        ("date_mentions", "5 آذار 2021", "levant-iraq-3", "months.csv"),
        ("figure_mentions", "12 جندي", "personnel-soldiers", "units.csv"),
    ],
)
def test_every_sort_of_mention_names_the_row_that_it_was_read_by(ask, table, words, rule, file):
    told = ask(table, words)
    rows = [(what, at) for what, _, at in told.fired] + [(what.rsplit(": ", 1)[-1], at) for what, _, _, at in told.actors]
    fitting = [at for what, at in rows if file in at and what.startswith(rule)]
    assert fitting, rows
    assert all(line(at) for at in fitting)


def test_a_surname_leads_to_the_full_name(ask):
    with warehouse.connect(warehouse.location(ask.lake), ask.lake) as con:
        (alone,) = con.execute("select mention_id from actor_mentions where surface = 'الصفواني'").fetchone()
        told = provenance(con, ask.lake, alone)
    assert any("رامز الصفواني" in how for _, _, how, _ in told.actors)


def test_a_role_that_holds_on_the_day_is_named(ask):
    told = ask("actor_mentions", "مصطفى الكاظمي")
    assert any("roles.csv" in at and "GOV" in said for _, said, at in told.fired)


def test_an_unknown_id_is_told_with_what_is_near(ask):
    with warehouse.connect(warehouse.location(ask.lake), ask.lake) as con:
        mention, event, article = con.execute("select mention_id, event_id, article_id from event_mentions order by 1 limit 1").fetchone()
        wrong = mention[:-1] + ("0" if mention[-1] != "0" else "1")
        for asked, answer in ((wrong, f"near it are {mention}"), (event, "it is an event_id"), (article, "it is an article_id"), ("nonsense", "lists some")):
            with pytest.raises(UnknownMention, match=answer):
                provenance(con, ask.lake, asked)


def test_every_mention_of_the_samples_can_be_explained(samples):
    with warehouse.connect(warehouse.location(samples), samples) as con:
        for table in schema.MENTIONS:
            for (mention,) in con.execute(f"select mention_id from {table} order by md5(mention_id) limit 12").fetchall():
                told = provenance(con, samples, mention)
                assert told.table == table and told.fired and not told.note
                assert all(line(at) for rows in (told.fired, told.lost, told.actors) for *_, at in rows if ".csv" in at)
