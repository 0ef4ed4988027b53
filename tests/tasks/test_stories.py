"""Corrections, copies and sources: what one story counts for."""

import itertools
import json

import duckdb
from helpers import fill
from waqai.tasks import stages, warehouse
from waqai.tasks.ingest import read
from waqai.tasks.lake import Lake
from waqai.tasks.settings import Settings

STORY = """قتل سبعة جنود أتراك يوم الإثنين في قصف شنه الجيش السوري على مدينة سراقب في محافظة إدلب.
وقال متحدث باسم وزارة الدفاع التركية إن القوات التركية ردت على مصادر النيران على الفور وإنها ستواصل عملياتها في المنطقة.
ودعت الأمم المتحدة الطرفين إلى وقف إطلاق النار وإلى حماية المدنيين الذين ينزحون نحو الحدود هربا من المعارك المستمرة منذ أسابيع."""
EDITED = STORY.replace("يوم الإثنين", "الإثنين").replace("على الفور ", "")
OTHER = """أعلن البنك المركزي المصري رفع أسعار الفائدة مئة نقطة أساس في اجتماع لجنة السياسة النقدية الذي عقد مساء الخميس في القاهرة.
وقال محافظ البنك إن القرار يهدف إلى كبح التضخم الذي بلغ أعلى مستوى له منذ خمسة أعوام بسبب ارتفاع أسعار الغذاء والطاقة."""


def record(number, text, outlet=None, url=None, day="2020-02-03"):
    return {"id": str(number), "text": text, "source": outlet, "url": url, "published_at": day}


def write(path, records):
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records), encoding="utf-8")
    return str(path)


def rows(lake, sql):
    path = warehouse.location(lake)
    if warehouse.made_from(path) != warehouse.state(lake):
        warehouse.materialise(lake, path)
    with duckdb.connect(str(path), read_only=True) as con:
        return con.execute(sql).fetchall()


def take_in(home, *files):
    lake = Lake(home)
    for file in files:
        stages.take_in(lake, read([file], Settings()), "run", 20_000)
    return lake


def test_the_same_text_of_two_outlets_is_one_article_that_counts_for_both(tmp_path):
    lake = fill(tmp_path, [write(tmp_path / "a.jsonl", [record(1, STORY, "الأولى"), record(2, STORY, "الثانية")])])
    assert rows(lake, "select count(*), (select count(*) from article_sources) from articles") == [(1, 2)]
    assert set(rows(lake, "select n_articles, n_outlets from events where type = 'ASSAULT'")) == {(2, 2)}
    assert set(rows(lake, "select n_articles, n_outlets from figures where value = 7")) == {(2, 2)}


def test_copies_count_once_for_an_outlet(tmp_path):
    # One pair of copies a month: their outlets, and what the number of dead that they state must count for.
    pairs = {
        "سبعة": (7, ("أ", "ب"), (2, 2)),
        "ثمانية": (8, ("أ", "أ"), (1, 1)),
        "تسعة": (9, (None, None), (1, 0)),
        "خمسة": (5, ("أ", None), (2, 1)),
    }
    records = [
        record(f"{word}-{n}", text.replace("سبعة", word), outlet, day=f"2020-{month:02}-03")
        for month, (word, (_, outlets, _)) in enumerate(pairs.items(), 1)
        for n, (text, outlet) in enumerate(zip((STORY, EDITED), outlets, strict=True))
    ]
    lake = fill(tmp_path, [write(tmp_path / "a.jsonl", records)])
    assert rows(lake, "select count(*), count(distinct story_id) from articles") == [(8, 4)]
    counted = dict(rows(lake, "select value, list(distinct [n_articles, n_outlets]) from figures where kind = 'killed' group by value"))
    assert counted == {value: [list(numbers)] for value, _, numbers in pairs.values()}


def test_copies_are_found_whatever_the_order_and_the_batches(tmp_path):
    records = [record(1, STORY), record(2, EDITED, day="2020-02-05"), record(3, OTHER), record(4, f"{STORY}\nشارك هذا الموضوع\n(رويترز)")]
    found = set()
    for order in itertools.islice(itertools.permutations(records), 0, 24, 13):
        home = tmp_path / str(len(list(tmp_path.iterdir())))
        home.mkdir()
        lake = take_in(home, *(write(home / f"{each['id']}.jsonl", [each]) for each in order))
        found.add(tuple(rows(lake, "select source_id, story_id from articles order by 1")))
    (stories,) = found
    ids = [story for _, story in stories]
    assert ids[0] == ids[1] == ids[3] != ids[2]


