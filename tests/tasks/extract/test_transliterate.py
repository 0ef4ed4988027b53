"""Arabic names and how English-language news writes them."""

import pytest
from waqai.tasks.extract.train_spelling import aligned
from waqai.tasks.extract.transliterate import spelled, transliterate


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("هيلين ريتشاردسون", "Helen Richardson"),
        ("خالد بن سلطان", "Khaled bin Sultan"),
        ("أبو خالد", "Abu Khaled"),
        ("عبد الرحيم", "Abd al-Rahim"),
        ("كاظم الساعدي", "Kadhim al-Saedi"),
        ("ألكسندر هاربر", "Alexander Harper"),
        ("سفيتلانا ماكاروف", "Svetlana Makarov"),
        ("فوزي لقجع", "Fawzi Laqjaa"),
        ("مرزوق الشعلالي", "Marzouk al-Shaalali"),
        ("مختار بالخيثر", "Mokhtar Belkhithar"),
        ("سماح عمروسية", "Samah Amrusiya"),
        ("كاسيو Plus", "Kassio Plus"),
        ("هيرمان شتاينماير", "Herman Steinmeier"),
        ("سمير هاندانوفيتش", "Samir Handanovic"),
        ("إلكينز", "Elkins"),
        ("مهدي بن غربية", "Mehdi bin Gharbiya"),
    ],
)
def test_names(name, latin):
    assert transliterate(name) == latin


def test_spellings_by_the_model_are_latin_letters_for_any_word():
    assert all(spelled(word).isascii() for word in ("شولتس", "بتروفاك", "ء", "ااا"))


def test_letters_are_aligned_before_the_model_learns_them():
    words = [("شولتس", "scholz"), ("مارتن", "martin"), ("مارك", "mark"), ("تشن", "chen")] * 3
    assert dict(aligned(words))["مارتن"] == ["m", "a", "r", "ti", "n"]
