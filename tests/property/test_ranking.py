"""The embedded engine ranks as BM25 worked out by brute force."""

import tempfile
from datetime import date
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcier.evidence.status import Status
from sourcier.retrieval.adapters.memory import MemoryEngine
from sourcier.retrieval.adapters.tantivy import TantivyIndexer, TantivyRetriever
from sourcier.retrieval.query import Facet, Field, Filters, Hit, Indexed, Query

Row: TypeAlias = tuple[
    tuple[str, str, str],
    tuple[tuple[str, ...], tuple[str, ...]],
    Status,
    date,
    date | None,
]
WORDS = [f"w{number}" for number in range(12)]
DAYS = [date(2024, 1, 1), date(2025, 1, 1), date(2026, 1, 1), date(2027, 1, 1)]

words = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
labels = st.sets(st.sampled_from(["a", "b", "c"]), max_size=2).map(
    lambda found: tuple(sorted(found))
)
contents = st.tuples(
    st.tuples(words, words, words),
    st.tuples(labels, labels),
    st.sampled_from(list(Status)),
    st.sampled_from(DAYS),
    st.sampled_from([None, *DAYS]),
)
filters = st.builds(
    Filters,
    on=st.sampled_from(DAYS),
    statuses=st.frozensets(st.sampled_from(list(Status)), min_size=1),
    facets=st.dictionaries(
        st.sampled_from([Facet.SOURCE, Facet.LANGUAGE]),
        st.frozensets(st.sampled_from(["a", "b", "c"]), min_size=1),
    ),
)
queries = st.builds(
    Query,
    terms=st.dictionaries(
        st.sampled_from([*WORDS, "absent"]), st.sampled_from([0.3, 1.0, 2.5]), max_size=8
    ),
    filters=filters,
    preferred=st.dictionaries(
        st.tuples(st.just(Facet.SOURCE), st.sampled_from(["a", "b", "c"])),
        st.sampled_from([0.5, 2.0]),
        max_size=2,
    ),
)


def indexed(rows: list[Row]) -> list[Indexed]:
    return [
        Indexed(
            passage=number,
            tokens=dict(zip(Field, fields, strict=True)),
            facets={Facet.SOURCE: facets[0], Facet.LANGUAGE: facets[1]},
            status=status,
            valid_from=start,
            valid_to=end,
        )
        for number, (fields, facets, status, start, end) in enumerate(rows, start=1)
    ]


def by_engine(passages: list[Indexed], query: Query) -> tuple[list[Hit], dict[str, int]]:
    with tempfile.TemporaryDirectory() as folder:
        indexer = TantivyIndexer(Path(folder) / "index")
        indexer.add(passages)
        indexer.seal()
        engine = TantivyRetriever(Path(folder) / "index")
        counts = {word: engine.frequency(word) for word in WORDS}
        return engine.search(query, limit=len(passages)), counts


@settings(max_examples=60, deadline=None)
@given(st.lists(contents, min_size=1, max_size=15), queries)
def test_scores_and_order_are_those_of_brute_force(rows: list[Row], query: Query) -> None:
    passages = indexed(rows)
    honest = MemoryEngine()
    honest.add(passages)
    expected = honest.search(query, limit=len(passages))
    hits, counts = by_engine(passages, query)
    assert counts == {word: honest.frequency(word) for word in WORDS}
    scores = {hit.passage: hit.score for hit in hits}
    assert scores == pytest.approx({h.passage: h.score for h in expected}, abs=2e-4)
    assert hits == sorted(hits, key=lambda hit: (-hit.score, hit.passage))
