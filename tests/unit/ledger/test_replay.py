"""A recorded reply comes out again to the byte, or what differs is told."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sourcier.errors import ReleaseError
from sourcier.ledger.comparing import Moved, differences, moved
from sourcier.ledger.desk import Recording
from sourcier.ledger.replay import Replayed, replay
from tests.ledger_kit import Clinic, clinic
from tests.releases_kit import Place

ADVICE = "# Toux\n\nAérez la chambre. Ne fumez pas.\n"
LATER = "# Toux\n\nBuvez tiède. Aérez la chambre. Ne fumez pas.\n"
TOUX = "toux : aérer la chambre ?"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path)
    made.folder("conseils", {"toux.md": ADVICE})
    made.build()
    return made


@pytest.fixture
def here(place: Place) -> Iterator[Clinic]:
    with clinic(place.settings) as made:
        yield made


def again(here: Clinic, place: Place, id_: str, **options: object) -> Replayed:
    today, question = options.get("today"), options.get("question")
    return replay(
        id_,
        here.journal,
        lambda name: closing(place.release(name)),
        today=today if isinstance(today, date) else None,
        question=question if isinstance(question, str) else None,
    )


def asked(here: Clinic, place: Place, text: str = TOUX, as_of: date | None = None) -> str:
    release = place.release()
    record = here.ask(release, text, as_of=as_of).record
    release.close()
    assert record
    return record.id


@pytest.mark.parametrize("text", [TOUX, "Posologie de la mirtazapine ?", "xyz"])
def test_a_reply_comes_out_the_same(here: Clinic, place: Place, text: str) -> None:
    found = again(here, place, asked(here, place, text))
    assert found.identical
    assert found.same_rules
    assert found.differences == ()


def test_a_reply_comes_out_the_same_after_a_build(here: Clinic, place: Place) -> None:
    id_ = asked(here, place)
    place.folder("conseils", {"toux.md": LATER})
    place.now = place.now.replace(month=7)
    place.build()
    assert again(here, place, id_).identical
    now = again(here, place, id_, today=here.now.date())
    assert not now.identical
    assert now.release != now.record.release
    assert now.quotations.changed == ("conseils:toux.md",)
    assert any(one.at.endswith("document.digest") for one in now.differences)


def test_a_past_day_asked_about_stays_the_day_asked_about(
    here: Clinic, place: Place
) -> None:
    past = asked(here, place, as_of=date(2026, 7, 1))
    today = asked(here, place)
    on = date(2027, 1, 1)
    assert again(here, place, past, today=on).as_of == "2026-07-01"
    assert again(here, place, today, today=on).as_of == "2027-01-01"


def test_a_release_that_is_gone_is_one_sentence(here: Clinic, place: Place) -> None:
    id_ = asked(here, place)
    place.current().rename(place.home / "elsewhere")
    with pytest.raises(ReleaseError, match="n'existe pas"):
        again(here, place, id_)


def test_a_question_without_its_text_is_replayed_when_it_is_given_again(
    here: Clinic, place: Place
) -> None:
    policy = replace(here.desk.policy, recording=Recording.DIGEST)
    here.desk = replace(here.desk, policy=policy)
    id_ = asked(here, place)
    with pytest.raises(Exception, match="n'a pas été conservé"):
        again(here, place, id_)
    with pytest.raises(Exception, match="ce n'est pas la question"):
        again(here, place, id_, question="autre")
    found = again(here, place, id_, question=TOUX)
    assert found.identical
    assert found.differences == ()


def test_differences_are_told_by_their_place() -> None:
    then = {"a": [1, {"b": 2}], "c": True, "gone": 1}
    now = {"a": [1, {"b": 3}, 4], "c": 1, "new": 2}
    assert [(one.at, one.then, one.now) for one in differences(then, now)] == [
        ("a[1].b", 2, 3),
        ("a[2]", None, 4),
        ("c", True, 1),
        ("gone", 1, None),
        ("new", None, 2),
    ]


def test_quotations_that_moved_are_told_by_document() -> None:
    def quoting(**places: tuple[str, int]) -> dict[str, object]:
        return {
            "quotations": [
                {"document": {"id": id_, "digest": digest}, "start": start, "end": 9}
                for id_, (digest, start) in places.items()
            ]
        }

    then = quoting(a=("x", 1), b=("x", 1), c=("x", 1))
    now = quoting(a=("x", 1), b=("y", 1), d=("x", 1))
    assert moved(then, now) == Moved(("a",), ("b",), ("c",), ("d",))
