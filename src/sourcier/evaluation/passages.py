"""Does the search find the passage that answers, before any choice of sentences?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sourcier.answering.listing import in_context, listed
from sourcier.answering.pipeline import read, sought
from sourcier.answering.querying import Search, searches
from sourcier.answering.searching import hits_of
from sourcier.corpus.version import Place
from sourcier.evaluation.accepted import Accepted, Sets, accepted
from sourcier.evaluation.answers import Progress, holds_keys
from sourcier.evaluation.metrics import Share
from sourcier.evaluation.questions import Case
from sourcier.evidence.status import ANSWERING
from sourcier.releases.release import Release
from sourcier.retrieval.query import Field

DEPTHS = (1, 5, 20, 100)
"""Depths of recall. guide/verification.md, section 11."""

Ranker = Callable[[str], Sequence[int]]
"""From a question to numbers of passages, the best first."""


@dataclass(frozen=True, slots=True)
class Found:
    """The rank of the first passage that answers a question, by engine; 0 for none."""

    case: Case
    ranks: Mapping[str, int]


def engines(
    release: Release, *, as_of: date, boosts: Mapping[Field, float] | None = None
) -> dict[str, Ranker]:
    """Give our search twice: the passages that a reply reads, and the one list of `search`.

    Args:
        release: what is searched.
        as_of: the day on which passages must hold.
        boosts: weights of the fields, to measure others than the product's.
    """

    def of_a_reply(text: str) -> list[int]:
        understood = read(text, release, as_of=as_of)
        notions = sought(understood, release)
        found = [
            hit.passage
            for one in searches(understood.question, notions, release.names)
            for hit in hits_of(_boosted(one, boosts), release)
        ]
        return list(dict.fromkeys(found))[: max(DEPTHS)]

    def of_search(text: str) -> list[int]:
        understood = read(text, release, as_of=as_of)
        notions = sought(understood, release)
        found = listed(understood.question, notions, release, limit=max(DEPTHS))
        return [one.place.passage for one in found]

    return {"réponse": of_a_reply, "search": of_search}


def _boosted(search: Search, boosts: Mapping[Field, float] | None) -> Search:
    return replace(search, query=replace(search.query, boosts=boosts)) if boosts else search


def texts(release: Release, *, as_of: date) -> Iterator[tuple[int, str]]:
    """Give every passage that holds on a day: its number, its title, headings and words.

    A reference engine indexes exactly these.
    """
    for version in release.corpus.every_version():
        if not version.holds_on(as_of) or version.status not in ANSWERING:
            continue
        document = release.corpus.held(version.number).document
        for place in release.corpus.passages_of(version.number):
            yield place.passage, in_context(document, place.span)


def find_all(
    cases: Sequence[Case],
    release: Release,
    rankers: Mapping[str, Ranker],
    *,
    sets: Sets,
    progress: Progress,
) -> Iterator[Found]:
    """Rank the passages for each answerable question with each engine."""
    asked = [case for case in cases if case.answerable]
    for done, case in enumerate(asked, start=1):
        wanted = accepted(case, release.corpus, sets)
        ranks = {
            name: _rank(ranked(case.question)[: max(DEPTHS)], case, wanted, release)
            for name, ranked in rankers.items()
        }
        yield Found(case, ranks)
        progress("passages", done, len(asked))


def _rank(passages: Sequence[int], case: Case, wanted: Accepted, release: Release) -> int:
    for rank, place in enumerate(release.corpus.places(passages), start=1):
        if _answers(place, case, wanted, release):
            return rank
    return 0


def _answers(place: Place, case: Case, wanted: Accepted, release: Release) -> bool:
    document = release.corpus.held(place.version).document
    return wanted.holds(document) and holds_keys(place.span.of(document.text), case.keys)


def recalls(found: Sequence[Found], name: str) -> dict[int, Share]:
    """Give recall@1/5/20/100 of one engine: questions with an answering passage so high."""
    ranks = [one.ranks[name] for one in found]
    return {
        depth: Share(sum(0 < rank <= depth for rank in ranks), len(ranks))
        for depth in DEPTHS
    }
