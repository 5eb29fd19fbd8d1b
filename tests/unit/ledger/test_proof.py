"""A proof holds on its own; one changed byte is found, and named where it can be."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from benchmarks.tampering import flipped

from sourcier import bootstrap
from sourcier.errors import ProofError
from sourcier.ledger.proof import proof
from sourcier.ledger.proof_check import Flaw, Signer, check, read
from sourcier.ledger.proof_file import digests, dump, signed_bytes
from sourcier.ledger.signing import fingerprint, public_key, signed
from sourcier.releases.release import Release
from sourcier.settings import Settings
from tests.ledger_kit import QUESTION, clinic

FLIPS = 300
"""Changed bytes; `make soak` runs the same with 1,000."""
SECRET = bytes(range(32))
KEY = public_key(SECRET)


@pytest.fixture(scope="module")
def made(
    demo_home: Path, tmp_path_factory: pytest.TempPathFactory, release: Release
) -> bytes:
    home = tmp_path_factory.mktemp("home")
    (home / "releases").symlink_to(demo_home / "releases")
    settings = Settings(home)
    with clinic(settings) as here:
        id_ = here.id_of(release)
        opened = bootstrap.releases_of(settings)
        return proof(id_, here.journal, opened, secret=SECRET)


def remade(data: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    """Change what a proof says, and write it as we do."""
    content = json.loads(data)
    change(content)
    return dump(content)


def forged(data: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    """Change what a proof says, and sign it with a key of one's own."""
    content = json.loads(data)
    change(content)
    content["made_by"]["key"] = KEY
    content["digests"] = digests(content)
    content["signature"] = signed(signed_bytes(content["digests"]), SECRET)
    return dump(content)


def test_a_proof_is_intact(made: bytes) -> None:
    found = check(made)
    assert found.intact
    assert found.wrong == ()
    assert found.signer is Signer.UNVERIFIED
    assert found.fingerprint == fingerprint(KEY)


def test_a_proof_holds_what_it_proves(made: bytes) -> None:
    content = json.loads(made)
    quotation, excerpt = content["reply"]["quotations"][0], content["excerpts"][0]
    assert content["reply"]["question"] == QUESTION
    assert content["reply"]["id"] == content["record"]["id"]
    assert quotation["text"] in excerpt["text"]
    assert excerpt["digest"] == quotation["document"]["digest"]
    assert len(excerpt["text"]) > len(quotation["text"])
    assert content["manifest"]["name"] == content["reply"]["release"]
    assert content["manifest"]["sources"][0]["name"] == "demo"


@pytest.mark.parametrize("spaced", [False, True])
def test_the_signer_is_known_by_the_fingerprint(made: bytes, *, spaced: bool) -> None:
    key = fingerprint(KEY)
    given = f"SHA256:{key[:32]} {key[32:]}".upper() if spaced else key
    assert check(made, key=given).signer is Signer.VERIFIED


@pytest.mark.parametrize("key", ["", "a", fingerprint(public_key(bytes(32)))])
def test_another_signer_is_refused(made: bytes, key: str) -> None:
    found = check(made, key=key)
    assert found.signer is Signer.OTHER
    assert [one.flaw for one in found.wrong] == [Flaw.SIGNER]


def test_any_changed_byte_is_found(made: bytes) -> None:
    assert all(flipped(made, times=FLIPS, seed=7))


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[:-1],
        lambda data: data + b"\n",
        lambda data: data.replace(b'"start": ', b'"start":  ', 1),
        lambda data: data.replace("é".encode(), rb"\u00e9", 1),
        lambda data: data.replace(b'"schema"', b'"schema": 1,\n "schema"', 1),
        lambda data: json.dumps(json.loads(data)).encode(),
    ],
)
def test_a_rewritten_file_is_found(made: bytes, change: Callable[[bytes], bytes]) -> None:
    assert not check(change(made)).intact


