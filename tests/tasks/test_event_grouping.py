"""Which tellings are of one event: pairs written for it, and what must hold whatever the tellings are."""

import csv
import random
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from helpers import own_lexicon
from waqai.tasks import lexicon, schema, warehouse
from waqai.tasks.lake import Entry, Lake, table

PAIRS = list(csv.DictReader(Path(__file__).with_name("event_pairs.csv").open(encoding="utf-8")))
TELLING = re.compile(
    r"(?P<type>[A-Z]+)(/(?P<mode>\S+))? (?P<source>\S+)>(?P<target>\S+)( @(?P<place>\S+))? (?P<when>\S+)( (?P<status>\w+))?( pub=(?P<published>\S+))?$"
)
YEARS_APART = 50  # pairs stand so many years apart from each other: none sees another


def telling(words: str, article: str, name: str, years: int = 0) -> tuple[dict, dict]:
    """A mention and its article from ``TYPE/mode source>target @place day status pub=day``; (day) is that of the article, ? none."""
    found = TELLING.match(words.strip()).groupdict()
    assumed = found["when"].startswith("(")
    written = found["when"].strip("()")
    day = None if written == "?" else date.fromisoformat(f"{written}-01-01"[:10])
    published = date.fromisoformat(found["published"]) if found["published"] else day or date(2020, 1, 1)
    precision = "unknown" if day is None else {4: "year", 7: "month", 10: "day"}[len(written)]
    party = {side: None if found[side] == "~" else found[side] for side in ("source", "target")}
    mention = party | {
        "mention_id": name, "article_id": article, "type": found["type"], "mode": found["mode"], "status": found["status"] or "actual",
        "date": day and day.replace(year=day.year + years), "date_precision": precision, "date_basis": day and ("article" if assumed else "clause"),
        "place_id": found["place"], "sentence_no": 0, "char_start": 0, "char_end": 0, "surface": "", "confidence": 0.5,
    }  # fmt: skip
    return mention, {"article_id": article, "published_at": published.replace(year=published.year + years), "text": "", "outlet": article}


def events_of(home: Path, tellings: list[tuple[dict, dict]]) -> dict[str, str]:
    """Event of each mention, by the SQL of the project."""
    country = {row["id"]: row["country"] for row in lexicon.rows("places")} | {"kharkiv": "UKR"}
    places = [
        {"mention_id": f"place-{place}", "article_id": "a", "place_id": place, "country": country.get(place, place)}
        for place in {mention["place_id"] for mention, _ in tellings} - {None}
    ]
    articles = {article["article_id"]: article for _, article in sorted(tellings, key=lambda pair: pair[1]["published_at"])}
    lake = Lake(home)
    rows = {"articles": list(articles.values()), "event_mentions": [mention for mention, _ in tellings], "place_mentions": places}
    for stage, names in (("ingest", ["articles"]), ("tag", []), ("extract", ["event_mentions", "place_mentions"])):
        versions = {} if stage == "ingest" else {"tag": "1"}
        entry = Entry(stage, "b" if stage == "ingest" else "b-1", "b", versions, "run", "", articles=list(articles) if stage == "ingest" else [])
        lake.write(entry, {name: table(name, rows[name]) for name in names})
    with warehouse.built(lake, home / "w.duckdb") as (con, _):
        return dict(con.execute("select mention_id, event_id from event_mentions").fetchall())


