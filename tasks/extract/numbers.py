"""Numbers in a sentence: digits of every script, number words, mixtures, fractions, percentages, ranges and vague amounts.

The grammar reads the folded words with their clitics off, so it does not hang on the tagger; each word is looked up once.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from waqai.tasks import lexicon
from waqai.tasks.document import Sentence, Token
from waqai.tasks.extract.days import numbered
from waqai.tasks.extract.spots import Spots
from waqai.tasks.normalise import SHADDA, fold


@dataclass(slots=True)
class Number:
    """A number: tokens ``first`` to ``last`` of its sentence, characters ``start`` to ``end`` of the text.

    ``low`` and ``high`` are set for ranges and vague amounts; ``unit`` is percent or fraction, or None; ``qualifier`` as in the guidelines;
    ``form`` tells digits, words, vague.
    """

    first: int
    last: int
    start: int
    end: int
    value: float
    low: float | None = None
    high: float | None = None
    qualifier: str = "exact"
    unit: str | None = None
    form: str = "words"


class Piece(NamedTuple):
    """What one word adds to a number."""

    kind: str
    value: float
    high: float = 0.0
    joined: bool = False  # by و
    clitics: int = 0  # letters before the number's own


_DIGITS = re.compile(r"\d+(?:[.,:/\u066b\u066c،\u2013-]\d+)*[%٪]?$")
_GROUPS = re.compile(r"[1-9]\d{0,2}(?:([,.،\u066c])\d{3})(?:\1\d{3})*$")


@cache
def _words() -> dict[str, list[Piece]]:
    """Folded number word (two words joined by a blank) to what it may add."""
    table: dict[str, list[Piece]] = {}
    for row in lexicon.rows("numbers"):
        low, _, high = row["value"].partition("-") if row["class"] == "vague" else (row["value"], "", "")
        for form in lexicon.values(row["forms"]):
            piece = Piece(row["class"], float(low), float(high or 0))
            same = table.setdefault(fold(form), [])
            if not any(p[:2] == piece[:2] for p in same):
                same.append(piece)
    return table


@lru_cache(maxsize=100_000)
def pieces(key: str) -> tuple[Piece, ...]:
    """What a folded word may add to a number, () for most words; its clitics are taken off."""
    found: list[Piece] = []
    for cut, joined in _without_clitics(key):
        found += [piece._replace(joined=joined, clitics=cut) for piece in _words().get(key[cut:], [])]
        if found:
            break
    return tuple(found)


@lru_cache(maxsize=100_000)
def may_begin(key: str) -> bool:
    """A number may begin with this folded word."""
    return key[0].isdigit() or key == _MINUS or bool(pieces(key)) or any(key[cut:] in _first_of_pairs() for cut, _ in _without_clitics(key))


@cache
def _first_of_pairs() -> set[str]:
    """First words of number words of two: أحد عشر."""
    return {form.split()[0] for form in _words() if " " in form}


_MINUS = fold("سالب")


def _without_clitics(key: str) -> list[tuple[int, bool]]:
    """(letters to cut, joined by و) in the order to try."""
    cuts = [(0, False)]
    if len(key) > 2:
        joined = key[0] == "و"
        base = 1 if key[0] in "وف" else 0
        cuts += [(base, joined)] if base else []
        rest = key[base:]
        for clitic in ("لل", "بال", "ال", "ب", "ل"):
            if rest.startswith(clitic) and len(rest) - len(clitic) > 2:
                cuts.append((base + len(clitic), joined))
    return cuts


@lru_cache(maxsize=50_000)
def digits(key: str) -> tuple[float, float | None, bool] | None:
    """(value, high end of a range or None, percent) of a digit token; None where it is a time, a date or no number."""
    match = _DIGITS.match(key)
    if not match:
        return None
    percent = key[-1] in "%٪"
    body = key.rstrip("%٪")
    ends = re.split(r"[\u2013-]", body)
    if len(ends) > 2 or ":" in body or "/" in body:
        return None
    parsed = [_decimal(end) for end in ends]
    if None in parsed:
        return None
    if len(parsed) == 2 and parsed[1] <= parsed[0]:
        return None
    return parsed[0], parsed[1] if len(parsed) == 2 else None, percent


def _decimal(text: str) -> float | None:
    if text.isdigit():
        return float(text)
    if _GROUPS.match(text):
        return float(re.sub(r"\D", "", text))
    marks = re.findall(r"\D", text)
    if len(marks) == 1:
        return float(re.sub(r"\D", ".", text))
    if len(set(marks[:-1])) == 1 and marks[-1] != marks[0] and all(len(part) == 3 for part in re.split(r"\D", text)[1:-1]):
        return float(re.sub(r"\D", "", text[: text.rindex(marks[-1])]) + "." + text[text.rindex(marks[-1]) + 1 :])
    return None


_BEGINNINGS = Spots(lambda word: may_begin(word.key))


def find_numbers(sentence: Sentence) -> list[Number]:
    """All numbers of a sentence, in order; ordinals, clock times and dates in digits are none."""
    tokens, found, behind = sentence.tokens, [], 0
    for at in _BEGINNINGS.of(sentence):
        number = number_at(tokens, at) if at >= behind else None
        if number:
            found.append(number)
            behind = number.last + 1
    found = _ranges(tokens, found)
    for number in found:
        if number.qualifier == "exact":
            number.qualifier = qualifier(tokens, number)
    return found


def number_at(tokens: list[Token], at: int) -> Number | None:
    """The number that begins at token ``at``, without its qualifier and range."""
    key = tokens[at].word.key
    if not may_begin(key):
        return None
    if key == _MINUS and at + 1 < len(tokens):
        number = number_at(tokens, at + 1)
        if number:
            number.first, number.start, number.value = at, tokens[at].start, -number.value
        return number
    if key in ("عشر", "عشره") and at and tokens[at - 1].word.key in numbered("ordinal"):
        return None  # الثانية عشرة is an ordinal
    if key in _PER_CENT or (tokens[at].word.pos == "verb" and SHADDA in tokens[at].surface):
        return None
    number = _from_digits(tokens, at) if key[0].isdigit() else _from_words(tokens, at)
    return _proportion(tokens, number) if number else None


_PER_CENT = frozenset(("بالميه", "بالمييه", "بالمايه", "بالماءه"))


def _proportion(tokens: list[Token], number: Number) -> Number:
    """واحد على عشرين، واحد من كل خمسة: a part of a whole."""
    nxt = number.last + 1
    if number.low is not None or number.unit or nxt + 1 >= len(tokens) or number.value < 1:
        return number
    key, following = tokens[nxt].word.key, tokens[nxt + 1].word.key
    if key == "علي" or (key == "من" and number.value == 1 and number.last == number.first):
        at = nxt + 1 + (key == "من" and following == "كل")
        whole = number_at(tokens, at) if at < len(tokens) else None
        if whole and whole.value > number.value and whole.low is None and whole.unit is None and whole.start == tokens[at].start:
            return Number(number.first, whole.last, number.start, whole.end, round(number.value / whole.value, 10), unit="fraction", form=number.form)
    return number


def _from_digits(tokens: list[Token], at: int) -> Number | None:
    if (stroke := _STROKE.fullmatch(tokens[at].word.key)) and int(stroke[1]) < int(stroke[2]) <= 10:
        return _stroke(tokens, at, int(stroke[1]) / int(stroke[2]))
    parsed = _grouped(tokens, at) or _pointed(tokens, at) or digits(tokens[at].word.key)
    if parsed is None:
        return None
    value, high, percent = parsed[:3]
    opening = at
    at = parsed[3] if len(parsed) > 3 else at
    start, minus = tokens[opening].start, _minus(tokens, opening)
    if value >= 1 and value == int(value) and high is None and _leading_point(tokens, opening):
        value, start = float(f"0.{tokens[opening].word.key}"), start - 1
    if minus:
        value, start = -value, start - 1
    last, total, scale = _scaled(tokens, at, value)
    number = Number(opening, last, start, tokens[last].end, total, form="digits")
    if high is not None:
        number.low, number.high, number.qualifier = total, high * scale, "range"
    if percent:
        number.unit = "percent"
    return _percent(tokens, number)


_STROKE = re.compile(r"(\d{1,2})/(\d{1,2})")


def _minus(tokens: list[Token], at: int) -> bool:
    before = tokens[at - 1] if at else None
    return before is not None and before.surface in ("-", "−") and before.end == tokens[at].start and (at < 2 or tokens[at - 2].end < before.start)


def _stroke(tokens: list[Token], at: int, value: float) -> Number:
    """1/4, with a whole number beside it: 2 1/4."""
    start, last = tokens[at].start, at
    if at + 1 < len(tokens) and tokens[at + 1].word.key.isdigit() and len(tokens[at + 1].word.key) < 3:
        value, last = value + int(tokens[at + 1].word.key), at + 1
    if _minus(tokens, at):
        value, start = -value, start - 1
    return Number(at, last, start, tokens[last].end, value, unit="fraction" if last == at else None, form="digits")


def _grouped(tokens: list[Token], at: int) -> tuple[float, None, bool, int] | None:
    """1 234 567: groups of three digits parted by a blank, as newspapers of the Maghreb print them."""
    key, last = tokens[at].word.key, at
    if not re.fullmatch(r"[1-9]\d{0,2}", key):
        return None
    while last + 1 < len(tokens) and re.fullmatch(r"\d{3}", tokens[last + 1].word.key) and tokens[last + 1].start == tokens[last].end + 1:
        last += 1
    return (float("".join(t.word.key for t in tokens[at : last + 1])), None, False, last) if last > at else None


def _pointed(tokens: list[Token], at: int) -> tuple[float, None, bool, int] | None:
    """5ر656: the letter of agencies' decimals, which stands to the left of the whole number on paper, so that the whole comes last; 1 فاصلة 5."""
    if at + 2 >= len(tokens):
        return None
    first, mark, second = tokens[at : at + 3]
    body = second.word.key.rstrip("%٪")
    if not (first.word.key.isdigit() and body.isdigit()):
        return None
    if mark.word.key == "ر" and first.end == mark.start and mark.end == second.start:
        return float(f"{body}.{first.word.key}"), None, body != second.word.key, at + 2
    if mark.word.key == "فاصله":
        return float(f"{first.word.key}.{body}"), None, body != second.word.key, at + 2
    return None


