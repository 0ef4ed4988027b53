"""Readers of dates: each looks at one token and what follows, and answers with what it found; the first that finds something wins."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache, lru_cache

from waqai.tasks.document import Token
from waqai.tasks.extract.days import (
    Span,
    beginnings,
    day_of,
    hijri,
    hijri_month,
    hijri_year,
    month_of,
    months,
    moved,
    numbered,
    week_of,
    weekday_in_month,
    words,
)  # fmt: skip
from waqai.tasks.extract.numbers import digits, may_begin, number_at, pieces

_BETWEEN = ("،", ",", "من", "-", "/", "(", "ل", "في", "ال", ".")
_TIME_PREPOSITIONS = frozenset("في منذ خلال شهر حتي الي من بين نهايه بدايه مطلع منتصف اواخر اوائل قبل بعد بحلول بشهر بتاريخ يوم لعام انتخابات و".split())
_AMBIGUOUS = frozenset("اب ايار ماي اوت مارس جوان نيسان صفر".split())  # father, a name, "mai", a verb, ...


@lru_cache(maxsize=100_000)
def begins(key: str) -> bool:
    """A date may begin with this word."""
    return key[0].isdigit() or bare(key) in beginnings() or key in beginnings() or bare(key)[:1].isdigit() or bool(pieces(key))


@lru_cache(maxsize=100_000)
def bare(key: str) -> str:
    """A word without و ف ب ل before it, where a word of dates is left."""
    if len(key) > 2 and key[0] in "وفبل" and (key[1:] in beginnings() or key[1].isdigit()):
        return key[1:]
    return key


class Reader:
    """One sentence's tokens and the article's day; ``ahead`` makes what may lie before or after the day lie after it."""

    def __init__(self, tokens: list[Token], day: date | None, ahead: bool = False):
        self.tokens, self.day, self.ahead = tokens, day, ahead
        self.keys = [token.word.key for token in tokens]

    def read(self, at: int) -> Span | None:
        """What the first reader that finds something finds."""
        for reader in readers_of(self.keys[at]):
            if span := reader(self, at):
                return span
        return None

    def key(self, i: int) -> str:
        """Folded word at ``i``, empty outside the sentence."""
        return self.keys[i] if 0 <= i < len(self.keys) else ""

    def bare(self, i: int) -> str:
        """As ``key``, without a clitic before a word of dates."""
        key = self.key(i)
        return bare(key) if key else ""

    def glued(self, i: int) -> int:
        """Letters of clitics before the word of dates at ``i``."""
        return len(self.key(i)) - len(self.bare(i))

    def small(self, i: int) -> tuple[int, int] | None:
        """(whole number, last token) of digits or number words at ``i``."""
        number = number_at(self.tokens, i) if 0 <= i < len(self.tokens) else None
        if number is None or number.value != int(number.value) or number.low is not None:
            return None
        return int(number.value), number.last

    def skip(self, i: int, over: Iterable[str], times: int = 1) -> int:
        """The next place behind words that may stand between the parts of a date."""
        for _ in range(times):
            if self.key(i) in over:
                i += 1
        return i

    def direction(self, i: int) -> str | None:
        """past, next or this, of the adjective at ``i``."""
        return words("direction").get(self.key(i))

    def month(self, i: int) -> tuple[int, int, bool] | None:
        """(month, last token, whether two names disagree) of a month at ``i``, doubled names taken whole: the first wins."""
        found = self._name(i, "gregorian") or self._month_number(i)
        if not found:
            return None
        month, last = found
        for hop in (1, 2):
            if hop == 2 and self.key(last + 1) not in ("/", "(", "-"):
                break
            if second := self._name(last + hop, "gregorian"):
                last = second[1] + (self.key(second[1] + 1) == ")")
                return month, last, month != second[0]
        return month, last, False

    def _name(self, i: int, calendar: str) -> tuple[int, int] | None:
        for length in (2, 1):
            if 0 <= i <= len(self.keys) - length:
                rest = self.keys[i + 1 : i + length]
                for first in (self.keys[i], self.bare(i)):
                    if (name := " ".join([first, *rest])) in months(calendar):
                        return months(calendar)[name], i + length - 1
        return None

    def _month_number(self, i: int) -> tuple[int, int] | None:
        """شهر 3, شهر ثلاثة, الشهر التاسع."""
        if self.bare(i) in ("شهر", "الشهر") or self.key(i - 1) in ("شهر", "بشهر", "لشهر"):
            at = i + (self.bare(i) in ("شهر", "الشهر"))
            if self.key(i) == "الشهر":
                found = (ordinal[0], ordinal[1]) if (ordinal := self.ordinal(at)) else None
            else:
                found = self.small(at)
            if found and 1 <= found[0] <= 12:
                return found
        return None

    def hijri_month(self, i: int) -> tuple[int, int] | None:
        """(month, last token) of a Hijri month."""
        return self._name(i, "hijri")

    def year(self, i: int, beside_month: bool = False) -> tuple[int, int] | None:
        """(year, last token), with عام or سنة before it where it stands."""
        j = i
        if beside_month:
            j = self.skip(j, _BETWEEN)
        named = self.skip(j, ("عام", "سنه", "العام", "لعام", "لسنه"))
        key = self.key(named)
        if re.fullmatch(r"(1[5-9]|20)\d\d" if not beside_month else r"(1[0-9]|20)\d\d", key):
            last = named + (self.key(named + 1) in ("م", "ميلادي", "ميلاديه"))
            return int(key), last
        if (named > j or beside_month) and key and not key[0].isdigit() and (small := self.small(named)) and 1000 < small[0] < 2200:
            return small
        return None

    def ordinal(self, i: int) -> tuple[int, int] | None:
        """(number, last token) of a definite ordinal: الخامس, السادس عشر, الحادي والعشرين; -1 for the last."""
        value = numbered("ordinal").get(self.key(i), numbered("ordinal").get(self.bare(i)))
        if value is None:
            return None
        following = self.key(i + 1)
        if following in ("عشر", "عشره") and value < 10:
            return value + 10, i + 1
        if following in ("عشر", "عشره"):
            return value, i + 1
        for ten, forms in ((20, ("والعشرين", "والعشرون")), (30, ("والثلاثين", "والثلاثون"))):
            if following in forms:
                return value % 10 + ten, i + 1
        return value, i

    def unit(self, i: int) -> str | None:
        """day, week, month, year, hour or decade, of the noun at ``i``."""
        return words("unit").get(self.key(i)) or words("unit").get(self.bare(i))

    def nearest_year(self, month: int, day: int, weekday: int | None = None) -> int | None:
        """Year of a day without one: the nearest to the article's day; that where the weekday fits, where one is named."""
        if not self.day:
            return None
        options = [found for year in range(self.day.year - 1, self.day.year + 2) if (found := day_of(year, month, day))]
        fitting = [found for found in options if found.weekday() == weekday] or options
        if self.ahead:
            fitting = [found for found in fitting if found >= self.day.replace(day=1)] or fitting
        return min(fitting, key=lambda found: (abs((found - self.day).days), found)).year if fitting else None

    def year_of_month(self, month: int, i: int) -> tuple[int | None, int, bool]:
        """(year, last token, hangs on the article's day) of a month that ends before ``i``: named, by an adjective, or the nearest."""
        if year := self.year(i, beside_month=True):
            return *year, False
        of_year = self.keys[i : i + 2] in (["من", "العام"], ["من", "السنه"])
        if of_year and (direction := self.direction(i + 2)):  # آب من العام الماضي
            return self.day and self.day.year + {"past": -1, "next": 1}.get(direction, 0), i + 2, True
        direction = self.direction(i)
        if not self.day:
            return None, i - 1 + (direction is not None), True
        if direction:
            shift = -(month >= self.day.month) if direction == "past" else (month <= self.day.month) if direction == "next" else 0
            return self.day.year + shift, i, True
        return self.nearest_year(month, 15), i - 1, True

    def looks_ahead(self, i: int) -> bool:
        """The nearest verb or word of planning before the date says that it is to come."""
        if self.ahead:
            return True
        before = self.tokens[max(0, i - 12) : i]
        for token in reversed(before):
            word = token.word
            if word.pos == "verb":
                return "s" in word.proclitics or (word.aspect == "i" and not any(t.word.key in ("كان", "كانت", "لم") for t in before))
            if word.key in ("سوف", "المقرر", "المرتقب", "المنتظر", "المتوقع", "مقرر", "مقرره"):
                return True
        return any(t.word.pos == "verb" and "s" in t.word.proclitics for t in self.tokens[i : i + 6])


    def told(self, i: int) -> bool:
        """The nearest verb before the date is in the past."""
        verb = next((t.word for t in reversed(self.tokens[max(0, i - 12) : i]) if t.word.pos == "verb"), None)
        return verb is not None and verb.aspect == "p" and not self.looks_ahead(i)


