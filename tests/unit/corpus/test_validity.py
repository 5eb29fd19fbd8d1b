from datetime import date

import pytest

from sourcier.corpus.validity import Edition, Entry, validities
from sourcier.evidence.status import Status

ONE, TWO, THREE = (Edition(date(year, 1, 1)) for year in (2023, 2024, 2025))


def entry(
    digest: str,
    edition: Edition,
    *,
    own: date | None = None,
    status: Status = Status.IN_FORCE,
    by: str | None = None,
) -> Entry:
    return Entry("d:1", digest, edition, own, status, by)


def lives(entries: list[Entry]) -> list[tuple[str, Status, date, date | None]]:
    found = validities(entries, [ONE, TWO, THREE])
    return [(v.digest, v.status, v.valid_from, v.valid_to) for v in found]


def test_an_unchanged_text_has_one_version() -> None:
    assert lives([entry("a", e) for e in (ONE, TWO, THREE)]) == [
        ("a", Status.IN_FORCE, ONE.day, None)
    ]


def test_its_own_date_comes_before_the_edition() -> None:
    own = date(2020, 5, 5)
    assert lives([entry("a", e, own=own) for e in (ONE, TWO, THREE)])[0][2] == own


def test_a_changed_text_supersedes_from_its_own_date() -> None:
    own = date(2024, 6, 1)
    assert lives([entry("a", ONE), entry("a", TWO), entry("b", THREE, own=own)]) == [
        ("a", Status.SUPERSEDED, ONE.day, own),
        ("b", Status.IN_FORCE, own, None),
    ]


def test_a_new_text_is_never_dated_before_the_former() -> None:
    early = date(2019, 1, 1)
    found = lives(
        [entry("a", ONE), entry("b", TWO, own=early), entry("b", THREE, own=early)]
    )
    assert found[1][2] == TWO.day


def test_a_superseded_version_names_what_replaces_it() -> None:
    [former, latest] = validities([entry("a", ONE), entry("b", TWO)], [ONE, TWO])
    assert (former.superseded_by, latest.superseded_by) == ("d:1", None)


def test_a_text_that_vanishes_is_withdrawn() -> None:
    assert lives([entry("a", ONE)]) == [("a", Status.WITHDRAWN, ONE.day, TWO.day)]


def test_a_text_that_comes_back_opens_a_version() -> None:
    assert lives([entry("a", ONE), entry("a", THREE)]) == [
        ("a", Status.WITHDRAWN, ONE.day, TWO.day),
        ("a", Status.IN_FORCE, THREE.day, None),
    ]


@pytest.mark.parametrize("status", [Status.RETRACTED, Status.WITHDRAWN, Status.SUPERSEDED])
def test_what_the_issuer_ended_keeps_its_status(status: Status) -> None:
    [former, _] = lives(
        [entry("a", ONE, status=status), entry("b", TWO), entry("b", THREE)]
    )
    assert former[1] == status


def test_a_text_may_change_twice_a_day() -> None:
    again = Edition(ONE.day, 1)
    found = validities([entry("a", ONE), entry("b", again)], [ONE, again])
    assert [(v.valid_from, v.valid_to) for v in found] == [
        (ONE.day, ONE.day),
        (ONE.day, None),
    ]


def test_a_text_dated_after_the_edition_that_lacks_it_ends_where_it_begins() -> None:
    late = date(2030, 1, 1)
    assert lives([entry("a", ONE, own=late)]) == [("a", Status.WITHDRAWN, late, late)]
