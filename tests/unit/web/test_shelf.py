"""Releases stay open as long as somebody reads them, and no longer."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sourcier.errors import ReleaseError
from sourcier.settings import Settings
from sourcier.web.app import pages
from sourcier.web.shelf import Shelf


def test_a_release_is_opened_once(demo_home: Path) -> None:
    shelf = Shelf(Settings(demo_home))
    with shelf.release() as first, shelf.release(first.manifest.name) as second:
        assert first is second
    shelf.close()


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError), Shelf(Settings(tmp_path)).release():
        raise AssertionError


def test_pages_without_a_corpus_say_what_to_do(tmp_path: Path) -> None:
    app = pages(Settings(tmp_path), port=80)
    with TestClient(app, "http://127.0.0.1:80") as client:
        headers = {"host": "127.0.0.1:80"}
        assert "sourcier demo" in client.get("/", headers=headers).text
        assert client.get("/readyz", headers=headers).status_code == 503
