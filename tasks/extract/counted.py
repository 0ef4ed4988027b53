"""What a number counts: the noun behind or before it, its kind and names, from seeds/lexicon."""

from dataclasses import dataclass
from functools import cache, lru_cache

from waqai.tasks import lexicon
from waqai.tasks.document import Sentence, Token, Word
from waqai.tasks.extract.numbers import Number, pieces
from waqai.tasks.extract.spots import Spots
from waqai.tasks.normalise import fold

DURATIONS = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0, "month": 730.0, "year": 8766.0}
VICTIMS = {"killed", "wounded", "detained", "displaced", "missing"}
PERSONS = VICTIMS | {"people", "personnel"}
_SMALLER = {("hour", "minute"): 60, ("day", "hour"): 24, ("year", "month"): 12, ("week", "day"): 7, ("minute", "second"): 60}
_OTHERS = {fold(w) for w in "آخرون آخرين آخر أخرى آخران غيرهم أخريات".split()}
_TOLLS = ("عدد", "حصيله", "اعداد", "مجموع")
_POINTING = {fold(w) for w in "وقت آن جانب صف طرف رجل حد يد".split()}  # في وقت واحد: at once; one of them counts nothing


@dataclass(slots=True)
class Unit:
    """What is counted: its last token, kind and names; ``elided`` where it is taken from an earlier figure; the unit is so many ``times`` its name."""

    last: int
    kind: str
    name_ar: str | None
    name_en: str | None
    rule: str
    elided: bool = False
    times: float = 1.0


@cache
def units() -> dict[str, tuple[str, str, str, str]]:
    """Folded form of a counted noun (of one or two words) to (kind, Arabic name, English name, id)."""
    return {fold(f): (r["kind"], r["name_ar"], r["name_en"], r["id"]) for r in lexicon.rows("units") for f in lexicon.values(r["forms"])}


@cache
def currencies() -> dict[str, str]:
    """Folded form of a currency's name to its ISO 4217 code."""
    table: dict[str, str] = {}
    for row in lexicon.rows("currencies"):
        for form in lexicon.values(row["forms"]):
            table.setdefault(fold(form), row["code"])
    return table


@cache
def governors() -> dict[str, str]:
    """Words that say what befell those who are counted, each with the kind of figure: قتل، مقتل، أصاب."""
    return {fold(r["words"]): r["kind"] for r in lexicon.rows("figure_governors") if r["kind"] in VICTIMS}


@lru_cache(maxsize=200_000)
def governor_kind(word: Word) -> str | None:
    """What a verb or noun says befell those whom it governs; None for most words, and for بإعدام, to which one is only sentenced."""
    if not word.pos.startswith(("verb", "noun")) or word.stem == "اعدام" and "b" in word.proclitics:
        return None
    return governors().get(fold(word.lemma)) or governors().get(word.stem) or governors().get(word.key)


@lru_cache(maxsize=50_000)
def names(word: Word) -> tuple[str, ...]:
    """Forms of a word that a unit's name may be compared with, the most exact first."""
    stem = word.stem.removeprefix("ال")
    bare = [word.key[:-1]] if word.key.endswith("ا") and len(word.key) > 3 else []  # the accusative of what is counted
    if word.number == "d" and len(stem) > 4 and stem.endswith(("ين", "ان")):
        bare.append(f"{stem[:-3]}ه" if stem[-3] == "ت" else stem[:-2])
    return tuple(dict.fromkeys((word.key, word.stem, word.key.removeprefix("ال"), stem, fold(word.lemma).removeprefix("ال"), *bare)))


def unit_at(tokens: list[Token], i: int) -> tuple[tuple[str, str, str, str], int] | None:
    """(unit, last token) of a counted noun of one or two words at ``i``."""
    if not 0 <= i < len(tokens):
        return None
    word = tokens[i].word
    for name in names(word):
        if i + 1 < len(tokens):
            for second in names(tokens[i + 1].word)[:4]:
                if found := units().get(f"{name} {second}"):
                    return found, i + 1
    if word.pos in ("verb", "prep", "punc") and word.key not in units():
        return None
    found = next((units()[name] for name in names(word) if name in units()), None)
    return (found, i) if found else None


