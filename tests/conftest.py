"""What every test may rely on: real data when it is there, and no way out."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sourcier import bootstrap
from sourcier.releases.release import Release
from sourcier.settings import Settings
from tests.demo_home import Sourcier, build

# A suite started in the background ignores interruptions, and so would what it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of official files; a test that needs it is skipped aloud without it."""
    given = os.environ.get("SOURCIER_REAL_DATA", "")
    if not given or not Path(given).is_dir():
        pytest.skip("real data absent: set SOURCIER_REAL_DATA to the folder shared/data")
    return Path(given)


@pytest.fixture(autouse=True)
def _nothing_leaves_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection anywhere but loopback is a failure."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else None
        if self.family != socket.AF_UNIX and host not in LOOPBACK:
            raise AssertionError(f"connection outward refused: {self.family.name}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home folder of the demonstration corpus, which no test changes."""
    return build(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def sourcier(demo_home: Path) -> Sourcier:
    """The command on the demonstration corpus."""
    return Sourcier(demo_home)


@pytest.fixture(scope="session")
def release(demo_home: Path) -> Iterator[Release]:
    """The demonstration release, opened once."""
    opened = bootstrap.release(Settings(demo_home))
    yield opened
    opened.close()
