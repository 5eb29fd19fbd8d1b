"""A new file and a file brought up to date are the same, step by step."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic.script import ScriptDirectory

from sourcier.storage.adapters.light import LightState
from sourcier.storage.adapters.migrating import steps, upgrade
from sourcier.storage.private import secret
from sourcier.storage.state import APPLICATION, REVISIONS


def tables(path: Path) -> set[str]:
    """The statements that made the file, white space aside."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {"".join(row[0].split()) for row in rows}


def test_the_schema_is_what_the_steps_make(tmp_path: Path) -> None:
    new, old = tmp_path / "new" / "state.sqlite", tmp_path / "old.sqlite"
    LightState(new, upgrade=upgrade).close()
    upgrade(old)
    assert tables(new) == tables(old)


def test_every_step_is_known_oldest_first() -> None:
    script: ScriptDirectory = steps()
    found = [step.revision for step in script.walk_revisions()]
    assert tuple(reversed(found)) == REVISIONS


def test_a_new_file_needs_no_step(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    called: list[Path] = []
    LightState(path, upgrade=called.append).close()
    assert called == []
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION,)


def test_a_secret_is_drawn_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "installation.key"
    drawn = secret(path)
    assert len(drawn) == 32
    assert secret(path) == drawn
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [file.name for file in path.parent.iterdir()] == ["installation.key"]
    assert secret(tmp_path / "other" / "installation.key") != drawn
