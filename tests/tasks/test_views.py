"""Views on the tables, over rows written for them: three outlets tell of one attack, its toll and what was said of it."""

import json
import re
from datetime import date

import duckdb
import pytest
from waqai.tasks import warehouse
from waqai.tasks.lake import Entry, Lake, table

TEXT = "قتل 30 شخصا في هجوم مدينة الصدر وقال الكاظمي إن تنظيم الدولة يتحمل المسؤولية"
DAYS = {"a": date(2021, 7, 20), "b": date(2021, 7, 20), "c": date(2021, 7, 22)}
TOLLS = {"a": 30.0, "b": 35.0, "c": 36.0}
PLACE = {"place_id": "sadr-city", "place": "مدينة الصدر", "latitude": 33.39, "longitude": 44.46}


def mention(article, name, words, **columns):
    start = TEXT.index(words)
    return {
        "mention_id": f"{article}-{name}", "article_id": article, "sentence_no": 0, "char_start": start, "char_end": start + len(words), "surface": words,
        "confidence": 0.5, **columns,
    }  # fmt: skip


def actor(article, name, words, actor_id, **columns):
    return mention(article, name, words, actor_id=actor_id, name_ar=words, name_en=actor_id.title(), known=True, **columns)


def event(article, name, words, kind, source, target, day, **columns):
    told = {"type": kind, "source": source, "target": target, "status": "actual", "date": day, "date_precision": "day", "date_basis": "clause"}
    return mention(article, name, words, **(told | columns))


@pytest.fixture(scope="module")
def con(tmp_path_factory):
    home = tmp_path_factory.mktemp("views")
    attack = {"mode": "explosives", "cameo": "18", **PLACE}
    rows = {
        "articles": [
            {"article_id": key, "outlet": f"outlet {key}", "published_at": day, "published_from": "metadata", "text": TEXT, "uri": f"https://example.org/{key}"}
            for key, day in DAYS.items()
        ],
        "sentences": [{"article_id": key, "sentence_no": 0, "char_start": 0, "char_end": len(TEXT)} for key in DAYS],
        "actor_mentions": [
            actor("a", "k", "الكاظمي", "kadhimi", kind="person", country="IRQ", sector="GOV", role_ar="رئيس الوزراء"),
            actor("c", "k", "الكاظمي", "kadhimi", kind="person", country="IRQ", sector="ELI", role_ar="رئيس الوزراء السابق"),
            actor("a", "d", "تنظيم الدولة", "islamic-state", kind="armed_group"),
        ],
        "place_mentions": [mention("a", "p", "مدينة الصدر", country="IRQ", place_en="Sadr City", **PLACE)],
        "date_mentions": [mention("a", "day", "30", date_from=date(2021, 8, 1), date_to=date(2021, 8, 1), precision="day", relative=False)],
        "quotations": [mention("a", "q", "إن تنظيم الدولة يتحمل المسؤولية", direct=False, said_by="IRQ", speaker_id="kadhimi", cue="وقال")],
        "event_mentions": [event(key, "e", "هجوم", "ASSAULT", "islamic-state", "IRQ", date(2021, 7, 19), **attack) for key in DAYS] + [
            event("a", "s", "يتحمل", "ACCUSE", "IRQ", "islamic-state", DAYS["a"], cameo="11", source_actor_id="kadhimi", said_by="IRQ"),
            event("a", "f", "المسؤولية", "CONSULT", "USA", "IRQ", date(2021, 8, 1), cameo="04", status="future"),
        ],
        "figure_mentions": [
            mention(key, "n", "30", value=value, qualifier="exact", kind="killed", unit_en="person", of="IRQ", event_mention_id=f"{key}-e", said_by="IRQ")
            for key, value in TOLLS.items()
        ],
    }  # fmt: skip
    lake = Lake(home)
    for stage, names, versions in (
        ("ingest", ["articles"], {}), ("tag", ["sentences"], {"tag": "1"}),
        ("extract", ["actor_mentions", "place_mentions", "date_mentions", "quotations", "event_mentions", "figure_mentions"], {"tag": "1"}),
    ):  # fmt: skip
        entry = Entry(stage, "x" if stage == "ingest" else "x-1", "x", versions, "run", "", articles=list(DAYS) if stage == "ingest" else [])
        lake.write(entry, {name: table(name, rows[name]) for name in names})
    path = home / "w.duckdb"
    with warehouse.built(lake, path):
        pass
    with duckdb.connect(str(path), read_only=True) as opened:
        yield opened