@pytest.mark.parametrize(
    ("place", "change"),
    [
        ("reply.question", lambda c: c["reply"].update(question="autre")),
        ("reply.quotations[0]", lambda c: c["reply"]["quotations"][0].update(text="non")),
        ("excerpts[0].text", lambda c: c["excerpts"][0].update(text="non")),
        ("made_at", lambda c: c.update(made_at="2020-01-01T00:00:00+00:00")),
        ("manifest.sources[0]", lambda c: c["manifest"]["sources"][0].update(name="x")),
        ("record.asked_at", lambda c: c["record"].update(asked_at="2020-01-01")),
        ("notice", lambda c: c.update(notice="")),
    ],
)
def test_a_changed_part_is_named(
    made: bytes, place: str, change: Callable[[dict[str, Any]], object]
) -> None:
    found = check(remade(made, change))
    assert (Flaw.ALTERED, place) in {(one.flaw, one.place) for one in found.wrong}


def test_a_part_taken_out_or_put_in_is_named(made: bytes) -> None:
    short = check(remade(made, lambda c: c["reply"]["quotations"].pop()))
    assert Flaw.MISSING in {one.flaw for one in short.wrong}
    long = check(remade(made, lambda c: c["reply"].update(more=1)))
    assert (Flaw.ADDED, "reply.more") in {(one.flaw, one.place) for one in long.wrong}


def test_a_part_changed_with_its_digest_breaks_the_signature(made: bytes) -> None:
    def change(content: dict[str, Any]) -> None:
        content["reply"]["question"] = "autre"
        content["digests"] = digests(content)

    found = check(remade(made, change))
    assert [one.flaw for one in found.wrong] == [Flaw.SIGNATURE]


def test_a_quotation_made_up_and_signed_anew_does_not_stand(made: bytes) -> None:
    found = check(forged(made, lambda c: c["reply"]["quotations"][0].update(text="non")))
    assert [(one.flaw, one.place) for one in found.wrong] == [(Flaw.QUOTATION, "1")]


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.update(reply=[]),
        lambda c: c.update(excerpts={}),
        lambda c: c["excerpts"].clear(),
        lambda c: c["excerpts"][0].update(start="x"),
        lambda c: c["reply"].update(quotations=3),
    ],
)
def test_a_forgery_of_another_shape_is_no_proof(
    made: bytes, change: Callable[[dict[str, Any]], object]
) -> None:
    found = check(forged(made, change))
    assert [one.flaw for one in found.wrong] == [Flaw.NOT_A_PROOF]


@pytest.mark.parametrize(
    ("data", "flaw"),
    [
        (b"", Flaw.NOT_JSON),
        (b"\xff", Flaw.NOT_TEXT),
        (b"[" * 100_000, Flaw.NOT_JSON),
        (b"1" * 10_000, Flaw.NOT_JSON),
        (b"[]", Flaw.NOT_A_PROOF),
        (b'{"schema": "sourcier.proof/1"}', Flaw.NOT_A_PROOF),
    ],
)
def test_what_is_no_proof_is_said_so(data: bytes, flaw: Flaw) -> None:
    assert [one.flaw for one in check(data).wrong] == [flaw]


def test_half_a_character_is_found(made: bytes) -> None:
    changed = made.replace(b'"notice": "', rb'"notice": "\ud800', 1)
    assert not check(changed).intact


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ProofError, match="illisible"):
        read(tmp_path / "absent.json")


def test_what_does_not_come_out_the_same_is_not_proved(
    demo_home: Path, tmp_path: Path, release: Release
) -> None:
    (tmp_path / "releases").symlink_to(demo_home / "releases")
    settings = Settings(tmp_path)
    with clinic(settings) as here:
        id_ = here.id_of(release)
        opened = bootstrap.releases_of(settings)

        @contextmanager
        def renamed(name: str | None) -> Iterator[Release]:
            with opened(name) as found:
                yield replace(found, manifest=replace(found.manifest, name="autre"))

        with pytest.raises(ProofError, match="ne se rejoue plus"):
            proof(id_, here.journal, renamed, secret=SECRET)