def test_copies_that_are_weeks_apart_are_two_stories(tmp_path):
    lake = take_in(tmp_path, write(tmp_path / "a.jsonl", [record(1, STORY), record(2, EDITED, day="2020-04-01")]))
    assert rows(lake, "select count(distinct story_id) from articles") == [(2,)]


ADDRESS = "https://addiffatain.example/a/1"


def test_a_corrected_text_takes_the_place_of_the_old_one_everywhere(tmp_path):
    fill(tmp_path, [write(tmp_path / "a.jsonl", [record(1, STORY, "أ", ADDRESS)])])
    lake = fill(tmp_path, [write(tmp_path / "b.jsonl", [record(1, STORY.replace("سبعة", "خمسة"), "أ", ADDRESS)])])
    assert rows(lake, "select count(*) from articles") == [(1,)]
    assert {value for (value,) in rows(lake, "select value from figure_mentions where kind = 'killed'")} == {5}
    assert rows(lake, "select count(distinct article_id) from tokens") == [(1,)]
    assert sum(len(entry.articles) for entry in lake.entries("ingest")) == 2
    # Reading the old file once more does not bring it back.
    again = take_in(tmp_path, str(tmp_path / "a.jsonl"))
    assert rows(again, "select text like '%خمسة%' from articles") == [(True,)]


def test_an_edited_file_and_an_edited_record_are_corrections_too(tmp_path):
    path = tmp_path / "a.txt"
    for text in (STORY, EDITED):
        path.write_text(text, encoding="utf-8")
        take_in(tmp_path, str(path), write(tmp_path / "r.jsonl", [record(9, f"{text} وهذا سجل.")]))
    assert rows(Lake(tmp_path), "select count(*) from articles where text like '%الإثنين في%' and text not like '%يوم الإثنين%'") == [(2,)]


def test_what_no_address_names_is_never_taken_for_a_correction(tmp_path):
    lines = [{"text": STORY}, {"text": OTHER}]
    lake = take_in(tmp_path, write(tmp_path / "a.jsonl", lines), write(tmp_path / "a.jsonl", lines[::-1]))
    lake = take_in(tmp_path, write(tmp_path / "b.jsonl", [record(n, f"{OTHER} {n}", url="https://addiffatain.example/") for n in range(3)]))
    assert rows(lake, "select count(*) from articles") == [(5,)]


def test_a_text_that_another_address_still_holds_stays(tmp_path):
    take_in(tmp_path, write(tmp_path / "a.jsonl", [record(1, STORY, "أ", ADDRESS), record(2, STORY, "ب", f"{ADDRESS}/2")]))
    lake = take_in(tmp_path, write(tmp_path / "b.jsonl", [record(1, EDITED, "أ", ADDRESS)]))
    assert rows(lake, "select count(*) from articles") == [(2,)]


SMUGGLERS = "اعتقلت الشرطة المصرية في القاهرة ثلاثة أشخاص بتهمة تهريب الآثار، وضبطت في حوزتهم عشرات القطع التي تعود إلى العصر الفرعوني."
STUDENTS = "اعتقلت السلطات المصرية في القاهرة عددا من طلاب الجامعات بعد مشاركتهم في ندوة عن البطالة، وقال محامون إن النيابة لم توجه إليهم أي تهمة حتى مساء اليوم."
TALKS = (
    "التقى وزير الخارجية المصري نظيره التركي في أنقرة يوم الإثنين، وبحث الوزيران عودة السفراء وزيادة التجارة بين البلدين.",
    "في أنقرة استقبل وزير الخارجية التركي يوم الإثنين نظيره المصري في أول زيارة من نوعها منذ تسعة أعوام، وتناول اللقاء ملف ليبيا.",
)


def test_what_a_state_does_at_home_joins_no_stories_and_a_meeting_of_two_does(tmp_path):
    lake = fill(tmp_path, [write(tmp_path / "a.jsonl", [record(n, text) for n, text in enumerate([SMUGGLERS, STUDENTS, *TALKS])])])
    told = rows(lake, "select a.source_id, m.type, m.source from event_mentions as m join articles as a using (article_id)")
    assert {("0", "COERCE", "EGY"), ("1", "COERCE", "EGY")} <= set(told)
    stories = dict(rows(lake, "select source_id, story_id from articles"))
    assert stories["2"] == stories["3"] and len(set(stories.values())) == 3
