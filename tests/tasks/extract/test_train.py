"""The training of the news model."""

import re

from waqai.tasks.extract.train import DOUBTFUL, Mention, fit


def test_a_doubtful_sentence_counts_more_as_its_second_reading_has_it():
    mentions = [Mention(n, clue == "told", clue == "doubtful", (clue,), 1.0) for n, clue in enumerate(["told", "passing", "doubtful"] * 20)]
    vectors, model = fit("PROTEST", mentions)
    told, passing, doubtful = (model.predict_proba(vectors.transform([{clue: 1}]))[0, 1] for clue in ("told", "passing", "doubtful"))
    assert passing < 0.5 < doubtful < told


def test_doubtful_sentences_are_named_by_digests():
    digests = DOUBTFUL.read_text("utf-8").split()[1:]
    assert digests == sorted(set(digests))
    assert all(re.fullmatch("[0-9a-f]{12}", digest) for digest in digests)
