"""The catalogue: which documents carry which code or name of a medicine.

It holds no fact: what is said of a medicine is read from the documents, where it can be
quoted (`sheets`). It is one small file of a release, read a row at a time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import Protocol

from sourcier.drugs.names import Titled, brand_keys, codes_of
from sourcier.drugs.substances import substance_key

SCHEMES: Mapping[str, str] = MappingProxyType(
    {
        "cis": "code CIS",
        "cip7": "code CIP7",
        "cip13": "code CIP13",
        "ucd": "code UCD",
        "atc": "code ATC",
        "generic_group": "groupe générique",
    }
)
"""The codes by which a medicine is found, and their names."""
NAMED = frozenset({*SCHEMES, "brand", "substance"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A document and one of its codes.

    Args:
        document: its id.
        scheme: cis, cip7 …, brand (a key), substance (a key) or composition.
        value: as asked for.
        current: a version that still holds carries it.
    """

    document: str
    scheme: str
    value: str
    current: bool


class Catalogue(Protocol):
    """Finds documents by code, and codes by document."""

    def entries(self, scheme: str, value: str) -> list[Entry]:
        """Give the documents that carry a code, those that still hold first, by id."""

    def codes(self, document: str) -> list[Entry]:
        """Give the codes of a document, by scheme and value."""

    def beside(self, scheme: str, value: str) -> list[Entry]:
        """Give the codes that stand beside one in documents that still hold."""

    def close(self) -> None:
        """Let go of its file."""


def compiled(versions: Iterable[tuple[str, bool, Titled]]) -> Iterator[Entry]:
    """Compile the entries of a release.

    Args:
        versions: (document id, it still holds, its title and codes).
    """
    held: dict[tuple[str, str, str], bool] = {}
    for document, current, facts in versions:
        for scheme, value in _pairs(facts):
            key = (document, scheme, value)
            held[key] = held.get(key, False) or current
    for (document, scheme, value), current in sorted(held.items()):
        yield Entry(document, scheme, value, current)


def _pairs(facts: Titled) -> Iterator[tuple[str, str]]:
    codes = codes_of(facts)
    for scheme in SCHEMES:
        yield from ((scheme, value.upper()) for value in codes[scheme])
    brands = chain.from_iterable(map(brand_keys, codes["brand"]))
    yield from (("brand", key) for key in brands)
    parts = sorted({substance_key(name) for name in codes["substance"]} - {""})
    yield from (("substance", key) for key in parts)
    if parts:
        yield "composition", "+".join(parts)


def of_substances(catalogue: Catalogue, keys: Sequence[str]) -> list[Entry]:
    """Give the documents about exactly these substances; failing that, about them all."""
    exact = catalogue.entries("composition", "+".join(sorted(set(keys))))
    if exact or not keys:
        return exact
    rows = [catalogue.entries("substance", key) for key in keys]
    common = set.intersection(*({entry.document for entry in row} for row in rows))
    return [entry for entry in rows[0] if entry.document in common]
