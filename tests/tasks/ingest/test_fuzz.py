"""Two thousand damaged inputs: none stops the reader, none is lost.  ``make stress`` reads many more, other ones each time."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutations import SEEDS, account, mutated


def test_the_seeds_are_whole():
    assert list(account(sorted(SEEDS.items()))) == []


@settings(max_examples=100, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.lists(mutated(), min_size=20, max_size=20))
def test_damaged_inputs_are_accounted_for(inputs):
    assert list(account(inputs)) == []