def _unknown(last: int, rule: str) -> Span:
    return Span(last, None, None, "unknown", True, rule)


def _day(last: int, day: date | None, relative: bool, rule: str) -> Span | None:
    return Span(last, day, day, "day", relative, rule) if day else None


def _numeric(r: Reader, i: int) -> Span | None:
    """2021-04-07; 7/4/2021; 22/04; 3/2015."""
    match = re.fullmatch(r"(\d{1,4})([/.\-\u2013])(\d{1,4})(?:\2(\d{1,4}))?", r.bare(i))
    if not match:
        return None
    a, mark, b, c = match.groups()
    if c is not None:
        if len(a) == 4 or len(c) == 4:
            whole, last = (int(a), int(b), int(c)) if len(a) == 4 else (int(c), int(b), int(a)), i + (r.key(i + 1) in _HIJRI)
            if 1300 < whole[0] < 1500 and last > i:
                return _day(last, hijri(*whole), False, "hijri numeric")
        if len(a) == 4:
            return _day(i, day_of(int(a), int(b), int(c)), False, "numeric")
        year = int(c) if len(c) == 4 else 2000 + int(c) if len(c) == 2 else 0
        return _day(i, (day_of(year, int(b), int(a)) or day_of(year, int(a), int(b))) if year else None, False, "numeric")
    named = r.bare(i - 1) in ("يوم", "في", "بتاريخ", "تاريخ") or r.bare(i - 1) in words("weekday") or (len(r.keys) == 1 and mark == "/" and not max(len(a), len(b)) > 2)
    year, month = (a, b) if len(a) == 4 else (b, a)
    if len(year) == 4 and len(month) <= 2 and 1 <= int(month) <= 12 and 1900 < int(year) < 2100 and (named or mark == "/"):
        return Span(i, *month_of(int(year), int(month)), "month", False, "month/year")
    if max(len(a), len(b)) > 2 or mark not in "/." or not (named or (mark == "/" and (a[0] == "0" or b[0] == "0" or 12 < int(b) <= 31))) or _counts(r, i + 1):
        return None
    day, month = (int(a), int(b)) if int(b) <= 12 else (int(b), int(a))
    if not 1 <= month <= 12 or not day_of(2000, month, day):
        return None
    year = r.nearest_year(month, day)
    return _day(i, day_of(year, month, day), True, "day/month") if year else _unknown(i, "day/month")


