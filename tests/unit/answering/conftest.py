"""The demonstration corpus, opened once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sourcier import bootstrap
from sourcier.releases.release import Release
from sourcier.settings import Settings
from tests.demo_home import build


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demonstration corpus."""
    return build(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def release(home: Path) -> Iterator[Release]:
    """The release in force, opened once."""
    opened = bootstrap.release(Settings(home))
    yield opened
    opened.close()
