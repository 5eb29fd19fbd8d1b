"""The passages of a search, alone or together with their document's best one."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sourcier.answering.pipeline import read, sought
from sourcier.answering.querying import Search, searches
from sourcier.answering.searching import hits_of
from sourcier.releases.release import Release
from sourcier.retrieval.query import Hit
from tests.releases_kit import Place

TODAY = date(2026, 6, 1)
TOLD = "Deux siamois naissent à terme, par césarienne. " * 40
FOUND = "Un seul cœur bat, avec quatre cavités. " * 40
CASE = f"# Observation\n\n## Histoire\n\n{TOLD}\n\n## Examen\n\n{FOUND}\n"
OTHER = f"# Rythme\n\nUn seul cœur bat.\n\n## Suite\n\n{FOUND}\n"


@pytest.fixture
def release(tmp_path: Path) -> Iterator[Release]:
    place = Place(tmp_path)
    place.folder("cas", {"a-autre.md": OTHER, "b-siamois.md": CASE})
    place.build()
    with closing(place.release()) as opened:
        yield opened


def search_for(text: str, release: Release) -> Search:
    understood = read(text, release, as_of=TODAY)
    (search,) = searches(understood.question, sought(understood, release), release.names)
    return search


def hearts(hits: list[Hit], release: Release) -> list[str]:
    """Titles of the documents of which a passage found speaks of a heart."""
    places = release.corpus.places(hit.passage for hit in hits)
    held = [(release.corpus.held(place.version).document, place) for place in places]
    return [d.title for d, place in held if "cœur" in place.span.of(d.text)]


def test_without_a_medicine_passages_count_with_their_document(release: Release) -> None:
    search = search_for("siamois cœur", release)
    alone = hits_of(replace(search, by_document=False), release)
    assert hearts(alone, release)[0] == "Rythme"
    assert hearts(hits_of(search, release), release)[0] == "Observation"


def test_the_best_passage_of_a_document_counts_twice(release: Release) -> None:
    search = search_for("siamois cœur", release)
    alone = hits_of(replace(search, by_document=False), release)
    together = hits_of(search, release)
    assert together[0].score == pytest.approx(2 * alone[0].score, abs=1e-3)


def test_no_more_passages_than_asked_for(release: Release) -> None:
    assert len(hits_of(search_for("siamois cœur", release), release, limit=1)) == 1


def test_nothing_found_gives_nothing(release: Release) -> None:
    assert hits_of(search_for("zzzz", release), release) == []
