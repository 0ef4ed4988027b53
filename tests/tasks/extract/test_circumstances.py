"""Day and place of events: a sentence and what its event has."""

from datetime import date

import pytest
from waqai.tasks import extract, tag
from waqai.tasks.extract import events


@pytest.fixture(autouse=True)
def _all_told(monkeypatch):
    monkeypatch.setattr(events, "in_passing", lambda kind, likely, least: False)


def first(text, published=date(2021, 7, 26)):
    return extract.extract(tag.read("x", text, published))["event_mentions"][0]


@pytest.mark.parametrize(
    ("text", "day", "precision", "basis"),
    [
        ("قصفت إسرائيل غزة أمس.", date(2021, 7, 25), "day", "clause"),
        ("قصفت إسرائيل غزة في 3 يناير 2009.", date(2009, 1, 3), "day", "clause"),
        ("قصفت إسرائيل غزة.", date(2021, 7, 26), "day", "article"),
        ("كانت إسرائيل قد قصفت غزة.", None, "unknown", None),  # history told as background
        ("قصفت إسرائيل غزة، بحسب ما قال مسؤول أمس.", date(2021, 7, 25), "day", "sentence"),
        ("اعتقلت الشرطة التركية شخصين تابعين للتنظيم الذي قتل 39 شخصا مطلع عام 2017.", date(2021, 7, 26), "day", "article"),  # told of another
        ("التقى سامح شكري، الذي يزور واشنطن، نظيره الأميركي أمس.", date(2021, 7, 25), "day", "sentence"),
        ("طالبت إيران فرنسا بالإفراج عن ناشطات اعتقلن في مايو الماضي.", date(2021, 7, 26), "day", "article"),
        ("الرئيس المصري الذي انتخب عام 2014 زار باريس أمس.", date(2021, 7, 25), "day", "clause"),
        ("أفرجت البحرين عن ناشط إيراني في حزيران/يونيو من العام الماضي.", date(2020, 6, 1), "month", "clause"),
        ("قتلت الشرطة الكينية أربعة صوماليين الليلة الماضية.", date(2021, 7, 25), "day", "clause"),
        ("قتلت الشرطة الكينية أربعة صوماليين الليلة قبل الماضية.", date(2021, 7, 24), "day", "clause"),
        ("قتل السفير الأميركي في هجوم شنه مسلحون على القنصلية أمس.", date(2021, 7, 25), "day", "clause"),
        ("قتل خمسة إماراتيين جراء التفجير الذي استهدف، الأحد، مقرا في قندهار وفق ما أعلنت أبوظبي الاثنين.", date(2021, 7, 25), "day", "clause"),
        ("توجه ماكرون إلى ألمانيا في أول زيارة له منذ تسلمه مهامه الأحد.", date(2021, 7, 26), "day", "article"),
        ("يؤدي محسن مرزوق غدا زيارة إلى ولاية سوسة.", date(2021, 7, 27), "day", "clause"),
        ("قتل قاسم سليماني في غارة أميركية في الثالث من كانون الأول.", date(2020, 12, 3), "day", "clause"),  # not of this year
        ("قصفت إسرائيل غزة أول من أمس.", date(2021, 7, 24), "day", "clause"),
        ("قصفت إسرائيل غزة في العام قبل الماضي.", date(2019, 1, 1), "year", "clause"),
    ],
)
def test_day(text, day, precision, basis):
    event = first(text)
    assert (event["date"], event["date_precision"], event["date_basis"]) == (day, precision, basis)


