"""Where in a sentence something may begin."""

from waqai.tasks.extract.spots import Spots, look_up
from waqai.tasks.tag import read

TEXT = "قال الوزير إن الجيش يقصف المدينة. لا جديد هنا. أعلن الناطق باسم الجيش ذلك."


def test_tokens_of_a_question_are_found_alike_alone_and_together():
    verbs = Spots(lambda word: word.pos == "verb")
    articles = Spots(lambda word: "al" in word.proclitics)
    alone, together = read("a", TEXT, None).sentences, read("a", TEXT, None).sentences
    look_up(together)
    for one, other in zip(alone, together, strict=True):
        for spots in (verbs, articles):
            assert spots.of(one) == spots.of(other)
    assert [verbs.of(sentence) for sentence in together] == [[0, 4], [], [0]]
    assert articles.of(together[0]) == [1, 3, 5]


def test_a_sentence_without_tokens_has_no_spots():
    verbs = Spots(lambda word: word.pos == "verb")
    sentences = read("a", TEXT, None).sentences
    sentences[1].tokens.clear()
    look_up(sentences)
    assert [verbs.of(sentence) for sentence in sentences] == [[0, 4], [], [0]]
