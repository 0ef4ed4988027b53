"""What several test files use: the sample articles in a lake."""

import os
import shutil
from pathlib import Path

import pytest
from helpers import SAMPLES, fill
from waqai.tasks import warehouse
from waqai.tasks.lake import Lake

os.environ.update(PREFECT_SERVER_ANALYTICS_ENABLED="false", DO_NOT_TRACK="1")


@pytest.fixture(scope="session")
def _filled(tmp_path_factory) -> Path:
    home = tmp_path_factory.mktemp("filled")
    lake = fill(home, [SAMPLES])
    warehouse.materialise(lake, warehouse.location(lake))
    return home


@pytest.fixture(scope="session")
def samples(_filled) -> Lake:
    """The sample articles in a lake, with its warehouse; for reading only."""
    return Lake(_filled)


@pytest.fixture
def own_samples(_filled, tmp_path) -> Lake:
    """A copy of ``samples`` that a test may change."""
    shutil.copytree(_filled, tmp_path / "home")
    return Lake(tmp_path / "home")
