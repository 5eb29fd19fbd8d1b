"""A source is read at its place, as text, whatever it holds; no other is shown."""

import re
import sqlite3
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from sourcier.settings import Settings
from sourcier.web.app import pages
from tests.releases_kit import Place
from tests.unit.web.visitor import PORT, Visitor

HOSTILE = (
    "# Sel <script>alert(1)</script>\n\n"
    "Un paragraphe <img src=x onerror=alert(2)> & {{ 7 * 7 }} sur le sel.\n\n"
    "Un mot retourné : \u202enitram.\n\n"
    '## Dose "><b>\n\nPeu de sel par jour.\n'
)
LATER = HOSTILE.replace("Peu de sel", "Pas de sel")
STORED = LATER.replace("\u202e", "")
ID = quote("conseils:sel.md", safe="")
DIGEST = re.compile(r"digest=(sha256%3A[0-9a-f]{64})")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A corpus whose one document holds HTML, a script and a template."""
    made = Place(tmp_path_factory.mktemp("hostile"))
    made.folder("conseils", {"sel.md": HOSTILE}, edition=date(2025, 1, 1))
    made.folder("conseils", {"sel.md": LATER}, edition=date(2026, 1, 1))
    made.build()
    return made


@pytest.fixture(scope="module")
def client(place: Place) -> Iterator[TestClient]:
    """The application, running on that corpus."""
    app = pages(Settings(place.home), port=PORT)
    with TestClient(app, f"http://127.0.0.1:{PORT}", raise_server_exceptions=False) as c:
        yield c


def read(visitor: Visitor, query: str = "", status: int = 200) -> str:
    response = visitor.open(f"/documents/{ID}{query}")
    assert response.status_code == status, response.text
    return response.text


def test_a_hostile_text_is_shown_as_text(visitor: Visitor) -> None:
    page = read(visitor)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;img src=x onerror=alert(2)&gt;" in page
    assert "{{ 7 * 7 }}" in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_the_place_is_marked_and_nothing_else(visitor: Visitor) -> None:
    start = STORED.index("Pas de sel")
    page = read(visitor, f"?start={start}&end={start + 10}")
    assert '<mark id="place">Pas de sel</mark> par jour.' in page
    assert page.count("<mark") == 1


def test_the_outline_leads_into_the_text(visitor: Visitor) -> None:
    page = read(visitor)
    anchors = re.findall(r'<li class="depth-\d"><a href="#(h\d+)"', page)
    assert anchors
    assert all(f'id="{anchor}"' in page for anchor in anchors)


def test_the_passage_carries_its_language(visitor: Visitor) -> None:
    visitor.client.cookies.set("sourcier_language", "en")
    page = read(visitor)
    assert '<html lang="en">' in page
    assert '<div class="source-text" lang="fr">' in page
    assert "<dt>Identifier</dt>" in page


def test_another_digest_is_refused_and_nothing_is_shown_instead(visitor: Visitor) -> None:
    page = read(visitor, f"?digest=sha256:{'0' * 64}", 404)
    assert "Pas de sel" not in page
    assert "Versions présentes" in page


def test_an_unknown_document_says_so(visitor: Visitor) -> None:
    assert visitor.open("/documents/conseils%3Arien").status_code == 404
    assert visitor.open("/documents/%3Cscript%3E").text.count("<script>") == 0


def test_a_place_beyond_the_text_is_said_and_not_marked(visitor: Visitor) -> None:
    page = read(visitor, "?start=90000&end=90010")
    assert "La place demandée n" in page
    assert "<mark" not in page


def test_a_place_that_is_no_number_is_refused(visitor: Visitor) -> None:
    assert visitor.open(f"/documents/{ID}?start=-1&end=x").status_code == 422


def test_each_version_opens_and_is_compared_word_by_word(visitor: Visitor) -> None:
    links = re.findall(r'href="(/documents/[^"]+/changes[^"]+)"', read(visitor))
    page = visitor.open(links[0].replace("&amp;", "&")).text
    assert "<del>Peu</del><ins>Pas</ins> de sel par jour." in page
    assert "&lt;img" not in page or "<img" not in page
    first = DIGEST.search(read(visitor))
    assert first is not None
    assert "ne fait plus foi" in read(visitor, f"?digest={first.group(1)}")


def test_changes_between_unknown_versions_are_refused(visitor: Visitor) -> None:
    assert visitor.open(f"/documents/{ID}/changes?from=x&to=y").status_code == 404


def test_a_panel_holds_the_place_and_no_page_around_it(visitor: Visitor) -> None:
    start = STORED.index("Pas de sel")
    page = read(visitor, f"?start={start}&end={start + 10}&fragment=1")
    assert "<html" not in page
    assert "data-close" in page
    assert 'id="panel-title"' in page
    assert '<mark id="place">Pas de sel</mark>' in page


def test_the_replies_that_quote_it_are_listed(visitor: Visitor) -> None:
    address = visitor.ask("Quelle dose de sel par jour ?")
    listed = visitor.open(f"/documents/{ID}/replies").text
    quoted = ID in visitor.open(address).text
    assert (address in listed) == quoted


def test_the_reader_leads_back_to_the_reply(visitor: Visitor) -> None:
    assert '<a href="/replies/abc"' in read(visitor, "?reply=abc")
    assert '<a href="/replies/abc#q2"' in read(visitor, "?reply=abc&quote=2")


def test_another_language_keeps_the_version_and_the_place(visitor: Visitor) -> None:
    page = read(visitor, "?start=0&end=3")
    assert 'name="back" value="/documents/conseils:sel.md?start=0&amp;end=3"' in page


def test_words_that_turn_the_line_do_not_turn_the_page(visitor: Visitor) -> None:
    page = read(visitor)
    assert "\u202e" not in page
    assert "nitram" in page


def test_a_text_of_300_000_characters_opens_fast(tmp_path: Path) -> None:
    made = Place(tmp_path)
    long = "# Sel\n\n" + "\n\n".join(f"Ligne {n} : peu de sel." for n in range(12_000))
    made.folder("conseils", {"sel.md": long})
    made.build()
    app = pages(Settings(made.home), port=PORT)
    with TestClient(app, f"http://127.0.0.1:{PORT}") as client:
        client.get("/sources")
        before = time.perf_counter()
        page = client.get(f"/documents/{ID}?start=200000&end=200010")
        assert time.perf_counter() - before < 2
    assert len(page.text) > 300_000
    assert page.text.count("<mark") >= 1


def test_a_damaged_text_is_not_shown(tmp_path: Path) -> None:
    made = Place(tmp_path)
    made.folder("conseils", {"sel.md": HOSTILE})
    made.build()
    with sqlite3.connect(made.current() / "corpus.sqlite") as connection:
        [digest, packed] = connection.execute(
            "SELECT digest, packed FROM record"
        ).fetchone()
        connection.execute(
            "UPDATE record SET packed = ? WHERE digest = ?",
            (packed[:-1] + bytes([packed[-1] ^ 0xFF]), digest),
        )
    connection.close()
    app = pages(Settings(made.home), port=PORT)
    address = f"http://127.0.0.1:{PORT}"
    with TestClient(app, address, raise_server_exceptions=False) as client:
        page = client.get(f"/documents/{ID}")
    assert page.status_code == 500
    assert "peu de sel" not in page.text.lower()
    assert "conseils:sel.md" in page.text
