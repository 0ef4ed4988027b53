"""Spans of sentences."""

import re
from collections.abc import Iterable

_CLOSE = "»”’›)\\]}\"'"
# A sentence may end behind these, with the quotation marks that close there.
_END = re.compile(rf"(?:[.!?؟…؛]+[{_CLOSE}]*|[\n\r\u2028\u2029]+)")
# An initial or an abbreviated title (د. أ. م. and the like); a letter behind a number is a unit or an era (1990 م.), and may end a sentence,
# but for that of ق. م.
_ABBREVIATION = re.compile(
    r"(?:(?:^|(?<![\d٠-٩])[\s(«\"“])(?:[وبلف]?(?:ال)?[ء-ي]\u0640?|[A-Za-z])|\sق|(?:^|[\s(«\"“])(?:(?:[ء-ي]\.)+[ء-ي]|(?:[A-Za-z]\.)+[A-Za-z]))$"
)
# What a full stop may end that is glued to the next word: Arabic words of some length, Latin ones, numbers with their unit or era, quotations.
_GLUED = re.compile(rf"(?:[\u0621-\u064a]{{3}}|[A-Za-z]{{2}}|[\d٠-٩%٪]|[\d٠-٩]\s?[ء-ي]\u0640?|[{_CLOSE}\s])$")
_ITEM = re.compile(r"\s*[\d٠-٩]{1,2}")  # the number of a list's item


def split(text: str, boilerplate: Iterable[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Spans of the sentences of ``text``, blanks trimmed; passages of boilerplate yield none.

    A line break always ends a sentence, so headlines and bylines stand alone; ``.`` does not within numbers, addresses, abbreviations
    (د. أ. ق.م) and initials.
    """
    spans, at = [], 0
    for start, end in [*sorted(boilerplate), (len(text), len(text))]:
        spans += _split(text, at, start)
        at = max(at, end)
    return spans


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [match.end() for match in _END.finditer(text, start, end) if _ends(text, match, start, end)]
    spans = []
    for a, b in zip([start, *cuts], [*cuts, end], strict=True):
        while a < b and text[a].isspace():
            a += 1
        while a < b and text[b - 1].isspace():
            b -= 1
        if a < b and any(c.isalnum() for c in text[a:b]):
            spans.append((a, b))
    return spans


def _ends(text: str, match: re.Match[str], start: int, end: int) -> bool:
    mark, before, after = match.group(), text[max(start, match.start() - 12) : match.start()], text[match.end() : min(end, match.end() + 1)]
    if mark[0] in "\n\r\u2028\u2029؟!؛…" or mark.startswith("..") or len(mark) > 1:
        return True
    line = max(start, *(text.rfind(cut, start, match.start()) + 1 for cut in "\n\r"))
    if _ITEM.fullmatch(text, line, match.start()):
        return False
    if not after or after.isspace():
        return not _ABBREVIATION.search(before)
    return bool(re.match(r"[\u0621-\u064a]{2}", text[match.end() : min(end, match.end() + 2)]) and _GLUED.search(before))
