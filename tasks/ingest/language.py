"""Which language a text is in: by its letters, and by the function words that the languages of Arabic script do not share."""

import re
from functools import cache

from waqai.tasks import lexicon
from waqai.tasks.ingest.record import Refused

ARABIC_WORD = re.compile("[\u0621-\u064a\u0670-\u06d3\u06d5\u06fa-\u06fc\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc][\u0610-\u061a\u0621-\u065f\u0670-\u06d3\u06d5\u06fa-\u06fc\u0750-\u077f\u200c\ufb50-\ufdfb\ufe70-\ufefc]+")
_LETTER = re.compile(r"[^\W\d_]")
_PREFIXED = re.compile("[وفبك]?(?:ال|لل)[\u0621-\u064a]{2}")
# Keyboards differ in ي and ك between the languages, and within them.
_MARKS = str.maketrans("یک", "يك", "".join(map(chr, range(0x064B, 0x0653))) + "\u0640\u200c")
_SAMPLE = 20_000  # characters that are judged


@cache
def _tests() -> tuple[dict[str, tuple[str, ...]], dict[str, re.Pattern[str]], dict[str, str]]:
    """Languages by function word, the pattern of letters that only a language other than Arabic has, and names of languages."""
    words: dict[str, tuple[str, ...]] = {}
    letters, names = {}, {}
    for row in lexicon.rows("languages"):
        names[row["id"]] = row["name"]
        for word in map(_bare, lexicon.values(row["words"])):
            words[word] = (*words.get(word, ()), row["id"])
        if row["letters"]:
            letters[row["id"]] = re.compile(f"[{row['letters']}]")
    return words, letters, names


def evidence(text: str) -> float:
    """Share of the words that begin with the article or are Arabic function words; 0 where there is none."""
    words = _tests()[0]
    found = [_bare(word) for word in ARABIC_WORD.findall(text)]
    hits = sum("ar" in words.get(word, ()) or _PREFIXED.match(word) is not None for word in found)
    return hits / max(len(text.split()), 1)


def check(text: str, n_words: int) -> None:
    """Let Arabic pass, with whatever it quotes in other languages.

    Args:
        text: the text, whole.
        n_words: its words in Arabic script.

    Raises:
        Refused: it is in another language, or too much of it is.
    """
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    in_script = sum(map(len, map(_bare, ARABIC_WORD.findall(sample))))
    if not n_words and not letters:
        raise Refused("empty", "no word")
    if in_script < 0.6 * letters:
        raise Refused("not_arabic", f"{_detected(sample)}, {in_script / letters:.0%} of the letters are Arabic")
    shares = _shares(sample)
    other, share = max(((name, part) for name, part in shares.items() if name != "ar"), key=lambda pair: pair[1], default=("", 0.0))
    if share > 0.35:
        names = _tests()[2]
        told = names[other] if share > 0.65 else f"a mixture of Arabic and {names[other]}"
        raise Refused("not_arabic", f"{told}, by function words and letters of {share:.0%} of the text")


def _bare(word: str) -> str:
    return word.translate(_MARKS)


def _shares(text: str) -> dict[str, float]:
    """Part of the words that stand in lines of each language; lines that tell nothing count for none."""
    held: dict[str, int] = {}
    for line in re.split(r"[\n.؟!]+", text):
        found = [_bare(word) for word in ARABIC_WORD.findall(line)]
        language = _language(found)
        if language:
            held[language] = held.get(language, 0) + len(found)
    total = sum(held.values())
    return {name: number / total for name, number in held.items()}


def _language(found: list[str]) -> str | None:
    """The language that most of the words of a line tell of; Arabic where others tell no more."""
    words, letters, _ = _tests()
    told: dict[str, float] = {}
    joined = " ".join(found)
    for word in found:
        for language in words.get(word, ()):
            told[language] = told.get(language, 0) + 1
        if _PREFIXED.match(word):
            told["ar"] = told.get("ar", 0) + 1
    for language, pattern in letters.items():
        # A foreign name (پوتين) or a keyboard that writes ی and ک does not make an Arabic line Persian: letters count less than words.
        special = len({word for word in joined.split() if pattern.search(word)})
        if special:
            told[language] = told.get(language, 0) + 0.5 * special
    return max(told, key=lambda language: (told[language], language == "ar"), default=None)


def _detected(text: str) -> str:
    """Name of the language of what a text holds in other scripts."""
    import py3langid

    code = py3langid.classify(ARABIC_WORD.sub(" ", text)[:2_000])[0]
    return _tests()[2].get(code, code)
