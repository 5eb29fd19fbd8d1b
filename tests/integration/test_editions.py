"""What earlier editions said stays found on its day, and is never taken for today's."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from sourcier.evidence.status import Status
from tests.releases_kit import Place, words_in

SPRING, WINTER = date(2025, 3, 1), date(2025, 12, 1)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def words(place: Place, day: date) -> str:
    release = place.release()
    try:
        return " ".join(sorted(words_in(release, day)))
    finally:
        release.close()


def lives(place: Place) -> list[tuple[str, Status, date, date | None]]:
    release = place.release()
    try:
        return [
            (v.document_id, v.status, v.valid_from, v.valid_to)
            for v in release.corpus.every_version()
        ]
    finally:
        release.close()


def test_a_changed_text_is_superseded_on_the_day_of_the_next_edition(place: Place) -> None:
    place.folder("avis", {"masque.md": "Masque partout."}, edition=SPRING)
    place.folder("avis", {"masque.md": "Masque à l'hôpital."}, edition=WINTER)
    place.build()
    assert lives(place) == [
        ("avis:masque.md", Status.SUPERSEDED, SPRING, WINTER),
        ("avis:masque.md", Status.IN_FORCE, WINTER, None),
    ]
    assert words(place, WINTER - timedelta(days=1)) == "Masque partout."
    assert words(place, WINTER) == "Masque à l'hôpital."
    assert words(place, SPRING - timedelta(days=1)) == ""


def test_what_a_later_edition_lacks_is_withdrawn(place: Place) -> None:
    place.folder("avis", {"a.md": "Un.", "b.md": "Deux."}, edition=SPRING)
    place.folder("avis", {"a.md": "Un."}, edition=WINTER)
    place.build()
    assert ("avis:b.md", Status.WITHDRAWN, SPRING, WINTER) in lives(place)
    assert words(place, WINTER) == "Un."


def test_an_edition_no_longer_configured_is_carried_over(place: Place) -> None:
    place.folder("avis", {"masque.md": "Masque partout."}, edition=SPRING)
    first = place.build()
    place.blocks = []
    place.folder("avis", {"masque.md": "Masque à l'hôpital."}, edition=WINTER)
    place.build()
    assert words(place, SPRING) == "Masque partout."
    release = place.release()
    known = [v.known_from for v in release.corpus.versions("avis:masque.md")]
    release.close()
    assert known == [first.manifest.name, place.current().name]


def test_a_source_no_longer_configured_is_gone(place: Place) -> None:
    place.folder("avis", {"a.md": "Un."})
    place.folder("autre", {"b.md": "Deux."})
    place.build()
    place.blocks = place.blocks[:1]
    built = place.build()
    assert built.changes.withdrawn == ("autre:b.md",)
    assert words(place, place.now.date()) == "Un."


def test_an_undated_source_keeps_its_former_text(place: Place) -> None:
    place.folder("notes", {"a.md": "Hier."})
    place.build()
    yesterday = place.now.date()
    place.now += timedelta(days=1)
    place.folder("notes", {"a.md": "Aujourd'hui."})
    place.build()
    assert words(place, yesterday) == "Hier."
    assert words(place, place.now.date()) == "Aujourd'hui."
    assert [status for _, status, _, _ in lives(place)] == [
        Status.SUPERSEDED,
        Status.IN_FORCE,
    ]


def test_an_undated_source_may_change_twice_a_day(place: Place) -> None:
    dated = "---\nupdated: 2024-05-02\n---\nAncien texte daté."
    place.folder("notes", {"a.md": dated, "b.md": "Un."})
    place.build()
    place.folder("notes", {"a.md": "Nouveau texte.", "b.md": "Deux."})
    place.build()
    place.folder("notes", {"a.md": "Nouveau texte.", "b.md": "Trois."})
    place.build()
    assert words(place, date(2024, 6, 1)) == "Ancien texte daté."
    assert words(place, place.now.date()) == "Nouveau texte. Trois."
    assert len(lives(place)) == 5


def test_a_clock_that_goes_back_does_not_revive_the_former_text(place: Place) -> None:
    place.folder("notes", {"a.md": "Premier."})
    place.build()
    day = place.now.date()
    place.now -= timedelta(days=30)
    place.folder("notes", {"a.md": "Second."})
    place.build()
    assert words(place, day) == "Second."


def test_the_same_files_keep_their_first_day(place: Place) -> None:
    place.folder("notes", {"a.md": "Un."})
    place.folder("avis", {"b.md": "Deux."})
    place.build()
    first = place.now.date()
    place.now += timedelta(days=5)
    place.folder("avis", {"b.md": "Deux et demi."})
    place.build()
    assert ("notes:a.md", Status.IN_FORCE, first, None) in lives(place)


def test_a_fresh_build_forgets_what_is_no_longer_configured(place: Place) -> None:
    place.folder("avis", {"masque.md": "Masque partout."}, edition=SPRING)
    place.build()
    place.blocks = []
    place.folder("avis", {"masque.md": "Masque à l'hôpital."}, edition=WINTER)
    place.build(fresh=True)
    assert words(place, SPRING) == ""


def test_a_document_that_comes_back_is_valid_from_its_return(place: Place) -> None:
    later = date(2026, 2, 1)
    text = "---\nupdated: 2025-03-10\n---\nUn."
    place.folder("avis", {"a.md": text, "b.md": "Deux."}, edition=SPRING)
    place.folder("avis", {"b.md": "Deux."}, edition=WINTER)
    place.folder("avis", {"a.md": text, "b.md": "Deux."}, edition=later)
    place.build()
    own = [life[1:] for life in lives(place) if life[0] == "avis:a.md"]
    assert own == [
        (Status.WITHDRAWN, date(2025, 3, 10), WINTER),
        (Status.IN_FORCE, later, None),
    ]


def test_what_is_carried_over_is_analysed_again_when_the_cache_is_gone(
    place: Place,
) -> None:
    place.folder("avis", {"masque.md": "Masque partout."}, edition=SPRING)
    place.build()
    shutil.rmtree(place.home / "cache")
    place.blocks = []
    place.folder("avis", {"masque.md": "Masque à l'hôpital."}, edition=WINTER)
    place.build()
    assert words(place, SPRING) == "Masque partout."


def test_an_edition_that_is_read_again_replaces_itself(place: Place) -> None:
    place.folder("avis", {"masque.md": "Masque partou."}, edition=SPRING)
    place.build()
    place.folder("avis", {"masque.md": "Masque partout."}, edition=SPRING)
    place.build()
    assert words(place, SPRING) == "Masque partout."
    assert len(lives(place)) == 1
