"""Opening the file of the state database: new, known, older, newer or foreign."""

import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from sourcier.errors import StateError
from sourcier.storage.private import private_file
from sourcier.storage.state import APPLICATION, PATIENCE, REVISIONS, SETTINGS, Upgrade

REVISION = "SELECT version_num FROM alembic_version"
TABLES = "SELECT count(*) FROM sqlite_master"


def connect(path: Path) -> sqlite3.Connection:
    """Connect to a database, with the settings of every connection."""
    connection = sqlite3.connect(
        path, isolation_level=None, timeout=PATIENCE, check_same_thread=False
    )
    for setting in SETTINGS:
        connection.execute(setting)
    return connection


def prepare(path: Path, upgrade: Upgrade) -> None:
    """Make the database when there is none, and bring an older one up to date.

    Raises:
        StateError: the file is another program's, or a newer Sourcier's.
    """
    private_file(path)
    connection = connect(path)
    try:
        _make(connection)
        found = _revision(connection, path)
    finally:
        connection.close()
    if found != REVISIONS[-1]:
        upgrade(path)


def _make(connection: sqlite3.Connection) -> None:
    """Create the tables in an empty file; of two processes, one does."""
    if connection.execute(TABLES).fetchone() != (0,):
        return
    connection.execute("BEGIN IMMEDIATE")
    if connection.execute(TABLES).fetchone() == (0,):
        for statement in statements():
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute("COMMIT")


def statements() -> Iterator[str]:
    """Give the statements that make the last revision of the schema."""
    lines = files(__package__).joinpath("schema.sql").read_text(encoding="utf-8")
    statement = ""
    for line in lines.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""


def _revision(connection: sqlite3.Connection, path: Path) -> str:
    """Say which revision a file is, and refuse one that we do not know."""
    if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION,):
        raise StateError(
            "{file} n'est pas un registre de Sourcier ; déplacez ce fichier", file=path
        )
    found = connection.execute(REVISION).fetchone()
    revision = str(found[0]) if found else ""
    if revision not in REVISIONS:
        raise StateError(
            "le registre {file} vient d'une version plus récente de Sourcier (schéma "
            "{found}, ici {ours}) ; mettez Sourcier à jour ou restaurez une sauvegarde",
            file=path,
            found=revision,
            ours=REVISIONS[-1],
        )
    return revision
