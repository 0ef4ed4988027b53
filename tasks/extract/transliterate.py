"""Arabic names in Latin letters, as English-language news would write them.

A word that the lists do not hold is spelled by rule where it is Arabic, else by a model that ``train_spelling.py`` makes.
"""

import json
from collections import Counter
from functools import cache, lru_cache

from waqai.tasks import lexicon
from waqai.tasks.normalise import fold
from waqai.tasks.settings import ROOT

MODEL = ROOT / "seeds" / "models" / "spelling.json"

_LETTERS = dict(zip("بتثجحخدذرزسشصضطظعغفقكلمنهوي", "b t th j h kh d dh r z s sh s d t z ' gh f q k l m n h w y".split(), strict=True)) | {
    "پ": "p", "چ": "ch", "ڤ": "v", "گ": "g"
}  # fmt: skip
_LONG = {"ا": "a", "و": "u", "ي": "i"}
ARABIC_ONLY = frozenset("حصضطظعقذثخ")  # letters that names of other languages hardly need

_PARTICLES = {"بن": "bin", "ابن": "Ibn", "أبو": "Abu", "أبي": "Abi", "أم": "Umm", "آل": "Al", "عبد": "Abd", "بنت": "bint"}
_USUAL = 3  # a spelling seen less often may be one bearer's own


@cache
def _usual() -> dict[str, str]:
    found = {row["id"]: _with_article(row["id"], row["name_en"]) for row in lexicon.rows("name_parts") if row["name_en"] and int(row["given"]) + int(row["surname"]) >= _USUAL}
    found |= {fold(form): row["name_en"] for row in lexicon.rows("given_names") for form in [row["name_ar"], *lexicon.values(row["forms"])]}
    return found | {fold(form): latin for form, latin in _PARTICLES.items()}


def is_usual(word: str) -> bool:
    """A folded word that many persons are called by."""
    return word in _usual()


def _with_article(name: str, latin: str) -> str:
    """The list gives المالكي as Maliki; in الكسندر the letters are no article."""
    return f"al-{latin}" if name.startswith("ال") and latin[1:2] != "l" else latin


def transliterate(name: str) -> str:
    """A name in Latin letters: usual spellings of given names and surnames, else letter by letter; Latin words stay."""
    latin: list[str] = []
    for word in name.split():
        if word == "الله" and latin and latin[-1].isalpha():
            latin[-1] = {"Abd": "Abdullah", "Fateh": "Fathallah"}.get(latin[-1], f"{latin[-1].rstrip('a')}allah")  # نصر الله
        else:
            latin.append(word if is_latin(word) else _word(fold(word), word[0] if word[0] in "أإآ" else ""))
    return " ".join(latin)


def is_latin(word: str) -> bool:
    """Written in Latin letters, with accents or without."""
    return not any("\u0600" <= letter <= "\u06ff" for letter in word)


@lru_cache(maxsize=20_000)
def _word(word: str, hamza: str) -> str:
    """A folded word; one written with a ``hamza`` begins with no article, and with that vowel: إلكينز."""
    if word in _usual():
        return _usual()[word]
    if word.startswith("عبدال") and len(word) > 6:
        return "Abdul" + _word("ال" + word[5:], "").removeprefix("al-").lower()
    if word.startswith("ال") and len(word) > 4 and not hamza:
        return "al-" + (_usual().get(word[2:]) or _spell(word[2:]))
    if word.startswith("بال") and len(word) > 5:  # بالحاج, a Maghrebi surname
        return "Bel" + (_usual().get(word[3:]) or _spell(word[3:])).lower()
    latin = _spell(word)
    return "E" + latin[1:] if hamza == "إ" and latin.startswith("A") else latin


