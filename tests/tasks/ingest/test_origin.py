"""Outlet and agency that a text names."""

import pytest
from waqai.tasks.ingest.origin import find_origin, of_address

BODY = "قال وزير الخارجية إن المحادثات ستستأنف الأسبوع المقبل."


@pytest.mark.parametrize(
    ("text", "outlet", "agency"),
    [
        (f"واشنطن - رويترز: {BODY}", None, "رويترز"),
        (f"عنوان الخبر\nواشنطن - رويترز\n{BODY}", None, "رويترز"),
        (f"موسكو (رويترز) - {BODY}", None, "رويترز"),
        (f"دبي، الإمارات العربية المتحدة (CNN) -- {BODY}", "سي إن إن", None),
        (f"أيلاف من لندن: {BODY}", "إيلاف", None),
        (f"القاهرة – أ ش أ: {BODY}", None, "أ ش أ"),
        (f"غزة/ وفا/ {BODY}", None, "وفا"),
        (f"تونس 11 ديسمبر 2016 (وات) - {BODY}", None, "وات"),
        (f"رام الله - «القدس العربي»: {BODY}", "القدس العربي", None),
        (f"الجزيرة نت - وكالات\n{BODY}", "قناة الجزيرة", "وكالات"),
        (f"{BODY}\nالمصدر: صحيفة الغارديان", "صحيفة الغارديان", None),
        (f"{BODY}\nالمصدر : الجزيرة + وكالات", "قناة الجزيرة", "وكالات"),
        (f"{BODY}\nالمصدر: صحيفة الضفتين", "صحيفة الضفتين", None),
        (f"{BODY}\nالمصدر\nرويترز", None, "رويترز"),
        (f"{BODY} (أ ف ب)", None, "فرانس برس"),
        (f"{BODY} (يو .بي .آي - د .ب .أ)", None, "يو بي آي"),
        (f"واشنطن- {BODY}", None, None),
        (f"قالت رويترز: {BODY}", None, None),
        (f"أفاد مصدر أمني لمراسلة (وات) بأن {BODY}", None, None),
        (f"نقلت «أسوشيتد برس» عن مسؤول قوله: {BODY}", None, None),
        (f"{BODY}\nالمصدر قال إن المفاوضات التي جرت في المدينة أمس لم تكن سهلة على الطرفين", None, None),
        ("", None, None),
    ],
)
def test_datelines_and_last_lines(text, outlet, agency):
    assert find_origin(text) == (outlet, agency)


@pytest.mark.parametrize(
    ("address", "outlet"),
    [
        ("https://www.bbc.co.uk/arabic/1", "بي بي سي"),
        ("https://arabic.cnn.com/x", "سي إن إن"),
        ("https://sub.aljazeera.net/x", "قناة الجزيرة"),
        ("https://unknown.example/x", None),
        ("/home/a.txt", None),
    ],
)
def test_outlets_of_known_domains(address, outlet):
    assert of_address(address) == outlet
