"""Confidence: more told is surer."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from waqai.tasks import tag
from waqai.tasks.extract import read_mentions
from waqai.tasks.extract.confidence import certainty

FORMS = st.sampled_from(["verb", "phrase", "masdar", "noun", "adj", "participle"])
STATUSES = st.sampled_from(["actual", "future", "hypothetical", "negated"])
LIKELY = st.none() | st.floats(0, 1)


@given(FORMS, st.booleans(), st.booleans(), STATUSES, LIKELY)
def test_a_named_side_makes_surer_and_the_bounds_hold(form, source, inferred, status, likely):
    with_both = certainty(form, source, True, inferred, status, likely)
    assert 0 < certainty(form, source, False, inferred, status, likely) <= with_both <= 1


@given(FORMS, st.booleans(), st.booleans(), st.booleans())
def test_what_is_only_possible_is_less_sure(form, source, target, inferred):
    assert certainty(form, source, target, inferred, "hypothetical", None) < certainty(form, source, target, inferred, "actual", None)


@pytest.mark.parametrize(
    ("text", "kind", "clue"),
    [
        ("رفع المتظاهرون لافتات في ساحة التحرير أمس.", "PROTEST", "class sentence=chant"),
        ("رفع المتظاهرون لافتات في ساحة التحرير أمس.", "PROTEST", "class after=street"),
        ("حكمت المحكمة على متهمين بقتل ثلاثة جنود.", "ASSAULT", "class before=law"),
    ],
)
def test_classes_of_words_are_clues(text, kind, clue, monkeypatch):
    monkeypatch.setattr("waqai.tasks.extract.confidence._weights", dict)  # as in training: every mention is kept
    found = [event.clues for event in read_mentions(tag.read("x", text, date(2021, 7, 26))).events if event.type == kind]
    assert any(clue in clues for clues in found)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("ASSAULT", "وتبنى تنظيم الدولة الإسلامية الهجوم في بيان على الإنترنت."),
        ("PROTEST", "احتشد آلاف المتظاهرين أمس في ساحة التحرير وسط بغداد وهتفوا ضد الفساد."),
        ("ASSAULT", "قتل سبعة جنود وأصيب آخرون في انفجار عبوة ناسفة استهدفت دوريتهم أمس شمال مدينة كركوك."),
    ],
)
def test_news_is_kept(kind, text):
    assert kind in {event.type for event in read_mentions(tag.read("x", text, date(2021, 7, 26))).events}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("ASSAULT", "تنظر المحكمة في لاهاي في قضية اغتيال رئيس الوزراء الأسبق."),
        ("ASSAULT", "التفجيرات ظاهرة معروفة في تاريخ المجتمعات."),
        ("PROTEST", "قال الكاتب إن ثقافة التظاهر حق من حقوق الإنسان في كل مجتمع."),
    ],
)
def test_what_is_named_in_passing_is_left_out(kind, text):
    assert kind not in {event.type for event in read_mentions(tag.read("x", text, date(2021, 7, 26))).events}
