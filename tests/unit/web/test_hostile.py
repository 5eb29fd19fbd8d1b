"""Sources that hold markup, and releases that go away under a running server."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sourcier.web.app import pages
from tests.releases_kit import Place
from tests.unit.web.visitor import PORT, Visitor

MARKUP = (
    "Aérez la chambre <script>alert(1)</script> <img src=x onerror=alert(2)> chaque jour."
)
TURNED = "Buvez tiède \u202eet dormez\u202c la nuit."
ADVICE = f"# Toux <b>sèche</b>\n\n{MARKUP} {TURNED}\n"
TOUX = "toux : aérer la chambre ?"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path)
    made.folder("conseils", {"toux.md": ADVICE})
    made.build()
    return made


@pytest.fixture
def visitor(place: Place) -> Iterator[Visitor]:
    app = pages(place.settings, port=PORT)
    address = f"http://127.0.0.1:{PORT}"
    with TestClient(app, address, raise_server_exceptions=False) as client:
        yield Visitor(client)


@pytest.mark.parametrize("suffix", ["", "/how"])
def test_markup_of_a_source_is_shown_as_text(visitor: Visitor, suffix: str) -> None:
    place = visitor.ask(TOUX)
    page = visitor.open(f"{place}{suffix}").text
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "\u202e" not in page


def test_a_new_release_answers_as_soon_as_it_is_in_force(
    visitor: Visitor, place: Place
) -> None:
    assert "chaque soir" not in visitor.open(visitor.ask(TOUX)).text
    before = visitor.open("/readyz").json()["release"]
    place.folder("conseils", {"toux.md": ADVICE.replace("chaque jour", "chaque soir")})
    place.build()
    assert visitor.open("/readyz").json()["release"] != before
    assert "chaque soir" in visitor.open(visitor.ask(TOUX)).text


@pytest.mark.parametrize("path", ["/", "/readyz", "{kept}"])
def test_a_removed_release_is_told_in_a_sentence(place: Place, path: str) -> None:
    app = pages(place.settings, port=PORT)
    address = f"http://127.0.0.1:{PORT}"
    with TestClient(app, address, raise_server_exceptions=False) as client:
        kept = Visitor(client).ask(TOUX)
        Visitor(client).open(kept)
    shutil.rmtree(place.current())
    with TestClient(app, address, raise_server_exceptions=False) as client:
        page = Visitor(client).open(path.format(kept=kept))
        assert page.status_code == 503
        assert "Traceback" not in page.text
        assert "version" in page.text


def test_replies_of_an_open_release_are_read_after_it_was_removed(
    visitor: Visitor, place: Place
) -> None:
    kept = visitor.ask(TOUX)
    visitor.open(kept)
    shutil.rmtree(place.current())
    assert visitor.open(kept).status_code in {200, 503}


def test_a_reply_that_cannot_be_recorded_is_shown_and_says_so(place: Place) -> None:
    (place.home / "state").write_text("not a folder", "utf-8")
    app = pages(place.settings, port=PORT)
    address = f"http://127.0.0.1:{PORT}"
    with TestClient(app, address, raise_server_exceptions=False) as client:
        page = Visitor(client).post("/ask", question=TOUX)
        assert page.status_code == 200
        assert "Réponse non enregistrée" in page.text
        assert "Aérez la chambre" in page.text
        told = Visitor(client).post("/ask/stream", question=TOUX).text
        assert '"resend": true' in told
        assert client.get("/history").status_code == 503


def test_a_ledger_of_a_newer_version_is_told_in_a_sentence(
    visitor: Visitor, place: Place
) -> None:
    kept = visitor.ask(TOUX)
    with closing(sqlite3.connect(place.home / "state/state.sqlite")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    app = pages(place.settings, port=PORT)
    address = f"http://127.0.0.1:{PORT}"
    with TestClient(app, address, raise_server_exceptions=False) as client:
        page = client.get(kept)
        assert page.status_code == 503
        assert "version plus récente de Sourcier" in page.text
