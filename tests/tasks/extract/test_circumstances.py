"""Day and place of events: a sentence and what its event has."""

from datetime import date

import pytest
from waqai.tasks import extract, tag
from waqai.tasks.extract import events


@pytest.fixture(autouse=True)
def _all_told(monkeypatch):
    monkeypatch.setattr(events, "in_passing", lambda kind, likely, least: False)


def first(text, published=date(2021, 7, 26)):
    return extract.extract(tag.read("x", text, published))["event_mentions"][0]


@pytest.mark.parametrize(
    ("text", "day", "precision", "basis"),
    [
        ("قصفت إسرائيل غزة أمس.", date(2021, 7, 25), "day", "clause"),
        ("قصفت إسرائيل غزة في 3 يناير 2009.", date(2009, 1, 3), "day", "clause"),
        ("قصفت إسرائيل غزة.", date(2021, 7, 26), "day", "article"),
        ("كانت إسرائيل قد قصفت غزة.", None, "unknown", None),  # history told as background
        ("قصفت إسرائيل غزة، بحسب ما قال مسؤول أمس.", date(2021, 7, 25), "day", "sentence"),
    ],
)
def test_day(text, day, precision, basis):
    event = first(text)
    assert (event["date"], event["date_precision"], event["date_basis"]) == (day, precision, basis)


@pytest.mark.parametrize(
    ("text", "kind", "day", "precision"),
    [
        ("أعلنت باريس الحداد بعد يومين من مقتل ثلاثة جنود فرنسيين في مالي.", "ASSAULT", date(2021, 7, 24), "day"),
        ("أعلنت الشرطة أمس اعتقال المشتبه به بعد ثلاثة أيام من اغتيال القاضي اللبناني.", "ASSAULT", date(2021, 7, 22), "day"),
        ("تظاهر المئات في بيروت بعد أسبوع على اغتيال الناشط اللبناني.", "ASSAULT", date(2021, 7, 19), "week"),
        ("استقال الوزير التركي بعد شهر من وقوع الهجوم على أنقرة.", "ASSAULT", date(2021, 6, 26), "month"),
        ("أعلنت موسكو الاتفاق غداة محادثات روسية تركية في أنقرة.", "CONSULT", date(2021, 7, 25), "day"),
        ("قتل الجندي الأميركي قبل يوم من انسحاب القوات الأميركية من القاعدة.", "RETREAT", None, "unknown"),  # not on a day after the article's
        ("اتفقت مصر والسودان قبل يومين على تشكيل لجنة مشتركة.", "AGREE", date(2021, 7, 24), "day"),
    ],
)
def test_what_something_else_came_after_lies_that_far_before(text, kind, day, precision):
    rows = extract.extract(tag.read("x", text, date(2021, 7, 26)))["event_mentions"]
    assert (day, precision) in {(row["date"], row["date_precision"]) for row in rows if row["type"] == kind}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قتل جندي أميركي في هجوم في الموصل.", "الموصل"),
        ("التقى بايدن الكاظمي في واشنطن.", "واشنطن"),
        ("أدانت الصين الهجوم في بيان.", None),  # a city's name that is a common word
        ("التقى بايدن الكاظمي بمبلغ مالي كبير.", None),
        ("قتل جندي فرنسي في مالي.", "مالي"),
        ("اتهمت إيران السعودية بالتدخل في إيران.", None),  # of talk about a state's affairs it is no place
    ],
)
def test_place(text, place):
    assert first(text)["place"] == place


def test_tellings_that_agree_are_of_one_place():
    rows = extract.extract(tag.read("x", "التقى بايدن الكاظمي في واشنطن. وقال بايدن إن لقاءه مع الكاظمي مفيد.", date(2021, 7, 26)))["event_mentions"]
    assert {row["place"] for row in rows if row["type"] == "CONSULT"} == {"واشنطن"}
