"""Noun phrases: what stands in one, behind which preposition, and what a verb agrees with."""

import pytest
from waqai.tasks import tag
from waqai.tasks.extract.actors import find_actors
from waqai.tasks.extract.chunks import AGENT, bare, phrases, with_joined


def read(text):
    doc = tag.read("x", text, None)
    (sentence,) = doc.sentences
    owner = {i: mention for mention in find_actors([doc], [None])[0] for i in range(mention.first, mention.last + 1)}
    return sentence, phrases(sentence, 0, len(sentence.tokens) - 1, owner)


def told(text):
    sentence, found = read(text)
    return [(phrase.preposition, " ".join(token.surface for token in sentence.tokens[phrase.first : phrase.last + 1])) for phrase in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("القوات الأميركية", [("", "القوات الأميركية")]),
        ("وزير الخارجية التركي مولود تشاووش أوغلو", [("", "وزير الخارجية التركي مولود تشاووش أوغلو")]),
        ("دعا مجلس الأمن الدولي حفتر", [("", "مجلس الأمن الدولي"), ("", "حفتر")]),
        ("هاجم مسلحون دورية أميركية", [("", "مسلحون"), ("", "دورية أميركية")]),
        ("اتهم الجيش فلسطينيا", [("", "الجيش"), ("", "فلسطينيا")]),
        ("في العراق وسوريا", [("في", "العراق"), ("في", "وسوريا")]),
        ("قتل عدد من الجنود", [("", "الجنود")]),
        ("قتل على يد الجيش", [(AGENT, "الجيش")]),
        ("اعتقل من قبل الشرطة", [(AGENT, "الشرطة")]),
        ("رحبت به السعودية", [("", "السعودية")]),
        ("جنوب بغداد", [("جنوب", "بغداد")]),
    ],
)
def test_phrases(text, wanted):
    assert told(text) == wanted


def test_compound_actors_are_joined():
    _, found = read("أدانت فرنسا وألمانيا روسيا")
    first = bare(found)[0]
    assert [[mention.actor.actor_id for mention in phrase.mentions] for phrase in with_joined(found, first)] == [["FRA"], ["DEU"]]
