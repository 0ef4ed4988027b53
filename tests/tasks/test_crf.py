"""Conditional random fields: the model fitted, the likeliest labels."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from waqai.tasks.crf import Rows, Weights, fit, likeliest

LABELS = 3
_weights = st.integers(-50, 50)


@given(
    st.lists(st.lists(st.tuples(*[_weights] * LABELS), max_size=5), max_size=4),
    st.lists(st.lists(_weights, min_size=LABELS, max_size=LABELS), min_size=LABELS, max_size=LABELS),
    st.integers(0, 2),
)
def test_no_path_is_likelier_than_the_one_found(sentences, steps, gap):
    scores = np.array([row for rows in sentences for row in [*rows, *[(0,) * LABELS] * gap]], np.int32).reshape(-1, LABELS)
    lengths = np.array([len(rows) for rows in sentences], np.intp)
    starts = np.cumsum(lengths + gap) - lengths - gap
    held = lengths > 0
    path = likeliest(scores, starts[held], lengths[held], np.array(steps, np.int32)).tolist()

    def worth(rows, labels):
        return sum(row[label] for row, label in zip(rows, labels, strict=True)) + sum(steps[a][b] for a, b in zip(labels, labels[1:], strict=False))

    for rows, start in zip(sentences, starts, strict=True):
        assert worth(rows, path[start : start + len(rows)]) == max(worth(rows, labels) for labels in product(range(LABELS), repeat=len(rows)))


def test_a_model_is_fitted_and_read_as_it_was_fitted():
    sentences = [([["w=the"], ["w=cat"], ["w=sits"]], ["D", "N", "V"]), ([["w=the"], ["w=dog"], ["w=barks"]], ["D", "N", "V"])] * 5
    model = fit(sentences, {"c1": 0.0, "c2": 0.01})
    weights = Weights(model)
    features = [["w=the"], ["w=dog"], ["w=unheard", "w=of"]]
    path = likeliest(weights.sums(features), np.array([0]), np.array([3]), weights.steps)
    assert [weights.labels[at] for at in path] == ["D", "N", "V"]
    assert weights.sums(features)[2].tolist() == [0, 0, 0]
    assert weights.sums([["w=the", "w=cat"]]).tolist() == (weights.sums([["w=the"]]) + weights.sums([["w=cat"]])).tolist()


def test_labels_have_the_order_that_is_asked_for():
    assert Weights({"steps": {"A B": 1.0}, "features": {"f": {"B": 0.5}}}, ["B", "A"]).table.tolist() == [[0, 0], [50, 0]]


def test_rows_are_made_once_and_forgotten_when_full():
    asked = []
    rows = Rows(2, lambda new: asked.extend(new) or np.array([[key, -key] for key in new]), most=4)
    assert rows.at([1, 2, None, 1]).tolist() == [[1, -1], [2, -2], [0, 0], [1, -1]]
    assert rows.at([2, 1]).tolist() == [[2, -2], [1, -1]]
    assert rows.at([]).shape == (0, 2)
    assert asked == [1, 2]
    assert rows.at([3, 1]).tolist() == [[3, -3], [1, -1]]
    assert asked == [1, 2, 3, 1]