def _weekday_before(r: Reader, i: int) -> tuple[int | None, int]:
    """(weekday, next place) of "يوم الاثنين،" before a day of the month."""
    j = i
    while r.bare(j) in words("part of day") and j < i + 2 and (r.bare(j + 1) in words("weekday") or r.bare(j + 1)[:1].isdigit() or r.bare(j + 1) in words("part of day")):
        j += 1
    weekday = numbered("weekday").get(r.bare(j))
    if weekday is None:
        return None, j
    return weekday, r.skip(r.skip(j + 1, ("،", ",", "(", "-", "في")), ("ال", "الموافق"))


def _day_number(r: Reader, j: int) -> tuple[int, int] | None:
    key = r.bare(j)
    if key[:1].isdigit():
        number = digits(key)
        found = (int(number[0]), j) if number and number[1] is None and number[0] == int(number[0]) else None
    else:
        found = r.ordinal(j) or r.small(j)
        if not found and r.key(j) == "اول":
            found = (1, j)
    return found if found and 1 <= found[0] <= 31 else None


def _day_month(r: Reader, i: int) -> Span | None:
    """[weekday] 26 تموز [2021]; الخامس من حزيران; 5 من الشهر الحالي; الاثنين، يناير الثاني والعشرين، 2018."""
    weekday, j = _weekday_before(r, i)
    if (weekday is not None and (found := _month_day(r, j))) or (found := _month_day(r, i)):
        day, month, last, disagree = found
    else:
        found = _day_number(r, j)
        if not found:
            return None
        day, last = found
        k = r.skip(last + 1, ("من", "شهر", "-", "/", "في", "لشهر", ".", "بشهر"), 2)
        named = r.month(k)
        if not named:
            if islamic := r.hijri_month(k):
                return _hijri_day(r, day, *islamic)
            return _of_this_month(r, day, k)
        month, last, disagree = named
    rule = "day month, names disagree" if disagree else "day month"
    if year := r.year(last + 1, beside_month=True):
        if weekday is not None and day <= 5 and r.key(j) in words("ordinal") and (named := day_of(year[0], month, day)) and named.weekday() != weekday:
            return None  # the third Tuesday, not Tuesday the third
        return _day(year[1], day_of(year[0], month, day), False, rule)
    if not r.day:
        return _unknown(last, rule)
    if direction := r.direction(last + 1):
        in_this = day_of(r.day.year, month, min(day, 28)) or r.day
        shift = -(in_this > r.day) if direction == "past" else (in_this < r.day) if direction == "next" else 0
        return _day(last + 1, day_of(r.day.year + shift, month, day), True, rule)
    year = r.nearest_year(month, day, weekday)
    return _day(last, day_of(year, month, day), True, rule) if year else None


def _month_day(r: Reader, i: int) -> tuple[int, int, int, bool] | None:
    """(day, month, last token, disagreement) of "يناير الثاني والعشرين"."""
    month = r._name(i, "gregorian")
    if month and (ordinal := r.ordinal(month[1] + 1)) and 1 <= ordinal[0] <= 31:
        return ordinal[0], month[0], ordinal[1], False
    return None


def _of_this_month(r: Reader, day: int, k: int) -> Span | None:
    this = r.key(k) in words("this")
    if r.bare(k + this) != "الشهر":
        return None
    found = _unit_named(r, k)
    if found is None and not this and r.key(k + 1) not in ("الاول", "الثاني") and r.day and not (k + 1 < len(r.tokens) and r.tokens[k + 1].word.pos.startswith("adj")):
        return _day(k, day_of(r.day.year, r.day.month, day), True, "day of the month")
    if not found or found.low is None:
        return found
    return _day(found.last, day_of(found.low.year, found.low.month, day), True, "day of the month")


_HIJRI = frozenset(("ه", "هجري", "هجريه", "للهجره", "الهجري"))


def _hijri_year(r: Reader, i: int) -> tuple[int, int] | None:
    """(Hijri year, last token) at ``i``."""
    at = r.skip(r.skip(i, ("،", ",", "من")), ("عام", "سنه", "لعام"))
    match = re.fullmatch(r"(1[34]\d\d)(?:ه|هـ)?", r.key(at))
    return (int(match[1]), at + (r.key(at + 1) in _HIJRI)) if match else None


