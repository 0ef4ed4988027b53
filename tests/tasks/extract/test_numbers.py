"""Numbers: what is read from a phrase, and every cardinal back from its words."""

import random

import pytest
from waqai.tasks import tag
from waqai.tasks.extract.numbers import find_numbers

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


def values(text):
    return [n.value for s in tag.read("x", text, None).sentences for n in find_numbers(s)]


def only(text):
    found = [n for s in tag.read("x", text, None).sentences for n in find_numbers(s)]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("n", [*range(0, 130), *random.Random(7).sample(range(130, 1_000_000), 400), 1000, 2000, 11000, 100_000, 101_101, 999_999])
def test_cardinals_parse_back_to_themselves(n):
    for feminine in (False, True):
        for case in "ng":
            assert values(spell(n, feminine, case)) == [n], spell(n, feminine, case)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2500 جندي", 2500), ("٢٥٠٠ جندي", 2500), ("2,500 جندي", 2500), ("٢٬٥٠٠ جندي", 2500), ("2.500 جندي", 2500), ("1,5 مليون", 1_500_000),
        ("3 ملايين دولار", 3e6), ("1.2 مليار دولار", 1.2e9), ("50 ألفاً", 50_000), ("مليونا دولار", 2e6), ("مليوني دولار", 2e6), ("ألفي شخص", 2000),
        ("مئتي جندي", 200), ("ثلاثة آلاف وخمسمئة وخمسين", 3550), ("خمسٍ وعشرين", 25), ("اثنتي عشرة", 12), ("مليون ونصف", 1.5e6), ("نصف السكان", 0.5),
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


@pytest.mark.parametrize("text", ["عند 2:00 ظهرا", "يوم 26/7/2021", "بين الطرفين", "وقال الوزير"])
def test_no_numbers(text):
    assert values(text) == []
