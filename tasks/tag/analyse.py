"""Analyses of a word type out of context: what the morphology database says of it, and a guess where it says nothing."""

import re
from collections.abc import Iterator
from functools import cache

from waqai.tasks.document import Word
from waqai.tasks.normalise.fold import MARKS, SHADDA, fold, spelled
from waqai.tasks.tag import morphology
from waqai.tasks.tag.database import open_database
from waqai.tasks.tag.known import names

_OTHER = re.compile("[^\u0621-\u0652\u0670]|[\u064b-\u064d\u0640]")  # all but letters and the vowels within words
_HAMZA = re.compile("[أإآ]")
_DAMMA = "\u064f"
_ARABIC = re.compile("[\u0621-\u064a\u067e\u0686\u06a4\u06af]")
_PROCLITICS = {
    "wa_conj": "w", "fa_conj": "f", "bi_prep": "b", "ka_prep": "k", "li_prep": "l", "la_emph": "l", "la_rc": "l", "li_jus": "l", "sa_fut": "s",
    "wa_part": "w", "wa_prep": "w", "wa_sub": "w", "fa_sub": "f", "fa_rc": "f", "fa_conn": "f", "la_prep": "l", "ta_prep": "t",
    "bi_part": "b", "Al_det": "al", "lA_neg": None, "mA_neg": None,
}  # fmt: skip
_LETTER = {"w": "و", "f": "ف", "b": "ب", "l": "ل", "k": "ك", "s": "س", "al": "ال", "t": "ت"}
_LED = {"و": "w", "ف": "f", "ب": "b", "ل": "l", "ك": "k"}
_LEADING = re.compile("[وف]?[بلك]?")
_PRONOUN = "(?:هما|كما|هم|هن|كم|كن|ها|نا|ني|ه|ك|ي)$"
_NOMINAL = ("noun", "adj", "pron")


@cache
def _analyzer():
    return open_database(morphology.find().path)


def analyses(surface: str, analyzer=None) -> list[Word]:
    """Every reading of a word, the likeliest out of context first; never empty.

    Args:
        surface: the word as written.
        analyzer: what ``open_database`` gives; by default that of the database in use.
    """
    key = fold(surface) or surface  # a lone mark stays what it is
    plain = spelled(surface)
    if not _ARABIC.search(plain):
        return [Word(key, key, key, _other(surface), known=True)]
    analyzer = analyzer or _analyzer()
    given = analyzer.analyze(plain) or next(filter(None, map(analyzer.analyze, _respellings(plain))), [])
    if _HAMZA.search(plain):  # who writes hamza means it: إن is not أن
        given = [a for a in given if a.get("source") != "spvar"] or given
    if plain.endswith("يى"):  # behind ي the last alif of a verb is written ا (يحيا): ى is the name's (يحيى)
        given = [a for a in given if a["pos"] == "noun_prop"] or given
    if plain != surface and (vowelled := _OTHER.sub("", surface)) != plain:
        given = _vowelled(vowelled, given) or given
    found = sorted(given, key=_rank(plain), reverse=True)
    words = list(dict.fromkeys(as_word(key, analysis) for analysis in found))
    return [word for word in words if word.pos != "abbrev"] or words or [guess(key)]


def _respellings(plain: str) -> Iterator[str]:
    """Spellings of a word that the database does not hold: hamza on another seat (مسئول، شئون) or left out (مسوول), أربعمئة."""
    yield from (plain.replace(one, other) for one, other in (("ئو", "ؤو"), ("مئ", "مائ"), ("ئ", "ؤ"), ("ؤ", "ئ"), ("يء", "ئ"), ("شئ", "شيء")) if one in plain)
    for seat, letter in (("ؤ", "و"), ("ئ", "ي")):
        yield from (plain[:i] + seat + plain[i + 1 :] for i in range(1, len(plain) - 1) if plain[i] == letter)


def _passive(vowelled: str) -> bool:
    """Whether the vowels written are those of a perfect passive: u on the first letter (قُتل), or behind that of the pattern (اعتُقل)."""
    letters = [marks for _, marks in _letters(vowelled)]
    return any(_DAMMA in marks for marks in letters[:1]) or len(letters) > 3 and any(_DAMMA in marks for marks in letters[:-1])


def _vowelled(written: str, given: list[dict]) -> list[dict]:
    """The analyses that the written vowels allow; databases lack many passives, which are then made of the active."""
    allowed = [a for a in given if _allows(written, a["diac"])]
    if not _passive(written):
        return allowed
    perfect = [a for a in given if a.get("asp") == "p"]
    suffered = [a for a in perfect if a.get("vox") == "p"] or [a | {"vox": "p"} for a in perfect]
    return suffered + [a for a in allowed if a.get("asp") != "p"]