def counted(tokens: list[Token], number: Number, nationalities: dict[int, int], named: set[int], prior: Unit | None) -> Unit | None:
    """What a number counts, None where it counts nothing that can be told.

    Args:
        tokens: of the sentence.
        number: the number.
        nationalities: first to last token of the nationality adjectives of the sentence.
        named: places of the words of actors' names.
        prior: what the figure before counted, from which an elided noun is taken.
    """
    if number.unit == "percent":
        return Unit(number.last, "share", None, "percent", "percent")
    if number.unit == "fraction":
        following = tokens[number.last + 1].word if number.last + 1 < len(tokens) else None
        if (measured := unit_at(tokens, number.last + 1)) and measured[0][0] in ("duration", "distance", "area") and not following.key.startswith("ال"):
            kind, ar, en, rule = measured[0]
            return Unit(measured[1], kind, ar, en, f"part of {rule}")  # نصف ساعة
        whole = following is not None and following.key.removeprefix("ال") != "نهايي" and (following.pos.startswith("noun") or following.pos == "pron" or following.key == "من")
        return Unit(number.last, "share", None, "fraction", "fraction") if whole else None  # ربع نهائي is a round
    return _behind(tokens, number, nationalities, named, prior) or _before(tokens, number) or _elided(tokens, number, prior)


def _behind(tokens: list[Token], number: Number, nationalities: dict[int, int], named: set[int], prior: Unit | None) -> Unit | None:
    if number.value == 1 and number.form == "words" and number.first == number.last:
        return None  # واحد never precedes what it counts
    start = number.last + 1 + (number.last + 1 < len(tokens) and tokens[number.last + 1].surface == '"')  # 174 "إرهابيا"
    for j in range(start, min(number.last + 4, len(tokens))):
        word, first = tokens[j].word, j == start
        if tokens[j].surface in "،؛.:!؟)»\"" or (word.pos == "verb" and word.key not in units() and j not in nationalities) or word.proclitics[:1] == ("w",):
            return None
        if first and (word.key.startswith(("لسنه", "لعام")) or (_like_a_year(number) and word.key.startswith("ال"))):
            return None
        pair = f"{word.key} {tokens[j + 1].word.key}" if j + 1 < len(tokens) else ""
        if first and (pair == "م د" or (pair == "م ." and j + 2 < len(tokens) and tokens[j + 2].word.key == "د")):
            return Unit(j + 1 + (pair == "م ."), "money", "دينار", "TND", "million dinars", times=1e6)
        code = currencies().get(pair) or next((currencies()[name] for name in names(word)[:3] if name in currencies()), None)
        if code and (first or j == number.last + 2):
            return Unit(j + (pair in currencies()), "money", word.key, code, "currency")
        if first and word.stem in _TOLLS and word.key.startswith("عد") and (found := unit_at(tokens, j + 1)):
            kind, ar, en, rule = found[0]
            return Unit(found[1], kind, ar, en, f"number of {rule}")
        if first and word.stem in _TOLLS and j + 1 in nationalities:
            return Unit(nationalities[j + 1], "people", tokens[j + 1].word.key, "nationals", "number of nationals")
        if word.key in _OTHERS and first:
            return _as(prior if prior and (prior.kind in PERSONS or word.key == "اخري") else None, j, "others") or Unit(j, "people", None, "others", "others")
        if word.proclitics[:1] in (("l",), ("b",), ("k",), ("f",)) or word.key[0].isdigit() or not word.key.isalpha():
            return None
        if first and number.form != "vague" and word.enclitic and word.key.endswith(("ها", "هم", "هما")):
            return None  # لجنة 5+5 اجتماعها
        if j in named and (tokens[j - 1].word.key == "من" or not first):
            return None  # اثنان من حزب الله: two men of it
        if first and number.form == "vague" and word.key.startswith("ال") and pieces(tokens[number.first].word.key)[0].clitics > 1:
            return None  # جرح العشرات اليوم
        if (found := unit_at(tokens, j)) and (first or tokens[j - 1].word.pos not in ("punc", "verb")):
            (kind, ar, en, rule), last = found
            if not first and word.key in ("ثم",):
                return None
            return Unit(last, kind, ar, en, rule)
        if j in nationalities and first:
            return _as(prior if prior and prior.kind in ("personnel", "people") else None, nationalities[j], "nationality", "elided") or Unit(
                nationalities[j], "people", word.key, "nationals", "nationality"
            )
        if word.key == "من" and first:
            continue
        if word.pos == "prep":
            return None
        if word.pos.startswith("noun") and not word.proclitics and (first or tokens[j - 1].word.key == "من") and word.pos not in ("noun_prop", "noun_quant", "noun_num"):
            if tokens[j - 1].word.key == "من" and not word.key.startswith("ال"):
                return None
            if _like_a_year(number):
                return None
            return Unit(j, "count", fold(word.lemma), _english(word), "counted noun")
        if tokens[j - 1].word.key == "من" and word.key.startswith("ال") and word.key.endswith(("ين", "ون")):
            return Unit(j, "people", word.key, None, "plural of persons")
        if not first or (word.pos.startswith("noun") and word.proclitics):
            return None
        if word.pos.startswith("adj") and word.key.endswith(("ا", "ين", "ون")) and not word.key.startswith("ال"):
            return _as(prior if prior and prior.kind in ("personnel", "people") else None, j, "adjective") or Unit(j, "people", word.key, None, "adjective")
    return None


