"""The calendar: its words, from seeds/lexicon, and the arithmetic of days, weeks and months."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from waqai.tasks import lexicon
from waqai.tasks.normalise import fold


@dataclass(slots=True)
class Span:
    """What a reader found: its last token, the days meant (None where they cannot be told), precision, whether they hang on the article's day."""

    last: int
    low: date | None
    high: date | None
    precision: str
    relative: bool
    rule: str


@cache
def words(of: str) -> dict[str, str]:
    """Folded words of a class of date_words.csv with their values."""
    return {fold(form): row["value"] for row in lexicon.rows("date_words") if row["class"] == of for form in lexicon.values(row["forms"])}


@cache
def numbered(of: str) -> dict[str, int]:
    """As ``words``, for classes whose values are numbers."""
    return {form: int(value) for form, value in words(of).items()}


@cache
def months(calendar: str = "gregorian") -> dict[str, int]:
    """Folded names of months (of one or two words) with their numbers."""
    return {fold(name): int(row["month"]) for row in lexicon.rows("months") if row["calendar"] == calendar for name in lexicon.values(row["names"])}


@cache
def beginnings() -> frozenset[str]:
    """Words that a date may begin with, beside digits and number words."""
    classes = ("weekday", "indefinite weekday", "ordinal", "indefinite ordinal", "unit", "this", "edge", "today", "part of day", "measured", "quarter", "season", "decade", "century")
    names = {name.split()[0] for calendar in ("gregorian", "hijri") for name in months(calendar)}
    fixed = {name.split()[0] for name in words("fixed day")}
    return frozenset(names.union(fixed, *(words(of) for of in classes), map(fold, ["في", "من", "نصف"])))


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def moved(day: date, by: int) -> date:
    """The same day ``by`` months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + by, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def week_of(day: date, by: int = 0) -> tuple[date, date]:
    """Monday and Sunday of the week ``by`` weeks later."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=by)
    return monday, monday + timedelta(days=6)


def weekday_in_month(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth such weekday of a month, the last for -1."""
    first, last = month_of(year, month)
    if nth < 0:
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    found = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return found if found <= last else None


def hijri(year: int, month: int, day: int) -> date | None:
    """The day of the Gregorian calendar, by the Umm al-Qura tables of hijridate (1343 to 1500)."""
    from hijridate import Hijri

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def hijri_month(year: int, month: int) -> tuple[date, date] | None:
    """First and last day of a Hijri month, None outside the tables."""
    low = hijri(year, month, 1)
    after = hijri(year + month // 12, month % 12 + 1, 1)
    return (low, after - timedelta(days=1)) if low and after else None


def hijri_year(day: date) -> int | None:
    """The Hijri year that a day lies in, None outside the tables."""
    from hijridate import Gregorian

    try:
        return Gregorian(day.year, day.month, day.day).to_hijri().year
    except (ValueError, OverflowError):
        return None
