"""Agreement: a verb, a phrase, and whether the one may have the other as its subject."""

import pytest
from waqai.tasks import tag
from waqai.tasks.extract.actors import find_actors
from waqai.tasks.extract.agreement import agrees
from waqai.tasks.extract.chunks import phrases


def read(text):
    doc = tag.read("x", text, None)
    (sentence,) = doc.sentences
    owner = {i: mention for mention in find_actors([doc], [None])[0] for i in range(mention.first, mention.last + 1)}
    return sentence, phrases(sentence, 0, len(sentence.tokens) - 1, owner)


@pytest.mark.parametrize(
    ("text", "verb", "before", "wanted"),
    [
        ("دعا الحكومة", 0, False, False),  # he called upon the government
        ("دعت الحكومة", 0, False, True),
        ("دعا العراق", 0, False, True),
        ("دعت العراق", 0, False, False),
        ("القوات انسحبت", 1, True, True),
        ("القوات انسحبوا", 1, True, False),
        ("المسلحون انسحبوا", 1, True, True),
        ("هاجموا القوات", 0, False, False),  # no plural verb stands before its subject
    ],
)
def test_agreement(text, verb, before, wanted):
    sentence, found = read(text)
    assert agrees(sentence.tokens[verb].word, found[0], before) is wanted
