"""Places: a text, and where its names lie."""

import pytest
from waqai.tasks import tag
from waqai.tasks.extract import read_mentions


def places(text):
    return {text[p.start : p.end]: (p.place_en, p.country) for p in read_mentions(tag.read("x", text, None)).places}


@pytest.mark.parametrize(
    ("text", "surface", "place", "country"),
    [
        ("قتل شخصان في طرابلس أمس.", "طرابلس", "Tripoli", "LBY"),
        ("قتل شخصان في طرابلس، وقالت بيروت إن الجيش اللبناني انتشر في شمال لبنان.", "طرابلس", "Tripoli", "LBN"),
        ("انتشرت قوات في محافظة ذي قار جنوبي العراق.", "ذي قار", "Dhi Qar", "IRQ"),
        ("وقع زلزال في ولاية هطاي.", "هطاي", "Hatay", "TUR"),
        ("ضبطت أسلحة في خوزستان.", "خوزستان", "Khuzestan", "IRN"),
        ("تواصل القتال في شمال كردفان بالسودان.", "شمال كردفان", "North Kordofan", "SDN"),
        ("أعلنت إسرائيل إغلاق شوارع في القدس.", "القدس", "Jerusalem", "PSE"),
        ("وصل الوفد إلى تيزي وزو.", "تيزي وزو", "Tizi Ouzou", "DZA"),
        ("تعرضت سفينة لهجوم في البحر الأحمر.", "البحر الأحمر", "Red Sea", None),  # no part of Egypt
        ("اصطدم قارب بصخور في محافظة البحر الأحمر.", "محافظة البحر الأحمر", "Red Sea Governorate", "EGY"),
        ("أبحرت الناقلة عبر مضيق جبل طارق.", "مضيق جبل طارق", "Strait of Gibraltar", None),
        ("أحرقت خيام في مخيم الزعتري.", "مخيم الزعتري", "Zaatari Camp", "JOR"),
        ("هبطت طائرة في قاعدة حميميم.", "قاعدة حميميم", "Khmeimim Air Base", "SYR"),
        ("وصل وزير الخارجية العماني إلى عمّان قادما من مسقط.", "عمّان", "Amman", "JOR"),
        ("أعيد فتح معبر باب الهوى.", "معبر باب الهوى", "Bab al-Hawa", "SYR"),
    ],
)
def test_where_it_is(text, surface, place, country):
    assert places(text)[surface] == (place, country)


def test_a_side_of_the_border_is_no_governorate():
    assert not places("نشرت القوات تعزيزات على حدودها الغربية.")


def test_an_unknown_place_leaves_the_others():
    found = places("اندلعت مواجهات في الفلوجة وبلدة زنخرود ومدينة الموصل.")
    assert {place for place, _ in found.values()} == {"Fallujah", "Mosul"}