@pytest.mark.parametrize(
    ("text", "kind", "day", "precision"),
    [
        ("أعلنت باريس الحداد بعد يومين من مقتل ثلاثة جنود فرنسيين في مالي.", "ASSAULT", date(2021, 7, 24), "day"),
        ("أعلنت الشرطة أمس اعتقال المشتبه به بعد ثلاثة أيام من اغتيال القاضي اللبناني.", "ASSAULT", date(2021, 7, 22), "day"),
        ("تظاهر المئات في بيروت بعد أسبوع على اغتيال الناشط اللبناني.", "ASSAULT", date(2021, 7, 19), "week"),
        ("استقال الوزير التركي بعد شهر من وقوع الهجوم على أنقرة.", "ASSAULT", date(2021, 6, 26), "month"),
        ("أعلنت موسكو الاتفاق غداة محادثات روسية تركية في أنقرة.", "CONSULT", date(2021, 7, 25), "day"),
        ("قتل الجندي الأميركي قبل يوم من انسحاب القوات الأميركية من القاعدة.", "RETREAT", None, "unknown"),  # not on a day after the article's
        ("اتفقت مصر والسودان قبل يومين على تشكيل لجنة مشتركة.", "AGREE", date(2021, 7, 24), "day"),
    ],
)
def test_what_something_else_came_after_lies_that_far_before(text, kind, day, precision):
    rows = extract.extract(tag.read("x", text, date(2021, 7, 26)))["event_mentions"]
    assert (day, precision) in {(row["date"], row["date_precision"]) for row in rows if row["type"] == kind}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قتل جندي أميركي في هجوم في الموصل.", "الموصل"),
        ("التقى بايدن الكاظمي في واشنطن.", "واشنطن"),
        ("أدانت الصين الهجوم في بيان.", None),  # a city's name that is a common word
        ("التقى بايدن الكاظمي بمبلغ مالي كبير.", None),
        ("قتل جندي فرنسي في مالي.", "مالي"),
        ("زار الرئيس الأميركي القاهرة أمس.", "القاهرة"),
        ("سيزور الرئيس اللبناني موسكو غدا.", "موسكو"),
        ("شنت مقاتلات روسية غارات على حلب.", "حلب"),
        ("انسحبت القوات التركية من عفرين.", "عفرين"),
        ("اغتيل النائب اللبناني في تفجير هز بيروت.", "بيروت"),
        ("اقتحم مئات الجنود الإسرائيليين باحات المسجد الأقصى.", "المسجد الأقصى"),
        ("قتل سجين لبناني في محيط سجن رومية.", "سجن رومية"),
        ("قتل جندي سوري في العاصمة السورية دمشق.", "دمشق"),
        ("سكيكدة: مقتل إرهابيين جزائريين برصاص الجيش.", "سكيكدة"),
        ("التقى سامح شكري نظيره الأميركي خلال زيارته إلى واشنطن.", "واشنطن"),
        ("قصفت طائرات إسرائيلية موقع عسقلان التابع لحماس في بيت لاهيا.", "بيت لاهيا"),
        ("أغلقت مصر معبر رفح عقب هجوم استهدف حاجزا في الشيخ زويد.", "معبر رفح"),
        ("غارات إسرائيلية على غزة وإضراب فلسطيني في الضفة", "غزة"),
        ("قصفت طائرات سعودية مواقع في السواحل الغربية لليمن.", "اليمن"),
        ("بعد غارة أميركية قرب مطار بغداد، أطلقت إيران صواريخ على قاعدة عين الأسد.", "مطار بغداد الدولي"),
        ("تم توقيع اتفاق بين الحكومة اليمنية والمجلس الانتقالي الجنوبي في الرياض.", "الرياض"),
        ("اعتدى مستوطنون إسرائيليون على فلسطينيين في قرية بورين جنوب نابلس.", "نابلس"),  # no town of America
        ("هاجم مسلحون سفينة إسرائيلية في البحر الأحمر.", "البحر الأحمر"),
        ("دان من فرنسا الرئيس اللبناني الهجوم على دمشق.", None),
        ("اتهمت إيران السعودية بالتدخل في إيران.", None),  # of talk about a state's affairs it is no place
    ],
)
def test_place(text, place):
    assert first(text)["place"] == place


def test_tellings_that_agree_are_of_one_place():
    rows = extract.extract(tag.read("x", "التقى بايدن الكاظمي في واشنطن. وقال بايدن إن لقاءه مع الكاظمي مفيد.", date(2021, 7, 26)))["event_mentions"]
    assert {row["place"] for row in rows if row["type"] == "CONSULT"} == {"واشنطن"}
