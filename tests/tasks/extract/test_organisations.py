"""Organisations: a sentence, and the names that must come of it."""

import pytest
from waqai.tasks import tag
from waqai.tasks.extract import read_mentions


def named(text):
    return [(m.actor.name_ar, m.sector) for m in read_mentions(tag.read("x", text, None)).actors if m.actor.kind != "country"]


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        ("رفضت الرابطة المغربية للدفاع عن حقوق الإنسان القرار.", "الرابطة المغربية للدفاع عن حقوق الإنسان", "NGO"),
        ("فاز الاتحاد القطري لكرة القدم بالجائزة.", "الاتحاد القطري لكرة القدم", None),
        ("اجتمعت الهيئة الوطنية لمكافحة الفساد أمس.", "الهيئة الوطنية لمكافحة الفساد", "GOV"),
        ("أعلنت وزارة النفط والكهرباء خطة جديدة.", "وزارة النفط والكهرباء", "GOV"),
        ("وانضمت دورية للجيش الوطني إلى القافلة.", "الجيش الوطني", "MIL"),
        ("داهم رجال الحرس الوطني بطبلبة والاحتفاظ بالمتهم بيتا.", "الحرس الوطني", "MIL"),
    ],
)
def test_a_name_ends_where_its_phrase_does(text, name, sector):
    assert (name, sector) in named(text)


@pytest.mark.parametrize("text", ["تعطلت شبكة الإنترنت ساعات.", "نقل الجرحى إلى مركز الشرطة.", "أبقى المجلس الفائدة على حالها.", "استؤنفت حركة المرور."])
def test_phrases_that_name_nothing(text):
    assert named(text) == []
