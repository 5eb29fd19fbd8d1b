"""One list of passages, from the searches that a reply makes: what `search` shows."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sourcier.answering.concepts import Notions
from sourcier.answering.querying import Search, searches
from sourcier.answering.question import Question
from sourcier.answering.searching import hits_of
from sourcier.corpus.store import Store
from sourcier.corpus.version import Place
from sourcier.drugs.names import NO_SUBJECT
from sourcier.evidence.document import Document
from sourcier.evidence.outline import governing
from sourcier.evidence.span import Span
from sourcier.nlp.tokens import analyse
from sourcier.releases.release import Release
from sourcier.retrieval.feedback import FIRST, Read, widened
from sourcier.retrieval.query import Facet, Query

BESIDE = 0.5
"""What a passage about no medicine counts beside those of the medicine asked for.
benchmarks/results/2026-11-25-retrieval.md"""
DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Listed:
    """A passage of the list.

    Args:
        place: where it stands.
        score: its share of the best score of the search that found it, from 0 to 1.
        query: of that search.
    """

    place: Place
    score: float
    query: Query


def listed(
    question: Question,
    notions: Notions,
    release: Release,
    *,
    sources: Iterable[str] = (),
    limit: int,
) -> list[Listed]:
    """Find what a reply reads, in one list: by score, ties by passage number.

    Where no medicine chooses the documents, words that the first passages share are
    searched too.

    Args:
        question: as understood.
        notions: what it looks for.
        release: what is searched.
        sources: names of the sources to search; all when empty.
        limit: passages given, at most.
    """
    asks = searches(question, notions, release.names, sources=sources)
    if not question.medicines:
        asks = [replace(ask, query=_widened(ask.query, release)) for ask in asks]
    best: dict[int, tuple[float, Query]] = {}
    for ask in asks:
        for passage, share in _shares(ask, release, limit):
            if passage not in best or share > best[passage][0]:
                best[passage] = share, ask.query
    ordered = sorted(best, key=lambda passage: (-best[passage][0], passage))[:limit]
    places = release.corpus.places(ordered)
    return [Listed(place, *best[place.passage]) for place in places]


def _shares(ask: Search, release: Release, limit: int) -> Iterable[tuple[int, float]]:
    """Give what a search finds with its share of the best score."""
    hits = hits_of(ask, release, limit=max(limit, ask.limit))
    beside = ask.query.filters.facets.get(Facet.SUBJECT) == frozenset({NO_SUBJECT})
    for hit in hits:
        share = hit.score / hits[0].score
        yield hit.passage, round(share * (BESIDE if beside else 1.0), DECIMALS)


def _widened(query: Query, release: Release) -> Query:
    hits = release.index.search(query, limit=FIRST)
    places = release.corpus.places(hit.passage for hit in hits)
    first = [
        Read(hit.score, _tokens(release.corpus, place))
        for hit, place in zip(hits, places, strict=True)
    ]
    return widened(
        query,
        first,
        passages=release.manifest.counts["passages"],
        frequency=release.index.frequency,
    )


def _tokens(corpus: Store, place: Place) -> list[str]:
    document = corpus.held(place.version).document
    return analyse(in_context(document, place.span), document.language)


def in_context(document: Document, span: Span) -> str:
    """Give the words of a passage below its headings and its document's title."""
    above = governing(document.outline, span.start)
    headings = [heading.place.of(document.text) for heading in above]
    return "\n".join([document.title, *headings, span.of(document.text)])