def answers(con, sql):
    return con.execute(sql).fetchall()


def test_three_reports_are_one_event_with_a_sentence(con):
    assert answers(con, "select source_name, target, place, country, n_articles, n_outlets, sentence from event_timeline where type = 'ASSAULT'") == [
        ("Islamic-State", "IRQ", "مدينة الصدر", "IRQ", 3, 3, TEXT)
    ]


def test_claims_of_a_toll_that_rises(con):
    rows = answers(con, "select value, outlets, since, step, n_values, lowest, highest, agreed, first_value, latest_value, movement, said_by from figure_claims order by step")
    assert rows == [
        (value, [f"outlet {key}"], DAYS[key], step, 3, 30, 36, False, 35, 36, "rises", ["IRQ"])
        for step, (key, value) in enumerate(TOLLS.items(), 1)
    ]


def test_whose_numbers_are_higher(con):
    rows = answers(con, "select outlet, difference, value, others, n_others from outlet_differences where kind = 'killed' order by outlet")
    assert rows == [("outlet a", "lower", 30, 35.5, 2), ("outlet b", "higher", 35, 33, 2), ("outlet c", "higher", 36, 32.5, 2)]


def test_what_one_outlet_alone_tells_of_a_shared_story(con):
    assert answers(con, "select outlet, type, n_others from outlet_differences where difference = 'only here' order by type") == [
        ("outlet a", "ACCUSE", 2), ("outlet a", "CONSULT", 2),
    ]  # fmt: skip


def test_dyads_by_day_and_week(con):
    rows = answers(con, "select period, starts, type, n_events, n_articles, mean_goldstein, n_material_conflict, balance from dyads where target = 'IRQ' order by period")
    assert rows == [("day", date(2021, 7, 19), "ASSAULT", 1, 3, -9, 1, -1), ("week", date(2021, 7, 19), "ASSAULT", 1, 3, -9, 1, -1)]


def test_an_actor_does_suffers_and_says(con):
    assert answers(con, "select does, suffers, n_mentions, partners from actor_profile where actor_id = 'islamic-state'") == [
        ({"ASSAULT": 1}, {"ACCUSE": 1}, 1, [{"actor_id": "IRQ", "n_events": 2}])
    ]
    assert answers(con, "select does, n_quotations from actor_profile where actor_id = 'kadhimi'") == [({"ACCUSE": 1}, 1)]


def test_a_person_s_roles_over_time(con):
    names, countries, roles, n_articles, outlets, first, last, did = answers(
        con, "select name_en, countries, roles, n_articles, outlets, first_seen, last_seen, did from public_figures"
    )[0]
    assert (names, countries, n_articles, outlets, first, last) == ("Kadhimi", ["IRQ"], 2, ["outlet a", "outlet c"], DAYS["a"], DAYS["c"])
    assert [(role["role_ar"], role["sector"], role["first_day"]) for role in roles] == [
        ("رئيس الوزراء", "GOV", DAYS["a"]), ("رئيس الوزراء السابق", "ELI", DAYS["c"]),
    ]  # fmt: skip
    assert did == {"ACCUSE": 1}


def test_edges_of_the_network(con):
    assert answers(con, "select source, target, n_events, n_actual, main_type from actor_network order by 1, 2") == [
        ("IRQ", "USA", 1, 0, "CONSULT"), ("IRQ", "islamic-state", 1, 1, "ACCUSE"), ("islamic-state", "IRQ", 1, 1, "ASSAULT"),
    ]  # fmt: skip


