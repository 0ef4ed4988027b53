"""Numbers: what is read from a phrase, and every cardinal back from its words."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from waqai.tasks import tag
from waqai.tasks.document import Sentence, Token, Word
from waqai.tasks.extract.numbers import find_numbers
from waqai.tasks.normalise import fold
from waqai.tasks.normalise.words import words

ONES = "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split()
ONES_F = "صفر واحدة اثنتان ثلاث أربع خمس ست سبع ثماني تسع عشر".split()
TENS = {"n": "_ _ عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split(), "g": "_ _ عشرين ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين".split()}
HUNDREDS = {
    "n": "_ مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة".split(),
    "g": "_ مائة مئتين ثلاثمائة أربعمائة خمسمائة ستمائة سبعمائة ثمانمائة تسعمائة".split(),
}


def spell(n, feminine, case):
    """Words of a cardinal below a million."""
    if n >= 1000:
        thousands, rest = divmod(n, 1000)
        if thousands == 1:
            head = "ألف"
        elif thousands == 2:
            head = "ألفان" if case == "n" else "ألفين"
        else:
            last = thousands % 100
            head = spell(thousands, False, case) + (" آلاف" if 3 <= last <= 10 else " ألفاً" if last > 10 else " ألف")
        return head + (" و" + spell(rest, feminine, case) if rest else "")
    if n >= 100:
        hundreds, rest = divmod(n, 100)
        return HUNDREDS[case][hundreds] + (" و" + spell(rest, feminine, case) if rest else "")
    ones = ONES_F if feminine else ONES
    if n <= 10:
        return "اثنين" if n == 2 and case == "g" and not feminine else ones[n]
    if n < 20:
        unit = {1: "إحدى" if feminine else "أحد", 2: ("اثنتا" if feminine else "اثنا") if case == "n" else ("اثنتي" if feminine else "اثني")}.get(n - 10, ones[n - 10])
        return unit + (" عشرة" if feminine else " عشر")
    tens, unit = divmod(n, 10)
    return (ones[unit] + " و" if unit else "") + TENS[case][tens]


def read_words(text):
    """Values of the numbers of a phrase, without the tagger: each word is only its letters."""
    spans = words(text)
    tokens = [Token(i, 0, a, b, text[a:b], Word(fold(text[a:b]), fold(text[a:b]), "", "noun")) for i, (a, b) in enumerate(spans)]
    return [n.value for n in find_numbers(Sentence(0, 0, len(text), tokens))]


def values(text):
    return [n.value for s in tag.read("x", text, None).sentences for n in find_numbers(s)]


def only(text):
    found = [n for s in tag.read("x", text, None).sentences for n in find_numbers(s)]
    assert len(found) == 1, found
    return found[0]


SAYINGS = [(feminine, case) for feminine in (False, True) for case in "ng"]


@pytest.mark.parametrize(("feminine", "case"), SAYINGS)
def test_every_cardinal_below_a_thousand_and_every_thousand_parses_back(feminine, case):
    for n in [*range(1000), *range(1000, 1_000_000, 1000)]:
        assert read_words(spell(n, feminine, case)) == [n], spell(n, feminine, case)


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 999_999), st.sampled_from(SAYINGS))
def test_cardinals_parse_back_to_themselves(n, saying):
    assert read_words(spell(n, *saying)) == [n]


@pytest.mark.parametrize("n", random.Random(7).sample(range(1_000_000), 100))
def test_cardinals_parse_back_through_the_tagger(n):
    for saying in SAYINGS:
        assert values(spell(n, *saying)) == [n]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2500 جندي", 2500), ("٢٥٠٠ جندي", 2500), ("2,500 جندي", 2500), ("٢٬٥٠٠ جندي", 2500), ("2.500 جندي", 2500), ("1,5 مليون", 1_500_000),
        ("3 ملايين دولار", 3e6), ("1.2 مليار دولار", 1.2e9), ("50 ألفاً", 50_000), ("مليونا دولار", 2e6), ("مليوني دولار", 2e6), ("ألفي شخص", 2000),
        ("مئتي جندي", 200), ("ثلاثة آلاف وخمسمئة وخمسين", 3550), ("خمسٍ وعشرين", 25), ("اثنتي عشرة", 12), ("مليون ونصف", 1.5e6), ("نصف السكان", 0.5),
        ("٢٫٥ مليون", 2.5e6), ("۱۲ سفينة", 12), ("1,234,567 ناخبا", 1_234_567), ("12 500 شخص", 12_500), (".77", 0.77), ("1 فاصلة 5", 1.5), ("بنسبة 7ر2 بالمئة", 2.7),
        ("اثنا عشر شهرا", 12), ("إحدى عشرة دولة", 11), ("ثمانية عشر", 18), ("مئتان", 200), ("مائتي دولار", 200), ("خمسمائة", 500), ("ألفان", 2000), ("ألفين", 2000),
        ("ثلاثة آلاف", 3000), ("مئة وخمسة وعشرون ألفا", 125_000), ("مليون وثلاثمئة ألف", 1_300_000), ("بليون دولار", 1e9), ("تريليون دولار", 1e12), ("مليارا دولار", 2e9),
        ("3 آلاف و500 جندي", 3500), ("ثلاثة ملايين ونصف المليون", 3.5e6), ("ثلاثة أخماس", 0.6), ("ربع المساحة", 0.25), ("ثلثا السكان", 2 / 3), ("عشرون بالمئة", 20), ("5٪", 5),
        ("ثلاثة أرباع المساحة", 0.75), ("40 في المئة", 40), ("بنسبة 40%", 40), ("خمسة عشر قتيلا", 15), ("ثلاثمئة شخص", 300), ("تسعمائة", 900),
    ],
)  # fmt: skip
def test_values(text, value):
    assert only(text).value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("عشرات القتلى", 20, 99, "vague"),
        ("مئات الآلاف من الناس", 200_000, 999_999, "vague"),
        ("عشرات الآلاف", 20_000, 99_999, "vague"),
        ("بضعة أيام", 3, 9, "vague"),
        ("بين 20 و30 قتيلا", 20, 30, "range"),
        ("من 5 إلى 7 أيام", 5, 7, "range"),
        ("20-30 قتيلا", 20, 30, "range"),
        ("ما بين 50 و60 جنديا", 50, 60, "range"),
        ("بين خمسة وسبعة أشخاص", 5, 7, "range"),
        ("من 3 إلى 5 ملايين دولار", 3e6, 5e6, "range"),
        ("مئات الجنود", 200, 999, "vague"),
        ("آلاف المتظاهرين", 2000, 9999, "vague"),
        ("ملايين الناس", 2e6, 9e6, "vague"),
        ("بضع سنوات", 3, 9, "vague"),
    ],
)
def test_ranges(text, low, high, qualifier):
    number = only(text)
    assert (number.value, number.low, number.high, number.qualifier) == (low, low, high, qualifier)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("نحو 20 قتيلا", "about"), ("حوالي ستين جريحا", "about"), ("أكثر من 50 شخصا", "over"), ("ما لا يقل عن 13 شخصا", "over"), ("30 شخصا على الأقل", "over"),
        ("أقل من 20 يوما", "under"), ("20 شخصا تقريبا", "about"), ("20 شخصا", "exact"), ("بأكثر من ألف جندي", "over"),
    ],
)  # fmt: skip
def test_qualifiers(text, qualifier):
    assert only(text).qualifier == qualifier


@pytest.mark.parametrize("text", ["عند 2:00 ظهرا", "في الجولة الرابعة", "المرة الثانية عشرة", "يوم 26/7/2021", "بين الطرفين", "وقال الوزير"])
def test_no_numbers(text):
    assert values(text) == []
