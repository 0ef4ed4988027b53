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
        ("يحيى السنوار قال إن الحرب لن تنتهي.", "يحيى", "noun_prop", "يحيي"),
        ("قتل يحيى في الغارة.", "يحيى", "noun_prop", "يحيي"),
        ("يحيي اللبنانيون ذكرى الانفجار.", "يحيي", "verb", "احيي"),
        ("وصلت القوات الى المدينه فجرا.", "الى", "prep", "الي"),
        ("وصلت القوات إلى المدينه فجرا.", "المدينه", "noun", "مدينه"),
        ("زار الرئيس مستشفي المدينة.", "مستشفي", "noun", "مستشفي"),
        ("اعلن الوزير استقالته.", "اعلن", "verb", "اعلن"),
        ("قال إن الإجتماع إنتهى.", "الإجتماع", "noun", "اجتماع"),
        ("التقى الوزير و السفير.", "و", "conj", "و"),
        ("انسحب الجيش من الضفة.على صعيد آخر", "الضفة", "noun", "ضفه"),
        ("وصل 25 لاجئا.", "25", "digit", "25"),
        ("أصيب المئات بكوفيد.", "بكوفيد", "noun_prop", "كوفيد"),
        ("انضم شبان لداعش.", "لداعش", "noun_prop", "داعش"),
        ("التقى أردوغان وبايدن أمس.", "وبايدن", "noun_prop", "بايدن"),
        ("أقال الكاظمي قادة الشرطة.", "الكاظمي", "noun_prop", "كاظمي"),
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


NEWS = st.lists(
    st.sampled_from(
        "وصل الوفدُ إلى\u00a0بغداد . .وقال الوزير: «لن نعود» ! ؟ … ؛ ، و 12:30 1.5% ٢٦/٧/٢٠٢١ إف-16 د. ق.م www.example.org/a العـــراق ﻻ لداعش وبكوفيد \u200fفى عليهٓ \n \u200b ﷺ x".split(" ")
    ),
    max_size=30,
).map(" ".join)


@given(st.one_of(NEWS, st.text(max_size=60)))
def test_any_text_is_read_in_ordered_tokens_that_cover_every_arabic_letter(text):
    doc = tag.read("x", text, None)
    at, numbers = 0, []
    for sentence in doc.sentences:
        assert at <= sentence.start < sentence.end <= len(text)
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.surface
            assert max(at, sentence.start) <= token.start < token.end <= sentence.end
            assert token.word.key and token.word.lemma and token.word.pos
            at = token.end
            numbers.append(token.no)
    assert numbers == list(range(len(numbers)))
    covered = {i for token in doc.tokens for i in range(token.start, token.end)}
    assert all(i in covered for i, letter in enumerate(text) if "\u0621" <= letter <= "\u063a" or "\u0641" <= letter <= "\u064a")


def test_equal_words_are_one_object():
    doc = tag.read("x", "وصل الوفد. وصل الوفد.", None)
    assert doc.sentences[0].tokens[1].word is doc.sentences[1].tokens[1].word


def test_no_database_is_told_with_what_to_do(monkeypatch, tmp_path):
    from waqai.tasks.settings import Settings

    monkeypatch.setattr(morphology, "settings", lambda: Settings(morphology_db=tmp_path / "none.db"))
    with pytest.raises(morphology.MorphologyMissing, match="no file"):
        morphology.find()
