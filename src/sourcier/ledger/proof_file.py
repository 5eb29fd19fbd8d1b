"""What a proof file holds, its parts and their digests."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from sourcier.ledger.places import Json
from sourcier.ledger.record import canonical

SCHEMA = "sourcier.proof/1"
NOTICE = (
    "Preuve d'une réponse de Sourcier : des citations mot pour mot, sans texte généré par "
    "une IA. À vérifier par « sourcier proof verify », sur n'importe quelle machine."
)
"""In French in every file: it is signed with the rest."""
DEPTH = 3
"""Levels that have digests of their own: a quotation, a source of the manifest."""
SEALED = ("digests", "signature")
"""Keys that are not parts: they hold the digests of the parts, and the signature."""


def dump(proof: Mapping[str, Any]) -> bytes:
    """Write a proof the one way that is accepted, readable."""
    return (json.dumps(proof, ensure_ascii=False, indent=1) + "\n").encode()


def digests(proof: Mapping[str, Any]) -> dict[str, str]:
    """Give the SHA-256 of each part, by its place in the file."""
    bare = {key: value for key, value in proof.items() if key not in SEALED}
    return {
        place: f"sha256:{hashlib.sha256(canonical(part).encode()).hexdigest()}"
        for place, part in parts(bare)
    }


def parts(
    value: object, place: str = "", depth: int = DEPTH
) -> Iterator[tuple[str, object]]:
    """Give every part with its place, as `reply.quotations[0]`.

    >>> [place for place, _ in parts({"a": {"b": [1, 2]}, "c": []})]
    ['a.b[0]', 'a.b[1]', 'c']
    """
    if depth and value and isinstance(value, dict):
        for key, one in value.items():
            yield from parts(one, f"{place}.{key}" if place else key, depth - 1)
    elif depth and value and isinstance(value, list):
        for number, one in enumerate(value):
            yield from parts(one, f"{place}[{number}]", depth - 1)
    else:
        yield place, value


def signed_bytes(found: Mapping[str, str]) -> bytes:
    """Give what is signed: the digest of every part."""
    return canonical(found).encode()


def quotations_of(reply: Json) -> list[Json]:
    """Give every quotation of a reply as JSON, in the order of the excerpts."""
    beside = chain.from_iterable(one["quotations"] for one in reply.get("conflicts", []))
    return [*reply.get("quotations", []), *reply.get("nearest", []), *beside]