def _hijri_day(r: Reader, day: int, month: int, last: int) -> Span | None:
    """10 محرم 1443 هـ; without a year the one nearest to the article's day."""
    if year := _hijri_year(r, last + 1):
        return _day(year[1], hijri(year[0], month, day), False, "hijri")
    if not r.day:
        return _unknown(last, "hijri")
    near = hijri_year(r.day) or 0
    options = [found for year in (near - 1, near, near + 1) if (found := hijri(year, month, day))]
    return _day(last, min(options, key=lambda found: abs(found - r.day)), True, "hijri") if options else None


def _hijri_month(r: Reader, i: int) -> Span | None:
    """رمضان 1442 هـ; شهر رمضان المقبل."""
    j = i + (r.bare(i) == "شهر")
    found = r.hijri_month(j)
    if not found:
        return None
    month, last = found
    if year := _hijri_year(r, last + 1):
        span = hijri_month(year[0], month)
        return Span(year[1], *span, "month", False, "hijri month") if span else None
    direction = r.direction(last + 1)
    if not direction:
        return None
    if not r.day:
        return _unknown(last + 1, "hijri month")
    near = hijri_year(r.day) or 0
    spans = [span for year in (near - 1, near, near + 1) if (span := hijri_month(year, month))]
    fitting = [s for s in spans if (s[1] < r.day if direction == "past" else s[0] > r.day if direction == "next" else s[0] <= r.day <= s[1])]
    if not fitting:
        return None
    return Span(last + 1, *(fitting[-1] if direction == "past" else fitting[0]), "month", True, "hijri month")


_SPAN_OPENERS = frozenset("من بين يومي يوم ايام في الايام مابين".split())


def _days_to_days(r: Reader, i: int) -> Span | None:
    """من 4 إلى 22 أبريل; بين 4 و22 يناير 2016; يومي 14 و15 مارس; 17-19 ماي."""
    if both := re.fullmatch(r"(\d{1,2})[-\u2013](\d{1,2})", r.bare(i)):
        if not (int(both[1]) < int(both[2]) <= 31) or not r.month(r.skip(i + 1, ("من", "شهر"))):
            return None
        first, j = int(both[1]), i
        found = _with_month(r, int(both[2]), r.skip(i + 1, ("من", "شهر")))
    else:
        day = _day_number(r, i)
        if not day:
            return None
        first, j = day[0], day[1] + 1
        mark = r.key(j)
        if mark in ("-", "\u2013") or (mark in ("الي", "حتي") and r.bare(i - 1) in _SPAN_OPENERS):
            j = r.skip(j + 1, ("يوم",))
        elif r.bare(i - 1) in _SPAN_OPENERS and (mark == "و" or mark[:1] == "و"):
            j += mark == "و"
            while (between := _day_number(r, j)) and r.key(between[1] + 1)[:1] == "و":
                j = between[1] + 1 + (r.key(between[1] + 1) == "و")
        else:
            return None
        if not _day_number(r, j):
            return None
        found = _day_month(r, j)
    if not found or found.precision != "day" or not found.low or first >= found.low.day:
        return None
    return Span(found.last, found.low.replace(day=first), found.low, "day", found.relative, f"day to {found.rule}")


def _with_month(r: Reader, day: int, k: int) -> Span | None:
    month = r.month(k)
    if not month:
        return None
    year, last, relative = r.year_of_month(month[0], month[1] + 1)
    return _day(last, day_of(year, month[0], day), relative, "day month") if year else None


def _season(r: Reader, i: int) -> Span | None:
    """صيف 2014; صيف هذا العام; الصيف الماضي; هذا الشتاء: from the 21st of its first month."""
    this = r.key(i) in words("this")
    month = numbered("season").get(r.bare(i + this))
    if not month:
        return None
    last, year, direction = i + this, None, r.direction(i + this + 1)
    if direction or this:
        if not r.bare(i + this).startswith("ال"):
            return None
        last += direction is not None
        if r.day:
            start = date(r.day.year, month, 21)
            year = r.day.year - (direction == "past" and moved(start, 3) > r.day) + (direction == "next" and start <= r.day)
    elif named := (_bare_year(r, last + 1, near=True) or _unit_named(r, r.skip(last + 1, ("من",)))):
        if named.precision not in ("year", "unknown"):
            return None
        last, year = named.last, named.low.year if named.low else None
    else:
        return None
    if year is None:
        return _unknown(last, "season")
    low = date(year, month, 21)
    return Span(last, low, moved(low, 3) - timedelta(days=1), "quarter", direction is not None or this, "season")


def _decade(r: Reader, i: int) -> Span | None:
    """التسعينيات; ثمانينيات القرن الماضي; القرن الماضي, القرن العشرين."""
    start = numbered("decade").get(r.bare(i))
    if start:
        k = r.skip(i + 1, ("من",))
        last = k + 1 if r.bare(k) in words("century") and (r.direction(k + 1) or r.key(k + 1) in ("العشرين", "العشرون")) else i
        return Span(last, date(start, 1, 1), date(start + 9, 12, 31), "year", False, "decade")
    if r.bare(i) in words("century") and r.key(i + 1) in ("العشرين", "العشرون"):
        return Span(i + 1, date(1901, 1, 1), date(2000, 12, 31), "year", False, "century")
    if r.bare(i) in words("century") and (direction := r.direction(i + 1)):
        if not r.day:
            return _unknown(i + 1, "century")
        start = (r.day.year - 1) // 100 * 100 + 1 + {"past": -100, "next": 100}.get(direction, 0)
        return Span(i + 1, date(start, 1, 1), date(start + 99, 12, 31), "year", True, "century")
    return None


