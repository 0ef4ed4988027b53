"""Which language a text is in: by its letters, and by the function words that the languages of Arabic script do not share."""

import re
from functools import cache

from waqai.tasks import lexicon
from waqai.tasks.ingest.record import Refused

ARABIC_WORD = re.compile("[\u0621-\u064a\u0670-\u06d3\u06d5\u06fa-\u06fc\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc][\u0610-\u061a\u0621-\u065f\u0670-\u06d3\u06d5\u06fa-\u06fc\u0750-\u077f\u200c\ufb50-\ufdfb\ufe70-\ufefc]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_IN_SCRIPT = re.compile("[\u0621-\u064a\u066e-\u06d3\u06d5\u06fa-\u06fc\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc]+")
_CERTAIN = 0.25  # of the words; in Arabic news a third to a half are such, in Persian or Urdu one in twenty
_PREFIXED = re.compile("[وفبك]?(?:ال|لل)[\u0621-\u064a]{2}")
_MARK = re.compile("[\u064b-\u0652\u0640\u200c]")
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


@cache
def _arabic() -> re.Pattern[str]:
    """Words that only Arabic has: its function words, and those behind the article."""
    words = "|".join(sorted((word for word, languages in _tests()[0].items() if languages == ("ar",)), key=len, reverse=True))
    return re.compile(rf"\b(?:[وفبك]?(?:ال|لل)[\u0621-\u064a]{{2}}|(?:{words})\b)")


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile("|".join(pattern.pattern for pattern in _tests()[1].values()))


def evidence(text: str) -> float:
    """Share of the words that begin with the article or are Arabic function words; 0 where there is none."""
    return len(_arabic().findall(_bare(text))) / max(text.count(" ") + 1, 1)


def check(text: str) -> None:
    """Let Arabic pass, with whatever it quotes in other languages.

    Raises:
        Refused: it has no words, is in another language, or too much of it is.
    """
    sample = text[:_SAMPLE]
    letters = sum(map(len, _LETTERS.findall(sample)))
    in_script = sum(map(len, _IN_SCRIPT.findall(sample)))
    if not letters:
        raise Refused("empty", "no word")
    if in_script < 0.6 * letters:
        raise Refused("not_arabic", f"{_detected(sample)}, {in_script / letters:.0%} of the letters are Arabic")
    bare = _bare(sample)
    if evidence(bare) > _CERTAIN and not _foreign().search(bare):
        return
    shares = _shares(bare)
    other, share = max(((name, part) for name, part in shares.items() if name != "ar"), key=lambda pair: pair[1], default=("", 0.0))
    if share > 0.35:
        names = _tests()[2]
        told = names[other] if share > 0.65 else f"a mixture of Arabic and {names[other]}"
        raise Refused("not_arabic", f"{told}, by function words and letters of {share:.0%} of the text")


def _bare(text: str) -> str:
    # Keyboards differ in ي and ك between the languages, and within them.
    return _MARK.sub("", text).replace("ی", "ي").replace("ک", "ك")


def _shares(text: str) -> dict[str, float]:
    """Part of the words that stand in lines of each language; lines that tell nothing count for none."""
    held: dict[str, int] = {}
    for line in re.split(r"[\n.؟!]+", text):
        found = ARABIC_WORD.findall(line)
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