def _leading_point(tokens: list[Token], at: int) -> bool:
    """.77: a point of its own before the digits."""
    before = tokens[at - 1] if at else None
    return (
        before is not None and before.surface in (".", "\u066b") and before.end == tokens[at].start
        and tokens[at].word.key.isdigit() and (at < 2 or tokens[at - 2].end < before.start)
    )  # fmt: skip


def _scaled(tokens: list[Token], at: int, value: float) -> tuple[int, float, float]:
    """Scale words, halves and smaller parts behind digits: (last token, value, scale)."""
    last, scale = at, 1.0
    while last + 1 < len(tokens):
        following = [p for p in pieces(tokens[last + 1].word.key) if p.kind in ("scale", "plural-scale", "hundred", "score") and p.clitics == 0 and not p.joined]
        if not following or (following[0].kind == "hundred" and following[0].value != 100):
            break
        scale *= following[0].value
        last += 1
    total = value * scale
    if scale > 1 and last + 1 < len(tokens):
        key = tokens[last + 1].word.key
        fraction = next((p for p in pieces(key) if p.kind == "fraction" and p.joined), None)
        if fraction:
            return last + 1, total + fraction.value * scale, scale
        rest = digits(key[1:]) if key[0] == "و" and key[1:2].isdigit() else None
        hop = 1
        if key == "و" and last + 2 < len(tokens):
            rest, hop = digits(tokens[last + 2].word.key), 2
        if rest and rest[1] is None and 0 < rest[0] < scale:
            small_last, small, _ = _scaled(tokens, last + hop, rest[0])
            if small < scale:
                return small_last, total + small, scale
        elif pieces(key) and pieces(key)[0].joined:
            words = _from_words(tokens, last + 1)
            if words and words.form == "words" and words.value < scale and words.unit is None:
                return words.last, total + words.value, scale
    return last, total, scale


