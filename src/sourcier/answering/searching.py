"""Run a search of a question: the passages that are read, best first."""

from sourcier.answering.querying import Search
from sourcier.releases.release import Release
from sourcier.retrieval.query import Hit

AHEAD = 100
"""Passages among which those of one document are looked for."""
DOCUMENT = 1.0
"""Weight of the best passage of its document beside a passage's own."""
DECIMALS = 4


def hits_of(search: Search, release: Release, *, limit: int | None = None) -> list[Hit]:
    """Give the passages of a search, by score, ties by passage number.

    Where no medicine chooses the documents, a passage counts together with the best one
    of its document: the case is told in one, the finding asked for in another.
    benchmarks/results/2026-11-25-retrieval.md

    Args:
        search: of a question.
        release: what is searched.
        limit: passages given, at most; those that a reply reads when None.
    """
    wanted = limit or search.limit
    if not search.by_document:
        return release.index.search(search.query, limit=wanted)
    hits = release.index.search(search.query, limit=max(wanted, AHEAD))
    places = release.corpus.places(hit.passage for hit in hits)
    best: dict[int, float] = {}
    for hit, place in zip(hits, places, strict=True):
        best.setdefault(place.version, hit.score)
    together = [
        Hit(hit.passage, round(hit.score + DOCUMENT * best[place.version], DECIMALS))
        for hit, place in zip(hits, places, strict=True)
    ]
    return sorted(together, key=lambda hit: (-hit.score, hit.passage))[:wanted]
