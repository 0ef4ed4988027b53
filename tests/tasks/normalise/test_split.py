"""Sentences and words: where they begin and end."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from waqai.tasks.normalise import split, words

ARABIC = st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإؤئ ،.؟!؛:«»\"'()-–0123456789٠١٢٣\n\u200f\u064b\u0653\u00a0abcXYZ%٪…"), max_size=200)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("وصل الوزير أمس. وغادر اليوم.", ["وصل الوزير أمس.", "وغادر اليوم."]),
        ("هل وصل؟ نعم!", ["هل وصل؟", "نعم!"]),
        ("بلغت النسبة 1.5 في المئة.", ["بلغت النسبة 1.5 في المئة."]),
        ("قال د. أحمد إنه وصل.", ["قال د. أحمد إنه وصل."]),
        ("قال: «لن نغادر». ثم سكت.", ["قال: «لن نغادر».", "ثم سكت."]),
        ("انسحب من الضفة.على صعيد آخر", ["انسحب من الضفة.", "على صعيد آخر"]),
        ("العنوان\nبغداد - وكالة\nوصل الوفد", ["العنوان", "بغداد - وكالة", "وصل الوفد"]),
        ("التقى أ.د. سامي ب. حداد والسيد ج. ك. مراد الوفد.", ["التقى أ.د. سامي ب. حداد والسيد ج. ك. مراد الوفد."]),
        ("سقطت المدينة عام 586 ق.م. على يد البابليين.", ["سقطت المدينة عام 586 ق.م. على يد البابليين."]),
        ("وقع ذلك عام 1990 م. ثم هدأت الجبهة.", ["وقع ذلك عام 1990 م.", "ثم هدأت الجبهة."]),
        ("قال: \"سنعود.\" وأضاف: “لا نخاف!” ثم خرج.", ["قال: \"سنعود.\"", "وأضاف: “لا نخاف!”", "ثم خرج."]),
        ("راجع www.example.org/a.html للمزيد. شكرا", ["راجع www.example.org/a.html للمزيد.", "شكرا"]),
        ("«هل انتهت الحرب؟»", ["«هل انتهت الحرب؟»"]),
        ("(بدأت الهدنة.) وعاد الهدوء…", ["(بدأت الهدنة.)", "وعاد الهدوء…"]),
        ("انتهى الاجتماع؛ لم يصدر بيان", ["انتهى الاجتماع؛", "لم يصدر بيان"]),
    ],
)
def test_sentences(text, sentences):
    assert [text[a:b] for a, b in split(text)] == sentences


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("عند 2:00 ظهراً", ["عند", "2:00", "ظهراً"]),
        ("ارتفع 1.5% أمس", ["ارتفع", "1.5%", "أمس"]),
        ("2,500 جندي", ["2,500", "جندي"]),
        ("يوم 26/7/2021.", ["يوم", "26/7/2021", "."]),
        ("بين 20-30", ["بين", "20-30"]),
        ("قال:«نعم»", ["قال", ":", "«", "نعم", "»"]),
        ("https://example.org/a?b=1 هنا", ["https://example.org/a?b=1", "هنا"]),
        ("العراقيّة", ["العراقيّة"]),
        ("طائرة إف-16 أقلعت", ["طائرة", "إف-16", "أقلعت"]),
        ("عند ١٢:٣٠ و٢٫٥٪", ["عند", "١٢:٣٠", "و", "٢٫٥٪"]),
        ("و الوزير", ["و", "الوزير"]),
        ("الإسرائيلي-الفلسطيني", ["الإسرائيلي-الفلسطيني"]),
        ("في\u00a0بغداد\u200f.", ["في", "بغداد\u200f", "."]),
    ],
)
def test_words(text, tokens):
    assert [text[a:b] for a, b in words(text)] == tokens


def test_boilerplate_yields_no_sentence():
    text = "وصل الوفد.\nاشترك في قناتنا\nثم غادر."
    start = text.index("اشترك")
    assert [text[a:b] for a, b in split(text, [(start, start + 15)])] == ["وصل الوفد.", "ثم غادر."]


@given(st.one_of(ARABIC, st.text()))
def test_words_are_ordered_inside_their_sentence_and_cover_every_letter(text):
    at, letters = 0, []
    for start, end in split(text):
        assert at <= start < end <= len(text)
        for a, b in words(text, start, end):
            assert at <= a < b <= end
            at = b
            letters.append(text[a:b])
        at = end
    assert "".join(re.findall("[\u0621-\u063a\u0641-\u064a]", text)) == "".join(re.findall("[\u0621-\u063a\u0641-\u064a]", "".join(letters)))