def _from_words(tokens: list[Token], at: int) -> Number | None:
    total = current = 0.0
    limit = float("inf")
    last, start_cut, last_scale = at - 1, 0, 1.0
    i, opening = at, True
    while i < len(tokens):
        token = tokens[i]
        hop = i
        joined_apart = False
        if not opening and token.word.key == "و" and i + 1 < len(tokens):
            hop, joined_apart = i + 1, True
        read = _piece_at(tokens, hop)
        if read is None:
            break
        options, length = read
        joined = options[0].joined or joined_apart
        if opening:
            piece = _opening(options, tokens, hop + length)
            if piece is None:
                return None
            if piece.kind == "vague":
                return _vague(tokens, at, piece)
            if piece.kind == "fraction":
                scale = next((p for p in pieces(tokens[hop + length].word.key) if p.kind == "scale"), None) if hop + length < len(tokens) else None
                if scale and not scale.clitics and not scale.joined:  # نصف مليون
                    return Number(at, hop + length, token.start + piece.clitics, tokens[hop + length].end, round(piece.value * scale.value, 4))
                return (Number(at, at, token.start + piece.clitics, token.end, piece.value, unit="fraction"))
            start_cut = piece.clitics
        else:
            piece = options[0]
        kind, value = piece.kind, piece.value
        if opening:
            if kind in ("scale", "dual-scale", "plural-scale"):
                total, limit, last_scale = value, value if kind != "dual-scale" else value / 2, value if kind == "scale" else value / 2
            else:
                current = value
        elif not joined:
            if piece.clitics and kind != "scale":
                break
            if kind in ("scale", "plural-scale") and current and value <= limit:
                if value == limit and total:
                    break
                total, current, limit, last_scale = total + current * value, 0.0, value, value
            elif kind in ("scale", "plural-scale") and not current and total and last_scale < value:
                total, limit, last_scale = total * value, value, value
            elif kind == "hundred" and value == 100 and 1 < current < 10:
                current *= 100
            elif kind == "fraction-plural" and 1 < current < 10 and not total:
                return (Number(at, hop, tokens[at].start + start_cut, tokens[hop].end, round(current * value, 10), unit="fraction"))
            else:
                break
        else:
            fraction = next((p for p in options if p.kind == "fraction"), None)
            if fraction and fraction.value in (0.5, 0.25, round(1 / 3, 10)) and (total or current):
                base = last_scale if total and not current else 1.0
                total += current + fraction.value * base
                current, last = 0.0, hop + length - 1
                i = last + 1
                break
            if kind in ("scale", "dual-scale") and value <= limit and total:
                total, limit, last_scale = total + current + value, value, value
                current = 0.0
            elif kind in ("unit", "teen", "ten", "hundred", "zero") and _fits(current, value):
                if not current and total and value >= limit:
                    break
                current += value
            else:
                break
        opening = False
        last = hop + length - 1
        i = last + 1
    if last < at:
        return None
    value = total + current
    if last_scale > 1 and last + 2 < len(tokens) and tokens[last + 1].word.key == "و" and (rest := digits(tokens[last + 2].word.key)) and rest[1] is None and not rest[2]:
        small_last, small, _ = _scaled(tokens, last + 2, rest[0])
        if small < last_scale:  # مليون و370 ألفا
            last, value = small_last, value + small
    if _again_in_digits(tokens, last + 1, value):
        last, value, _ = _scaled(tokens, last + 3, value)
    number = Number(at, last, tokens[at].start + _raw_cut(tokens[at], start_cut), tokens[last].end, value)
    return _percent(tokens, number)