def _fixed_day(r: Reader, i: int) -> Span | None:
    """رأس السنة, عيد الميلاد 2014, عيد العمال."""
    for length in (3, 2, 1):
        name = [r.bare(i), *r.keys[i + 1 : i + length]]
        if len(name) == length and (value := words("fixed day").get(" ".join(name))):
            month, day = map(int, value.split("-"))
            last = i + length - 1
            if year := r.year(last + 1, beside_month=True):
                return _day(year[1], day_of(year[0], month, day), False, "fixed day")
            near = r.nearest_year(month, day)
            return _day(last, day_of(near, month, day), True, "fixed day") if near else _unknown(last, "fixed day")
    return None


def _edge(r: Reader, i: int) -> Span | None:
    """نهاية العام، أواخر 2017، مطلع الشهر المقبل، منتصف تموز."""
    edge = words("edge").get(r.bare(i)) or ("middle" if r.key(i) == "نصف" and r.bare(i + 1) == "شهر" else None)
    if not edge:
        return None
    inner = _month_year(r, i + 1) or _bare_year(r, i + 1) or _unit_named(r, i + 1)
    if not inner or inner.low is None:
        return inner
    low, high = inner.low, inner.high
    if inner.precision == "year":
        low, high = {
            "start": (low, moved(low, 3) - timedelta(days=1)), "middle": (moved(low, 5), moved(low, 7) - timedelta(days=1)),
            "late": (moved(low, 9), high), "end": (moved(low, 11), high),
        }[edge]  # fmt: skip
    elif inner.precision == "month" and edge == "middle":
        low, high = low.replace(day=15), low.replace(day=15)
    elif inner.precision == "month":  # the bound kept: its first or second half
        low, high = (low, low.replace(day=15)) if edge == "start" else (low.replace(day=16), high)
    return Span(inner.last, low, high, inner.precision, inner.relative, f"{edge} of {inner.precision}")


def _quarter(r: Reader, i: int) -> Span | None:
    """الربع الثالث من عام 2016; النصف الأول من العام الجاري."""
    kind, ordinal = words("quarter").get(r.bare(i)), r.ordinal(i + 1)
    length = {"quarter": 3, "half": 6}.get(kind or "")
    if not length or not ordinal or not 1 <= abs(ordinal[0]) <= 12 // length:
        return None
    k = r.skip(ordinal[1] + 1, ("من", "في"))
    year = _bare_year(r, k, near=True) or _unit_named(r, k)
    if not year or year.precision not in ("year", "unknown"):
        return None
    if year.low is None:
        return _unknown(year.last, kind)
    number = ordinal[0] if ordinal[0] > 0 else 12 // length
    low = moved(year.low, (number - 1) * length)
    return Span(year.last, low, moved(low, length) - timedelta(days=1), "quarter" if length == 3 else "year", year.relative, kind)


def _nth_weekday(r: Reader, i: int) -> Span | None:
    """أول ثلاثاء من شهر آذار; الاثنين الأخير من تشرين الأول; ثالث يوم; آخر أسبوع في سبتمبر 2014; أحد الأسبوع الماضي."""
    bare_ordinal, plain = numbered("indefinite ordinal").get(r.bare(i)), numbered("indefinite weekday")
    i += r.bare(i) == "يوم" and r.key(i + 1) in words("weekday")
    if bare_ordinal is not None and (r.key(i + 1) in plain or r.key(i + 1) in ("يوم", "اسبوع")):
        nth, what, last = bare_ordinal, r.key(i + 1), i + 1
    elif r.bare(i) in {*words("weekday"), "اليوم", "الاسبوع"} and (ordinal := r.ordinal(i + 1)) and ordinal[0] <= 5:
        nth, last = ordinal
        what = r.bare(i)
    elif r.key(i) in plain and r.bare(i + 1) == "الاسبوع" and (week := _unit_named(r, i + 1)) and week.low:
        return _day(week.last, week.low + timedelta(days=plain[r.key(i)]), True, "weekday of a week")
    else:
        return None
    k = r.skip(last + 1, ("من", "في"))
    k = k + (r.key(k) in ("شهر", "بشهر", "لشهر"))
    month = r.month(k)
    if month:
        year, last, relative = r.year_of_month(month[0], month[1] + 1)
        if year is None:
            return _unknown(last, "nth of a month")
    elif r.day and r.bare(i) in words("weekday") and nth > 0 and r.key(k) != "الاسبوع":
        year, month, relative = r.day.year, (r.day.month,), True
    else:
        return None
    weekday = plain.get(what, numbered("weekday").get(what))
    if weekday is not None:
        return _day(last, weekday_in_month(year, month[0], weekday, nth), relative, "nth weekday of a month")
    first, end = month_of(year, month[0])
    if what in ("يوم", "اليوم"):
        return _day(last, end if nth < 0 else day_of(year, month[0], nth), relative, "nth day of a month")
    monday = weekday_in_month(year, month[0], 0, nth) or first
    if nth < 0 and monday + timedelta(days=6) > end:
        monday -= timedelta(days=7)
    return Span(last, monday, monday + timedelta(days=6), "week", relative, "nth week of a month")


