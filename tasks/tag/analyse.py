"""Analyses of a word type out of context: what the morphology database says of it, and a guess where it says nothing."""

import os
import re
from functools import cache
from pathlib import Path

from waqai.tasks.document import Word
from waqai.tasks.normalise.fold import fold
from waqai.tasks.settings import settings
from waqai.tasks.tag import morphology

_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_ARABIC = re.compile("[\u0621-\u064a\u067e\u0686\u06a4\u06af]")
_PROCLITICS = {
    "wa_conj": "w", "fa_conj": "f", "bi_prep": "b", "ka_prep": "k", "li_prep": "l", "la_emph": "l", "la_rc": "l", "li_jus": "l", "sa_fut": "s",
    "wa_part": "w", "wa_prep": "w", "wa_sub": "w", "fa_sub": "f", "fa_rc": "f", "fa_conn": "f", "la_prep": "l", "ta_prep": "t",
    "bi_part": "b", "Al_det": "al", "lA_neg": None, "mA_neg": None,
}  # fmt: skip
_LETTER = {"w": "و", "f": "ف", "b": "ب", "l": "ل", "k": "ك", "s": "س", "al": "ال", "t": "ت"}
_PRONOUN = "(?:هما|كما|هم|هن|كم|كن|ها|نا|ني|ه|ك|ي)$"
_NOMINAL = ("noun", "adj", "pron")


@cache
def _analyzer():
    """camel-tools' analyser over the database in use.

    camel-tools fetches a catalogue when it is imported unless its data folder holds one, hence the stub.
    """
    path = morphology.find().path
    chosen = os.environ.get("CAMELTOOLS_DATA")
    if not (Path(chosen or Path.home() / ".camel_tools") / "catalogue.json").exists():
        stub = settings().cache / "camel-stub"
        stub.mkdir(parents=True, exist_ok=True)
        (stub / "catalogue.json").write_text('{"version": "1.6.0", "packages": {}, "components": {}}')
        os.environ["CAMELTOOLS_DATA"] = str(stub)
    try:
        from camel_tools.morphology.analyzer import Analyzer
        from camel_tools.morphology.database import MorphologyDB
    finally:
        if chosen is None:
            os.environ.pop("CAMELTOOLS_DATA", None)
        else:
            os.environ["CAMELTOOLS_DATA"] = chosen
    return Analyzer(MorphologyDB(str(path), "a"), backoff="NONE")


def analyses(surface: str) -> list[Word]:
    """Every reading of a word, the likeliest out of context first; never empty."""
    key = fold(surface) or surface  # a lone mark stays what it is
    if not _ARABIC.search(surface):
        return [Word(key, key, key, _other(surface), known=True)]
    plain = _MARKS.sub("", surface)
    found = sorted(_analyzer().analyze(plain), key=_rank(plain), reverse=True)
    return list(dict.fromkeys(_word(key, analysis) for analysis in found)) or [guess(key)]


def _other(surface: str) -> str:
    if surface[0].isdigit():
        return "digit"
    return "foreign" if surface[0].isalpha() else "punc"


def _rank(plain: str):
    def score(a: dict) -> tuple:
        spelled = _MARKS.sub("", a["diac"]).replace("ٱ", "ا") == plain
        return (
            a.get("source") != "spvar", _clitics(a) == 0, spelled, round(float(a.get("pos_lex_logprob") or -99), 3), a.get("vox") != "p", a.get("per") in ("3", "na"),
            a.get("asp") != "c", a.get("pos") != "abbrev", a["diac"], a["lex"],
        )  # fmt: skip

    return score


def _clitics(a: dict) -> int:
    return sum(a.get(name) not in (None, "0", "na") for name in ("prc3", "prc2", "prc1", "prc0", "enc0"))


def _feature(a: dict, name: str) -> str | None:
    value = a.get(name)
    return None if value in (None, "na", "u", "-", "0", "b", "") else value


def _word(key: str, a: dict) -> Word:
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
    """A reading of a word that the database does not hold: a proper noun, its clitics off where what remains is long enough."""
    left, proclitics = key, []
    if len(left) > 5 and left[0] in "وف" and left[1] in "ابلسي":
        proclitics.append({"و": "w", "ف": "f"}[left[0]])
        left = left[1:]
    if left.startswith("لل") and len(left) > 4:
        proclitics += ["l", "al"]
        left = left[2:]
    elif left[:3] in ("بال", "كال") and len(left) > 5:
        proclitics += [{"ب": "b", "ك": "k"}[left[0]], "al"]
        left = left[3:]
    elif left.startswith("ال") and len(left) > 4:
        proclitics.append("al")
        left = left[2:]
    feminine = left.endswith("ه") or left.endswith("ات")
    number = "p" if left.endswith(("ات", "ون", "ين")) else "s"
    return Word(
        key, left, left, "noun_prop", gender="f" if feminine else "m", number=number, state="d", proclitics=tuple(proclitics), known=False
    )