def _again_in_digits(tokens: list[Token], i: int, value: float) -> bool:
    """خمسون (50) ألف دينار: a number in words with its digits behind it in brackets."""
    if i + 2 >= len(tokens) or tokens[i].surface != "(" or tokens[i + 2].surface != ")":
        return False
    again = digits(tokens[i + 1].word.key) if tokens[i + 1].word.key[0].isdigit() else None
    return again is not None and again[0] == value


def _fits(current: float, value: float) -> bool:
    """A smaller number may follow by و: five and twenty, hundred and five."""
    if not current:
        return True
    if value < 10:
        return current % 10 == 0 and current % 100 != 10
    if value < 20:
        return current % 100 == 0
    if value < 100:
        return 0 < current % 100 < 10 or current % 100 == 0
    return False


def _piece_at(tokens: list[Token], i: int) -> tuple[tuple[Piece, ...], int] | None:
    """The pieces that one or two words (أحد عشر) at ``i`` may be, with their length."""
    key = tokens[i].word.key
    if i + 1 < len(tokens) and tokens[i + 1].word.key in ("عشر", "عشره"):
        for cut, joined in _without_clitics(key):
            teen = _words().get(f"{key[cut:]} {tokens[i + 1].word.key}")
            if teen and teen[0].kind == "teen":
                return (teen[0]._replace(joined=joined, clitics=cut),), 2
    found = pieces(key)
    return (found, 1) if found else None


