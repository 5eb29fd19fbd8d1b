"""Checking a proof file, without the corpus, the installation or a network."""

import hmac
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from pathlib import Path
from typing import Any

from sourcier.errors import ProofError
from sourcier.ledger.places import Json
from sourcier.ledger.proof_file import (
    SCHEMA,
    SEALED,
    digests,
    dump,
    quotations_of,
    signed_bytes,
)
from sourcier.ledger.signing import fingerprint, holds

LARGEST = 50_000_000
"""Bytes. A proof of five quotations holds less than a hundredth of it."""


class Flaw(StrEnum):
    """What is wrong with a proof file."""

    NOT_TEXT = auto()
    NOT_JSON = auto()
    NOT_A_PROOF = auto()
    REWRITTEN = auto()
    ALTERED = auto()
    MISSING = auto()
    ADDED = auto()
    SIGNATURE = auto()
    QUOTATION = auto()
    SIGNER = auto()


class Signer(StrEnum):
    """What is known of who signed."""

    VERIFIED = auto()
    UNVERIFIED = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is wrong, and where.

    Args:
        flaw: what.
        place: the part of the file, or the byte or line; empty when it cannot be told.
    """

    flaw: Flaw
    place: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a proof file proves.

    Args:
        wrong: what is wrong; empty when the file is intact.
        signer: what is known of who signed.
        fingerprint: of the key that is in the file; empty when there is none.
        content: the file as read; empty when it cannot be.
    """

    wrong: tuple[Wrong, ...]
    signer: Signer
    fingerprint: str
    content: Json = field(repr=False)

    @property
    def intact(self) -> bool:
        """Not a byte was changed since it was signed."""
        return all(one.flaw is Flaw.SIGNER for one in self.wrong)


def read(path: Path) -> bytes:
    """Read a proof file.

    Raises:
        ProofError: it cannot be read, or is too large to be a proof.
    """
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST else b""
    except OSError as failure:
        raise ProofError(
            "fichier de preuve {file} illisible ({cause}) : vérifiez le chemin",
            file=path,
            cause=failure.strerror or type(failure).__name__,
        ) from None
    if size > LARGEST:
        raise ProofError("{file} est trop grand pour être une preuve", file=path)
    return data


def check(data: bytes, *, key: str | None = None) -> Checked:
    """Check every byte of a proof, then who signed it.

    Args:
        data: of the file.
        key: fingerprint of the key that should have signed; None when unknown.
    """
    try:
        proof = json.loads(data.decode())
    except UnicodeDecodeError as fault:
        return _unreadable(Flaw.NOT_TEXT, f"{fault.start + 1}")
    except json.JSONDecodeError as fault:
        return _unreadable(Flaw.NOT_JSON, f"{fault.lineno}")
    except (ValueError, RecursionError):
        return _unreadable(Flaw.NOT_JSON, "")
    if not _shaped(proof):
        return _unreadable(Flaw.NOT_A_PROOF, "")
    wrong = [*_altered(proof, data)]
    if not wrong:
        wrong += _misquoted(proof)
    print_ = _fingerprint(proof)
    signer = _signer(print_, key)
    if signer is Signer.OTHER:
        wrong.append(Wrong(Flaw.SIGNER))
    return Checked(tuple(wrong), signer, print_, proof)


def _unreadable(flaw: Flaw, place: str) -> Checked:
    return Checked((Wrong(flaw, place),), Signer.UNVERIFIED, "", {})


def _shaped(proof: object) -> bool:
    """Say whether this may be a proof at all."""
    return (
        isinstance(proof, dict)
        and proof.get("schema") == SCHEMA
        and isinstance(proof.get("made_by"), dict)
        and isinstance(proof.get("digests"), dict)
        and isinstance(proof.get("signature"), str)
    )


def _altered(proof: Json, data: bytes) -> Iterator[Wrong]:
    """Give the parts that are not as they were signed."""
    stated, found = proof["digests"], _digests(proof)
    for place in found:
        if place not in stated:
            yield Wrong(Flaw.ADDED, place)
        elif stated[place] != found[place]:
            yield Wrong(Flaw.ALTERED, place)
    for place in stated:
        if place not in found:
            yield Wrong(Flaw.MISSING, str(place))
    if not _signed(proof):
        yield Wrong(Flaw.SIGNATURE)
    elif not _same_bytes(proof, data):
        yield Wrong(Flaw.REWRITTEN)


def _digests(proof: Json) -> dict[str, str]:
    """Digest the parts; what cannot even be written as text equals nothing."""
    try:
        return digests(proof)
    except UnicodeEncodeError:
        return {key: "" for key in proof if key not in SEALED}


def _signed(proof: Json) -> bool:
    key, signature = proof["made_by"].get("key"), proof["signature"]
    try:
        said = signed_bytes(proof["digests"])
        written = bytes.fromhex(signature).hex() == signature
    except ValueError:
        return False
    return written and isinstance(key, str) and holds(signature, said, key)


def _same_bytes(proof: Mapping[str, Any], data: bytes) -> bool:
    """Say whether the file is written as we write it: no byte is free to change."""
    try:
        return dump(proof) == data
    except UnicodeEncodeError:
        return False


def _misquoted(proof: Json) -> Iterator[Wrong]:
    """Give the quotations that do not stand where the reply says."""
    try:
        quotations, excerpts = quotations_of(proof["reply"]), proof["excerpts"]
        for number, one in enumerate(quotations):
            if not _stands(one, excerpts[number]):
                yield Wrong(Flaw.QUOTATION, f"{number + 1}")
    except (KeyError, TypeError, IndexError, AttributeError):
        yield Wrong(Flaw.NOT_A_PROOF)


def _stands(quotation: Json, excerpt: Json) -> bool:
    document, start = quotation["document"], excerpt["start"]
    words = excerpt["text"][quotation["start"] - start : quotation["end"] - start]
    return (
        (document["id"], document["digest"]) == (excerpt["document"], excerpt["digest"])
        and quotation["start"] >= start
        and words == quotation["text"]
    )


def _fingerprint(proof: Json) -> str:
    try:
        return fingerprint(proof["made_by"]["key"])
    except (KeyError, TypeError, ValueError):
        return ""


def _signer(found: str, key: str | None) -> Signer:
    """Compare fingerprints, however the wanted one is spaced."""
    if key is None:
        return Signer.UNVERIFIED
    wanted = "".join(c for c in key.casefold().removeprefix("sha256:") if c.isalnum())
    same = bool(found) and hmac.compare_digest(found.encode(), wanted.encode())
    return Signer.VERIFIED if same else Signer.OTHER