def _allows(written: str, vowelled: str) -> bool:
    """Whether a vowelled form has the vowels written within a word; those at its end, which are its case, are left out."""
    written, vowelled = _letters(written), _letters(vowelled.replace("ٱ", "ا"))
    return len(written) == len(vowelled) and all(
        not mine or mine == theirs or mine == {SHADDA} <= theirs for (_, mine), (_, theirs) in zip(written[:-1], vowelled[:-1], strict=True)
    )


def _letters(word: str) -> list[tuple[str, set[str]]]:
    found: list[tuple[str, set[str]]] = []
    for letter in word:
        if "\u064b" <= letter <= "\u0652" or letter == "\u0670":
            if found:
                found[-1][1].add(letter)
        else:
            found.append((letter, set()))
    return found


def _other(surface: str) -> str:
    if surface[0].isdigit():
        return "digit"
    return "foreign" if surface[0].isalpha() else "punc"


def _rank(plain: str):
    def score(a: dict) -> tuple:
        as_written = MARKS.sub("", a["diac"]).replace("ٱ", "ا") == plain
        return (
            a.get("source") != "spvar", _clitics(a) == 0, as_written, round(float(a.get("pos_lex_logprob") or -99), 3), a.get("vox") != "p", a.get("per") in ("3", "na"),
            a.get("asp") != "c", a.get("pos") != "abbrev", a["diac"], a["lex"],
        )  # fmt: skip

    return score


def _clitics(a: dict) -> int:
    return sum(a.get(name) not in (None, "0", "na") for name in ("prc3", "prc2", "prc1", "prc0", "enc0"))


def _feature(a: dict, name: str) -> str | None:
    value = a.get(name)
    return None if value in (None, "na", "u", "-", "0", "b", "") else value


def as_word(key: str, a: dict) -> Word:
    """An analysis of camel-tools as a word; ``key`` is what is written, folded."""
    pos = a["pos"]
    proclitics = tuple(letter for name in ("prc3", "prc2", "prc1", "prc0") if (letter := _PROCLITICS.get(a.get(name))))
    enclitic = _feature(a, "enc0")
    enclitic = enclitic.split("_")[0] if enclitic and "_" in enclitic else None
    nominal = pos.startswith(_NOMINAL)
    return Word(
        key=key,
        stem=stem(key, proclitics, enclitic),
        lemma=_lemma(a["lex"]),
        pos=pos,
        gender=_feature(a, "gen") or _feature(a, "form_gen"),
        number=_feature(a, "num") or _feature(a, "form_num"),
        person=_feature(a, "per"),
        voice=_feature(a, "vox"),
        aspect=_feature(a, "asp"),
        state=("d" if "al" in proclitics else _feature(a, "stt")) if nominal else None,
        proclitics=proclitics,
        enclitic=enclitic,
        root=_feature(a, "root") if a.get("root") != "NA" else None,
        gloss=a.get("gloss") or None,
    )


def _lemma(lex: str) -> str:
    """A database's lemma without its number; an adverb is the accusative of its noun: أَبَداً is أَبَد, but أَيْضاً of none."""
    lemma = re.sub(r"[-_]\w*$", "", lex)
    return lemma if lemma == "أَيْضاً" else lemma.removesuffix("اً")


def stem(key: str, proclitics: tuple[str, ...], enclitic: str | None) -> str:
    """Folded word without its clitics; ``للبيت`` is ``بيت``, its article written into the preposition."""
    left = key
    for clitic in proclitics:
        if clitic == "al" and not left.startswith("ال"):
            left = left.removeprefix("ل")
        else:
            left = left.removeprefix(_LETTER[clitic])
    if enclitic:
        left = re.sub(_PRONOUN, "", left)
    return left or key


def guess(key: str) -> Word:
    """A reading of a word that the database does not hold: a proper noun, its clitics off where what remains is a known name or long enough."""
    cut = next((n for n in range(_LEADING.match(key).end() + 1) if key[n:] in names() and len(key) - n > 2), 0)
    left, proclitics = key[cut:], [_LED[letter] for letter in key[:cut]]
    if not proclitics and len(left) > 5 and left[0] in "وف" and left[1] in "ابلسي":
        proclitics.append(_LED[left[0]])
        left = left[1:]
    if left.startswith("لل") and len(left) > 4:
        proclitics += ["l", "al"]
        left = left[2:]
    elif left[:3] in ("بال", "كال") and len(left) > 5:
        proclitics += [_LED[left[0]], "al"]
        left = left[3:]
    elif left.startswith("ال") and len(left) > 4:
        proclitics.append("al")
        left = left[2:]
    feminine = left.endswith("ه") or left.endswith("ات")
    number = "p" if left.endswith("ات") or "al" in proclitics and left.endswith(("ون", "ين")) else "s"
    return Word(
        key, left, left, "noun_prop", gender="f" if feminine else "m", number=number, state="d", proclitics=tuple(proclitics), known=False
    )