def _opening(options: tuple[Piece, ...], tokens: list[Token], after: int) -> Piece | None:
    """The sense in which a number may begin with this word."""
    kinds = {piece.kind: piece for piece in options}
    following = tokens[after].word if after < len(tokens) else None
    if "unit" in kinds and "fraction" in kinds:  # خمس: five, or a fifth before a singular
        fifth = following is not None and following.key.endswith("ه") and not pieces(following.key) and following.pos.startswith("noun")
        return kinds["fraction" if fifth else "unit"]
    if "dual-scale" in kinds and "scale" in kinds:  # مليونا دولار: two; مليوناً: one
        return kinds["scale" if tokens[after - 1].surface.endswith(("ً", "ًا")) or following is None else "dual-scale"]
    if "vague" in kinds:
        return kinds["vague"]
    if "fraction-plural" in kinds:
        return None
    if "scale" in kinds and kinds["scale"].clitics and tokens[after - 1].word.key[:2] == "ال":
        return None
    return options[0]


def _vague(tokens: list[Token], at: int, piece: Piece) -> Number:
    low, high, last = piece.value, piece.high, at
    if at + 1 < len(tokens):
        scale = next((p for p in pieces(tokens[at + 1].word.key) if p.kind in ("plural-scale", "scale") and not p.joined), None)
        if scale and piece.value < 1000:
            low, high, last = low * scale.value, (high + 1) * scale.value - 1, at + 1
            if piece.value == 3:
                high = piece.high * scale.value
    start = tokens[at].start + _raw_cut(tokens[at], piece.clitics)
    return Number(at, last, start, tokens[last].end, low, low, high, "vague", form="vague")


def _raw_cut(token: Token, letters: int) -> int:
    """Raw characters that hold the first ``letters`` folded ones; marks between them are skipped."""
    if not letters:
        return 0
    for raw in range(1, len(token.surface)):
        if len(fold(token.surface[:raw])) >= letters and fold(token.surface[raw]):
            return raw
    return 0


def _percent(tokens: list[Token], number: Number) -> Number:
    """Take in "في المئة", "بالمئة" or a sign behind the number."""
    nxt = number.last + 1
    if nxt < len(tokens):
        key = tokens[nxt].word.key
        after = tokens[nxt + 1].word.key if nxt + 1 < len(tokens) else ""
        if key in "%٪":
            number.unit, number.last = "percent", nxt
        elif key == "في" and after in ("الميه", "المييه", "المايه", "الماءه", "ميه", "مييه", "مايه"):
            number.unit, number.last = "percent", nxt + 1
        elif key in ("بالميه", "بالمييه", "بالمايه", "بالماءه"):
            number.unit, number.last = "percent", nxt
        number.end = max(number.end, tokens[number.last].end)
    return number


