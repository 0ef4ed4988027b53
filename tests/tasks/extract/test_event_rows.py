"""What else a row of an event holds: its day and place with their basis, its codes, its rule, the figures of its clause."""

from datetime import date

import pytest
from waqai.tasks import extract, tag
from waqai.tasks.extract import read_mentions


def event(text: str, kind: str, published: date | None = date(2021, 7, 26)):
    found = [e for e in read_mentions(tag.read("x", text, published)).events if e.type == kind]
    assert found, f"no {kind}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "day", "precision", "basis"),
    [
        ("اعتقلت إسرائيل عشرة فلسطينيين أمس.", "COERCE", date(2021, 7, 25), "day", "clause"),
        ("طردت روسيا دبلوماسيين أوكرانيين في 3 آذار/مارس 2018.", "SANCTION", date(2018, 3, 3), "day", "clause"),
        ("انسحبت فرنسا من مالي عام 2014.", "RETREAT", date(2014, 1, 1), "year", "clause"),
        ("اعتقلت إسرائيل عشرة فلسطينيين.", "COERCE", date(2021, 7, 26), "day", "article"),
        ("ستلتقي المستشارة الألمانية الرئيس الروسي.", "CONSULT", None, "unknown", None),
    ],
)
def test_day(text, kind, day, precision, basis):
    found = event(text, kind)
    assert (found.date, found.date_precision, found.date_basis) == (day, precision, basis)


def test_without_a_day_of_the_article_none_is_invented():
    found = event("اعتقلت إسرائيل عشرة فلسطينيين.", "COERCE", None)
    assert (found.date, found.date_precision, found.date_basis) == (None, "unknown", None)


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("يزور وزير الخارجية التركي العراق في 12 آب 2021.", "CONSULT", "future"),
        ("زار وزير الخارجية التركي العراق في 12 تموز 2021.", "CONSULT", "actual"),
    ],
)
def test_a_day_after_the_article_is_to_come(text, kind, status):
    assert event(text, kind).status == status


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("اعتقلت القوات التركية صحافيا سوريا في إسطنبول.", "COERCE", "إسطنبول"),
        ("نشرت روسيا قوات قرب حلب في سوريا.", "MOBILIZE", "حلب"),
        ("التقى الرئيس المصري نظيره الفرنسي في باريس.", "CONSULT", "باريس"),
    ],
)
def test_place_is_the_most_exact_one_and_has_coordinates(text, kind, place):
    found = event(text, kind)
    assert found.place == place and found.place_id
    assert found.latitude is not None and found.longitude is not None


@pytest.mark.parametrize(
    ("text", "kind", "cameo"),
    [
        ("خطف مسلحون أمس صحافيا فرنسيا في بغداد.", "ASSAULT", "18"),
        ("فتح القضاء التركي تحقيقا مع وزير إيراني.", "ACCUSE", "09"),
        ("اتهمت واشنطن طهران بدعم الحوثيين.", "ACCUSE", "11"),
        ("فرضت الولايات المتحدة عقوبات على إيران.", "SANCTION", "16"),
        ("التقى الرئيس المصري نظيره الفرنسي.", "CONSULT", "04"),
    ],
)
def test_cameo_root(text, kind, cameo):
    assert event(text, kind).cameo == cameo


def test_rule_names_the_entry_and_the_pattern():
    assert event("اتهمت واشنطن طهران بدعم الحوثيين.", "ACCUSE").rule.startswith("accuse-ittahama verb")


@pytest.mark.parametrize(
    ("text", "kind", "figure", "value"),
    [
        ("قتل 12 مدنيا سوريا في غارة روسية على إدلب أمس.", "ASSAULT", "killed", 12),
        ("أصيب 30 جنديا عراقيا بجروح في هجوم شنه تنظيم داعش على كركوك أمس.", "ASSAULT", "wounded", 30),
        ("نشرت روسيا 5000 جندي على الحدود مع أوكرانيا.", "MOBILIZE", "personnel", 5000),
        ("اعتقلت إسرائيل عشرة فلسطينيين.", "COERCE", "detained", 10),
        ("أطلقت حماس 50 صاروخا على إسرائيل أمس.", "ASSAULT", "weapons", 50),
        ("قدمت ألمانيا مساعدات بقيمة 20 مليون يورو إلى لبنان.", "AID", "money", 20e6),
        ("قصفت إسرائيل 7 منازل في غزة أمس وقتلت 3 مدنيين فلسطينيين.", "ASSAULT", "killed", 3),
        ("قتل خمسة جنود مصريين وأصيب سبعة في تفجير بالعريش.", "ASSAULT", "wounded", 7),  # told again in another clause
        ("أعلنت الجزائر مقتل إرهابيين اثنين وتوقيف خمسة آخرين في سكيكدة.", "ASSAULT", "killed", 2),  # not the arrest's
        ("أعلنت الجزائر مقتل إرهابيين اثنين وتوقيف خمسة آخرين في سكيكدة.", "COERCE", "detained", 5),
        ("أغلقت مصر معبر رفح عقب هجوم استهدف حاجزا في الشيخ زويد وأوقع 15 قتيلا.", "ASSAULT", "killed", 15),
    ],
)
def test_figures_of_the_clause_point_to_the_event(text, kind, figure, value):
    tables = extract.extract(tag.read("x", text, date(2021, 7, 26)))
    ids = {e["mention_id"] for e in tables["event_mentions"] if e["type"] == kind}
    assert ids
    assert (figure, value) in [(f["kind"], f["value"]) for f in tables["figure_mentions"] if f["event_mention_id"] in ids]


def test_the_dead_of_what_is_told_of_another_are_of_no_event():
    tables = extract.extract(tag.read("x", "اعتقلت السلطات التونسية 23 مشتبها بهم بعد الهجوم على متحف باردو الذي أودى بحياة 22 شخصا.", date(2021, 7, 26)))
    types = {e["mention_id"]: e["type"] for e in tables["event_mentions"]}
    assert [(f["kind"], types.get(f["event_mention_id"])) for f in tables["figure_mentions"]] == [("detained", "COERCE"), ("killed", None)]
