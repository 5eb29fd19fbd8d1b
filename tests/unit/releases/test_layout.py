import os
import sqlite3
from pathlib import Path

import pytest

from sourcier.errors import ReleaseError, StorageError
from sourcier.releases import intact, lock
from sourcier.releases.layout import Home, forget, sync_tree, write_whole, writing


def test_nothing_is_current_before_the_first_build(tmp_path: Path) -> None:
    assert Home(tmp_path).current() is None
    assert Home(tmp_path).names() == []


def test_releases_under_construction_have_no_name(tmp_path: Path) -> None:
    for name in ("b", "a", "new.building"):
        (tmp_path / "releases" / name).mkdir(parents=True)
    assert Home(tmp_path).names() == ["a", "b"]


def test_a_pointer_that_is_a_folder_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "current").mkdir()
    with pytest.raises(ReleaseError, match="absente"):
        Home(tmp_path).current()


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "current"
    write_whole(path, b"un")
    write_whole(path, b"deux")
    assert path.read_bytes() == b"deux"
    assert list(tmp_path.iterdir()) == [path]


def test_a_tree_is_synced(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").write_bytes(b"c")
    sync_tree(tmp_path)
    assert (tmp_path / "a" / "b").read_bytes() == b"c"


@pytest.mark.parametrize(
    "failure",
    [
        OSError(28, "No space left on device"),
        OSError(28, None),
        OSError(),
        sqlite3.OperationalError("database or disk is full"),
    ],
)
def test_a_failed_write_is_one_sentence(failure: Exception) -> None:
    with pytest.raises(StorageError, match="écriture impossible") as told:
        fail(failure)
    assert "version en vigueur est intacte" in str(told.value)


def fail(failure: Exception) -> None:
    with writing("corpus"):
        raise failure


def test_one_build_at_a_time(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with lock.one_build(home), pytest.raises(ReleaseError), lock.one_build(home):
        pass
    with lock.one_build(home):
        pass


def test_a_release_held_is_not_unread(tmp_path: Path) -> None:
    (tmp_path / lock.IN_USE).touch()
    held = lock.hold(tmp_path)
    with lock.unread(tmp_path) as free:
        assert not free
    os.close(held)
    with lock.unread(tmp_path) as free:
        assert free


def test_two_readers_share_a_release(tmp_path: Path) -> None:
    (tmp_path / lock.IN_USE).touch()
    for descriptor in (lock.hold(tmp_path), lock.hold(tmp_path)):
        os.close(descriptor)


def test_files_are_measured_and_damage_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"un")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b").write_bytes(b"deux")
    (tmp_path / ".lock").touch()
    files = intact.measure(tmp_path)
    assert list(files) == ["a", "sub/b"]
    assert intact.damaged(tmp_path, files) is None
    assert intact.altered(tmp_path, files) == []
    (tmp_path / "a").write_bytes(b"no")
    assert intact.damaged(tmp_path, files) == "a"
    assert intact.damaged(tmp_path, files, by_size={"a"}) is None
    assert intact.altered(tmp_path, files) == ["a"]
    (tmp_path / "sub" / "b").unlink()
    assert intact.damaged(tmp_path, files, by_size={"a", "sub/b"}) == "sub/b"
    assert intact.altered(tmp_path, files) == ["a", "sub/b"]


def test_a_file_that_is_gone_already_is_forgotten_with_the_others(tmp_path: Path) -> None:
    gone, there = tmp_path / "analysis.sqlite-wal", tmp_path / "analysis.sqlite"
    there.write_bytes(b"x")
    forget([gone, there])
    assert list(tmp_path.iterdir()) == []