def _like_a_year(number: Number) -> bool:
    return number.form == "digits" and number.first == number.last and 1900 <= number.value <= 2100


def _english(word: Word) -> str | None:
    """The first of the analyser's glosses, without its marks."""
    return (word.gloss or "").split(";")[0].split("+[")[0].removeprefix("the+").replace("_", " ").strip("+ ") or None


def _as(prior: Unit | None, last: int, rule: str, how: str = "elided") -> Unit | None:
    return Unit(last, prior.kind, prior.name_ar, prior.name_en, f"{rule} {how}", elided=True) if prior else None


def _before(tokens: list[Token], number: Number) -> Unit | None:
    """الجولات الثلاث, اجتماع واحد: the noun stands before the number; عدد الجنود ... إلى 2500: it governs the number."""
    i = number.first - 1
    if i < 0:
        return None
    word, own = tokens[i].word, tokens[number.first].word
    if governor_kind(word):
        return None  # مقتل سبعة: of those whom it befell
    if number.form == "words" and (number.value < 11 if number.first == number.last else own.key.startswith("ال")) and word.pos.startswith("noun") and own.key.startswith("ال") == (word.key.lstrip("وفبلك").startswith("ال") or "al" in word.proclitics):
        if word.stem in _POINTING or word.key in _POINTING:
            return None
        if number.value == 1 and own.key.startswith("ال"):
            return None
        if found := unit_at(tokens, i):
            kind, ar, en, rule = found[0]
            return Unit(number.last, kind, ar, en, rule)
        if word.pos == "noun":
            return Unit(number.last, "count", fold(word.lemma), _english(word), "noun before")
        return None
    if number.value < 2 or number.form != "digits" or not word.key.endswith(("الي", "حتي", "ب", "الى", "نحو", "حوالي", "عند", "من")):
        return None
    for j in range(i - 1, max(-1, i - 9), -1):
        if tokens[j].surface in "،؛.":
            return None
        if (found := unit_at(tokens, j)) and found[0][0] in ("personnel", "people", "killed", "wounded", "detained", "displaced", "missing") and any(
            tokens[k].word.stem in ("عدد", "عديد", "اعداد", "حصيله", "مجموع") for k in range(max(0, j - 2), j)
        ):
            kind, ar, en, rule = found[0]
            return Unit(number.last, kind, ar, en, f"{rule} before")
    return None


_WHOLE = frozenset(map(fold, "أصل مجموع جملة إجمالي".split()))


def _elided(tokens: list[Token], number: Number, prior: Unit | None) -> Unit | None:
    """حوالي 600 سيبقون; بينهم 20: the noun is that of the figure before."""
    if prior is None or prior.kind in ("share", "duration", "money", "age", "distance", "area") or number.value < 2:
        return None
    before = {token.word.key for token in tokens[max(0, number.first - 3) : number.first]}
    if number.first > 1 and tokens[number.first - 1].word.key in _WHOLE and tokens[number.first - 2].word.key == "من":
        return Unit(number.last, "people" if prior.kind in VICTIMS else prior.kind, prior.name_ar, prior.name_en, "elided whole")  # 52 مقعدا من أصل 217
    if before & {"بينهم", "منهم", "بينها", "منها", "بينهن", "ضمنهم"}:
        return Unit(number.last, prior.kind, prior.name_ar, prior.name_en, "elided among", elided=True)
    following = tokens[number.last + 1].word if number.last + 1 < len(tokens) else None
    if following is not None and following.pos == "verb" and following.number == "p":
        return Unit(number.last, prior.kind, prior.name_ar, prior.name_en, "elided subject", elided=True)
    if following is not None and following.key in ("منهم", "منها", "منهن"):
        return Unit(number.last + 1, prior.kind, prior.name_ar, prior.name_en, "elided of them", elided=True)
    return None


def duals(sentence: Sentence, numbers: list[Number]) -> list[Number]:
    """Duals that count: مقتل جنديين is two, قاعدتين حكوميتين too; of definite ones only spans of time (هدنة الشهرين), since others point back."""
    tokens, taken = sentence.tokens, {i for n in numbers for i in range(n.first, n.last + 2)}
    found = []
    for i in _COUNTING.of(sentence):
        token, word = tokens[i], tokens[i].word
        if i in taken:
            continue
        if found and found[-1].first == i - 1:
            continue  # عنصرين تكفيريين: an adjective of the dual before it
        if (_is_dual(word) and not _names_two(tokens, i)) or _is_dual_of_two(tokens, i):
            found.append(Number(i, i - 1, token.start, token.end, 2.0, form="dual"))
    return found


