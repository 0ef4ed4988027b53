"""Bodies of states that a text names by common words: whose they are, and one actor for each."""

from dataclasses import replace

import pytest
from waqai.tasks import tag
from waqai.tasks.extract import read_mentions


def bodies(text, outlet=None):
    return [(m.actor.name_en, m.country) for m in read_mentions(replace(tag.read("x", text, None), outlet=outlet)).actors if m.actor.kind not in ("person", "country")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالت وزارة الدفاع الأميركية إن القصف انتهى. وأضافت وزارة الدفاع أن الجيش العراقي عاد. وشكر العراق القوات.", [("Pentagon", "USA"), ("Pentagon", "USA"), ("Iraqi Army", "IRQ")]),
        ("قال مجلس النواب المغربي إنه وافق. ووافقت سوريا وسوريا. وأضاف مجلس النواب أنه يرفض.", [("Moroccan House of Representatives", "MAR"), ("Moroccan House of Representatives", "MAR")]),
        ("قالت وزارة الإسكان الأمريكية إن العدد ارتفع. وأكدت وزارة الإسكان الأميركية الرقم.", [("American Ministry of Housing", "USA"), ("American Ministry of Housing", "USA")]),
        ("قالت وزارة الزراعة المصرية إنها وافقت. وأعلنت إيران وإيران وإيران موقفها، وأكدت هيئة الموانئ الإيرانية ذلك، ورفضت وزارة النفط الاتهام.", [("Egyptian Ministry of Agriculture", "EGY"), ("Iranian Ports Authority", "IRN"), ("Iranian Ministry of Petroleum", "IRN")]),
        ("قالت الرئاسة المصرية إن الرئيس بحث مع وفد من مجلس الشيوخ الأميركي الوضع، وأكدت وزارة السياحة ذلك.", [("Egyptian Presidency", "EGY"), ("United States Senate", "USA"), ("Egyptian Ministry of Tourism", "EGY")]),
        ("قالت هيئة مراقبة الموانئ (رادع) في تركيا إنها وافقت. وأكدت رادع ذلك في تركيا.", [("Turkish Ports Monitoring Authority", "TUR")] * 3),
        ("قالت وزارة الزراعة الكورية الجنوبية إنها وافقت.", [("South Korean Ministry of Agriculture", "KOR")]),
    ],
)
def test_a_body_told_without_its_country_is_that_told_with_it(text, expected):
    assert bodies(text) == expected


@pytest.mark.parametrize(
    ("text", "outlet", "expected"),
    [
        ("قررت وزارة السياحة فتح الفنادق في تونس.", "الجوهرة أف أم", [("Tunisian Ministry of Tourism", "TUN")]),
        ("قررت وزارة السياحة فتح الفنادق في الأردن.", "بترا", [("Jordanian Ministry of Tourism", "JOR")]),
        ("أعلن مستشفى محمد الحسناوي في تونس حصيلة جديدة.", "الجوهرة أف أم", [("Mohammed al-Hasnaoui Hospital", "TUN")]),
        ("نظمت الجمعية العربية للتاريخ ندوة في تونس.", "الجوهرة أف أم", [("Arab History Association", None)]),
        ("قال باحثون من جامعة بولوغا إن تونس تغيرت.", "الجوهرة أف أم", [("Bologha University", None)]),
    ],
)
def test_a_body_of_common_words_is_of_its_outlets_country(text, outlet, expected):
    assert bodies(text, outlet) == expected


@pytest.mark.parametrize(("text", "country"), [("رفضت لجنة الطاقة في البرلمان الليبي القرار.", "LBY"), ("رفضت لجنة الطاقة بالبرلمان القرار.", None)])
def test_a_committee_is_of_its_parliament(text, country):
    (mention, *_) = [m for m in read_mentions(tag.read("x", text, None)).actors if m.rule == "head noun"]
    assert (mention.actor.name_ar.split()[0], mention.country, mention.sector) == ("لجنة", country, "LEG")


@pytest.mark.parametrize(
    ("text", "code", "there"),
    [
        ("التزمت البرازيل باتفاق باريس للمناخ.", "FRA", False),
        ("بدأت محادثات باريس ولندن أمس.", "FRA", True),
        ("شاركت البرازيل في قمة الكويت أمس.", "KWT", False),
        ("عبرت السفينة المحيط الهندي نحو البرازيل.", "IND", False),
    ],
)
def test_what_is_called_after_a_city_is_no_deed_of_its_state(text, code, there):
    assert (code in {m.country for m in read_mentions(tag.read("x", text, None)).actors}) == there
