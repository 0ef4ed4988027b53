"""Spans of the words and marks of a sentence."""

import re

_AR = "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\u08a0-\u08b4\ufb50-\ufdfc\ufe70-\ufefc"
_IN = _AR + "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\u00ad"  # marks and controls within a word
_D = "0-9\u0660-\u0669\u06f0-\u06f9"

WORD = re.compile(
    rf"""(?:https?://|www\.)[^\s<>"«»،]+            # addresses
      | [\w.+-]+@[\w-]+\.[\w.-]+
      | [{_D}]+(?:[.,:/\u066b\u066c،\u2013-][{_D}]+)*[%٪]?   # numbers, times, dates, ranges, percentages
      | [{_AR}][{_IN}]*(?:-[{_AR}{_D}][{_IN}{_D}]*)*          # Arabic words, hyphenated ones whole
      | [^\W\d_{_AR}]+(?:[-'’.][^\W_{_AR}]+)*                # words of other scripts
      | \S""",
    re.X,
)


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of words, numbers and single marks in ``text[start:end]``, in order; they never overlap and leave out blanks only."""
    return [match.span() for match in WORD.finditer(text, start, len(text) if end is None else end)]