def _may_count(word: Word) -> bool:
    """A noun that may be a dual, alone or with the word behind it."""
    if not word.pos.startswith(("noun", "adj")) or word.pos in ("noun_prop", "noun_quant", "noun_num") or word.enclitic:
        return False
    return _is_dual(word) or len(word.stem) > 3 and word.stem[-1] in "اي"


_COUNTING = Spots(_may_count)


def _names_two(tokens: list[Token], i: int) -> bool:
    """وزارتي الخارجية والدفاع, نهري دجلة والفرات: a dual that two names or a definite noun explain tells which, not how many; one before no noun is no dual."""
    stem, following = tokens[i].word.stem, tokens[i + 1].word if i + 1 < len(tokens) else None
    if stem.endswith(("ين", "ان")):
        return False
    if following is None or not following.pos.startswith("noun"):
        return True  # رحلتي: my journey
    return following.key.startswith("ال") or following.key[0].isdigit() or following.pos == "noun_prop" or bool(following.enclitic)


def _is_dual_of_two(tokens: list[Token], i: int) -> bool:
    """رجلا أمن، سيارتي إسعاف: the dual of a counted noun of two words."""
    stem = tokens[i].word.stem
    if i + 1 == len(tokens) or len(stem) < 4 or stem[-1] not in "اي":
        return False
    singular = f"{stem[:-2]}ه" if stem[-2] == "ت" else stem[:-1]
    return f"{singular} {tokens[i + 1].word.key}" in units()


@lru_cache(maxsize=50_000)
def _is_dual(word: Word) -> bool:
    stem = word.stem.removeprefix("ال")
    definite = "al" in word.proclitics or word.key.lstrip("وفبلك").startswith("ال") or word.stem.startswith("ال")
    if not stem.endswith(("ين", "ان", "تي", "تا", "لي", "لا", "ي", "ا")) or len(stem) < 4:
        return False
    construct = not stem.endswith(("ين", "ان"))
    if construct and (word.number != "d" or word.state != "c"):
        return False
    bare = stem[:-1] if construct else stem[:-2]
    singular = units().get(bare) or (units().get(bare[:-1] + "ه") if bare.endswith("ت") else None)
    if definite:
        return singular is not None and singular[0] == "duration" and word.key.endswith("ين")
    if singular is not None:
        participle = singular[0] in PERSONS and bare.startswith("م")
        if len(bare) == 5 and bare[0] == "م" and bare[2] == "ا":
            return False  # مطالبين: who demand, no two of مطالب
        return singular[0] == "duration" or bare.endswith("ت") or (bare in _with_broken_plural() and not participle)
    return word.number == "d" and word.pos == "noun" and stem.endswith(("تين", "تان"))


@cache
def _with_broken_plural() -> frozenset[str]:
    """Counted nouns whose plural is not made by an ending, so that ين behind them is the dual's: جندي with جنود."""
    found = set()
    for row in lexicon.rows("units"):
        forms = [fold(form) for form in lexicon.values(row["forms"]) if " " not in form]
        for form in forms:  # one in ي has its plural in يين, unless it has one of its own: جنود
            others = [other for other in forms if not form.endswith("ي") or other[:2] == form[:2]]
            if any(not other.startswith(form[:-1]) for other in others):
                found.add(form)
    return frozenset(found)


def combined(tokens: list[Token], number: Number, unit: Unit, following: Number | None) -> tuple[float, Unit] | None:
    """(value, unit) of "ساعة وعشرين دقيقة" (80 minutes), "ساعة ونصف", given the number behind it; None where it is not of that form."""
    if unit.kind != "duration" or following is None or following.first not in (unit.last + 1, unit.last + 2):
        return None
    if following.unit == "fraction" and following.first == unit.last + 1 and tokens[following.first].word.key.startswith("و"):
        return number.value + following.value, Unit(following.last, unit.kind, unit.name_ar, unit.name_en, f"{unit.rule} and a part")
    found = unit_at(tokens, following.last + 1)
    if not found or not tokens[unit.last + 1].word.key.startswith("و"):
        return None
    times = _SMALLER.get((unit.name_en or "", found[0][2]))
    if not times:
        return None
    kind, ar, en, rule = found[0]
    return number.value * times + following.value, Unit(found[1], kind, ar, en, f"{unit.rule} and {rule}")
