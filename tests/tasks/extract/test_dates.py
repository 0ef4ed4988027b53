"""Dates: an expression, the article's day, and the days meant."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from waqai.tasks import tag
from waqai.tasks.extract import date_readers
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
        ("في 10 محرم", ("2021-08-18", "day")),
        ("في 1442/9/1 هـ", ("2021-04-13", "day")),
        ("رمضان 1442 هـ", ("2021-04-13", "month")),
        ("في شهر رمضان الماضي", ("2021-04-13", "month")),
        ("يوم 7 جويلية 2021", ("2021-07-07", "day")),
        ("يوم 7 يوليوز 2021", ("2021-07-07", "day")),
        ("في 5 يناير/كانون الثاني 2021", ("2021-01-05", "day")),
        ("السابع من الشهر الحالي", ("2021-07-07", "day")),
        ("نهاية حزيران الماضي", ("2021-06-16", "month")),
        ("منذ بداية العام", ("2021-01-01", "year")),
        ("بحلول نهاية عام 2021", ("2021-12-01", "year")),
        ("أواخر 2017", ("2017-10-01", "year")),
        ("منذ أسبوع", ("2021-07-19", "week")),
        ("منذ سنة 1996", ("1996-01-01", "year")),
        ("الربع الثالث من عام 2016", ("2016-07-01", "quarter")),
        ("صيف 2014", ("2014-06-21", "quarter")),
        ("في ثمانينيات القرن الماضي", ("1980-01-01", "year")),
        ("القرن الماضي", ("1901-01-01", "year")),
        ("عشية رأس السنة الميلادية 2020", ("2020-01-01", "day")),
        ("اليوم الإثنين 26 تموز 2021", ("2021-07-26", "day")),
        ("الخميس بعد المقبل", ("2021-08-05", "day")),
        ("قبل أمس", ("2021-07-24", "day")),
        ("يتظاهرون منذ شهر مارس الماضي", ("2021-03-01", "month")),
        ("منذ يوم الخميس الماضي", ("2021-07-22", "day")),
        ("منذ شهر", ("2021-06-26", "month")),
        ("ردت طهران بعد خمسة أيام", (None, "unknown")),
    ],
)
def test_dates(text, found):
    assert read(text) == [found]


def test_without_an_article_day_relative_dates_stay_unresolved():
    assert read("وصل الوفد أمس", None) == [(None, "unknown")]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("من 4 إلى 22 أبريل 2021", "2021-04-04", "2021-04-22"),
        ("بين 4 و22 يناير 2016", "2016-01-04", "2016-01-22"),
        ("يومي 14و15 مارس 2017", "2017-03-14", "2017-03-15"),
        ("أيام 17 و18 و19 ماي 2019", "2019-05-17", "2019-05-19"),
        ("17-19 ماي 2019", "2019-05-17", "2019-05-19"),
        ("من الأحد إلى الخميس المقبل", "2021-07-25", "2021-07-29"),
    ],
)
def test_spans(text, low, high):
    assert [(str(d.date_from), str(d.date_to)) for d in find_dates(tag.read("x", text, DAY))] == [(low, high)]


def test_months_that_disagree_are_the_first_and_say_so():
    (found,) = find_dates(tag.read("x", "في 5 حزيران/يوليو 2021", DAY))
    assert (str(found.date_from), found.rule) == ("2021-06-05", "day month, names disagree")


@pytest.mark.parametrize("text", ['قناة "روسيا اليوم" الفضائية', "قتل 4 و22 جريحا", "2500 جندي أميركي", "قتل ثلاثة جنود", "رئيس الوزراء"])
def test_no_dates(text):
    assert read(text) == []


_WORDS = "في من شهر عام هذا نهاية منتصف نصف الربع الأول الخامس عشر أحد 3 12 2019 3/2015 2021-04-07 تموز يناير الثلاثاء يوم أمس اليوم الماضي المقبل قبل بعد ثلاثة أيام أسبوع صيف رمضان التسعينيات القرن العشرين عيد العمال غضون و5 الساعة آخر".split()


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6))
@settings(max_examples=200, deadline=None)
def test_no_reader_finds_a_date_at_a_word_that_it_is_not_asked_about(written):
    for sentence in tag.read("x", " ".join(written), DAY).sentences:
        reader = date_readers.Reader(sentence.tokens, DAY)
        for at, key in enumerate(reader.keys):
            found = {of for of in date_readers.READERS if date_readers.begins(key) and of(reader, at)}
            assert found <= set(date_readers.readers_of(key))
