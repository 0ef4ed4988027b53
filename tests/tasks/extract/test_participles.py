"""Active participles by the form of the verb."""

import pytest
from waqai.tasks.extract.participles import bare, participle


@pytest.mark.parametrize(
    ("verb", "doubled", "wanted"),
    [
        ("اتهم", False, "متهم"),
        ("طالب", False, "مطالب"),
        ("حذر", True, "محذر"),
        ("ادان", False, "مدين"),
        ("اشاد", False, "مشيد"),
        ("انتقد", False, "منتقد"),
        ("استنكر", False, "مستنكر"),
        ("توعد", False, "متوعد"),
        ("دعا", False, "داعي"),
        ("كتب", False, None),  # كاتب is a writer
    ],
)
def test_participle(verb, doubled, wanted):
    assert participle(verb, doubled) == wanted


@pytest.mark.parametrize(("stem", "wanted"), [("متهما", ("متهم", "ا")), ("محذره", ("محذر", "ه")), ("مطالبين", ("مطالب", "ين")), ("قصف", None)])
def test_bare(stem, wanted):
    assert bare(stem) == wanted
