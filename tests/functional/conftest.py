"""The command and the demonstration corpus, for the tests of this folder."""

import pytest

from tests.demo_home import Sourcier, build


@pytest.fixture(scope="session")
def sourcier(tmp_path_factory: pytest.TempPathFactory) -> Sourcier:
    """The command on the demonstration corpus, which no test changes."""
    return Sourcier(build(tmp_path_factory.getbasetemp()))
