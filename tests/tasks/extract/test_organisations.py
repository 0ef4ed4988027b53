"""Organisations: a sentence, and the names that must come of it."""

from dataclasses import replace

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
        ("نقل الجرحى إلى مستشفى محمد الحسناوي أمس.", "مستشفى محمد الحسناوي", "MED"),
        ("دعت وزارة التربية السلطات إلى التدخل.", "وزارة التربية", "GOV"),
        ("قال حزب المقاتلين من أجل الحرية إنه يرفض.", "حزب المقاتلين من أجل الحرية", "PTY"),
        ("حجبت الجمعية الوطنية الباكستانية الثقة عن الحكومة.", "الجمعية الوطنية الباكستانية", "LEG"),
        ("الوضع بين وزارة التربية والنقابات صعب.", "وزارة التربية", "GOV"),
        ("رفضت جمعية القضاة التونسيين القرار.", "جمعية القضاة التونسيين", "LAB"),
        ("وانضمت دورية للجيش الوطني إلى القافلة.", "الجيش الوطني", "MIL"),
        ("وقعت الشركة الأردنية للمياه والكهرباء العقد.", "الشركة الأردنية للمياه والكهرباء", "BUS"),
        ("زارت الهيئة الوطنية للوقاية من الفساد السجن.", "الهيئة الوطنية للوقاية من الفساد", "GOV"),
        ("نظمت الجمعية اللبنانية لأطباء العيون ندوة.", "الجمعية اللبنانية لأطباء العيون", "LAB"),
        ("دعت بلدية صيدا لضرورة الحذر.", "بلدية صيدا", "GOV"),
        ("قالت وزارة الشؤون الخارجية والتجارة إنها وافقت.", "وزارة الشؤون الخارجية والتجارة", "GOV"),
        ("صوت مجلس محافظة نينوى على القرار.", "مجلس محافظة نينوى", "GOV"),
        ("هاجمت حركة تحرير شعب الصومال القاعدة.", "حركة تحرير شعب الصومال", "REB"),
        ("طالبت اللجنة الوطنية لمساندة المعتقلين بالإفراج عنهم.", "اللجنة الوطنية لمساندة المعتقلين", "GOV"),
        ("أعلن رئيس المجلس العسكري الأعلى الفريق أول سالم الحسناوي تنحيه.", "المجلس العسكري الأعلى", "GOV"),
        ("تقدم اللواء العاشر الساحلي نحو المدينة.", "اللواء العاشر الساحلي", "MIL"),
        ("داهم رجال الحرس الوطني بطبلبة والاحتفاظ بالمتهم بيتا.", "الحرس الوطني", "MIL"),
    ],
)
def test_a_name_ends_where_its_phrase_does(text, name, sector):
    assert (name, sector) in named(text)


@pytest.mark.parametrize("text", ["تعطلت شبكة الإنترنت ساعات.", "نقل الجرحى إلى مركز الشرطة.", "أبقى المجلس الفائدة على حالها.", "استؤنفت حركة المرور.", "قالت اللجنة المتكونة من خبراء إنها وافقت.", "فاز حزب الرئيس.", "زار السياح برج إيفل.", "اجتمع مجلس الهيئة أمس.", "وذلك من مصلحة الشركة.", "يقضي القانون تنظيم الاستهلاك.", "قدم لائحة إلى إدارة الولاية.", "فاز بكأس رابطة الأبطال."])
def test_phrases_that_name_nothing(text):
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "name", "kind", "sector"),
    [
        ("أعلنت اللجنة العسكرية المشتركة وقف القتال.", "اللجنة العسكرية المشتركة", "organisation", "MIL"),
        ("اجتمعت لجنة الانتخابات أمس.", "لجنة الانتخابات", "organisation", "GOV"),
        ("قالت حركة الكرامة الشعبية إنها ترفض القانون.", "حركة الكرامة الشعبية", "organisation", "PTY"),
        ("أعلنت حركة تحرير الساحل أنها انسحبت.", "حركة تحرير الساحل", "armed_group", "REB"),
        ("ذكرت وكالة الرافدين للأخبار أن الجلسة تأجلت.", "وكالة الرافدين للأخبار", "media", "JRN"),
        ('قالت حركة "الكرامة" إنها ترفض.', "حركة الكرامة", "organisation", "PTY"),
        ("أفاد التلفزيون السوري بوقوع انفجار.", "التلفزيون السوري", "media", "JRN"),
    ],
)
def test_the_words_behind_the_head_tell_what_a_body_is(text, name, kind, sector):
    assert (name, kind, sector) in [(m.actor.name_ar, m.actor.kind, m.sector) for m in read_mentions(tag.read("x", text, None)).actors]


def test_the_place_behind_a_body_gives_its_country():
    (mention,) = [m for m in read_mentions(tag.read("x", "قالت وزارة الصحة في غزة إن مصر فتحت المعبر ومصر أرسلت المساعدات.", None)).actors if m.actor.kind == "organisation"]
    assert (mention.actor.name_ar, mention.country) == ("وزارة الصحة", "PSE")


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("قالت بلدية اللد إن الوضع صعب.", "بلدية اللد", "ISR"),
        ("يستقبل اتحاد بن قردان ضيفه.", "اتحاد بن قردان", "TUN"),
        ("أغلقت جامعة الخرطوم أبوابها.", "جامعة الخرطوم", "SDN"),
        ("وقال الصليب الأحمر الكيني إن الوضع صعب.", "الصليب الأحمر الكيني", "KEN"),
        ("وقال الصليب الأحمر إن الوضع صعب.", "اللجنة الدولية للصليب الأحمر", None),
    ],
)
def test_the_place_or_the_nationality_in_a_name_gives_the_country(text, name, country):
    assert (name, country) in [(m.actor.name_ar, m.country) for m in read_mentions(tag.read("x", text, None)).actors]


@pytest.mark.parametrize(("outlet", "country"), [("عكاظ", "SAU"), ("الجزيرة", None), (None, None)])
def test_a_ministry_without_a_country_is_of_the_outlets_own(outlet, country):
    doc = replace(tag.read("x", "أعلنت وزارة التجارة خطة جديدة.", None), outlet=outlet)
    assert [m.country for m in read_mentions(doc).actors] == [country]
