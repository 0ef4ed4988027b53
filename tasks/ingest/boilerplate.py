"""Passages that are not the article's own words: advertisements, share lines, links, navigation, doubled headlines."""

import re
from functools import cache

from waqai.tasks import lexicon
from waqai.tasks.normalise import fold_text

LONGEST = 30  # words of a line that can be boilerplate by its words
_LINK, _LINKS = 18, 8  # words of a related headline; how many follow their heading
_ITEMS = re.compile(r"[|>»›•·/\\\t]|\s[-–—]\s|\s{3,}")
_SENTENCE_END = re.compile(r"[.؟!?؛…»\"”)]\s*$")
_OUTLET = re.compile(r"\s[-–—|]\s[^-–—|]{2,40}$")
_NOT_WORD = re.compile(r"[\W_]+")


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    """The pattern of all phrases by their ids as groups, the kind of each id, and the kind of words that make up lines."""
    parts, kinds, words = [], {}, {}
    rows = lexicon.rows("boilerplate")
    for number, row in enumerate(sorted(rows, key=lambda row: -len(row["words"]))):
        if row["place"] == "words":
            words |= dict.fromkeys(map(fold_text, lexicon.values(row["words"])), row["kind"])
            continue
        phrase = re.escape(fold_text(row["words"]).strip()).replace(r"\*", r"(?:\S+\s+){0,6}?").replace(r"\ ", r"\s+")
        phrase = phrase.replace(r"\s+(?:\S+\s+){0,6}?\s+", r"\s+(?:\S+\s+){0,6}?")
        parts.append(f"(?P<p{number}>" + {"start": rf"{phrase}(?!\w)", "whole": rf"{phrase}\W*$", "inside": rf".*?(?<!\w){phrase}(?!\w)"}[row["place"]] + ")")
        kinds[f"p{number}"] = row["kind"]
    return re.compile(r"\W*(?:" + "|".join(parts) + ")"), kinds, words


def find_boilerplate(text: str, titled: bool, folded: str | None = None) -> list[dict]:
    """Spans of boilerplate, line by line: ``char_start``, ``char_end``, ``kind``.

    Args:
        text: the article's text.
        titled: its first line is the record's own title.
        folded: the text folded, where it was already.
    """
    spans: list[dict] = []
    seen: dict[str, int] = {}
    start, links, number = 0, 0, -1
    for line, matched in zip(text.split("\n"), (folded or fold_text(text)).split("\n"), strict=True):
        at, start = start, start + len(line) + 1
        words = _NOT_WORD.sub(" ", matched).strip()
        if not words:
            continue
        number += 1
        length = words.count(" ") + 1
        kind = None
        if not (titled and number == 0):
            kind = _kind(matched, words, length)
            if kind is None and links and length <= _LINK and not _SENTENCE_END.search(line):
                kind, links = "related", links - 1
            elif kind == "related" and length <= 6:
                links = _LINKS
            elif kind is None:
                links = 0
            if kind is None:
                kind = _repeated(matched, words, length, number, seen)
            if kind is None and number == 0 and length == 1:
                kind = "section"
        seen.setdefault(words, number)
        if kind:
            left = len(line) - len(line.lstrip())
            spans.append({"char_start": at + left, "char_end": at + len(line.rstrip()), "kind": kind})
    return spans


def _kind(matched: str, words: str, length: int) -> str | None:
    if length > LONGEST:
        return None
    pattern, kinds, known = _patterns()
    found = pattern.match(matched)
    if found:
        return kinds[found.lastgroup]
    parts = words.split()
    of = {known.get(word) for word in parts}
    if None not in of:
        return known[parts[0]]
    # A line of short items parted by the same marks: a menu, or the way from the front page to here.
    items = [item for item in _ITEMS.split(matched) if item.strip()]
    if len(items) >= 4 and length <= 3 * len(items) and not _SENTENCE_END.search(matched) and not any(c.isdigit() for c in matched):
        return "navigation"
    return None


def _repeated(line: str, words: str, length: int, number: int, seen: dict[str, int]) -> str | None:
    """A line that stands above already, or in the first lines the headline again, cut short or with the outlet's name behind it."""
    if words in seen:
        return "repeated"
    if number >= 6 or not 4 <= length <= LONGEST or (_SENTENCE_END.search(line) and not line.rstrip().endswith(("...", "…"))):
        return None
    headline = _NOT_WORD.sub(" ", _OUTLET.sub("", line)).strip()
    return "repeated" if headline in seen or any(other.startswith(f"{words} ") for other in seen) else None
