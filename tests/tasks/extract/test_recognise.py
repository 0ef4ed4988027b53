"""Names that nobody listed: a sentence, and the names that must come of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from waqai.tasks.extract import read_mentions
from waqai.tasks.extract.recognise import LABELS, recognise, spans
from waqai.tasks.tag import read


def named(text, kind="person"):
    return {text[m.start : m.end] for m in read_mentions(read("x", text, None)).actors if m.actor.kind == kind}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("وقال سامر الدوري إن الطريق ما زال مغلقا.", "سامر الدوري"),
        ("وأضافت هيلين فورستر في حديث للصحفيين أن النتائج مشجعة.", "هيلين فورستر"),
        ("وصل وزير النقل العراقي كاظم الساعدي إلى البصرة.", "كاظم الساعدي"),
        ("التقى السفير ماتياس كرامر مسؤولين محليين.", "ماتياس كرامر"),
    ],
)
def test_persons_without_their_titles(text, person):
    assert person in named(text)


def test_a_surname_shared_with_a_known_person_is_another_person():
    actors = {m.actor.actor_id for m in read_mentions(read("x", "قال الخبير جعفر المالكي إن الأسعار سترتفع.", None)).actors}
    assert "nouri-al-maliki" not in actors


@pytest.mark.parametrize("text", ["قتل مسلحون خمسة مدنيين في السوق.", "تراجعت أسعار النفط أمس بنسبة كبيرة."])
def test_no_names(text):
    assert named(text) == set()


@given(st.lists(st.sampled_from(["محمد", "بن", "قال", "وزارة", "الصحة", "إن", "كريم", "،", "بغداد"]), min_size=1, max_size=12))
@settings(max_examples=40, deadline=None)
def test_spans_are_ordered_and_lie_in_the_sentence(words):
    sentences = read("x", " ".join(words), None).sentences
    for sentence, found in zip(sentences, recognise(sentences, [{}] * len(sentences)), strict=True):
        assert all(0 <= span.first <= span.last < len(sentence.tokens) for span in found)
        assert all(a.last < b.first for a, b in zip(found, found[1:], strict=False))


def test_labels_to_spans():
    assert [tuple(span) for span in spans(["B-PERS", "I-PERS", "O", "B-ORG"])] == [(0, 1, "PERS"), (3, 3, "ORG")]
    assert {label[2:] for label in LABELS[1:]} == {"PERS", "ORG", "LOC"}
