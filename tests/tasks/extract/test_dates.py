"""Dates: an expression, the article's day, and the days meant."""

from datetime import date

import pytest
from waqai.tasks import tag
from waqai.tasks.extract.dates import find_dates

DAY = date(2021, 7, 26)  # a Monday


def read(text, day=DAY):
    return [(str(d.date_from) if d.date_from else None, d.precision) for d in find_dates(tag.read("x", text, day))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("في 26 تموز 2021", ("2021-07-26", "day")),
        ("في 5 حزيران يونيو 2021", ("2021-06-05", "day")),
        ("يوم 24 غشت 2021", ("2021-08-24", "day")),
        ("في 17 جانفي 2019", ("2019-01-17", "day")),
        ("يوم 3 كانون الثاني/يناير 2020", ("2020-01-03", "day")),
        ("في الخامس من حزيران 2020", ("2020-06-05", "day")),
        ("في 2021-04-07", ("2021-04-07", "day")),
        ("في 7/4/2021", ("2021-04-07", "day")),
        ("وصل الوفد أمس", ("2021-07-25", "day")),
        ("يصل الوفد غداً", ("2021-07-27", "day")),
        ("وصل أول أمس", ("2021-07-24", "day")),
        ("عقد اليوم الإثنين", ("2021-07-26", "day")),
        ("وقع الهجوم يوم الجمعة الماضي", ("2021-07-23", "day")),
        ("ستعقد الجمعة المقبل", ("2021-07-30", "day")),
        ("قتل ثلاثة أشخاص الخميس", ("2021-07-22", "day")),
        ("سيلتقي الوفدان الخميس", ("2021-07-29", "day")),
        ("انسحبت العام الماضي", ("2020-01-01", "year")),
        ("في تموز 2019", ("2019-07-01", "month")),
        ("عام 2003", ("2003-01-01", "year")),
        ("الشهر المقبل", ("2021-08-01", "month")),
        ("قبل ثلاثة أيام", ("2021-07-23", "day")),
        ("الأسبوع الماضي", ("2021-07-19", "week")),
        ("في 10 محرم 1443 هـ", ("2021-08-18", "day")),
    ],
)
def test_dates(text, found):
    assert read(text) == [found]


def test_without_an_article_day_relative_dates_stay_unresolved():
    assert read("وصل الوفد أمس", None) == [(None, "unknown")]


@pytest.mark.parametrize("text", ["2500 جندي أميركي", "قتل ثلاثة جنود", "رئيس الوزراء"])
def test_no_dates(text):
    assert read(text) == []