def _month_year(r: Reader, i: int) -> Span | None:
    """تموز 2021; شهر يونيو الماضي; حزيران المقبل; شهر 3."""
    numbered_month = r.bare(i) in ("شهر", "الشهر")
    j = r.skip(i + 1, ("من",)) if r.bare(i) == "شهر" else i
    found = r.month(j)
    if not found:
        return None
    month, last, disagree = found
    named = r.year(last + 1, beside_month=True) or r.direction(last + 1)
    if not named and not numbered_month and r.bare(i) in _AMBIGUOUS and r.bare(i - 1) not in _TIME_PREPOSITIONS:
        return None
    year, last, relative = r.year_of_month(month, last + 1)
    rule = "month, names disagree" if disagree else "month"
    return Span(last, *month_of(year, month), "month", relative, rule) if year else _unknown(last, rule)


def _bare_year(r: Reader, i: int, near: bool = False) -> Span | None:
    """عام 2019; سنة 2003; في 2016; منذ 1990; عامي 2019 و2020."""
    word = r.bare(i)
    found = r.year(i) if word in ("عام", "سنه", "العام", "السنه", "عامي") or word in ("لعام", "بعام") else None
    if not found and re.fullmatch(r"(19|20)\d\d", r.bare(i)) and (
        near or r.bare(i - 1) in _TIME_PREPOSITIONS or r.bare(i - 1) in words("edge") or re.fullmatch(r"(19|20)\d\d", r.key(i - 1)) and r.key(i)[0] == "و"
    ) and not _counts(r, i + 1):  # fmt: skip
        found = int(r.bare(i)), i
    return Span(found[1], date(found[0], 1, 1), date(found[0], 12, 31), "year", False, "year") if found else None


def _counts(r: Reader, i: int) -> bool:
    """A counted noun follows, so the number before it is an amount and no year."""
    if not 0 <= i < len(r.tokens):
        return False
    word = r.tokens[i].word
    return word.pos == "noun" and not word.proclitics and word.state != "d" and word.key not in ("م", "اي", "وهو")


def _unit_named(r: Reader, i: int) -> Span | None:
    """العام الماضي، الأسبوع المقبل [الأحد]، هذا الشهر، نهاية العام (with nothing behind: the article's own)."""
    this = r.key(i) in words("this")
    j = i + this
    word, unit = r.bare(j), r.unit(j)
    if not unit or not word.startswith("ال") or unit == "hour" or word in words("dual"):
        return None
    twice = {"قبل": "past", "بعد": "next"}.get(r.key(j + 1)) == (r.direction(j + 2) or "")  # العام قبل الماضي
    direction = r.direction(j + 1 + twice)
    inside = r.bare(i - 1) in words("edge")
    if not direction and not (this or (inside and unit in ("year", "month", "week"))):
        return None
    shift, last = {"past": -1, "next": 1}.get(direction or "this", 0), j + (direction is not None)
    if twice:
        shift, last = 2 * shift, j + 2
    if unit == "day":
        return None if not this or r.key(j + 1) == "من" else _day(j, r.day, True, "this day") or _unknown(j, "this day")
    if not r.day:
        return _unknown(last, f"{unit} named")
    if unit == "week":
        low, high = week_of(r.day, shift)
        weekday = numbered("weekday").get(r.key(last + 1))
        if weekday is not None:
            return _day(last + 1, low + timedelta(days=weekday), True, "weekday of a week")
        return Span(last, low, high, "week", True, "week named")
    if unit == "month":
        first = moved(r.day.replace(day=1), shift)
        return Span(last, *month_of(first.year, first.month), "month", True, "month named")
    if unit == "decade":
        start = r.day.year // 10 * 10 + 10 * shift
        return Span(last, date(start, 1, 1), date(start + 9, 12, 31), "year", True, "decade named")
    year = r.day.year + shift
    return Span(last, date(year, 1, 1), date(year, 12, 31), "year", True, "year named")