def _ranges(tokens: list[Token], found: list[Number]) -> list[Number]:
    """Join "بين 20 و30", "من 5 إلى 7", "20 إلى 30" into one number."""
    joined: list[Number] = []
    for number in found:
        before = joined[-1] if joined else None
        if before and before.low is None and number.low is None and _is_range(tokens, before, number):
            scale = 1.0
            if before.value < number.value and before.value * 1000 < number.value and before.form == "digits":
                scale = 10 ** (3 * int(len(str(int(number.value))) // 3.4))
            low = before.value * (scale if before.value * scale < number.value else 1)
            joined[-1] = Number(before.first, number.last, before.start, number.end, low, low, number.value, "range", number.unit or before.unit, number.form)
        else:
            joined.append(number)
    return joined


def _is_range(tokens: list[Token], a: Number, b: Number) -> bool:
    if not a.value < b.value or (a.unit and a.unit != b.unit):
        return False
    between = [token.word.key for token in tokens[a.last + 1 : b.first]]
    before = tokens[a.first - 1].word.key if a.first else ""
    if before in ("بين", "وبين", "مابين") and (between in (["و"], []) and (between or tokens[b.first].word.key[0] == "و")):
        return True
    if between in (["الي"], ["حتي"], ["-"], ["–"]):
        return before in ("من", "بين") or between[0] in "-–" or between == ["الي"]
    return False


@cache
def _qualifiers() -> dict[str, dict[str, list[tuple[tuple[str, ...], str]]]]:
    """Side to the word next to the number to the whole phrases that hold it."""
    sides: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {"before": {}, "after": {}}
    for row in lexicon.rows("qualifiers"):
        phrase = tuple(fold(row["words"]).split())
        near = phrase[-1] if row["side"] == "before" else phrase[0]
        sides[row["side"]].setdefault(near, []).append((phrase, row["qualifier"]))
    for side in sides.values():
        for phrases in side.values():
            phrases.sort(key=lambda p: -len(p[0]))
    return sides


def qualifier(tokens: list[Token], number: Number) -> str:
    """What the words around a number make of it: exact, about, over, under."""
    before = [token.word.key for token in tokens[max(0, number.first - 5) : number.first]]
    glued = tokens[number.first].word.key[:1] if number.start > tokens[number.first].start else ""
    if glued in ("ب", "ل"):
        before.append(glued)
    for cut in (0, 1):  # a word may stand between: نحو ال, ما يقارب من
        held = before[: len(before) - cut] if cut else before
        if held and (cut == 0 or before[-1] in ("من", "عن", "على", "ال", "الي")):
            for phrase, meaning in _qualifiers()["before"].get(_bare(held[-1]), []) + _qualifiers()["before"].get(held[-1], []):
                seen = held[-len(phrase) :]
                if len(seen) == len(phrase) and all(_bare(a) == b or a == b for a, b in zip(seen, phrase, strict=True)):
                    return meaning
    if meaning := _predicated(tokens, number):
        return meaning
    after = [token.word.key for token in tokens[number.last + 1 : number.last + 6]]
    for i, key in enumerate(after[:4]):
        for phrase, meaning in _qualifiers()["after"].get(key, []):
            if tuple(after[i : i + len(phrase)]) == phrase and after[i + len(phrase) : i + len(phrase) + 1] != ["من"]:  # 45 قتيلا وأكثر من مئة جريح
                return meaning
        if not key.isalpha():
            break
    return "exact"


_NOT = frozenset(("لا", "لم", "لن", "الا", "ولا", "ولم"))


def _predicated(tokens: list[Token], number: Number) -> str | None:
    """تجاوز عدد القتلى 30, لا يتجاوز هذا المبلغ 40 ألفا, يقل عمرها عن عشر: the subject stands between the verb and the number."""
    for i in range(number.first - 2, max(-1, number.first - 7), -1):
        word = tokens[i].word
        if not tokens[i + 1].word.key.isalpha() or pieces(tokens[i + 1].word.key):
            return None
        if word.pos != "verb":
            continue
        linked = tokens[number.first - 1].word.key
        for phrase, meaning in _qualifiers()["before"].get(linked if linked in ("عن", "علي", "من", "الي", "ب") else "", []):
            if len(phrase) == 2 and phrase[0] in (word.key, _bare(word.key)):
                return _negated(tokens, i, meaning)
        beside = tokens[number.first - 1].word
        if beside.pos.startswith(("noun", "adj")) or beside.key.endswith(("ها", "هم", "فيه", "منه")):
            for phrase, meaning in _qualifiers()["before"].get(word.key, []) + _qualifiers()["before"].get(_bare(word.key), []):
                if len(phrase) == 1:
                    return _negated(tokens, i, meaning)
        return None
    return None


def _negated(tokens: list[Token], verb: int, meaning: str) -> str:
    if verb and tokens[verb - 1].word.key in _NOT:
        return {"over": "under", "under": "over"}.get(meaning, meaning)
    return meaning


@lru_cache(maxsize=50_000)
def _bare(key: str) -> str:
    """A word without و ف ب ل before it, for comparing with a phrase."""
    return key[1:] if len(key) > 3 and key[0] in "وفبل" else key