def test_pairs_are_told_apart_and_together(tmp_path):
    """Precision and recall of "same event" over the pairs; the bar is 0.95 for both."""
    tellings = []
    for n, row in enumerate(PAIRS):
        articles = (f"{n}-a", f"{n}-a" if row["in"] == "article" else f"{n}-b")
        for side, article in zip("ab", articles, strict=True):
            tellings.append(telling(row[side], article, f"{n}-{side}", n * YEARS_APART))
        for k, other in enumerate(filter(None, row["others"].split(";"))):
            tellings.append(telling(other, f"{n}-other{k}", f"{n}-other{k}", n * YEARS_APART))
    event = events_of(tmp_path, tellings)
    found = [(row["same"] == "yes", event[f"{n}-a"] == event[f"{n}-b"], row) for n, row in enumerate(PAIRS)]
    wrong = [f"{row['why']}: {row['a']} | {row['b']}" for same, joined, row in found if same != joined]
    hit = sum(same and joined for same, joined, _ in found)
    assert len(PAIRS) >= 120
    assert hit / sum(joined for _, joined, _ in found) >= 0.95, wrong
    assert hit / sum(same for same, _, _ in found) >= 0.95, wrong


def test_one_incident_in_ten_reports_is_one_event(tmp_path):
    words = [
        "ASSAULT/explosives ~>IRQ @sadr-city 2021-07-19", "ASSAULT/suicide-attack islamic-state>IRQ @sadr-city 2021-07-19",
        "ASSAULT/explosives ~>IRQ @baghdad 2021-07-19", "ASSAULT ~>~ @sadr-city 2021-07-19", "ASSAULT islamic-state>IRQ 2021-07-19",
    ]  # fmt: skip
    event = events_of(tmp_path, [telling(words[n % 5], f"a{n}", f"m{n}") for n in range(10)])
    assert len(set(event.values())) == 1


def test_a_war_is_not_one_event(tmp_path):
    """Two months of attacks in five towns, each day also told without a town, each month also as a whole: no two towns or days are joined."""
    towns = ["kyiv", "kharkiv", "mosul", "aleppo", "homs"]
    told, expected = [], {}
    for n in range(60):
        day = date(2022, 3, 1) + timedelta(n)
        for town in towns:
            expected[f"{n}{town}"] = (day, town)
            told.append(telling(f"ASSAULT/heavy-weapons RUS>UKR @{town} {day}", f"a{n}{town}", f"{n}{town}"))
        told.append(telling(f"ASSAULT RUS>UKR {day}", f"a{n}", f"{n}"))
    told += [telling("ASSAULT RUS>UKR 2022-03", "month", "month"), telling("ASSAULT RUS>UKR 2022", "year", "year")]
    event = events_of(tmp_path, told)
    assert len({event[name] for name in expected}) == len(expected)


@pytest.mark.parametrize("seed", range(3))
def test_ids_do_not_depend_on_the_order_of_mentions(tmp_path, seed):
    told = [telling(row[side], f"{n % 40}{side}", f"{n}{side}") for n, row in enumerate(PAIRS) for side in "ab"]
    shuffled = random.Random(seed).sample(told, len(told))
    assert events_of(tmp_path / "one", told) == events_of(tmp_path / "other", shuffled)


def test_status_is_never_joined(tmp_path):
    words = "ASSAULT/explosives islamic-state>IRQ @sadr-city 2021-07-19"
    event = events_of(tmp_path, [telling(f"{words} {status}", "a", status) for status in schema.STATUSES])
    assert len(set(event.values())) == len(schema.STATUSES)


def test_places_and_modes_of_the_grouping_are_known():
    ids = {row["id"] for row in lexicon.rows("places")}
    wider = lexicon.rows("place_within")
    assert [row for row in wider if row["within"] not in ids or not (row["id"] in ids or row["id"].startswith("geonames:"))] == []
    modes = {row["mode"] for row in lexicon.rows("event_words")}
    assert [row for row in lexicon.rows("mode_kin") if row["id"] not in modes] == []



def test_rows_of_the_analyst_group_too(tmp_path):
    told = [telling(f"ASSAULT/explosives islamic-state>IRQ @{place} 2021-07-19", place, place) for place in ("basra", "green-zone")]
    assert len(set(events_of(tmp_path / "ours", told).values())) == 2
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "place_within.csv").write_text("id,within\ngreen-zone,basra\n", encoding="utf-8")
    with own_lexicon(tmp_path / "own"):
        assert len(set(events_of(tmp_path / "theirs", told).values())) == 1