def _day_word(r: Reader, i: int) -> Span | None:
    """اليوم، أمس الإثنين، مساء أمس، أول أمس، بعد غد، اليوم الخميس."""
    j, today = i, numbered("today")
    while r.bare(j) in words("part of day") and j < i + 2:
        j += 1
    if (r.bare(j) in ("اول", "قبل") and today.get(r.key(j + 1)) == -1) or (today.get(r.bare(j)) == -1 and r.key(j + 1) == "الاول"):
        shift, last = -2, j + 1
    elif r.bare(j) == "اول" and r.key(j + 1) == "من" and today.get(r.key(j + 2)) == -1:
        shift, last = -2, j + 2
    elif r.bare(j) == "بعد" and today.get(r.key(j + 1)) == 1:
        shift, last = 2, j + 1
    elif r.bare(j) in today:
        shift, last = today[r.bare(j)], j
        if r.bare(j) == "اليوم" and r.key(j + 1) in ("\"", "»", "”") and {"\"", "«", "“"} & set(r.keys[max(0, j - 3) : j]):
            return None  # قناة "روسيا اليوم"
        if r.key(j - 1) in (*words("this"), "ذلك") or (r.bare(j) == "اليوم" and r.ordinal(j + 1) and not r.direction(j + 1)):
            return None
        if r.bare(j) == "الليله" and r.key(j + 1) == "قبل" and r.direction(j + 2) == "past":
            shift, last = -2, j + 2
        elif r.bare(j) in ("اليوم", "الليله") and r.direction(j + 1) in ("past", "next"):
            shift, last = {"past": -1, "next": 1}[r.direction(j + 1)], j + 1
    else:
        return None
    if r.key(last + 1) in words("weekday"):
        last += 1
    elif r.key(last + 1) in ("(", "-") and r.key(last + 2) in words("weekday"):
        last += 2 + (r.key(last + 3) == ")")
    k = r.skip(r.skip(last + 1, ("،", ",", "(")), ("الموافق",))
    if r.day and (exact := _day_month(r, k) or _numeric(r, k) if r.key(k)[:1].isdigit() else None) and exact.low == r.day + timedelta(days=shift):
        last = exact.last + (r.key(k - 1) == "(" and r.key(exact.last + 1) == ")")
    return _day(last, r.day + timedelta(days=shift), True, "day word") if r.day else _unknown(last, "day word")


def _weekday(r: Reader, i: int) -> Span | None:
    """الجمعة; يوم السبت الماضي; الأحد المقبل; السبت السادس عشر: alone, the nearest that fits the verb's tense."""
    j = i
    while r.bare(j) in words("part of day") and j < i + 2:
        j += 1
    target = numbered("weekday").get(r.bare(j))
    if target is None or r.key(j - 1) in ("قانون", "صلاه", "خطبه", "سوق", "مسجد", "حزب") or r.key(j + 1) in ("الاسود", "العظيمه", "الحزينه"):
        return None
    direction = r.direction(j + 1)
    if r.key(j + 1) == "بعد" and r.direction(j + 2) == "next" and r.day:
        return _day(j + 2, r.day + timedelta(days=14 - (r.day.weekday() - target) % 7), True, "weekday")
    if not r.day:
        return _unknown(j + (direction is not None), "weekday")
    back, ordinal = (r.day.weekday() - target) % 7, r.ordinal(j + 1)
    if ordinal and ordinal[0] > 5 and (found := _weekday_with_day(r, target, ordinal[0])):
        return _day(_of_this_month_end(r, ordinal[1]), found, True, "weekday and day")
    if direction == "past":
        return _day(j + 1, r.day - timedelta(days=back or 7), True, "weekday")
    if direction == "next":
        return _day(j + 1, r.day + timedelta(days=7 - back), True, "weekday")
    if r.key(j + 1) == "من" and r.bare(j + 2) == "الاسبوع" and (week := _unit_named(r, j + 2)) and week.low:
        return _day(week.last, week.low + timedelta(days=target), True, "weekday of a week")
    if r.looks_ahead(i):
        return _day(j, r.day + timedelta(days=(7 - back) % 7), True, "weekday")
    return _day(j, r.day - timedelta(days=back), True, "weekday")


def _weekday_with_day(r: Reader, weekday: int, number: int) -> date | None:
    """The nearest month in which that day falls on that weekday."""
    options = [day_of(first.year, first.month, number) for by in range(-3, 4) for first in [moved(r.day.replace(day=1), by)]]
    fitting = [day for day in options if day and day.weekday() == weekday]
    return min(fitting, key=lambda day: abs((day - r.day).days)) if fitting else None


def _of_this_month_end(r: Reader, last: int) -> int:
    k = r.skip(last + 1, ("من",))
    k = r.skip(k, words("this"))
    return k + (r.direction(k + 1) == "this") if k > last + 1 and r.bare(k) == "الشهر" else last


def _distance(r: Reader, i: int) -> Span | None:
    """قبل ثلاثة أيام، منذ أسبوع، بعد شهرين، خلال 48 ساعة؛ في غضون أسبوعين؛ 3 أيام القادمة; الأيام الثلاثة المقبلة."""
    word, j = r.bare(i), i + 1
    if word == "في" and r.key(j) == "غضون":
        word, j = "غضون", j + 1
    sign = -1 if word == "من" and i == 0 else numbered("measured").get(word)
    if sign is None:
        return _coming(r, i)
    while r.bare(j) in ("نحو", "حوالي", "قرابه", "اكثر", "اقل", "من") and j < i + 4:
        j += 1
    found = _amount(r, j)
    if not found:
        return None
    count, unit, last = found
    if (unit == "hour" and count < 24) or not 0 < count < 400 or (r.key(last + 1) == "من" and r.bare(last + 2) not in ("الان", "اليوم")) or (word == "بعد" and r.key(last + 1) == "علي"):
        return None
    if word == "خلال" and r.direction(last + 1) == "past":
        sign, last = -1, last + 1
    elif sign > 0 and r.told(i):
        # Counted from what is told, not from the article's day.
        return _unknown(last, "distance")
    if not r.day:
        return _unknown(last, "distance")
    day = shifted(r.day, sign * count, unit)
    return Span(last, day, day, {"decade": "year", "hour": "day"}.get(unit, unit), True, "distance")


