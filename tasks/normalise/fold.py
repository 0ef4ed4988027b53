"""The matching key of a word: the letters that spelling habits leave alone."""

import re
import unicodedata
from functools import lru_cache

SHADDA = "\u0651"  # doubles a letter
# Vowel and other marks, tatweel, zero-width and direction controls, BOM.
MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_PLAIN = str.maketrans("أإآٱىةؤئکگیۀہھ" "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "ااااي" "هويككيههه" "01234567890123456789")
_PRESENTATION = re.compile("[\ufb50-\ufeff\uff00-\U0010ffff]")


_FOREIGN = str.maketrans("کگیۀہھ", "ككيههه")


def spelled(word: str) -> str:
    """A word as it is spelled, hamza and all, for the analyser: no marks, presentation forms and Persian letters resolved."""
    if _PRESENTATION.search(word):
        word = unicodedata.normalize("NFKC", word)
    return MARKS.sub("", word).translate(_FOREIGN)


def fold_text(text: str) -> str:
    """A whole text folded as words are; line breaks stay."""
    if not text.isascii():
        if _PRESENTATION.search(text):
            text = unicodedata.normalize("NFKC", text)
        text = MARKS.sub("", text).translate(_PLAIN)
    return text.lower()


@lru_cache(maxsize=500_000)
def fold(text: str) -> str:
    """Letters to match by: no marks, presentation forms resolved, hamza and alif forms, ى/ي and ة/ه as one, digits ASCII, lower case.

    Args:
        text: a word, or several separated by blanks.
    """
    return fold_text(text)
