"""Who says so: a text, an event's type, and the side by whose account it is told."""

from datetime import date

import pytest
from waqai.tasks import tag
from waqai.tasks.extract import read_mentions


def said(text: str, kind: str) -> set[str | None]:
    return {event.said_by for event in read_mentions(tag.read("x", text, date(2021, 7, 26))).events if event.type == kind}


@pytest.mark.parametrize(
    ("text", "kind", "speaker"),
    [
        ("قال وزير الخارجية الإيراني محمد جواد ظريف إن إسرائيل اتهمت سوريا.", "ACCUSE", "IRN"),
        ("نقلت وكالة رويترز عن الرئيس التركي رجب طيب أردوغان قوله إن روسيا اتهمت أوكرانيا.", "ACCUSE", "TUR"),
        ("اعتقلت إسرائيل عشرة فلسطينيين، بحسب وزارة الدفاع الروسية.", "COERCE", "RUS"),
        ("اعتقلت إسرائيل عشرة فلسطينيين، وفقا للمرصد السوري لحقوق الإنسان.", "COERCE", "syrian-observatory-for-human-rights"),
        ("وفق وزارة الدفاع التركية نشرت روسيا قوات في سوريا.", "MOBILIZE", "TUR"),
        ("على حد قول الرئيس الأوكراني، نشرت روسيا قوات في سوريا.", "MOBILIZE", "UKR"),
        ('"إسرائيل هددت إيران"، قال وزير الخارجية الروسي.', "THREATEN", "RUS"),
        ('قال الرئيس الأميركي جو بايدن: "إيران تهدد إسرائيل".', "THREATEN", "USA"),
        ("زعمت إسرائيل أن إيران هددت السعودية.", "THREATEN", "ISR"),
        ("التقى الرئيس المصري نظيره الفرنسي، مؤكدا أن إثيوبيا رفضت المقترح السوداني.", "REJECT", "EGY"),
        ("أعلنت وزارة الدفاع العراقية اعتقال إرهابي تونسي في الموصل.", "COERCE", "IRQ"),
        ("رفضت روسيا المقترح الأميركي، حسبما ذكرت وزارة الخارجية التركية.", "REJECT", "TUR"),
        ("قال الرئيس الفرنسي إيمانويل ماكرون إن الوضع خطير. وأضاف أن إيران هددت السعودية.", "THREATEN", "FRA"),
        ("وقال مصدر أمني إن إيران هددت السعودية.", "THREATEN", None),
        ("هددت إيران السعودية.", "THREATEN", None),
        ('اعتقلت إسرائيل عشرة فلسطينيين، بحسب ما أكده مصدر أمني لـ "الجزيرة".', "COERCE", None),
        ("أفاد مصدر مأذون، وكالة رويترز، بأن إسرائيل اعتقلت عشرة فلسطينيين.", "COERCE", None),
        ("اجتمع وزير الخارجية الروسي بنظيره المصري. يذكر أن إيران هددت السعودية.", "THREATEN", None),
        ("نقلت وكالة رويترز عن مسؤول عراقي قوله إن إيران هددت السعودية.", "THREATEN", "IRQ"),
        ("ذكرت صحيفة لوموند نقلا عن مسؤول تركي أن إيران هددت السعودية.", "THREATEN", "TUR"),
        ('وأكد الرئيس الأوكراني لقناة "سكاي نيوز" أن إيران هددت السعودية.', "THREATEN", "UKR"),
        ("وقال الأمين العام لحزب الله حسن نصر الله إن إيران هددت السعودية.", "THREATEN", "hezbollah"),
        ("هددت إيران السعودية، وفق ما أفاد به الأمين العام المساعد لحلف شمال الأطلسي، ينس ستولتنبرغ.", "THREATEN", "nato"),
        ("سيعلن الرئيس الفرنسي إيمانويل ماكرون غدا أن إيران هددت السعودية.", "THREATEN", None),  # not said yet
        ("قالت وزارة الدفاع العراقية إن الجيش التركي أكد أن إيران هددت السعودية.", "THREATEN", "TUR"),  # the innermost
        ("قال وزير الخارجية الروسي سيرغي لافروف إن الوضع خطير. وأضاف الوزير أن إيران هددت السعودية.", "THREATEN", "RUS"),
        ('قال الرئيس الأميركي جو بايدن: "الوضع خطير. إيران هددت السعودية. وسنرد".', "THREATEN", "USA"),  # goes on till the mark
    ],
)
def test_said_by(text, kind, speaker):
    assert said(text, kind) == {speaker}


def test_passages_point_to_their_characters():
    text = "قال الرئيس الأميركي جو بايدن: «إيران تهدد إسرائيل» في كلمة له."
    (passage,) = read_mentions(tag.read("x", text, date(2021, 7, 26))).quotations
    assert passage.direct and text[passage.start : passage.end] == "«إيران تهدد إسرائيل»"
