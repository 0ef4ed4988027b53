"""Who the text itself says it comes from: the agency or outlet of its dateline or of its last lines."""

import re
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from waqai.tasks import lexicon
from waqai.tasks.normalise import fold_text

_TOP, _END = 6, 3  # lines that may hold the dateline, and the source at the end
_NOT_LETTER = re.compile(r"[\W_]+")
_PART = re.compile(r"\s*[-–—:/|()\[\]ـ]+\s*")
_FROM = re.compile(r"(.{2,40}?)\s+من\s+(\S+(?:\s+\S+){0,2})\s*[:،-]")
_SOURCE = re.compile(r"\W*(?:ال)?(?:مصدر|مصادر)(?:\s+الخبر)?\s*(?:[:\-–]|$)\s*(.*)")
_CLOSING = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]\W*$")
_JOINED = re.compile(r"\s*(?:[-–—+/،,&|]|\sو(?=\S))\s*")


class Origin(NamedTuple):
    """Outlet and agency that a text names as its own; None where it names none."""

    outlet: str | None
    agency: str | None


@cache
def _names() -> dict[str, tuple[str, str]]:
    """Kind and usual name by every name, folded to its letters and digits."""
    return {_key(name): (row["kind"], lexicon.values(row["names"])[0]) for row in lexicon.rows("outlets") for name in lexicon.values(row["names"])}


@cache
def _domains() -> dict[str, str]:
    return {domain: lexicon.values(row["names"])[0] for row in lexicon.rows("outlets") for domain in lexicon.values(row["domains"])}


def _key(name: str) -> str:
    return _NOT_LETTER.sub("", fold_text(name))


def find_origin(text: str) -> Origin:
    """Outlet and agency of "واشنطن - رويترز", "إيلاف من لندن:", "دبي (CNN) --", "المصدر: صحيفة الغارديان", "(أ ف ب)" at the end."""
    lines = [line for line in text.split("\n") if line.strip()]
    found: dict[str, str] = {}
    for line in lines[:_TOP]:
        for kind, name in _dateline(line):
            found.setdefault(kind, name)
        if found:
            break
    ended = dict(_ending(lines[-_END:]))
    return Origin(found.get("outlet") or ended.get("outlet"), found.get("agency") or ended.get("agency"))


def _dateline(line: str) -> list[tuple[str, str]]:
    head = line[:90]
    stated = _FROM.match(head)
    if stated and (known := _names().get(_key(stated[1]))):
        return [known]
    parts = [part for part in _PART.split(head) if part.strip()]
    # What stands before the names is a place, of three words at most (دبي، الإمارات العربية المتحدة), perhaps with its day; the text goes on behind them.
    before = [] if _names().get(_key(parts[0] if parts else "")) else parts[:1]
    if any(len([word for word in place.split() if word.isalpha()]) > 3 for part in before for place in part.split("،")):
        return []
    alone = len(parts) > 1 and len(line.split()) <= 6
    named = parts[len(before) : None if alone else -1][:3]
    return [known for part in named for name in part.split("،") if (known := _names().get(_key(name)))]


def _ending(lines: list[str]) -> list[tuple[str, str]]:
    for number, line in enumerate(lines):
        stated = _SOURCE.match(line)
        if stated and len(line.split()) <= 12:
            names = stated[1].strip() or (lines[number + 1].strip() if number + 1 < len(lines) else "")
            return _listed(names, True) if len(names.split()) <= 8 else []
    if lines and (closing := _CLOSING.search(lines[-1])):
        return _listed(closing[1], False)
    return []


def _listed(names: str, unknown: bool) -> list[tuple[str, str]]:
    """Kind and name of each of several; one that the lexicon lacks is an outlet where ``unknown`` ones count."""
    whole = _names().get(_key(names))
    if whole:
        return [whole]
    found = [known for name in _JOINED.split(names) if (known := _names().get(_key(name)))]
    if not found and unknown and names:
        return [("outlet", names.strip(" .،"))]
    return list(reversed(found))  # the first of a kind wins in a dictionary


def of_address(address: str) -> str | None:
    """Usual name of the outlet that an address belongs to, where the lexicon knows its domain."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    while host:
        if host in _domains():
            return _domains()[host]
        host = host.partition(".")[2]
    return None
