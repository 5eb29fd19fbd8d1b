"""The pages of the demonstration corpus, with a ledger of their own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sourcier.settings import Settings
from sourcier.web.app import pages
from tests.unit.web.visitor import PORT, Visitor


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, demo_home: Path) -> Path:
    """A home that the pages may write to."""
    copied = tmp_path_factory.mktemp("web") / "home"
    shutil.copytree(demo_home, copied)
    return copied


@pytest.fixture(scope="module")
def client(home: Path) -> Iterator[TestClient]:
    """The application, running."""
    address = f"http://127.0.0.1:{PORT}"
    app = pages(Settings(home), port=PORT)
    with TestClient(app, address, raise_server_exceptions=False) as running:
        yield running


@pytest.fixture
def visitor(client: TestClient) -> Visitor:
    """Somebody who opens the pages for the first time."""
    client.cookies.clear()
    return Visitor(client)
