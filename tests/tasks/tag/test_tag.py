"""Readings of words in their sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from waqai.tasks import tag
from waqai.tasks.normalise import fold
from waqai.tasks.tag import morphology


def reading(sentence, word):
    return next(t.word for t in tag.read("x", sentence, None).tokens if t.surface == word)


@pytest.mark.parametrize(
    ("sentence", "word", "pos", "lemma"),
    [
        ("وصل الوفد إلى بغداد.", "وصل", "verb", "وصل"),
        ("التقى الرئيس العراقي نظيره.", "العراقي", "adj", "عراقي"),
        ("يلتقي الوزير وفداً من الخبراء.", "يلتقي", "verb", "التقي"),
        ("بدأت المحادثات في القاهرة.", "المحادثات", "noun", "محادثه"),
        ("قال بايدن إن بلاده انسحبت.", "انسحبت", "verb", "انسحب"),
        ("في العاصمة", "في", "prep", "في"),
        ("سافر فى الصباح", "فى", "prep", "في"),
        ("سيلتقي بايدن أردوغان.", "سيلتقي", "verb", "التقي"),
        ("دعت روسيا إيران إلى الحوار.", "دعت", "verb", "دعا"),
        ("مصر تدين الهجوم على القافلة.", "تدين", "verb", "ادان"),
        ("نشرت الصحيفة تقريرا.", "نشرت", "verb", "نشر"),
        ("أودت الغارة بحياة طفل.", "أودت", "verb", "اودي"),
    ],
)
def test_readings(sentence, word, pos, lemma):
    found = reading(sentence, word)
    assert (found.pos, fold(found.lemma)) == (pos, lemma)


@pytest.mark.parametrize(
    ("word", "stem", "proclitics"),
    [("وبالعراق", "عراق", ("w", "b", "al")), ("للبيت", "بيت", ("l", "al")), ("سيلتقي", "يلتقي", ("s",)), ("الوفد", "وفد", ("al",))],
)
def test_clitics_are_analysed_and_stay_in_the_span(word, stem, proclitics):
    token = tag.read("x", word, None).tokens[0]
    assert (token.surface, token.word.stem, token.word.proclitics) == (word, stem, proclitics)


@given(st.text(max_size=60))
def test_any_text_is_read_and_spans_hold(text):
    doc = tag.read("x", text, None)
    for sentence in doc.sentences:
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.surface
            assert sentence.start <= token.start < token.end <= sentence.end


def test_equal_words_are_one_object():
    doc = tag.read("x", "وصل الوفد. وصل الوفد.", None)
    assert doc.sentences[0].tokens[1].word is doc.sentences[1].tokens[1].word


def test_no_database_is_told_with_what_to_do(monkeypatch, tmp_path):
    from waqai.tasks.settings import Settings

    monkeypatch.setattr(morphology, "settings", lambda: Settings(morphology_db=tmp_path / "none.db"))
    with pytest.raises(morphology.MorphologyMissing, match="no file"):
        morphology.find()
