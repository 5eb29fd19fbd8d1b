"""A reply is contested, a named reader answers, and both stand as long as it does."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from sourcier.audit.verifying import Fault, verify
from sourcier.errors import ContestError, RecordError
from sourcier.ledger import records, retention
from sourcier.ledger.contest import answer, contest, contests, contests_of, reasons
from sourcier.ledger.contest_rows import Contest
from sourcier.releases.release import Release
from sourcier.settings import Settings
from sourcier.storage.adapters.light import LightState
from sourcier.storage.adapters.migrating import upgrade
from tests.ledger_kit import Clinic, clinic

PATIENT = "Mme Durand née le 03/04/1950 a saigné"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Clinic]:
    with clinic(Settings(tmp_path)) as made:
        yield made


def contested(here: Clinic, reply: str, words: str = "page ancienne") -> Contest:
    return contest(reply, here.journal, reason="outdated", words=words, chance=os.urandom)


def is_whole(here: Clinic) -> bool:
    journal = here.journal
    with journal.reading() as reading:
        return verify(reading, records.digests(reading), key=journal.key).broken is None


def test_a_contest_and_its_answer_stand_with_the_reply(
    here: Clinic, release: Release
) -> None:
    reply = here.id_of(release)
    made = contested(here, reply)
    assert contests_of(reply, here.journal) == [made]
    done = answer(made.id, here.journal, by="Dr Martin", words="Vérifié, exact.")
    assert contests_of(reply, here.journal) == [done]
    assert (done.answered_by, done.answer) == ("Dr Martin", "Vérifié, exact.")
    assert is_whole(here)


def test_those_that_wait_come_first(here: Clinic, release: Release) -> None:
    reply = here.id_of(release)
    first, second = contested(here, reply), contested(here, reply)
    answer(first.id, here.journal, by="Dr Martin", words="Non.")
    assert [one.id for one in contests(here.journal)] == [second.id, first.id]


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("unknown", ""),
        ("other", PATIENT),
        ("other", "a" * 2_001),
        ("other", "\ud800"),
    ],
)
def test_nothing_is_stored_of_a_contest_that_is_refused(
    here: Clinic, release: Release, reason: str, words: str
) -> None:
    reply = here.id_of(release)
    with pytest.raises(ContestError) as refused:
        contest(reply, here.journal, reason=reason, words=words, chance=os.urandom)
    assert "Durand" not in str(refused.value)
    assert contests(here.journal) == []
    raw = b"".join(file.read_bytes() for file in here.database.parent.iterdir())
    assert b"Durand" not in raw


def test_an_unknown_reply_is_not_contested(here: Clinic) -> None:
    with pytest.raises(RecordError):
        contested(here, "0")


@pytest.mark.parametrize(
    ("by", "words"), [("", "Non."), ("Dr Martin", " "), ("a" * 121, "Non."), ("B", PATIENT)]
)
def test_an_answer_has_a_name_and_a_text_without_patient(
    here: Clinic, release: Release, by: str, words: str
) -> None:
    made = contested(here, here.id_of(release))
    with pytest.raises(ContestError):
        answer(made.id, here.journal, by=by, words=words)
    assert contests(here.journal) == [made]


def test_a_contest_is_answered_once(here: Clinic, release: Release) -> None:
    made = contested(here, here.id_of(release))
    answer(made.id, here.journal, by="Dr Martin", words="Non.")
    for id_ in (made.id, "c0"):
        with pytest.raises(ContestError, match="aucune contestation sans réponse"):
            answer(id_, here.journal, by="Dr Durand", words="Si.")


def test_a_contested_reply_and_its_release_stay_until_answered(
    here: Clinic, release: Release
) -> None:
    made = contested(here, here.id_of(release))
    here.now += timedelta(days=100)
    assert retention.purge(here.journal) == []
    with here.journal.reading() as reading:
        assert records.needed(reading) == {release.manifest.name: 1}
    answer(made.id, here.journal, by="Dr Martin", words="Non.")
    assert retention.purge(here.journal) == [made.reply]
    assert contests(here.journal) == []
    assert is_whole(here)


def test_a_reply_erased_takes_its_contests(here: Clinic, release: Release) -> None:
    made = contested(here, here.id_of(release), words="zanzibarine absente")
    retention.forget(made.reply, here.journal)
    assert contests(here.journal) == []
    raw = b"".join(file.read_bytes() for file in here.database.parent.iterdir())
    assert b"zanzibarine" not in raw
    assert is_whole(here)


def test_a_contest_changed_behind_our_back_is_found(here: Clinic, release: Release) -> None:
    made = contested(here, here.id_of(release))
    with closing(sqlite3.connect(here.database)) as connection, connection:
        connection.execute("UPDATE contest SET words = 'rien'")
    journal = here.journal
    with journal.reading() as reading:
        broken = verify(reading, records.digests(reading), key=journal.key).broken
    assert broken
    assert (broken.fault, broken.about) == (Fault.ROW_ALTERED, made.id)


def test_the_reasons_are_data() -> None:
    assert "outdated" in reasons()
    assert reasons()[-1] == "other"


def test_a_ledger_of_the_former_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    upgrade(path, to="0001")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 1400005451")
    LightState(path, upgrade=upgrade).close()
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        assert found == ("0002",)
        assert connection.execute("SELECT count(*) FROM contest").fetchone() == (0,)
