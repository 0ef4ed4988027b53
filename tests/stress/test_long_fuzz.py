"""Damaged inputs by the ten thousands, other ones each time."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutations import account, mutated

EXAMPLES = int(os.environ.get("WAQAI_FUZZ", "1000"))  # of twenty inputs each
pytestmark = pytest.mark.timeout(3 * EXAMPLES)  # a tenth of a second each on an idle machine


@settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.lists(mutated(), min_size=20, max_size=20))
def test_damaged_inputs_are_accounted_for(inputs):
    assert list(account(inputs)) == []
