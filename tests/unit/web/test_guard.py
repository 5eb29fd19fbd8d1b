"""What stands before every page: hosts, origins, sizes, tokens, headers."""

import json
import logging
from pathlib import Path

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from sourcier.settings import Settings
from sourcier.web.app import pages
from sourcier.web.dressing import HEADERS
from sourcier.web.guard import LARGEST
from sourcier.web.navigation import routers
from tests.unit.web.visitor import PORT, Visitor

PATHS = ("/", "/history", "/healthz", "/readyz", "/metrics", "/replies/0", "/nothing")


@pytest.mark.parametrize("path", PATHS)
def test_every_page_bears_the_headers(visitor: Visitor, path: str) -> None:
    page = visitor.open(path)
    for name, value in HEADERS.items():
        assert page.headers[name] == value
    policy = page.headers["content-security-policy"]
    assert "unsafe-inline" not in policy
    assert "frame-ancestors 'none'" in policy
    assert page.headers["cache-control"] == "no-store"


def test_the_script_of_a_page_bears_its_nonce(visitor: Visitor) -> None:
    page = visitor.open("/")
    nonce = (
        page.headers["content-security-policy"].partition("'nonce-")[2].partition("'")[0]
    )
    assert f'nonce="{nonce}"' in page.text
    assert nonce not in visitor.open("/").text


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", ""])
def test_a_foreign_host_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    ("origin", "site", "status"),
    [
        ("https://evil.example", "cross-site", 403),
        ("null", "cross-site", 403),
        ("null", "", 403),
        ("null", "same-origin", 200),
        (f"http://127.0.0.1:{PORT}", "same-origin", 200),
    ],
)
def test_a_foreign_origin_is_refused(
    client: TestClient, origin: str, site: str, status: int
) -> None:
    headers = {"origin": origin, **({"sec-fetch-site": site} if site else {})}
    assert client.get("/", headers=headers).status_code == status


@pytest.mark.parametrize(
    "path", ["/ask", "/ask/stream", "/suggest", "/history", "/language"]
)
def test_a_form_without_its_token_is_refused(visitor: Visitor, path: str) -> None:
    fields = {"question": "a", "words": "a", "lang": "en", "word": "a"}
    assert visitor.client.post(path, data=fields).status_code == 403
    visitor.open("/")
    wrong = {**fields, "token": "0" * 64}
    assert visitor.client.post(path, data=wrong).status_code == 403


def test_every_form_of_the_application_asks_for_its_token(client: TestClient) -> None:
    posts = [
        route.path
        for router in routers()
        for route in router.routes
        if isinstance(route, Route) and "POST" in (route.methods or ())
    ]
    assert len(posts) > 5
    for pattern in posts:
        path = pattern.replace("{id_}", "0")
        if path.startswith("/api/"):
            continue  # the interface for programs has no forms
        assert client.post(path, data={"question": "a"}).status_code == 403, path


def test_a_megabyte_is_refused_in_a_sentence(visitor: Visitor) -> None:
    page = visitor.client.post("/ask", content=b"a" * 1_000_000)
    assert page.status_code == 413
    assert "trop longue" in page.text
    assert "<h1" in page.text
    assert LARGEST < 1_000_000


def test_a_body_of_unknown_length_is_not_read_on(visitor: Visitor) -> None:
    parts = (b"a" * 65_536 for _ in range(16))
    kind = {"content-type": "application/x-www-form-urlencoded"}
    page = visitor.client.post("/ask", content=parts, headers=kind)
    assert 400 <= page.status_code < 500
    assert "Traceback" not in page.text


def test_logs_hold_no_word_that_was_typed(
    visitor: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    visitor.open(visitor.ask("ibuprofène canaritexte allaitement ?"))
    visitor.post("/history", words="canaritexte")
    visitor.post("/ask", question="Mme Canaritexte née le 3/4/1950 ?")
    said = caplog.text + visitor.open("/metrics").text
    assert "canaritexte" not in said.lower()
    routes = [
        json.loads(r.message)["route"] for r in caplog.records if r.name == "sourcier.web"
    ]
    assert "/ask" in routes


def test_health_is_told(visitor: Visitor) -> None:
    assert visitor.open("/healthz").json()["alive"] is True
    assert visitor.open("/readyz").json()["ready"] is True
    assert "sourcier_requests_total" in visitor.open("/metrics").text


def test_the_page_of_a_bug_bears_the_headers_and_no_word_of_it(home: Path) -> None:
    app = pages(Settings(home), port=PORT)

    @app.get("/bug")
    def bug() -> None:
        raise ValueError("canaritexte")

    address = f"http://127.0.0.1:{PORT}"
    with TestClient(app, address, raise_server_exceptions=False) as client:
        page = client.get("/bug")
    assert page.status_code == 500
    assert "canaritexte" not in page.text
    for name, value in HEADERS.items():
        assert page.headers[name] == value
    assert page.headers["cache-control"] == "no-store"
    assert "nonce-" in page.headers["content-security-policy"]
