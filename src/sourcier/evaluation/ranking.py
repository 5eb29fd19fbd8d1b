"""Rank a public collection with our engine, and with a reference beside it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sourcier.evaluation.collections import Collection
from sourcier.evaluation.metrics import ndcg, recall
from sourcier.evidence.status import Status
from sourcier.nlp.tokens import analyse
from sourcier.retrieval.feedback import FIRST, Read, widened
from sourcier.retrieval.query import Facet, Field, Filters, Indexed, Query
from sourcier.retrieval.retriever import Indexer, Retriever

CUT = 10
DEPTH = 100
DAY = date(2000, 1, 1)
"""Every document of a collection holds from this day on."""

Ranked = Callable[[str], Sequence[str]]
"""From a query to ids of documents, the best first."""


@dataclass(frozen=True, slots=True)
class Quality:
    """Mean figures of one engine over the queries that have a relevant document."""

    queries: int
    ndcg10: float
    recall100: float


def engine(
    collection: Collection,
    folder: Path,
    *,
    create_index: Callable[[Path], Indexer],
    open_index: Callable[[Path], Retriever],
) -> Ranked:
    """Index a collection as a release would be, and give what ranks it.

    Args:
        collection: its documents.
        folder: a new folder for the index.
        create_index: opens a new index for writing.
        open_index: opens a sealed one.
    """
    indexer = create_index(folder)
    passages = list(_indexed(collection))
    indexer.add(passages)
    indexer.seal()
    index = open_index(folder)
    ids = [text.id for text in collection.texts]

    def ranked(question: str) -> list[str]:
        terms = dict.fromkeys(analyse(question, collection.language), 1.0)
        query = Query(terms, Filters(DAY))
        first = [
            Read(hit.score, _words(passages[hit.passage]))
            for hit in index.search(query, limit=FIRST)
        ]
        wide = widened(query, first, passages=len(ids), frequency=index.frequency)
        return [ids[hit.passage] for hit in index.search(wide, limit=DEPTH)]

    return ranked


def _indexed(collection: Collection) -> Iterator[Indexed]:
    for number, text in enumerate(collection.texts):
        title, body = (
            " ".join(analyse(part, collection.language)) for part in (text.title, text.body)
        )
        yield Indexed(
            passage=number,
            tokens={Field.TITLE: title, Field.HEADING: "", Field.TEXT: body},
            facets=dict.fromkeys(Facet, ()),
            status=Status.IN_FORCE,
            valid_from=DAY,
            valid_to=None,
        )


def _words(passage: Indexed) -> list[str]:
    return " ".join(passage.tokens.values()).split()


def texts(collection: Collection) -> Iterator[tuple[str, str]]:
    """Give the documents as one text each: what a reference engine indexes."""
    return ((text.id, f"{text.title}\n{text.body}") for text in collection.texts)


def quality(collection: Collection, ranked: Ranked) -> Quality:
    """Measure an engine on a collection."""
    judged = [
        (ranked(text), collection.qrels[query])
        for query, text in collection.queries.items()
        if any(gain > 0 for gain in collection.qrels.get(query, {}).values())
    ]
    asked = len(judged)
    return Quality(
        asked,
        sum(ndcg(run, gains, at=CUT) for run, gains in judged) / asked,
        sum(recall(run, gains, at=DEPTH) for run, gains in judged) / asked,
    )


def compared(collection: Collection, engines: Mapping[str, Ranked]) -> dict[str, Quality]:
    """Measure several engines on the same documents and the same queries."""
    return {name: quality(collection, ranked) for name, ranked in engines.items()}
