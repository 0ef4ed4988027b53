"""Arabic names and how English-language news writes them."""

import pytest
from waqai.tasks.extract.transliterate import transliterate


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
        ("نوكيا Plus", "Nokiya Plus"),
    ],
)
def test_names(name, latin):
    assert transliterate(name) == latin
