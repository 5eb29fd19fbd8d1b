"""The embedded engine: a tantivy index, opened read-only, of our analyzer's tokens.

The engine only splits on spaces. Its k1 = 1.2 and b = 0.75 are fixed; scores do not
depend on the segments, the order of equal scores does, so the order is made here.
(guide/retrieval.md, section 7.)
"""

import os
import shutil
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from operator import attrgetter
from pathlib import Path

import tantivy
from tantivy import FieldType, Occur
from tantivy import Query as Clause

from sourcier.errors import ReleaseError, StorageError
from sourcier.retrieval.query import Facet, Field, Filters, Hit, Indexed, Query, TermWeight

WRITER_BYTES = 120_000_000
"""Memory of the writer, all threads together."""
MARGIN = 50
"""Hits fetched beyond the limit, so that ties at the cut are ordered by us."""
DECIMALS = 4
COUNTED = 65_536
"""Terms whose frequency is remembered: the index never changes."""
FOREVER = 99_999_999
"""Sorts after every day, the last one that can be written included."""
_COUNT = attrgetter("count")  # which tantivy's own type stub forgets


def schema() -> tantivy.Schema:
    """Describe the index: three fields of tokens, labels, and an interval."""
    builder = tantivy.SchemaBuilder()
    for place in Field:
        builder.add_text_field(place, tokenizer_name="whitespace", index_option="freq")
    for facet in Facet:
        builder.add_text_field(facet, tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("status", tokenizer_name="raw", index_option="basic")
    for number in ("passage", "valid_from", "valid_to"):
        builder.add_integer_field(number, indexed=True, fast=True)
    return builder.build()


class TantivyIndexer:
    """Writes the index of a release under construction."""

    def __init__(self, folder: Path) -> None:
        """Create the index in a folder of its own."""
        folder.mkdir()
        self._index = tantivy.Index(schema(), path=str(folder))
        self._writer = self._index.writer(heap_size=WRITER_BYTES, num_threads=1)

    def add(self, passages: Iterable[Indexed]) -> None:
        """Take passages in."""
        try:
            for indexed in passages:
                self._writer.add_document(_document(indexed))
        except ValueError as failure:
            raise _failed(failure) from None

    def seal(self) -> None:
        """Write the index down and wait until its files no longer move."""
        try:
            self._writer.commit()
            self._writer.wait_merging_threads()
        except ValueError as failure:
            raise _failed(failure) from None


class TantivyRetriever:
    """Searches the index of a release."""

    def __init__(self, folder: Path) -> None:
        """Open the index; it never changes."""
        try:
            self._index = tantivy.Index(schema(), path=self._openable(folder), reuse=True)
            self._index.reload()
        except (ValueError, OSError):
            raise ReleaseError(
                "l'index de la version {release} est absent ou endommagé ; "
                "reconstruisez avec « corpus build --fresh »",
                release=folder.parent.name,
            ) from None
        self._schema = self._index.schema
        self._searcher = self._index.searcher()
        self._frequency = lru_cache(maxsize=COUNTED)(self._count)

    def close(self) -> None:
        """Nothing to let go of: the files are mapped."""

    def search(self, query: Query, *, limit: int) -> list[Hit]:
        """Give the best hits by (score, passage number); more are read while they tie."""
        if not query.terms:
            return []
        clause = self._clause(query)
        wanted = limit + MARGIN
        while True:
            hits = self._read(clause, wanted)
            tied = len(hits) == wanted and hits[-1].score == hits[limit - 1].score
            if not tied:
                return hits[:limit]
            wanted *= 2

    def explain(self, query: Query, passage: int) -> list[TermWeight]:
        """Say what each term and label brought to a passage's score."""
        here = self._passage(passage)
        parts = []
        for term, place, clause in self._scored(query):
            only = Clause.boolean_query([(Occur.Must, here), (Occur.Must, clause)])
            found = self._searcher.search(only, 1, count=False).hits
            parts += [TermWeight(term, place, round(score, DECIMALS)) for score, _ in found]
        return sorted(parts, key=lambda part: (-part.weight, part.term, part.field))

    def frequency(self, term: str) -> int:
        """Count the passages that hold a term, once each whatever the fields."""
        return self._frequency(term)

    def _count(self, term: str) -> int:
        clause = _any([self._term(place, term) for place in Field])
        return int(_COUNT(self._searcher.search(clause, 1, count=True)))

    def holding(self, term: str) -> set[int]:
        """Give every passage whose text holds a term."""
        clause = self._term(Field.TEXT, term)
        every = max(1, self._searcher.num_docs)
        addresses = [address for _, address in self._searcher.search(clause, every).hits]
        return set(self._numbers(addresses))

    def count(self, filters: Filters) -> int:
        """Count the passages that may be found at all."""
        clause = Clause.boolean_query([(Occur.Must, p) for p in self._filters(filters)])
        return int(_COUNT(self._searcher.search(clause, 1, count=True)))

    def _openable(self, folder: Path) -> str:
        """Give a folder in which tantivy can lock: it does so to read, too.

        Where the home folder is read-only, links to the files lie in a temporary one.
        """
        if os.access(folder, os.W_OK):
            return str(folder)
        linked = Path(tempfile.mkdtemp(prefix="sourcier-index-"))
        weakref.finalize(self, shutil.rmtree, linked, ignore_errors=True)
        for path in folder.iterdir():
            if path.suffix != ".lock":
                (linked / path.name).symlink_to(path.resolve())
        return str(linked)

    def _read(self, clause: Clause, wanted: int) -> list[Hit]:
        found = self._searcher.search(clause, wanted, count=False).hits
        numbers = self._numbers([address for _, address in found])
        hits = [
            Hit(number, round(score, DECIMALS))
            for number, (score, _) in zip(numbers, found, strict=True)
        ]
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage))

    def _numbers(self, addresses: list[tantivy.DocAddress]) -> list[int]:
        values = self._searcher.fast_field_values("passage", addresses)
        return [int(value) for value in values if value is not None]

    def _clause(self, query: Query) -> Clause:
        scored = list(self._scored(query))
        terms = [(Occur.Should, clause) for _, place, clause in scored if place in _FIELDS]
        labels = [(Occur.Should, part) for _, place, part in scored if place not in _FIELDS]
        must = [(Occur.Must, part) for part in self._filters(query.filters)]
        return Clause.boolean_query(
            [(Occur.Must, Clause.boolean_query(terms)), *labels, *must]
        )

    def _scored(self, query: Query) -> Iterator[tuple[str, str, Clause]]:
        """Every clause that adds to a score, in a fixed order: sums of floats have one."""
        for term, weight in sorted(query.terms.items()):
            for place in Field:
                clause = self._term(place, term)
                yield term, place, Clause.boost_query(clause, weight * query.boosts[place])
        for (facet, label), bonus in sorted(query.preferred.items()):
            constant = Clause.const_score_query(self._label(facet, label), 1.0)
            yield label, facet, Clause.boost_query(constant, bonus)

    def _filters(self, filters: Filters) -> Iterator[Clause]:
        """Clauses that keep or drop, and weigh nothing."""
        statuses = [self._label("status", status) for status in sorted(filters.statuses)]
        yield _weightless(_any(statuses))
        yield _weightless(self._between("valid_from", 0, _number(filters.on)))
        after = _number(filters.on) + 1
        yield _weightless(self._between("valid_to", after, FOREVER))
        for facet in sorted(filters.facets):
            labels = sorted(filters.facets[facet])
            yield _weightless(_any([self._label(facet, label) for label in labels]))

    def _term(self, place: str, term: str) -> Clause:
        return Clause.term_query(self._schema, place, term, index_option="freq")

    def _label(self, facet: str, label: str) -> Clause:
        return Clause.term_query(self._schema, facet, label, index_option="basic")

    def _between(self, name: str, first: int, last: int) -> Clause:
        return Clause.range_query(self._schema, name, FieldType.Integer, first, last)

    def _passage(self, passage: int) -> Clause:
        return _weightless(self._between("passage", passage, passage))


_FIELDS = frozenset(Field)


def _weightless(clause: Clause) -> Clause:
    return Clause.const_score_query(clause, 0.0)


def _any(clauses: list[Clause]) -> Clause:
    return Clause.boolean_query([(Occur.Should, clause) for clause in clauses])


def _number(day: date) -> int:
    """A day as an integer that sorts as the day does."""
    return day.year * 10_000 + day.month * 100 + day.day


def _document(indexed: Indexed) -> tantivy.Document:
    return tantivy.Document(
        passage=indexed.passage,
        status=str(indexed.status),
        valid_from=_number(indexed.valid_from),
        valid_to=_number(indexed.valid_to) if indexed.valid_to else FOREVER,
        **{str(place): tokens for place, tokens in indexed.tokens.items()},
        **{str(facet): " ".join(labels) for facet, labels in indexed.facets.items()},
    )


def _failed(failure: ValueError) -> StorageError:
    return StorageError(
        "écriture de l'index impossible ({cause}) : libérez de la place sur le disque "
        "ou vérifiez les droits, puis relancez ; la version en vigueur est intacte",
        cause=failure,
    )
