"""Whatever is flipped, dropped or swapped is found, and the first bad entry is named."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.tampering import COLUMNS, found, named, tamperings

from sourcier.audit.entry import Action, Event
from sourcier.audit.journal import Journal
from sourcier.audit.verifying import Broken, Fault, Verified, verify
from sourcier.errors import StateError
from sourcier.ledger import records, retention
from sourcier.ledger.record import Stay
from sourcier.releases.release import Release
from sourcier.settings import Settings
from tests.ledger_kit import Clinic, clinic

COPIES = 100
"""Tampered copies; `make soak` runs the same with 1,000."""
TWIN = (
    "INSERT INTO reply SELECT 'x', asked_at, retention, expires, release_name, 'x',"
    " question, record, salt FROM reply LIMIT 1"
)
QUESTIONS = ("ibuprofène allaitement ?", "Contre-indications de la colchicine ?", "sel ?")


@pytest.fixture
def filled(demo_home: Path, tmp_path: Path, release: Release) -> Iterator[Clinic]:
    """Three replies, one kept then released, one kept, one forgotten."""
    del demo_home
    with clinic(Settings(tmp_path)) as made:
        ids = [made.id_of(release, text) for text in QUESTIONS]
        for id_, wanted in zip(
            [ids[0], ids[0], ids[1]],
            [Stay.KEPT, Stay.ORDINARY, Stay.KEPT],
            strict=True,
        ):
            retention.retain(
                id_,
                made.journal,
                retention=wanted,
                policy=made.desk.policy,
                present=there,
            )
        retention.forget(ids[2], made.journal)
        retention.listed(made.journal)
        yield made


def there(name: str) -> None:
    """A release that is there."""


def checked(journal: Journal) -> Verified:
    with journal.reading() as reading:
        return verify(reading, records.digests(reading), key=journal.key)


def tamper(made: Clinic, *statements: str) -> Broken | None:
    """Change the file as somebody with the database alone would."""
    with closing(sqlite3.connect(made.database)) as connection:
        for name in ("update", "delete"):
            connection.execute(f"DROP TRIGGER IF EXISTS audit_entry_{name}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return checked(made.journal).broken


def test_what_was_not_touched_is_whole(filled: Clinic) -> None:
    found = checked(filled.journal)
    assert found.broken is None
    assert (found.entries, found.rows) == (8, 2)


def test_an_empty_ledger_is_whole(tmp_path: Path) -> None:
    with clinic(Settings(tmp_path)) as made:
        assert checked(made.journal).broken is None


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("sequence", [1, 4, 8])
def test_a_changed_entry_is_named(filled: Clinic, column: str, sequence: int) -> None:
    broken = tamper(
        filled,
        f"UPDATE audit_entry SET {column} = 'x' || substr({column}, 2)"
        f" WHERE sequence = {sequence}",
    )
    assert broken is not None
    assert broken.sequence == sequence
    assert broken.fault in {Fault.ALTERED, Fault.UNLINKED}


@pytest.mark.parametrize("sequence", range(1, 9))
def test_a_dropped_entry_is_named(filled: Clinic, sequence: int) -> None:
    broken = tamper(filled, f"DELETE FROM audit_entry WHERE sequence = {sequence}")
    assert broken is not None
    assert broken.sequence == sequence
    assert broken.fault is (Fault.CUT if sequence == 8 else Fault.MISSING)


@pytest.mark.parametrize(("one", "other"), [(1, 2), (3, 7), (7, 8)])
def test_swapped_entries_are_named(filled: Clinic, one: int, other: int) -> None:
    broken = tamper(
        filled,
        f"UPDATE audit_entry SET sequence = 99 WHERE sequence = {one}",
        f"UPDATE audit_entry SET sequence = {one} WHERE sequence = {other}",
        f"UPDATE audit_entry SET sequence = {other} WHERE sequence = 99",
    )
    assert broken is not None
    assert broken.sequence == one


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("DELETE FROM audit_head", Fault.CUT),
        ("UPDATE audit_head SET seal = 'x'", Fault.SEALED_OTHERWISE),
        ("UPDATE audit_head SET sequence = 7", Fault.SEALED_OTHERWISE),
        ("UPDATE reply SET question = 'x'", Fault.ROW_ALTERED),
        ("UPDATE reply SET record = replace(record, '1', '2')", Fault.ROW_ALTERED),
        ("UPDATE reply SET record = '{'", Fault.ROW_ALTERED),
        ("UPDATE reply SET expires = '2099-01-01'", Fault.ROW_ALTERED),
        ("UPDATE reply SET retention = 'x'", Fault.ROW_ALTERED),
        ("UPDATE reply SET salt = '00'", Fault.ROW_ALTERED),
        ("DELETE FROM reply", Fault.ROW_MISSING),
        (TWIN, Fault.ROW_UNKNOWN),
    ],
)
def test_a_changed_row_is_named(filled: Clinic, statement: str, fault: Fault) -> None:
    broken = tamper(filled, statement)
    assert broken is not None
    assert broken.fault is fault


def test_swapped_rows_are_found(filled: Clinic) -> None:
    broken = tamper(
        filled,
        "UPDATE reply SET question = (SELECT question FROM reply AS other"
        " WHERE other.id <> reply.id)",
    )
    assert broken is not None
    assert broken.fault is Fault.ROW_ALTERED


def test_an_erased_reply_that_is_back_is_found(filled: Clinic, release: Release) -> None:
    id_ = filled.id_of(release, "toux ?")
    with closing(sqlite3.connect(filled.database)) as connection:
        row = connection.execute("SELECT * FROM reply WHERE id = ?", [id_]).fetchone()
    retention.forget(id_, filled.journal)
    with closing(sqlite3.connect(filled.database)) as connection:
        connection.execute(f"INSERT INTO reply VALUES ({','.join('?' * 9)})", row)
        connection.commit()
    broken = checked(filled.journal).broken
    assert broken is not None
    assert (broken.fault, broken.about) == (Fault.ROW_BACK, id_)


def test_tampered_copies_name_what_was_changed(filled: Clinic, tmp_path: Path) -> None:
    filled.journal.state.scrub()
    changes = tamperings(8, times=COPIES, seed=5)
    assert {change.what for change in changes} >= {"entries swapped", "row dropped"}
    for number, change in enumerate(tamperings(8, times=COPIES, seed=5)):
        copy = tmp_path / f"{number}.sqlite"
        broken = found(filled.database, copy, change, filled.journal.key)
        assert named(change, broken), (change, broken)


def test_nothing_is_written_after_a_seal_of_another_key(filled: Clinic) -> None:
    other = replace(filled.journal, key=b"another")
    with pytest.raises(StateError, match="n'a pas été scellé"), other.writing() as audited:
        audited.note(event=Event(Action.LISTED, "reply"))
    assert checked(filled.journal).entries == 8


def fail_after_writing(journal: Journal) -> None:
    with journal.writing() as audited:
        audited.note(event=Event(Action.LISTED, "reply"))
        raise ZeroDivisionError


def test_a_write_lasts_with_its_entry_or_not_at_all(filled: Clinic) -> None:
    with pytest.raises(ZeroDivisionError):
        fail_after_writing(filled.journal)
    assert checked(filled.journal).entries == 8
    assert checked(filled.journal).broken is None
