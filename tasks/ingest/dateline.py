"""The article's day: what a record gives as it, else its dateline, a short line near the top, and from nowhere else."""

import re
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from functools import cache
from itertools import islice

from waqai.tasks import lexicon
from waqai.tasks.normalise import fold_text

_LINES, _WORDS = 8, 14


@cache
def _months() -> tuple[re.Pattern[str], dict[str, int]]:
    names = {
        fold_text(name): int(row["month"]) for row in lexicon.rows("months") if row["calendar"] == "gregorian" for name in lexicon.values(row["names"])
    }
    some = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(?<!\d)(\d{{1,2}})\s+({some})(?:\s*[/(-]?\s*(?:{some})\)?)?\s*[,،]?\s+(\d{{4}})(?!\d)"), names


_NUMERIC = re.compile(r"(?<!\d)(?:(\d{4})[-/](\d{1,2})[-/](\d{1,2})|(\d{1,2})[-/](\d{1,2})[-/](\d{4}))(?!\d)")


def find_day(text: str) -> date | None:
    """Day of the dateline, None where the first lines hold none."""
    pattern, names = _months()
    for line in _first_lines(text):
        if len(line.split()) > _WORDS:
            continue
        folded = fold_text(line)
        if named := pattern.search(folded):
            found = _day(named[3], names[named[2]], named[1])
        elif numeric := _NUMERIC.search(folded):
            y, m, d, d2, m2, y2 = numeric.groups()
            found = _day(y or y2, m or m2, d or d2)
        else:
            continue
        if found:
            return found
    return None


def _first_lines(text: str) -> list[str]:
    return list(islice((line for line in text.split("\n") if line.strip()), _LINES))


def moment(published: object) -> tuple[date | None, datetime | None]:
    """Day and, where it is given, moment of what a record holds as its publication: ISO 8601, RFC 2822, a number of seconds or
    milliseconds since 1970, or words as in a dateline.  The day is that of the place that the moment names."""
    found: date | datetime | None = None
    if isinstance(published, date):
        found = published
    elif isinstance(published, int | float) and not isinstance(published, bool):
        found = _since_1970(published)
    elif published:
        found = _written(str(published).strip()[:100])
    if isinstance(found, datetime):
        if not 1900 <= found.year <= 2100:
            return None, None
        return found.date(), None if found.tzinfo is None and found.time() == time() else _utc(found)
    return (found, None) if found and 1900 <= found.year <= 2100 else (None, None)


def _utc(found: datetime) -> datetime:
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)


def _since_1970(number: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(number / 1000 if abs(number) > 1e11 else number, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _written(words: str) -> date | datetime | None:
    if words.replace(".", "", 1).isdigit() and len(words) >= 9:
        return _since_1970(float(words))
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(words)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return find_day(words.replace("T", " "))


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2100 else None
