"""Readings of words out of context: spelling habits, vowels, clitics, words that the database does not hold."""

import pytest
from waqai.tasks.normalise import fold
from waqai.tasks.tag.analyse import analyses, guess


@pytest.mark.parametrize(
    ("written", "lemma"),
    [
        ("مسئول", "مسوول"), ("مسوول", "مسوول"), ("شئون", "شان"), ("فى", "في"), ("ﻻﺟﺌﻴﻦ", "لاجئ"), ("کتاب", "كتاب"), ("الرئ\u200fيس", "رييس"),
        ("العـــراق", "عراق"), ("حكومه", "حكومه"), ("إستقبل", "استقبل"), ("اعلن", "اعلن"), ("الوزيرٓ", "وزير"),
    ],
)  # fmt: skip
def test_spelling_habits_reach_the_lemma(written, lemma):
    assert fold(lemma) in {fold(word.lemma) for word in analyses(written)}
    assert analyses(written)[0].known


@pytest.mark.parametrize("word", ["قُتل", "وقُتل", "اعتُقل", "استُشهد", "أُصيب", "ضُبط"])
def test_written_vowels_tell_the_passive(word):
    assert {found.voice for found in analyses(word) if found.pos == "verb"} >= {"p"}
    assert next(found.voice for found in analyses(word) if found.pos == "verb" and found.aspect == "p") == "p"


@pytest.mark.parametrize(("word", "lemma"), [("كتّاب", "كاتب"), ("كِتاب", "كتاب")])
def test_written_vowels_leave_out_what_they_do_not_allow(word, lemma):
    allowed = {fold(found.lemma) for found in analyses(word)}
    assert lemma in allowed
    assert len(analyses(word)) < len(analyses("كتاب"))


@pytest.mark.parametrize(
    ("key", "stem", "number", "gender"),
    [
        ("وبايدن", "بايدن", "s", "m"), ("للكاظمي", "كاظمي", "s", "m"), ("داعش", "داعش", "s", "m"), ("بالبنتاغون", "بنتاغون", "p", "m"), ("وترامب", "ترامب", "s", "m"), ("لاوباما", "اوباما", "s", "m"),
        ("كوفيد", "كوفيد", "s", "m"), ("الداعشيات", "داعشيات", "p", "f"),
        ("وبكوفيد", "كوفيد", "s", "m"), ("لداعش", "داعش", "s", "m"), ("فلداعش", "داعش", "s", "m"), ("الكاظمي", "كاظمي", "s", "m"), ("بتويتر", "تويتر", "s", "m"), ("ليفربول", "ليفربول", "s", "m"),
    ],
)  # fmt: skip
def test_unknown_words_are_proper_nouns_with_their_clitics_off(key, stem, number, gender):
    found = guess(key)
    assert (found.stem, found.lemma, found.pos, found.known, found.number, found.gender) == (stem, stem, "noun_prop", False, number, gender)


@pytest.mark.parametrize(("word", "kinds"), [("يحيى", {"noun_prop"}), ("ويحيى", {"noun_prop"}), ("يحيي", {"verb"}), ("يحيا", {"verb"})])
def test_the_last_letter_tells_a_name_from_a_verb(word, kinds):
    assert {found.pos for found in analyses(word)} >= kinds
    assert ("verb" in {found.pos for found in analyses(word)}) == ("verb" in kinds)
