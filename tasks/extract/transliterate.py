"""Arabic names in Latin letters, as English-language news would write them."""

from functools import cache, lru_cache

from waqai.tasks import lexicon
from waqai.tasks.normalise import fold

_LETTERS = dict(zip("بتثجحخدذرزسشصضطظعغفقكلمنهوي", "b t th j h kh d dh r z s sh s d t z ' gh f q k l m n h w y".split(), strict=True)) | {
    "پ": "p", "چ": "ch", "ڤ": "v", "گ": "g"
}  # fmt: skip
_LONG = {"ا": "a", "و": "u", "ي": "i"}
_SONORANT = ("n", "r", "l", "s")
_OWN = set("حصضطظعقذثخ")  # letters that names of other languages hardly need

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
    """A name in Latin letters: usual spellings of given names and surnames, else letter by letter; Latin words stay."""
    return " ".join(word if word.isascii() else _word(fold(word)) for word in name.split())


@lru_cache(maxsize=20_000)
def _word(word: str) -> str:
    if word in _usual():
        return _usual()[word]
    if word.startswith("ال") and len(word) > 4:
        return "al-" + (_usual().get(word[2:]) or _spell(word[2:]))
    if word.startswith("بال") and len(word) > 5:  # بالحاج, a Maghrebi surname
        return "Bel" + (_usual().get(word[3:]) or _spell(word[3:])).lower()
    return _spell(word)


def _spell(word: str) -> str:
    """Letters in Latin, with a short vowel wherever Arabic syllables (a consonant begins, one more may end) need one."""
    sounds = _sounds(word)
    foreign = len(word) > 4 and not _OWN & set(word)
    out, run, opened = "", 0, False  # run: consonants since the last vowel
    for i, (latin, vowel) in enumerate(sounds):
        out += latin
        run, opened = (0, True) if vowel else (run + 1, opened)
        if vowel or i + 1 == len(sounds) or sounds[i + 1][1]:
            continue
        after, last = sounds[i + 1][0], i + 2 == len(sounds)
        cluster = foreign and (i == 0 and (latin[0] in "btdkgfps" and after in ("r", "l") or latin == "s" and after in ("t", "k", "b", "m", "n", "w")) or last and latin in _SONORANT)
        if (run == 2 or run == 1 and (last or not opened)) and not cluster:
            out += "e" if last and i == 2 and out[1:2] == "a" and sounds[1][1] else "a"  # ماهر: Maher
            run, opened = 0, True
    for written, read in (("tsh", "ch"), ("a'i", "ai"), ("a'u", "aou"), ("a'a", "aa"), ("a'", "aa"), ("'", "")):
        out = out.replace(written, read)
    return out[:1].upper() + out[1:]


def _sounds(word: str) -> list[tuple[str, bool]]:
    """Each letter in Latin, and whether it is a vowel."""
    long_u = "u" if _OWN & set(word) else "o"
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
            sounds.append(("g" if letter == "غ" and long_u == "o" and not word.endswith("ي") else _LETTERS.get(letter, letter), False))
        i += 1
    return sounds