def test_who_said_what_about_whom(con):
    assert answers(con, "select speaker_name, said, about from statements") == [("Kadhimi", "إن تنظيم الدولة يتحمل المسؤولية", "islamic-state")]


def test_a_date_to_come_and_what_it_is_announced_for(con):
    assert answers(con, "select date_from, days_ahead, type, source, sentence from deadlines") == [(date(2021, 8, 1), 12, "CONSULT", "USA", TEXT)]


# Column names of GDELT 2.0's event table, in order, after its codebook V2.0 (2015).
GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()
PARTY = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code".split()
GDELT = [
    *"GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(), *(f"Actor{n}{name}" for n in "12" for name in PARTY),
    *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone".split(),
    *(f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in GEO), "DATEADDED", "SOURCEURL",
]  # fmt: skip


def test_gdelt_s_columns_in_order(con):
    found = con.execute("from gdelt_events where EventRootCode = '18'")
    assert [column[0] for column in found.description] == GDELT
    row = dict(zip(GDELT, found.fetchone(), strict=True))
    assert {name: row[name] for name in ("SQLDATE", "MonthYear", "Year", "EventCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources", "IsRootEvent")} == {
        "SQLDATE": 20210719, "MonthYear": 202107, "Year": 2021, "EventCode": "180", "QuadClass": 4, "GoldsteinScale": -9.0, "NumMentions": 3, "NumSources": 3,
        "IsRootEvent": 1,
    }  # fmt: skip
    assert (row["Actor1KnownGroupCode"], row["Actor2CountryCode"], row["DATEADDED"], row["SOURCEURL"]) == (
        "islamic-state", "IRQ", 20210720000000, "https://example.org/a",
    )  # fmt: skip


def test_plover_lines_are_json_with_their_tellings(con):
    lines = [json.loads(line) for (line,) in answers(con, "select line from plover_jsonl")]
    attack = next(line for line in lines if line["event_type"] == "ASSAULT")
    assert (attack["actor"]["code"], attack["recipient"]["code"], attack["location"]["id"], attack["event_date"]) == ("islamic-state", "IRQ", "sadr-city", "2021-07-19")
    assert [(told["outlet"], TEXT[told["char_start"] : told["char_end"]]) for told in attack["tellings"]] == [(f"outlet {key}", "هجوم") for key in DAYS]


@pytest.mark.parametrize(
    ("one", "other"),
    [("أحمد", "احمد"), ("المدينة", "المدينه"), ("إلى", "الي"), ("مؤتمر", "موتمر"), ("شؤون", "شوون"), ("قُتِلَ", "قتل"), ("الـعـراق", "العراق"), ("USA", "usa")],
)
def test_words_are_found_whatever_their_spelling(con, one, other):
    folded, found = con.execute("select ar_fold(?) = ar_fold(?), ar_contains('قبل ' || ? || ' بعد', ?)", [one, other, one, other]).fetchone()
    assert folded and found


def test_a_snippet_shows_the_span_in_its_words(con):
    shown = con.execute("select snippet('a', ?, ?)", [TEXT.index("هجوم"), TEXT.index("هجوم") + 4]).fetchone()[0]
    assert shown == TEXT.replace("هجوم", "[هجوم]")[: len(shown) - 2] + shown[-2:]
    assert "[هجوم] مدينة الصدر" in shown


def test_arabic_sorts_by_its_alphabet(con):
    rows = con.execute("select word from (values ('يمن'), ('إيران'), ('بغداد'), ('أمريكا')) as t (word) order by word collate ar").fetchall()
    assert [word for (word,) in rows] == ["أمريكا", "إيران", "بغداد", "يمن"]


def test_what_is_published_uses_no_function_that_older_clients_lack(con):
    """`if(...)` came with DuckDB 2; the file is for clients since 1.4."""
    texts = [text for text in warehouse.models().values() if warehouse.is_view(text)] + list(warehouse.macros("macros").values())
    assert [warehouse.headline(text) for text in texts if re.search(r"\bif\(", text)] == []
