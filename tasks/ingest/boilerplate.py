"""Passages that are not the article's own words: advertisements, share lines, links, doubled headlines."""

import re
from functools import cache

from waqai.tasks import lexicon
from waqai.tasks.normalise import fold


@cache
def _starts() -> dict[str, re.Pattern[str]]:
    kinds: dict[str, list[str]] = {}
    for row in lexicon.rows("boilerplate"):
        kinds.setdefault(row["kind"], []).append(re.escape(fold(row["words"])))
    return {kind: re.compile("|".join(sorted(words, key=len, reverse=True))) for kind, words in kinds.items()}


def find_boilerplate(text: str, titled: bool) -> list[dict]:
    """Spans of boilerplate, line by line: ``char_start``, ``char_end``, ``kind``.

    Args:
        text: the article's text.
        titled: its first line is the record's own title.
    """
    spans, seen = [], set()
    for number, line in enumerate(re.finditer(r"[^\n]+", text)):
        folded = " ".join(fold(line.group()).split())
        if not folded:
            continue
        kind = next((kind for kind, pattern in _starts().items() if pattern.match(folded)), None) if len(folded.split()) <= 25 else None
        if kind is None and folded in seen:
            kind = "repeated"
        if kind is None and number == 0 and not titled and len(folded.split()) == 1:
            kind = "section"
        seen.add(folded)
        if kind:
            spans.append({"char_start": line.start(), "char_end": line.end(), "kind": kind})
    return spans
