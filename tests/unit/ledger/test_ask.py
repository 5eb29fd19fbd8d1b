"""Every reply gets a record: what is kept of it, under which id, and for how long."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sourcier.errors import RecordError, ReleaseError, StorageError
from sourcier.ledger import records, retention
from sourcier.ledger.desk import Recording
from sourcier.ledger.record import Record, Stay
from sourcier.releases.release import Release
from sourcier.settings import Settings
from tests.ledger_kit import QUESTION, Clinic, clinic

CANARY = "Contre-indications de la colchicine ? (zanzibarine)"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Clinic]:
    with clinic(Settings(tmp_path)) as made:
        yield made


def digest_only(here: Clinic) -> None:
    policy = replace(here.desk.policy, recording=Recording.DIGEST)
    here.desk = replace(here.desk, policy=policy)


def kept(here: Clinic, id_: str) -> Record | None:
    with here.journal.reading() as reading:
        return records.find(reading, id_)


def raw(here: Clinic) -> bytes:
    return b"".join(file.read_bytes() for file in here.database.parent.iterdir())


def present(name: str) -> None:
    """A release that is there."""


def absent(name: str) -> None:
    raise ReleaseError("{name}", name=name)


def retain(here: Clinic, id_: str, wanted: Stay) -> Record:
    policy = here.desk.policy
    return retention.retain(
        id_, here.journal, retention=wanted, policy=policy, present=present
    )


def test_a_reply_bears_the_id_of_its_record(here: Clinic, release: Release) -> None:
    done = here.ask(release)
    assert done.record
    assert done.facts["id"] == done.record.id
    found = kept(here, done.record.id)
    assert found is not None
    assert found == done.record
    assert found.question == QUESTION
    assert found.release == release.manifest.name
    assert found.facts["arguments"] == {
        "as_of": "2026-11-25",
        "today": "2026-11-25",
        "sources": [],
        "explain": False,
        "lang": "fr",
    }
    assert set(found.facts["versions"]) == {"sourcier", "analysis", "rules"}
    assert found.facts["timings"]["reply"] > 0


def test_what_is_kept_of_a_reply_are_places(here: Clinic, release: Release) -> None:
    done = here.ask(release)
    assert done.record
    [first, *_] = done.facts["quotations"]
    [place, *_] = done.record.facts["reply"]["quotations"]
    assert (place["start"], place["end"]) == (first["start"], first["end"])
    assert place["document"]["digest"] == first["document"]["digest"]
    stored = json.dumps(done.record.facts, ensure_ascii=False)
    assert first["text"] not in stored
    assert first["document"]["title"] not in stored


def test_the_same_question_on_the_same_day_is_the_same_record(
    here: Clinic, release: Release
) -> None:
    first, second = here.ask(release), here.ask(release)
    assert first.facts == second.facts
    here.now += timedelta(days=1)
    assert here.ask(release).facts["id"] != first.facts["id"]


def test_another_question_is_another_record(here: Clinic, release: Release) -> None:
    assert here.id_of(release) != here.id_of(release, "Contre-indications du sel ?")


def test_a_refusal_is_recorded_too(here: Clinic, release: Release) -> None:
    done = here.ask(release, "Posologie de la mirtazapine ?")
    assert done.record
    assert done.record.facts["reply"]["reason"] == "unknown_medicine"


def test_the_text_of_a_question_can_be_left_out(here: Clinic, release: Release) -> None:
    digest_only(here)
    done = here.ask(release, CANARY)
    assert done.record
    assert done.record.question is None
    assert b"zanzibarine" not in raw(here)
    assert b"colchicine ?" not in raw(here)
    with_text = here.ask(release, CANARY)
    assert with_text.record == done.record


def test_nothing_typed_is_kept_of_a_question_read_otherwise(
    here: Clinic, release: Release
) -> None:
    digest_only(here)
    here.ask(release, "ibuprofne allaitement zanzibarine ?")
    for word in (b"ibuprofne", b"zanzibarine"):
        assert word not in raw(here)


@pytest.mark.parametrize(
    "text",
    [
        "Mme Zanzibarine, née le 3/4/1950 : ibuprofène ?",
        "ibuprofène chez M. Zanzibarine, tél 06 12 34 56 78 ?",
        "Mon patient Zanzibarine, 84 ans, peut-il prendre de l'ibuprofène ?",
    ],
)
def test_no_word_about_a_person_is_kept(here: Clinic, release: Release, text: str) -> None:
    done = here.ask(release, text, keep=True)
    assert done.record
    assert done.record.question is None
    assert b"anzibarine" not in raw(here)
    for digits in (b"1950", b"06 12"):
        assert digits not in raw(here)
    assert "anzibarine" not in repr(done.record)


def test_a_case_that_names_nobody_is_kept_and_replayed(
    here: Clinic, release: Release
) -> None:
    done = here.ask(release, "j'ai mal à la tête, puis-je prendre de l'ibuprofène ?")
    assert done.facts["reason"] == "personal_case"
    assert done.record
    assert done.record.question is not None


def test_recording_can_be_off(here: Clinic, release: Release) -> None:
    policy = replace(here.desk.policy, recording=Recording.OFF)
    here.desk = replace(here.desk, policy=policy)
    done = here.ask(release)
    assert done.record is None
    assert done.facts["id"] is None
    assert not here.database.exists()


def test_a_record_is_erased_at_its_term_by_the_next_question(
    here: Clinic, release: Release
) -> None:
    id_ = here.id_of(release, CANARY)
    here.now += timedelta(days=29)
    here.ask(release)
    assert kept(here, id_)
    assert b"zanzibarine" in raw(here)
    here.now += timedelta(days=1)
    here.ask(release)
    assert kept(here, id_) is None
    assert b"zanzibarine" not in raw(here)


def test_asking_again_puts_the_term_off(here: Clinic, release: Release) -> None:
    done = here.ask(release)
    assert done.record
    assert done.record.expires == "2026-12-25"


def test_a_kept_reply_outlives_its_term(here: Clinic, release: Release) -> None:
    id_ = here.id_of(release)
    assert retain(here, id_, Stay.KEPT).expires is None
    here.now += timedelta(days=400)
    assert retention.purge(here.journal) == []
    assert retain(here, id_, Stay.ORDINARY).expires == "2028-01-29"
    here.now += timedelta(days=30)
    assert retention.purge(here.journal) == [id_]


def test_a_reply_can_be_kept_as_it_is_asked(here: Clinic, release: Release) -> None:
    id_ = here.id_of(release, keep=True)
    assert here.id_of(release) == id_
    found = kept(here, id_)
    assert found
    assert found.retention is Stay.KEPT
    with here.journal.reading() as reading:
        assert records.needed(reading) == {release.manifest.name: 1}


def test_a_reply_whose_release_is_gone_cannot_be_kept(
    here: Clinic, release: Release
) -> None:
    id_ = here.id_of(release)
    with pytest.raises(ReleaseError):
        retention.retain(
            id_,
            here.journal,
            retention=Stay.KEPT,
            policy=here.desk.policy,
            present=absent,
        )
    found = kept(here, id_)
    assert found
    assert found.retention is Stay.ORDINARY


def test_a_forgotten_reply_leaves_no_trace(here: Clinic, release: Release) -> None:
    id_ = here.id_of(release, CANARY, keep=True)
    retention.forget(id_, here.journal)
    assert kept(here, id_) is None
    assert b"zanzibarine" not in raw(here)
    with pytest.raises(RecordError, match="aucune réponse enregistrée"):
        retention.forget(id_, here.journal)


def test_a_record_does_not_show_its_question(here: Clinic, release: Release) -> None:
    done = here.ask(release, CANARY)
    assert "zanzibarine" not in repr(done)
    assert "zanzibarine" not in repr(done.record)
    assert "zanzibarine" not in repr(here.journal)


def test_a_reply_is_given_when_it_cannot_be_recorded(
    tmp_path: Path, release: Release
) -> None:
    (tmp_path / "state").touch()  # a file where the folder should be
    with clinic(Settings(tmp_path)) as made:
        refused(made, release)


def refused(made: Clinic, release: Release) -> None:
    """The reply is given, its record refused; with the setting, nothing is given."""
    done = made.ask(release)
    assert done.facts["kind"] == "answer"
    assert done.facts["id"] is None
    assert done.refused
    made.desk = replace(made.desk, policy=replace(made.desk.policy, required=True))
    with pytest.raises(StorageError):
        made.ask(release)


def test_a_reply_that_cannot_be_kept_is_not_said_to_be(
    tmp_path: Path, release: Release
) -> None:
    (tmp_path / "state").touch()
    with clinic(Settings(tmp_path)) as made, pytest.raises(StorageError):
        made.ask(release, keep=True)
