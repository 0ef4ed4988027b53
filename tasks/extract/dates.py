"""Dates named in a text, resolved against the article's day: days, months, years, weekdays, spans and relative words.

Each reader below looks at one token and what follows; the first that reads something wins.  Without an article day, what is relative stays unresolved.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from waqai.tasks import lexicon
from waqai.tasks.document import Document, Token
from waqai.tasks.extract.numbers import digits, pieces
from waqai.tasks.normalise import fold


@dataclass(slots=True)
class DateMention:
    """A date: tokens ``first`` to ``last`` of the sentence; ``date_from`` is None where it cannot be resolved."""

    sentence_no: int
    first: int
    last: int
    start: int
    end: int
    date_from: date | None
    date_to: date | None
    precision: str
    relative: bool
    rule: str


@dataclass(slots=True)
class _Span:
    """What a reader found: last token, days, precision, whether it was read from the article's day."""

    last: int
    low: date | None
    high: date | None
    precision: str
    relative: bool
    rule: str


WEEKDAYS = {fold(w): i for i, names in enumerate(["الاثنين|الإثنين", "الثلاثاء", "الأربعاء|الاربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]) for w in names.split("|")}
_ORDINALS = {
    fold(form): n
    for n, forms in enumerate(
        "الأول|الأولى الثاني|الثانية الثالث|الثالثة الرابع|الرابعة الخامس|الخامسة السادس|السادسة السابع|السابعة الثامن|الثامنة التاسع|التاسعة العاشر|العاشرة".split(), 1
    )
    for form in forms.split("|")
}
_UNITS = {
    **dict.fromkeys(map(fold, "يوم أيام يوما يومين اليوم اليومين الأيام يومان".split()), "day"),
    **dict.fromkeys(map(fold, "أسبوع أسابيع أسبوعا أسبوعين الأسبوع الأسبوعين الأسابيع أسبوعان".split()), "week"),
    **dict.fromkeys(map(fold, "شهر أشهر شهور شهرا شهرين الشهر الشهرين الأشهر شهران الشهور".split()), "month"),
    **dict.fromkeys(map(fold, "سنة سنوات سنين عام أعوام عاما عامين سنتين السنة العام العامين السنوات الأعوام سنتان عامان".split()), "year"),
    **dict.fromkeys(map(fold, "ساعة ساعات الساعات".split()), "hour"),
}
_DUAL = {fold(w) for w in "يومين يومان اليومين أسبوعين أسبوعان الأسبوعين شهرين شهران الشهرين عامين عامان سنتين سنتان العامين ساعتين".split()}
_PAST = {fold(w) for w in "الماضي الماضية الفائت الفائتة المنصرم المنصرمة السابق السابقة الأخير الأخيرة الماضيين الماضيان المنقضي المنقضية الفارط الفارطة".split()}
_NEXT = {fold(w) for w in "المقبل المقبلة القادم القادمة التالي التالية الآتي المقبلين القادمين الجاري|".split() if "|" not in w}
_THIS = {fold(w) for w in "الحالي الحالية الجاري الجارية هذا هذه الراهن الراهنة".split()}


@cache
def _months() -> dict[str, int]:
    return {fold(name): int(row["month"]) for row in lexicon.rows("months") if row["calendar"] == "gregorian" for name in lexicon.values(row["names"])}


@cache
def _hijri() -> dict[str, int]:
    return {fold(name): int(row["month"]) for row in lexicon.rows("months") if row["calendar"] == "hijri" for name in lexicon.values(row["names"])}


class _Reader:
    """One sentence's tokens and the article's day."""

    def __init__(self, tokens: list[Token], day: date | None):
        self.tokens, self.day = tokens, day
        self.keys = [token.word.key for token in tokens]

    def key(self, i: int) -> str:
        return self.keys[i] if 0 <= i < len(self.keys) else ""

    def bare(self, i: int) -> str:
        """Key without و ف ب ل before it."""
        key = self.key(i)
        return key[1:] if len(key) > 3 and key[0] in "وفبل" and key[1:3] in ("ال", "يو", "عا", "سن", "شه", "نه", "بد", "مط", "او", "ام", "غد", "من") else key

    def small(self, i: int) -> tuple[int, int] | None:
        """(whole number, last token) of digits or number words at ``i``."""
        from waqai.tasks.extract.numbers import _read

        if not 0 <= i < len(self.tokens):
            return None
        number = _read(self.tokens, i)
        if number is None or number.value != int(number.value) or number.low is not None:
            return None
        return int(number.value), number.last

    def month(self, i: int) -> tuple[int, int] | None:
        """(month, last token) of a month's name at ``i``, doubled names taken whole; the first of two that disagree wins."""
        found = self._month(i)
        if not found:
            return None
        month, last = found
        for hop in (1, 2):
            if hop == 2 and self.key(last + 1) not in ("/", "(", "-"):
                break
            second = self._month(last + hop)
            if second:
                last = second[1]
                if self.key(last + 1) == ")":
                    last += 1
                break
        return month, last

    def _month(self, i: int) -> tuple[int, int] | None:
        for length in (2, 1):
            if i + length > len(self.keys):
                continue
            for cut in (0, 1):
                words = " ".join([self.key(i)[cut:], *self.keys[i + 1 : i + length]])
                if cut and self.key(i)[:1] not in "وفبل":
                    continue
                if words in _months():
                    return _months()[words], i + length - 1
        return None

    def year(self, i: int) -> tuple[int, int] | None:
        """(year, last token), with عام or سنة before it where it stands."""
        j = i
        if self.bare(j) in ("عام", "سنه", "العام", "سنة", "من"):
            j += 1
            if self.bare(j) in ("عام", "سنه", "العام"):
                j += 1
        key = self.key(j)
        if re.fullmatch(r"(1[5-9]|20)\d\d", key):
            last = j
            if self.key(j + 1) == "م" or self.key(j + 1) == "ميلادي":
                last += 1
            return int(key), last
        if j > i and (small := self.small(j)) and 1000 < small[0] < 2200 and not key[0].isdigit():
            return small
        return None


def find_dates(doc: Document) -> list[DateMention]:
    """All dates of a document, in order."""
    found = []
    for sentence in doc.sentences:
        if not any(_may_begin(token.word.key) for token in sentence.tokens):
            continue
        reader, at = _Reader(sentence.tokens, doc.published), 0
        while at < len(sentence.tokens):
            span = next((s for read in _READERS if (s := read(reader, at))), None) if _may_begin(reader.key(at)) else None
            if span is None:
                at += 1
                continue
            tokens = sentence.tokens
            start = tokens[at].start + _glued(tokens[at])
            found.append(
                DateMention(sentence.no, at, span.last, start, tokens[span.last].end, span.low, span.high, span.precision, span.relative, span.rule)
            )
            at = span.last + 1
    return found


_START = {fold(w) for w in (
    "اليوم أمس غدا غد البارحة الليلة يوم ليل ليلة صباح مساء فجر ظهر منذ قبل بعد خلال مطلع بداية نهاية أواخر أوائل منتصف مستهل ختام نهايات بدايات الشهر الأسبوع العام السنة عام سنة هذا هذه "
    "أمسية الربع في شهر حتى بحلول أول مساءأمس اليومين الأيام السنوات الأشهر الأسابيع العامين الشهرين والعام النصف الساعات"
).split()}  # fmt: skip


@cache
def _single_months() -> set[str]:
    return {name.split()[0] for name in [*_months(), *_hijri()]}


def _may_begin(key: str) -> bool:
    bare = key[1:] if len(key) > 2 and key[0] in "وفبل" else key
    return (
        key[0].isdigit() or key in _START or bare in _START or key in WEEKDAYS or bare in WEEKDAYS or key in _single_months() or bare in _single_months()
        or key in _ORDINALS or bare in _ORDINALS or bare[:1].isdigit() or bool(pieces(key))
    )  # fmt: skip


def _glued(token: Token) -> int:
    key = token.word.key
    bare = key[1:]
    return 1 if len(key) > 3 and key[0] in "وفبل" and (bare in _START or bare in WEEKDAYS or bare in _single_months() or bare[0].isdigit()) else 0


def _clamp(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _near(r: _Reader, month: int, day: int) -> int | None:
    """Year of a day and month without one: that which lies nearest to the article's day, past before future."""
    if not r.day:
        return None
    options = [(abs((d - r.day).days), -y, y) for y in (r.day.year - 1, r.day.year, r.day.year + 1) if (d := _clamp(y, month, day))]
    return min(options)[2] if options else None


def _month_days(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _shift(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


# ---- Readers ------------------------------------------------------------------------------------------------------------


def _numeric(r: _Reader, i: int) -> _Span | None:
    key = r.key(i)
    match = re.fullmatch(r"(\d{1,4})([/.\-\u2013])(\d{1,2})(?:\2(\d{1,4}))?", key)
    if not match:
        return None
    a, sep, b, c = match.groups()
    if c is None:
        if sep == "/" and len(a) <= 2 and int(b) <= 12 and int(a) <= 31 and (r.bare(i - 1) in ("يوم", "في", "بتاريخ", "تاريخ") or r.bare(i - 1) in WEEKDAYS) and (year := _near(r, int(b), int(a))):
            day = _clamp(year, int(b), int(a))
            return _Span(i, day, day, "day", True, "day/month") if day else None
        return None
    if len(a) == 4:
        day = _clamp(int(a), int(b), int(c))
    else:
        year = int(c) if len(c) == 4 else 2000 + int(c) if len(c) == 2 else 0
        day = _clamp(year, int(b), int(a)) or _clamp(year, int(a), int(b)) if year else None
    return _Span(i, day, day, "day", False, "numeric") if day else None


def _day_month(r: _Reader, i: int) -> _Span | None:
    """[weekday] 26 تموز [2021]; الخامس من حزيران; 12 و13 يناير."""
    j = i
    if r.bare(j) in ("يوم", "ليله", "صباح", "مساء") and (r.key(j + 1) in WEEKDAYS or r.key(j + 1)[:1].isdigit()):
        j += 1
    if r.bare(j) in WEEKDAYS:
        j += 1
        if r.key(j) in ("،", ",", "(", "ال", "الموافق", "-"):
            j += 1
        if r.key(j) == "الموافق":
            j += 1
    parsed = None
    key = r.key(j) if r.key(j)[:1] not in "وبل" or len(r.key(j)) < 2 or not r.key(j)[1].isdigit() else r.key(j)[1:]
    if key[:1].isdigit() and (number := digits(key)) and number[1] is None and 1 <= number[0] <= 31 and number[0] == int(number[0]):
        parsed, last = int(number[0]), j
    elif r.bare(j) in _ORDINALS or r.key(j) in _ORDINALS:
        parsed, last = _ordinal(r, j)
    elif (small := r.small(j)) and 1 <= small[0] <= 31:
        parsed, last = small
    if parsed is None:
        return None
    k = last + 1
    while r.key(k) in ("من", "شهر", "-", "/", "في", "لشهر") and k < last + 3:
        k += 1
    month = r.month(k)
    if not month:
        hijri = _hijri_month(r, k)
        if hijri:
            return _hijri_day(r, parsed, *hijri)
        if r.bare(k) in ("الشهر",) and (month_span := _unit_named(r, k)) and month_span.low:
            day = _clamp(month_span.low.year, month_span.low.month, parsed)
            return _Span(month_span.last, day, day, "day", True, "day of the month") if day else None
        return None
    number, last = month
    year, relative = None, False
    y = last + 1
    if r.key(y) in ("،", ",", "من", "-", "/", "("):
        y += 1
    if found := r.year(y):
        year, last = found
    elif r.key(last + 1) in _PAST | _NEXT | _THIS and r.day:
        word, last, relative = r.key(last + 1), last + 1, True
        year = r.day.year
        if word in _PAST and (_clamp(year, number, min(parsed, 28)) or r.day) > r.day:
            year -= 1
        if word in _NEXT and (_clamp(year, number, min(parsed, 28)) or r.day) < r.day:
            year += 1
    elif r.day:
        year, relative = _near(r, number, min(parsed, 28)), True
    if year is None:
        return _Span(last, None, None, "unknown", True, "day month")
    day = _clamp(year, number, parsed)
    return _Span(last, day, day, "day", relative, "day month") if day else None


def _ordinal(r: _Reader, i: int) -> tuple[int | None, int]:
    key = r.key(i) if r.key(i) in _ORDINALS else r.bare(i)
    value = _ORDINALS[key]
    nxt = r.key(i + 1)
    if nxt in ("عشر", "عشره"):
        return value + 10, i + 1
    if nxt in ("والعشرين", "والعشرون"):
        return value + 20, i + 1
    if nxt in ("والثلاثين", "والثلاثون"):
        return value + 30, i + 1
    return value, i


def _hijri_month(r: _Reader, i: int) -> tuple[int, int] | None:
    for length in (2, 1):
        words = " ".join(r.keys[i : i + length])
        if i + length <= len(r.keys) and words in _hijri():
            return _hijri()[words], i + length - 1
    return None


def _hijri_day(r: _Reader, day: int, month: int, last: int) -> _Span | None:
    match = re.fullmatch(r"(1[34]\d\d)(?:ه|هـ)?", r.key(last + 1)) or (re.fullmatch(r"(1[34]\d\d)", r.key(last + 2)) if r.bare(last + 1) in ("عام", "سنه") else None)
    if not match:
        return None
    from hijridate import Hijri

    end = last + (1 if r.key(last + 1).startswith("1") else 2)
    if r.key(end + 1) in ("ه", "هجري", "هجريه", "للهجره"):
        end += 1
    try:
        found = Hijri(int(match[1]), month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    found = date(found.year, found.month, found.day)
    return _Span(end, found, found, "day", False, "hijri")


_EDGE = {**dict.fromkeys(map(fold, "بداية مطلع أوائل مستهل بدايات".split()), "start"), **dict.fromkeys(map(fold, "نهاية أواخر ختام نهايات آخر".split()), "end"), fold("منتصف"): "middle"}


def _edge(r: _Reader, i: int) -> _Span | None:
    """نهاية العام، أواخر 2017، مطلع الشهر المقبل، منتصف تموز."""
    edge = _EDGE.get(r.bare(i))
    if not edge:
        return None
    inner = _month_year(r, i + 1) or _bare_year(r, i + 1) or _unit_named(r, i + 1)
    if not inner:
        return None
    if inner.low is None:
        return inner
    low, high = inner.low, inner.high
    if inner.precision == "year":
        low, high = {"start": (low, _shift(low, 2)), "middle": (_shift(low, 5), _shift(low, 6)), "end": (_shift(low, 11) if r.bare(i) == "نهايه" else _shift(low, 9), high)}[edge]
        return _Span(inner.last, low, high, "year" if edge == "end" else inner.precision, inner.relative, f"{edge} of year")
    return _Span(inner.last, low, high, inner.precision, inner.relative, f"{edge} of {inner.precision}")


def _month_year(r: _Reader, i: int) -> _Span | None:
    """تموز 2021; شهر يونيو الماضي; حزيران المقبل."""
    j = i + 1 if r.bare(i) == "شهر" else i
    if r.key(j) in ("من",):
        j += 1
    found = r.month(j)
    if not found:
        return None
    month, last = found
    y = last + 1
    if r.key(y) in ("،", ",", "من", "/", "-"):
        y += 1
    if year := r.year(y):
        low, high = _month_days(year[0], month)
        return _Span(year[1], low, high, "month", False, "month year")
    word = r.key(last + 1)
    named = word in _PAST | _NEXT | _THIS
    if not named and _ambiguous(r, i, j):
        return None
    if not r.day:
        return _Span(last, None, None, "unknown", True, "month")
    year = r.day.year
    if word in _PAST:
        year -= month >= r.day.month
    elif word in _NEXT:
        year += month <= r.day.month
    else:
        year = min((abs((date(y, month, 15) - r.day).days), -y, y) for y in (year - 1, year, year + 1))[2]
    low, high = _month_days(year, month)
    return _Span(last + named, low, high, "month", True, "month")


def _ambiguous(r: _Reader, i: int, j: int) -> bool:
    """آب, أيار, ماي, أوت and the like are names and words too: alone they need شهر or a preposition of time before them."""
    return j == i and r.bare(i - 1) not in ("في", "منذ", "خلال", "شهر", "حتي", "الي", "من", "بين", "نهايه", "بدايه", "مطلع", "منتصف", "اواخر", "اوائل", "قبل", "بعد", "بحلول")


def _bare_year(r: _Reader, i: int) -> _Span | None:
    """عام 2019; سنة 2003; في 2016; منذ 1990."""
    word = r.bare(i)
    if word in ("عام", "سنه", "العام", "السنه", "عامي") and (found := r.year(i)):
        pass
    elif re.fullmatch(r"(19|20)\d\d", r.key(i)) and (
        r.bare(i - 1) in ("في", "منذ", "حتي", "بحلول", "الي", "خلال", "اواخر", "اوائل", "مطلع", "نهايه", "بدايه", "منتصف", "قبل", "بعد", "من", "و", "بين", "انتخابات", "لعام")
    ) and not _counts(r, i + 1):
        found = int(r.key(i)), i
    elif re.fullmatch(r"[وبل](19|20)\d\d", r.key(i)) and r.key(i)[0] == "و" and re.fullmatch(r"(19|20)\d\d", r.key(i - 1)):
        found = int(r.key(i)[1:]), i
    else:
        return None
    low, high = date(found[0], 1, 1), date(found[0], 12, 31)
    return _Span(found[1], low, high, "year", False, "year")


def _counts(r: _Reader, i: int) -> bool:
    """A counted noun follows, so the number before it is an amount and no year."""
    if not 0 <= i < len(r.tokens):
        return False
    word = r.tokens[i].word
    return word.pos == "noun" and not word.proclitics and word.state != "d" and word.key not in ("م", "اي", "وهو")


def _unit_named(r: _Reader, i: int) -> _Span | None:
    """العام الماضي، الأسبوع المقبل، هذا الشهر، العام الجاري، نهاية العام (with nothing behind: the article's own)."""
    j, this = i, False
    if r.bare(j) in ("هذا", "هذه"):
        j, this = j + 1, True
    word = r.bare(j)
    unit = _UNITS.get(word)
    if not unit or not word.startswith("ال") or unit == "hour" or word in _DUAL:
        return None
    after = r.key(j + 1)
    inside = r.bare(i - 1) in _EDGE or r.bare(i - 1) in ("هذا", "هذه")
    if after in _PAST:
        shift, last = -1, j + 1
        if r.key(j + 2) == "قبل":
            pass
    elif after in _NEXT:
        shift, last = 1, j + 1
    elif after in _THIS:
        shift, last = 0, j + 1
    elif this or (inside and unit in ("year", "month", "week")):
        shift, last = 0, j
    else:
        return None
    if unit == "day":
        return None
    if not r.day:
        return _Span(last, None, None, "unknown", True, f"{unit} named")
    if unit == "week":
        monday = r.day - timedelta(days=r.day.weekday()) + timedelta(weeks=shift)
        return _Span(last, monday, monday + timedelta(days=6), "week", True, "week named")
    if unit == "month":
        low, high = _month_days(*divmod_month(r.day, shift))
        return _Span(last, low, high, "month", True, "month named")
    year = r.day.year + shift
    return _Span(last, date(year, 1, 1), date(year, 12, 31), "year", True, "year named")


def divmod_month(day: date, shift: int) -> tuple[int, int]:
    """Year and month ``shift`` months from ``day``."""
    moved = _shift(day.replace(day=1), shift)
    return moved.year, moved.month


_TODAY = {fold(w): n for w, n in {"اليوم": 0, "الليلة": 0, "أمس": -1, "البارحة": -1, "غدا": 1, "الغد": 1, "غد": 1}.items()}
_PART = {fold(w) for w in "مساء صباح ليل ليلة فجر ظهر عصر يوم مساءا أمسية بعد".split()}


def _day_word(r: _Reader, i: int) -> _Span | None:
    """اليوم، أمس الإثنين، مساء أمس، أول أمس، بعد غد، اليوم الخميس."""
    j = i
    while r.bare(j) in _PART and j < i + 2:
        j += 1
    shift = None
    if r.bare(j) == "اول" and _TODAY.get(r.key(j + 1)) == -1 or r.bare(j) in ("امس", "البارحه") and r.key(j + 1) in ("الاول",):
        shift, last = -2, j + 1
    elif j > i and r.bare(j - 1) == "بعد" and _TODAY.get(r.key(j)) == 1:
        shift, last = 2, j
    elif r.bare(j) in _TODAY:
        shift, last = _TODAY[r.bare(j)], j
        if r.bare(j) == "اليوم" and r.key(j + 1) in (_NEXT | _PAST):
            shift += 1 if r.key(j + 1) in _NEXT else -1
            last = j + 1
        elif r.bare(j) == "اليوم" and r.key(j + 1) in _ORDINALS or r.key(j - 1) in ("هذا", "ذلك"):
            return None
    if shift is None:
        return None
    if r.key(last + 1) in WEEKDAYS:
        last += 1
    elif r.key(last + 1) in ("(", "،", "-") and r.key(last + 2) in WEEKDAYS and r.key(last + 1) != "،":
        last += 2
    if not r.day:
        return _Span(last, None, None, "unknown", True, "day word")
    day = r.day + timedelta(days=shift)
    return _Span(last, day, day, "day", True, "day word")


def _weekday(r: _Reader, i: int) -> _Span | None:
    """الجمعة; يوم السبت الماضي; الأحد المقبل: alone, the nearest that fits the verb's tense."""
    j = i
    while r.bare(j) in _PART and j < i + 2:
        j += 1
    word = r.bare(j) if r.bare(j) in WEEKDAYS else r.key(j)
    if word not in WEEKDAYS:
        return None
    if r.key(j - 1) in ("قانون", "صلاه", "خطبه", "سوق", "مسجد", "حزب") or r.key(j + 1) in ("الاسود", "العظيمه", "الحزينه"):
        return None
    last, target = j, WEEKDAYS[word]
    if not r.day:
        if r.key(last + 1) in _PAST | _NEXT:
            last += 1
        return _Span(last, None, None, "unknown", True, "weekday")
    back = (r.day.weekday() - target) % 7
    if r.key(last + 1) in _PAST:
        last, day = last + 1, r.day - timedelta(days=back or 7)
    elif r.key(last + 1) in _NEXT:
        last, day = last + 1, r.day + timedelta(days=(7 - back) % 7 or 7)
    elif r.key(last + 1) == "من" and r.bare(last + 2) == "الاسبوع" and r.key(last + 3) in _PAST | _NEXT:
        weeks = -1 if r.key(last + 3) in _PAST else 1
        monday = r.day - timedelta(days=r.day.weekday()) + timedelta(weeks=weeks)
        last, day = last + 3, monday + timedelta(days=target)
    else:
        day = r.day + timedelta(days=(7 - back) % 7) if _looks_ahead(r, i) else r.day - timedelta(days=back)
    return _Span(last, day, day, "day", True, "weekday")


def _looks_ahead(r: _Reader, i: int) -> bool:
    """The nearest verb before the date is of the future."""
    for token in reversed(r.tokens[max(0, i - 12) : i]):
        word = token.word
        if word.pos == "verb":
            return "s" in word.proclitics or word.aspect == "i" and not any(t.word.key in ("كان", "كانت", "لم") for t in r.tokens[max(0, i - 12) : i])
        if word.key in ("سوف", "المقرر", "المرتقب", "المنتظر", "المتوقع", "مقرر", "مقرره"):
            return True
    return any(t.word.pos == "verb" and "s" in t.word.proclitics for t in r.tokens[i : i + 6])


_AGO = {fold(w): -1 for w in "قبل منذ".split()} | {fold(w): 1 for w in "بعد خلال في".split()}


def _distance(r: _Reader, i: int) -> _Span | None:
    """قبل ثلاثة أيام، منذ أسبوع، بعد شهرين، خلال 48 ساعة؛ في غضون أسبوعين."""
    word = r.bare(i)
    if word not in _AGO:
        return None
    sign, j = _AGO[word], i + 1
    if word == "في":
        if r.key(j) != "غضون":
            return None
        j += 1
    if r.bare(j) in ("نحو", "حوالي", "قرابه", "اكثر", "اقل") or r.key(j) in ("من",):
        j += 1
        if r.key(j) == "من":
            j += 1
    count, unit, last = 1, None, j
    if r.key(j) in _DUAL:
        count, unit = 2, _UNITS.get(r.key(j))
    elif small := r.small(j):
        count, last = small
        last += 1
        unit = _UNITS.get(r.key(last))
    elif r.key(j) in _UNITS and not r.key(j).startswith("ال"):
        unit = _UNITS[r.key(j)]
    if not unit or unit == "hour" and count < 24 or not 0 < count < 400:
        return None
    if r.key(last + 1) == "من" and r.bare(last + 2) not in ("الان", "اليوم"):
        return None
    if word == "خلال" and r.key(last + 1) in _PAST:
        sign, last = -1, last + 1
    if not r.day:
        return _Span(last, None, None, "unknown", True, "distance")
    if unit == "hour":
        count, unit = count // 24, "day"
    if unit in ("day", "week"):
        day = r.day + timedelta(days=sign * count * (7 if unit == "week" else 1))
    else:
        day = _shift(r.day, sign * count * (12 if unit == "year" else 1))
    precision = {"day": "day", "week": "week", "month": "month", "year": "year"}[unit]
    return _Span(last, day, day, precision if precision == "day" else precision, True, "distance")


_READERS: tuple[Callable[[_Reader, int], _Span | None], ...] = (
    _numeric, _day_month, _edge, _day_word, _weekday, _distance, _month_year, _bare_year, _unit_named
)  # fmt: skip
