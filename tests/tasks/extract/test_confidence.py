"""Confidence: more told is surer."""

from hypothesis import given
from hypothesis import strategies as st
from waqai.tasks.extract.confidence import certainty

FORMS = st.sampled_from(["verb", "phrase", "masdar", "noun", "adj", "participle"])
STATUSES = st.sampled_from(["actual", "future", "hypothetical", "negated"])
LIKELY = st.none() | st.floats(0, 1)


@given(FORMS, st.booleans(), st.booleans(), STATUSES, LIKELY)
def test_a_named_side_makes_surer_and_the_bounds_hold(form, source, inferred, status, likely):
    with_both = certainty(form, source, True, inferred, status, likely)
    assert 0 < certainty(form, source, False, inferred, status, likely) <= with_both <= 1


@given(FORMS, st.booleans(), st.booleans(), st.booleans())
def test_what_is_only_possible_is_less_sure(form, source, target, inferred):
    assert certainty(form, source, target, inferred, "hypothetical", None) < certainty(form, source, target, inferred, "actual", None)
