"""Arabic names in Latin letters, as English-language news would write them."""

from functools import cache

from waqai.tasks import lexicon
from waqai.tasks.normalise import fold

_LETTERS = dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y".split(), strict=True)) | {
    "ء": "", "پ": "p", "چ": "ch", "ڤ": "v", "گ": "g"
}  # fmt: skip

_PARTICLES = {"بن": "bin", "ابن": "Ibn", "أبو": "Abu", "أبي": "Abi", "أم": "Umm", "آل": "Al", "عبد": "Abd", "بنت": "bint"}
_USUAL = 3  # a spelling seen less often may be one bearer's own


@cache
def _usual() -> dict[str, str]:
    found = {row["id"]: _with_article(row["id"], row["name_en"]) for row in lexicon.rows("name_parts") if row["name_en"] and int(row["given"]) + int(row["surname"]) >= _USUAL}
    found |= {fold(form): row["name_en"] for row in lexicon.rows("given_names") for form in [row["name_ar"], *lexicon.values(row["forms"])]}
    return found | {fold(form): latin for form, latin in _PARTICLES.items()}


def _with_article(name: str, latin: str) -> str:
    """The list gives المالكي as Maliki; in الكسندر the letters are no article."""
    return f"al-{latin}" if name.startswith("ال") and latin[1:2] != "l" else latin


def transliterate(name: str) -> str:
    """A name in Latin letters: usual spellings of given names, else letter by letter."""
    return " ".join(_word(word) for word in fold(name).split())


def _word(word: str) -> str:
    if word in _usual():
        return _usual()[word]
    if word.startswith("ال") and len(word) > 4:
        return "al-" + (_usual().get(word[2:]) or _spell(word[2:]))
    return _spell(word)


def _spell(word: str) -> str:
    out = ""
    for i, letter in enumerate(word):
        before, after = word[i - 1] if i else "", word[i + 1] if i + 1 < len(word) else ""
        if letter == "و" and before and before not in "اوي" and (not after or after not in "اوي"):
            out += "u" if after else "o"
        elif letter == "ي" and before and before not in "اوي" and (not after or after not in "اوي"):
            out += "i"
        elif letter == "ه" and i and not after:
            out += "a"
        else:
            latin = _LETTERS.get(letter, letter)
            if out and out[-1] not in "aiou" and latin and latin[0] not in "aiouy" and (i < 2 or after and after not in "اوي"):
                out += "a"
            out += latin
    return out[:1].upper() + out[1:]
