"""The article's day, read from its dateline: a short line near the top, and from nowhere else."""

import re
from datetime import date
from functools import cache

from waqai.tasks import lexicon
from waqai.tasks.normalise import fold

_LINES, _WORDS = 8, 14


@cache
def _months() -> tuple[re.Pattern[str], dict[str, int]]:
    names = {
        fold(name): int(row["month"]) for row in lexicon.rows("months") if row["calendar"] == "gregorian" for name in lexicon.values(row["names"])
    }
    some = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(?<!\d)(\d{{1,2}})\s+({some})(?:\s*[/(-]?\s*(?:{some})\)?)?\s*[,،]?\s+(\d{{4}})(?!\d)"), names


_NUMERIC = re.compile(r"(?<!\d)(?:(\d{4})[-/](\d{1,2})[-/](\d{1,2})|(\d{1,2})[-/](\d{1,2})[-/](\d{4}))(?!\d)")


def find_day(text: str) -> date | None:
    """Day of the dateline, None where the first lines hold none."""
    pattern, names = _months()
    for line in [line for line in text.split("\n") if line.strip()][:_LINES]:
        if len(line.split()) > _WORDS:
            continue
        folded = fold(line)
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


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2100 else None
