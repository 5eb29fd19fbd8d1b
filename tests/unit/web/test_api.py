"""The interface for programs: the same JSON, one entry a call, one sentence a failure."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from sourcier import bootstrap
from sourcier.audit.verifying import verify
from sourcier.ledger import records
from sourcier.releases.release import Release
from sourcier.settings import Settings
from sourcier.web.language import accepted

V1 = "/api/v1"
QUESTION = "ibuprofène allaitement ?"
PATIENT = "Mme Durand née le 03/04/1950 peut-elle prendre de l'ibuprofène ?"
JSON = {"content-type": "application/json"}
FRENCH, ENGLISH = {"accept-language": "fr"}, {"accept-language": "en-GB, fr;q=0.5"}


def asked(client: TestClient, question: str = QUESTION, **more: object) -> dict[str, Any]:
    done = client.post(f"{V1}/ask", json={"question": question, **more})
    assert done.status_code == 200, done.text
    facts: dict[str, Any] = done.json()
    return facts


def entries(home: Path) -> list[tuple[str, str, str]]:
    with bootstrap.desk(Settings(home)) as desk, desk.journal().reading() as reading:
        rows = reading.read(ENTRIES, {})
    return [(row[0], row[1], row[2]) for row in rows]


ENTRIES = "SELECT action, about, result FROM audit_entry ORDER BY sequence"


def test_a_reply_is_that_of_the_command_line(client: TestClient) -> None:
    facts = asked(client)
    assert facts["schema"] == "sourcier.reply/1"
    assert facts["kind"] == "answer"
    again = client.get(f"{V1}/replies/{facts['id']}")
    assert again.json() == facts


def test_passages_documents_medicines_sources_releases(
    client: TestClient, release: Release
) -> None:
    hits = client.post(f"{V1}/search", json={"question": QUESTION, "k": 3}).json()["hits"]
    assert len(hits) == 3
    found = client.get(f"{V1}/documents/{hits[0]['document']['id']}").json()
    assert found["document"]["digest"] == hits[0]["document"]["digest"]
    assert found["text"]
    digest = {"digest": found["document"]["digest"]}
    same = client.get(f"{V1}/documents/{hits[0]['document']['id']}", params=digest)
    assert same.json() == found
    drug = client.get(f"{V1}/drugs/ibuprofène").json()
    assert drug["schema"] == "sourcier.drug/1"
    assert client.get(f"{V1}/sources").json()["release"] == release.manifest.name
    kept = client.get(f"{V1}/releases").json()
    assert kept["current"] in [one["name"] for one in kept["releases"]]


def test_identifiers_are_refused_unless_masked(client: TestClient, home: Path) -> None:
    for route in ("ask", "search"):
        done = client.post(f"{V1}/{route}", json={"question": PATIENT}, headers=FRENCH)
        assert done.status_code == 422
        told = done.json()["error"]["message"]
        assert told.startswith("La question contient de quoi reconnaître une personne (")
        assert "Durand" not in done.text
    facts = asked(client, PATIENT, identifiers="mask")
    assert "Durand" not in json.dumps(facts)
    assert "[NOM]" in facts["question"]
    assert b"Durand" not in b"".join(p.read_bytes() for p in (home / "state").glob("*"))


CALLS: dict[str, tuple[str, str, object, int]] = {
    "ask": ("POST", "/ask", {"question": QUESTION}, 200),
    "ask, kept": ("POST", "/ask", {"question": QUESTION, "keep": True}, 200),
    "ask, identifiers": ("POST", "/ask", {"question": PATIENT}, 422),
    "ask, empty": ("POST", "/ask", {"question": ""}, 422),
    "ask, too long": ("POST", "/ask", {"question": "a" * 5_000}, 422),
    "ask, unknown source": ("POST", "/ask", {"question": "a", "sources": ["x"]}, 422),
    "ask, unknown key": ("POST", "/ask", {"question": "a", "quoi": 1}, 422),
    "ask, half a character": ("POST", "/ask", {"question": "\ud800"}, 422),
    "search": ("POST", "/search", {"question": QUESTION}, 200),
    "search, none": ("POST", "/search", {"question": QUESTION, "k": 0}, 422),
    "reply": ("GET", "/replies/{id}", None, 200),
    "reply, unknown": ("GET", "/replies/0", None, 404),
    "document": ("GET", "/documents/{document}", None, 200),
    "document, unknown": ("GET", "/documents/x:y/z", None, 404),
    "drug": ("GET", "/drugs/ibuprofène", None, 200),
    "drug, unknown": ("GET", "/drugs/zorglub", None, 422),
    "sources": ("GET", "/sources", None, 200),
    "releases": ("GET", "/releases", None, 200),
}


@pytest.fixture(scope="module")
def known(client: TestClient) -> dict[str, str]:
    facts = asked(client)
    return {"id": facts["id"], "document": facts["quotations"][0]["document"]["id"]}


@pytest.mark.parametrize("name", CALLS)
def test_a_call_leaves_one_entry(
    client: TestClient, home: Path, known: dict[str, str], name: str
) -> None:
    """P01, failures included; the entry holds no word that was typed."""
    method, path, body, status = CALLS[name]
    before = len(entries(home))
    data = json.dumps(body) if body is not None else None
    done = client.request(method, f"{V1}{path}".format(**known), content=data, headers=JSON)
    assert done.status_code == status, done.text
    new = entries(home)[before:]
    assert len(new) == 1, new
    assert new[0][2] == ("done" if status == 200 else str(status))
    assert not {"zorglub", "x:y", "Durand"} & set(" ".join(new[0]).split("/"))


def test_every_operation_of_the_openapi_is_in_the_table(client: TestClient) -> None:
    told = client.get(f"{V1}/openapi.json").json()
    operations = {
        (method.upper(), path.removeprefix(V1).partition("{")[0])
        for path, methods in told["paths"].items()
        for method in methods
    }
    tried = {(method, path.partition("{")[0]) for method, path, _, _ in CALLS.values()}
    assert operations <= {(m, p.rstrip("ibuprofènezl")) for m, p in tried} | tried


def test_the_chain_holds_after_all_this(client: TestClient, home: Path) -> None:
    asked(client)
    with bootstrap.desk(Settings(home)) as desk:
        journal = desk.journal()
        with journal.reading() as reading:
            found = verify(reading, records.digests(reading), key=journal.key)
    assert found.broken is None


@pytest.mark.parametrize(
    ("headers", "start"), [(FRENCH, "Aucune réponse"), (ENGLISH, "No reply")]
)
def test_a_failure_is_one_sentence_in_the_language_asked(
    client: TestClient, headers: dict[str, str], start: str
) -> None:
    client.cookies.clear()
    told = client.get(f"{V1}/replies/0", headers=headers).json()
    assert set(told) == {"error"}
    assert told["error"]["status"] == 404
    assert told["error"]["message"].lower().startswith(start.lower())


@pytest.mark.parametrize("body", ["", "{", "[]", "null", '{"question": 1}', "\x00", "é"])
def test_a_body_that_is_none_is_told_without_its_words(
    client: TestClient, body: str
) -> None:
    done = client.post(f"{V1}/ask", content=body.encode())
    assert done.status_code == 422
    assert set(done.json()["error"]) == {"status", "message"}


def test_logs_hold_no_word_of_a_call(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    asked(client, "ibuprofène canaritexte ?")
    client.post(f"{V1}/search", json={"question": "canaritexte ?"})
    client.get(f"{V1}/drugs/canaritexte")
    ours = [r.getMessage() for r in caplog.records if r.name.startswith("sourcier")]
    assert ours
    assert "canaritexte" not in " ".join(ours)


@pytest.mark.parametrize(
    ("header", "lang"),
    [("fr", "fr"), ("en;q=0.9,fr;q=0.8", "en"), ("de", None), ("", None), ("en;q=x", None)],
)
def test_the_language_preferred_is_ours_or_none(header: str, lang: str | None) -> None:
    assert accepted(header) == lang
