"""Clauses: a sentence and where it is parted."""

import pytest
from waqai.tasks import tag
from waqai.tasks.extract.clauses import clauses


def parted(text: str) -> list[str]:
    (sentence,) = tag.read("x", text, None).sentences
    return [" ".join(token.surface for token in sentence.tokens[clause.first : clause.last + 1]) for clause in clauses(sentence)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("قصفت إسرائيل غزة", ["قصفت إسرائيل غزة"]),
        ("قصفت إسرائيل غزة ورحبت إيران بالهدنة", ["قصفت إسرائيل غزة", "ورحبت إيران بالهدنة"]),
        ("قال الوزير إن القوات انسحبت", ["قال الوزير", "إن القوات انسحبت"]),
        ("انسحبت القوات التي قصفت سوريا", ["انسحبت القوات", "التي قصفت سوريا"]),
        ("زار بوتين أنقرة بينما هاجمت تركيا سوريا", ["زار بوتين أنقرة", "بينما هاجمت تركيا سوريا"]),
        ("كانت القوات تقصف المدينة", ["كانت القوات تقصف المدينة"]),
        ("بغداد : قتل جندي", ["بغداد", ": قتل جندي"]),
        ("إسرائيل تقصف غزة وواشنطن تتهم طهران", ["إسرائيل تقصف غزة", "وواشنطن تتهم طهران"]),  # a list would have more than one verb of one
        ("تركيا تنسحب من إدلب والجيش السوري يقصف المدينة", ["تركيا تنسحب من إدلب", "والجيش السوري يقصف المدينة"]),
        ("قصفت إسرائيل غزة ولبنان", ["قصفت إسرائيل غزة ولبنان"]),
    ],
)
def test_clauses(text, wanted):
    assert parted(text) == wanted


def test_relative_clauses_are_marked():
    (sentence,) = tag.read("x", "انسحبت القوات التي قصفت سوريا", None).sentences
    assert [clause.relative for clause in clauses(sentence)] == [False, True]


def test_clauses_cover_the_sentence():
    text = "أعلن الجيش، الخميس، أن طائراته التي أقلعت من القاعدة قصفت مواقع في دمشق، ورد الجانب الآخر بالصواريخ، بحسب وكالة الأنباء."
    (sentence,) = tag.read("x", text, None).sentences
    found = clauses(sentence)
    assert [i for clause in found for i in range(clause.first, clause.last + 1)] == list(range(len(sentence.tokens)))
