"""The ports: what search needs from an engine."""

from collections.abc import Iterable
from typing import Protocol

from sourcier.retrieval.query import Filters, Hit, Indexed, Query, TermWeight


class Retriever(Protocol):
    """Find the passages that hold the terms, best first."""

    def search(self, query: Query, *, limit: int) -> list[Hit]:
        """Give at most `limit` hits by score, ties by passage number; none for no term."""

    def explain(self, query: Query, passage: int) -> list[TermWeight]:
        """Say what each term and label brought to a passage's score, heaviest first."""

    def frequency(self, term: str) -> int:
        """Count the passages whose text, heading or title holds a term."""

    def holding(self, term: str) -> set[int]:
        """Give every passage whose text holds a term, whatever its validity."""

    def count(self, filters: Filters) -> int:
        """Count the passages that may be found at all."""


class Indexer(Protocol):
    """Take in the passages of a release under construction, then seal them."""

    def add(self, passages: Iterable[Indexed]) -> None:
        """Take passages in."""

    def seal(self) -> None:
        """Write the index down; nothing may be added afterwards."""
