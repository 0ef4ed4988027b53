"""One temporary Prefect server for all tests of flows."""

import pytest
from prefect.testing.utilities import prefect_test_harness


@pytest.fixture(scope="session")
def prefect():
    """Prefect's own test server, with a database of its own."""
    with prefect_test_harness(server_startup_timeout=120):
        yield
