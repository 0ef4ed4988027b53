"""The article's day, from what a record holds or from its first lines."""

from datetime import UTC, date, datetime

import pytest
from waqai.tasks.ingest.dateline import find_day, moment


@pytest.mark.parametrize(
    ("given", "day", "exact"),
    [
        ("2021-07-26", date(2021, 7, 26), None),
        ("2021-07-26T22:19:00+03:00", date(2021, 7, 26), datetime(2021, 7, 26, 19, 19, tzinfo=UTC)),
        ("2021-07-26T00:30:00+03:00", date(2021, 7, 26), datetime(2021, 7, 25, 21, 30, tzinfo=UTC)),
        ("2021-07-26T22:19:00Z", date(2021, 7, 26), datetime(2021, 7, 26, 22, 19, tzinfo=UTC)),
        ("2021-07-26 00:00:00", date(2021, 7, 26), None),
        ("Mon, 26 Jul 2021 22:19:00 GMT", date(2021, 7, 26), datetime(2021, 7, 26, 22, 19, tzinfo=UTC)),
        ("26 تموز 2021 22:19", date(2021, 7, 26), None),
        ("٢٦/٧/٢٠٢١", date(2021, 7, 26), None),
        ("2021/07/26", date(2021, 7, 26), None),
        (1627337940, date(2021, 7, 26), datetime(2021, 7, 26, 22, 19, tzinfo=UTC)),
        (1627337940000, date(2021, 7, 26), datetime(2021, 7, 26, 22, 19, tzinfo=UTC)),
        ("1627337940", date(2021, 7, 26), datetime(2021, 7, 26, 22, 19, tzinfo=UTC)),
        (date(2021, 7, 26), date(2021, 7, 26), None),
        ("yesterday", None, None),
        ("", None, None),
        (None, None, None),
        (True, None, None),
        (float("nan"), None, None),
        (1e30, None, None),
        ("0001-01-01", None, None),
        ({"a": 1}, None, None),
    ],
)
def test_days_as_records_write_them(given, day, exact):
    assert moment(given) == (day, exact)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("عنوان الخبر\n\n26 تموز 2021 22:19\n\nنص", date(2021, 7, 26)),
        ("عنوان\nالخميس 17 جانفي 2019\nنص", date(2019, 1, 17)),
        ("عنوان\n17 يناير/كانون الثاني 2019\nنص", date(2019, 1, 17)),
        ("عنوان\nنشر في 17-01-2019\nنص", date(2019, 1, 17)),
        ("قال الوزير في كلمة ألقاها أمام البرلمان يوم 3 مايو 2019 إن الحكومة لن تتراجع عن قرارها", None),
        ("عنوان\n45 تموز 2021\nنص", None),
    ],
)
def test_days_of_datelines(text, day):
    assert find_day(text) == day