def _amount(r: Reader, j: int) -> tuple[int, str, int] | None:
    """(count, unit, last token) of "شهرين", "ثلاثة أيام", "أسبوع"."""
    if r.key(j) in words("dual"):
        return 2, words("unit")[r.key(j)], j
    if small := r.small(j):
        unit = words("unit").get(r.key(small[1] + 1))
        return (small[0], unit, small[1] + 1) if unit else None
    unit = words("unit").get(r.key(j))
    if unit == "year" and r.key(j + 1).isdigit():
        return None  # منذ سنة 1996
    if unit == "month" and (r.month(j + 1) or r.hijri_month(j + 1)) or unit == "day" and r.key(j + 1) in words("weekday"):
        return None  # منذ شهر مارس
    return (1, unit, j) if unit and not r.key(j).startswith("ال") else None


def apart(tokens: list[Token], i: int) -> tuple[int, str] | None:
    """(count, unit) by which what token ``i`` names lies before (below zero) or after what is told: بعد يومين من مقتل، قبل أسبوع من وقوع الهجوم، غداة محادثات."""
    if i and tokens[i - 1].word.stem == "غداه":
        return -1, "day"
    at = i - 1 if i < 2 or tokens[i - 1].word.key in _OFF else i - 2
    if at < 2 or tokens[at].word.key not in _OFF or at < i - 1 and not tokens[i - 1].word.pos.startswith("noun"):
        return None
    reader = Reader(tokens, None)
    for start in range(at - 2, max(-1, at - 5), -1):
        sign = {"بعد": -1, "قبل": 0 if tokens[at].word.key == "علي" else 1}.get(reader.key(start).lstrip("و"))
        if sign and (found := _amount(reader, start + 1)) and found[2] == at - 1:
            return (0, "day") if found[1] == "hour" and found[0] < 24 else (sign * found[0], found[1])
    return None


_OFF = ("من", "علي")


def shifted(day: date, count: int, unit: str) -> date:
    """The day ``count`` units later."""
    if unit in ("hour", "day", "week"):
        return day + timedelta(days=count // 24 if unit == "hour" else count * (7 if unit == "week" else 1))
    return moved(day, count * {"month": 1, "year": 12, "decade": 120}[unit])


def _coming(r: Reader, i: int) -> Span | None:
    """3 أيام القادمة: from tomorrow to the third day."""
    found = _amount(r, i) if r.small(i) else None
    if not found or found[1] != "day" or r.direction(found[2] + 1) not in ("next", "past"):
        return None
    last = found[2] + 1
    if not r.day:
        return _unknown(last, "days")
    day, span = timedelta(days=1), timedelta(days=found[0])
    low, high = (r.day + day, r.day + span) if r.direction(last) == "next" else (r.day - span, r.day - day)
    return Span(last, low, high, "day", True, "days")


# Readers in their order, each with the classes of words (or the words) that its dates begin with.
_DAY = {"digits", "number", "ordinal", "اول"}
READERS: dict[Callable[[Reader, int], Span | None], set[str]] = {
    _numeric: {"digits"},
    _quarter: {"quarter"},
    _days_to_days: _DAY,
    _day_month: _DAY | {"part of day", "weekday", "gregorian"},
    _fixed_day: {"fixed day"},
    _nth_weekday: {"indefinite ordinal", "indefinite weekday", "weekday", "يوم", "اليوم", "الاسبوع"},
    _edge: {"edge", "نصف"},
    _day_word: {"part of day", "today", "اول", "قبل", "بعد"},
    _weekday: {"part of day", "weekday"},
    _distance: {"measured", "digits", "number", "من", "في"},
    _hijri_month: {"hijri", "شهر"},
    _season: {"this", "season"},
    _decade: {"decade", "century"},
    _month_year: {"gregorian", "شهر", "الشهر", "digits", "number", "ordinal"},
    _bare_year: {"digits", "عام", "سنه", "العام", "السنه", "عامي", "لعام", "بعام"},
    _unit_named: {"this", "unit"},
}


@lru_cache(maxsize=100_000)
def readers_of(key: str) -> tuple[Callable[[Reader, int], Span | None], ...]:
    """The readers whose dates may begin with a word, none for most."""
    if not begins(key):
        return ()
    classes = {key, bare(key)} | {name for name, first in _first_words().items() if key in first or bare(key) in first}
    if key[0].isdigit() or bare(key)[0].isdigit():
        classes.add("digits")
    if may_begin(key):
        classes.add("number")
    return tuple(reader for reader, opening in READERS.items() if opening & classes)


@cache
def _first_words() -> dict[str, set[str]]:
    """First words of the classes that READERS names."""
    calendars = {name: months(name) for name in ("gregorian", "hijri")}
    return {name: {form.split()[0] for form in calendars.get(name) or words(name)} for opening in READERS.values() for name in opening}