def clues(word: str, i: int, before: str) -> list[str]:
    """Features of a letter of a folded word: with its neighbours, the length, and the Latin letter ``before`` what it stands for."""
    padded = f"__{word}___"
    two, one, here, next_one, next_two, next_three = padded[i : i + 6]
    own = "A" if ARABIC_ONLY.intersection(word) else "F"
    return [
        here, f"{here}-{one}", f"{here}+{next_one}", f"{here}={two}{one}", f"{here}#{next_one}{next_two}", f"{here}~{one}{next_one}", f"{here}*{one}{next_one}{next_two}",
        f"{here}%{two}{one}{next_one}", f"{here}{own}", f"{here}{own}{one}{next_one}", f"{here}^{next_one}{next_two}{next_three}", f"{here}l{min(len(word), 6)}", f"{here}>{before}",
    ]  # fmt: skip


@cache
def weights() -> dict[str, dict[str, int]]:
    """Weights of the model's features for each group of Latin letters."""
    return json.loads(MODEL.read_text(encoding="utf-8"))


def spelled(word: str) -> str:
    """A folded word in small Latin letters by the model: letter by letter the group that scores most."""
    latin = ""
    for i in range(len(word)):
        scores: Counter[str] = Counter()
        for clue in clues(word, i, latin[-1:]):
            scores.update(weights().get(clue, {}))
        latin += max(sorted(scores), key=scores.__getitem__, default="")
    return latin


def _spell(word: str) -> str:
    """A word that no list holds: by rule where it is Arabic or has the ending of its surnames, else by the model."""
    if len(word) > 3 and word.isalpha() and ARABIC_ONLY.isdisjoint(word) and not word.startswith("بو") and not word.endswith(("اوي", "اني", "ه")):
        return spelled(word).capitalize()
    return _by_rule(word)


def _by_rule(word: str) -> str:
    """Letters in Latin, with a short vowel wherever Arabic syllables (a consonant begins, one more may end) need one."""
    sounds = _sounds(word)
    out, run, opened = "", 0, False  # run: consonants since the last vowel
    for i, (latin, vowel) in enumerate(sounds):
        out += latin
        run, opened = (0, True) if vowel else (run + 1, opened)
        if vowel or i + 1 == len(sounds) or sounds[i + 1][1]:
            continue
        last = i + 2 == len(sounds)
        if run == 2 or run == 1 and (last or not opened):
            out += "e" if last and i == 2 and out[1:2] == "a" and sounds[1][1] else "a"  # ماهر: Maher
            run, opened = 0, True
    for written, read in (("tsh", "ch"), ("a'i", "ai"), ("a'u", "aou"), ("a'a", "aa"), ("a'", "aa"), ("'", "")):
        out = out.replace(written, read)
    return out[:1].upper() + out[1:]


def _sounds(word: str) -> list[tuple[str, bool]]:
    """Each letter in Latin, and whether it is a vowel."""
    long_u = "u" if ARABIC_ONLY & set(word) else "o"
    sounds: list[tuple[str, bool]] = []
    i = 0
    while i < len(word):
        letter, after = word[i], word[i + 1 : i + 2]
        vowel_before = bool(sounds) and sounds[-1][1]
        if letter == "ء" or not letter.isalnum():
            pass
        elif letter == "ا":
            if not sounds and after in ("و", "ي") and word[i + 2 : i + 3] not in ("", "ا", "و", "ي"):
                sounds.append(("O" if after == "و" else "I", True))  # أوباما, إيلي
                i += 1
            elif not vowel_before:
                sounds.append(("a", True))
        elif letter == "ه" and sounds and not after and not vowel_before:
            sounds.append(("a", True))
        elif letter in "وي" and sounds and not vowel_before and after not in ("ا", "و", "ي") and not (letter == "ي" and after == "ه" and i + 2 == len(word)):
            sounds.append((long_u if letter == "و" else "i", True))
        elif letter == "ي" and sounds and not vowel_before and after and not sounds[-1][1] and after in ("ا", "ه", "و"):
            sounds += [("i", True), ("y", False)]
        else:
            sounds.append((_LETTERS.get(letter, letter), False))
        i += 1
    return sounds
