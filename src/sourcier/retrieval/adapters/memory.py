"""BM25 by brute force: the honest engine that every other one is compared with.

Robertson and Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond*, 2009;
idf and one-byte lengths as in Lucene and tantivy, k1 = 1.2 and b = 0.75.
"""

import math
from collections import Counter
from collections.abc import Iterable

from sourcier.retrieval.query import Facet, Field, Filters, Hit, Indexed, Query, TermWeight

K1 = 1.2
B = 0.75
FOREVER = "9999-12-32"
"""Sorts after every day, the last one that can be written included."""


class MemoryEngine:
    """Scores every passage for every query."""

    def __init__(self) -> None:
        """Start empty."""
        self._passages: dict[int, Indexed] = {}
        self._counts: dict[int, dict[Field, Counter[str]]] = {}

    def add(self, passages: Iterable[Indexed]) -> None:
        """Take passages in."""
        for indexed in passages:
            self._passages[indexed.passage] = indexed
            self._counts[indexed.passage] = {
                place: Counter(indexed.tokens.get(place, "").split()) for place in Field
            }

    def seal(self) -> None:
        """Nothing to write."""

    def close(self) -> None:
        """Nothing to let go of."""

    def search(self, query: Query, *, limit: int) -> list[Hit]:
        """Score all that the filters allow and that holds a term."""
        hits = [
            Hit(number, round(sum(part.weight for part in parts), 4))
            for number, indexed in self._passages.items()
            if _allowed(indexed, query.filters)
            and any(self._holds(number, term) for term in query.terms)
            for parts in [self.explain(query, number)]
        ]
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage))[:limit]

    def explain(self, query: Query, passage: int) -> list[TermWeight]:
        """Say what each term and label brought."""
        parts = [
            TermWeight(term, place, weight * query.boosts[place] * self._bm25(*key))
            for term, weight in query.terms.items()
            for place in Field
            for key in [(passage, place, term)]
            if self._counts[passage][place][term]
        ]
        labels = self._passages[passage].facets
        parts += [
            TermWeight(label, facet, bonus)
            for (facet, label), bonus in query.preferred.items()
            if label in labels.get(facet, ())
        ]
        return sorted(parts, key=lambda part: (-part.weight, part.term, part.field))

    def frequency(self, term: str) -> int:
        """Count the passages that hold a term."""
        return sum(self._holds(number, term) for number in self._passages)

    def holding(self, term: str) -> set[int]:
        """Give every passage whose text holds a term."""
        return {n for n, fields in self._counts.items() if fields[Field.TEXT][term]}

    def count(self, filters: Filters) -> int:
        """Count the passages that may be found at all."""
        return sum(_allowed(indexed, filters) for indexed in self._passages.values())

    def _holds(self, passage: int, term: str) -> bool:
        return any(self._counts[passage][place][term] for place in Field)

    def _bm25(self, passage: int, place: Field, term: str) -> float:
        lengths = [counts[place].total() for counts in self._counts.values()]
        held = sum(1 for counts in self._counts.values() if counts[place][term])
        idf = math.log(1 + (len(lengths) - held + 0.5) / (held + 0.5))
        average = sum(lengths) / len(lengths)
        own = self._counts[passage][place]
        norm = K1 * (1 - B + B * own.total() / average)
        return idf * (K1 + 1) * own[term] / (own[term] + norm)


def _allowed(indexed: Indexed, filters: Filters) -> bool:
    until = indexed.valid_to.isoformat() if indexed.valid_to else FOREVER
    return (
        indexed.status in filters.statuses
        and indexed.valid_from <= filters.on
        and filters.on.isoformat() < until
        and all(
            labels & set(indexed.facets.get(Facet(facet), ()))
            for facet, labels in filters.facets.items()
        )
    )
