"""Both ways to the state database keep the same promise."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sourcier.errors import StateError, StorageError
from sourcier.storage.adapters.engine import EngineState
from sourcier.storage.adapters.light import LightState
from sourcier.storage.adapters.migrating import upgrade
from sourcier.storage.state import State

Open = Callable[[Path], State]
INSERT = (
    "INSERT INTO reply (id, asked_at, retention, expires, release_name, sameness,"
    " question, record, salt) VALUES (:id, '', '', :expires, '', :id, :question, '', '')"
)
COUNT = "SELECT count(*) FROM reply"
CANARY = "Mme Canari, 12 rue des Lilas"


def light(path: Path) -> State:
    return LightState(path, upgrade=upgrade)


def engine(path: Path) -> State:
    return EngineState(path, upgrade=upgrade)


@pytest.fixture(params=[light, engine], ids=["light", "engine"])
def opening(request: pytest.FixtureRequest) -> Open:
    found: Open = request.param
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "state.sqlite"


@pytest.fixture
def state(opening: Open, path: Path) -> Iterator[State]:
    opened = opening(path)
    yield opened
    opened.close()


def add(state: State, id_: str, question: str = "q") -> None:
    with state.writing() as writing:
        writing.write(INSERT, {"id": id_, "expires": None, "question": question})


def count(state: State) -> int:
    with state.reading() as reading:
        [(found,)] = reading.read(COUNT, {})
    return int(found)


def test_what_is_written_is_read(state: State) -> None:
    add(state, "a")
    with state.reading() as reading:
        rows = reading.read("SELECT id, expires FROM reply WHERE id = :id", {"id": "a"})
    assert rows == [("a", None)]


def fail_after_writing(state: State) -> None:
    with state.writing() as writing:
        writing.write(INSERT, {"id": "a", "expires": None, "question": "q"})
        raise ZeroDivisionError


def test_a_transaction_that_fails_leaves_no_trace(state: State) -> None:
    with pytest.raises(ZeroDivisionError):
        fail_after_writing(state)
    assert count(state) == 0
    add(state, "a")
    assert count(state) == 1


def test_a_reading_keeps_its_state_while_another_writes(opening: Open, path: Path) -> None:
    one, other = opening(path), opening(path)
    with one.reading() as reading:
        assert reading.read(COUNT, {}) == [(0,)]
        add(other, "a")
        assert reading.read(COUNT, {}) == [(0,)]
    assert count(one) == 1
    one.close()
    other.close()


def test_a_failure_never_shows_what_was_written(state: State) -> None:
    add(state, "a")
    with pytest.raises(StateError) as failure:
        add(state, "a", CANARY)
    assert CANARY not in f"{failure.value} {failure.value!r}"
    assert failure.value.__cause__ is None


def test_what_is_erased_leaves_the_files(state: State, path: Path) -> None:
    add(state, "a", CANARY)
    assert any(CANARY.encode() in f.read_bytes() for f in path.parent.iterdir())
    with state.writing() as writing:
        writing.write("DELETE FROM reply", {})
    state.scrub()
    assert not any(CANARY.encode() in f.read_bytes() for f in path.parent.iterdir())


def test_the_chain_only_grows(state: State) -> None:
    row = "INSERT INTO audit_entry VALUES (1, '', '', '', '', '', '', '', '', '')"
    with state.writing() as writing:
        writing.write(row, {})
    for act in ("UPDATE audit_entry SET actor = 'x'", "DELETE FROM audit_entry"):
        with pytest.raises(StateError), state.writing() as writing:
            writing.write(act, {})


def test_its_owner_alone_reads_the_files(state: State, path: Path) -> None:
    add(state, "a")
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert {f.stat().st_mode & 0o777 for f in path.parent.iterdir()} == {0o600}


def test_a_commit_is_on_disk_when_it_returns(state: State) -> None:
    with state.reading() as reading:
        assert reading.read("PRAGMA synchronous", {}) == [(2,)]
        assert reading.read("PRAGMA journal_mode", {}) == [("wal",)]
        assert reading.read("PRAGMA secure_delete", {}) == [(1,)]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "version plus récente"),
        ("PRAGMA application_id = 7", "n'est pas un registre"),
    ],
)
def test_a_newer_or_foreign_file_is_refused(
    opening: Open, path: Path, statement: str, said: str
) -> None:
    opening(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()
    with pytest.raises(StateError, match=said):
        opening(path)


def test_a_damaged_file_is_refused(opening: Open, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database" * 1_000)
    with pytest.raises(StateError, match="endommagé"):
        opening(path)


def test_a_place_that_cannot_be_written_is_one_sentence(
    opening: Open, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="écriture impossible"):
        opening(tmp_path / "file" / "state.sqlite")
