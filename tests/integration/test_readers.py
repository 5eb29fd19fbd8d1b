"""Readers beside a build, by the harness that `make soak` runs on the real corpus."""

from pathlib import Path

from benchmarks.readers import Reading, measure, report

from sourcier import bootstrap
from sourcier.settings import Settings
from tests.releases_kit import Place

QUESTIONS = ["fièvre", "boire souvent"]


def test_no_reply_mixes_releases_while_a_build_runs(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.folder("conseils", {"fievre.md": "# Fièvre\n\nBuvez souvent.\n"})
    place.build()
    demonstration = bootstrap.configuration_of_demonstration()
    reading = measure(place.home, demonstration, QUESTIONS, readers=4)
    assert reading.mixed == 0
    assert reading.releases == 2
    assert reading.replies >= 4
    found = bootstrap.release(Settings(place.home)).manifest
    assert found.demonstration


def test_the_promise_is_a_ratio() -> None:
    slow = Reading(1.0, 2.1, 100, 2, 0, 1.0)
    mixed = Reading(1.0, 1.0, 100, 2, 1, 1.0)
    kept = Reading(1.0, 1.9, 100, 2, 0, 1.0)
    assert [report(reading) for reading in (slow, mixed, kept)] == [1, 1, 0]
