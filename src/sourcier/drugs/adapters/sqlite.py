"""A catalogue in one SQLite file, opened when it is first asked."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from functools import cached_property
from pathlib import Path

from sourcier.drugs.catalogue import Entry
from sourcier.errors import IntegrityError

TABLE = (
    "CREATE TABLE entry (document TEXT NOT NULL, scheme TEXT NOT NULL, value TEXT NOT NULL,"
    " current INTEGER NOT NULL, PRIMARY KEY (scheme, value, document))"
    " STRICT, WITHOUT ROWID"
)
INDEX = "CREATE INDEX entry_document ON entry (document)"
BESIDE = (
    "SELECT found.document, found.scheme, found.value, found.current FROM entry AS asked"
    " JOIN entry AS found ON found.document = asked.document AND found.current"
    " WHERE asked.scheme = ? AND asked.value = ? AND asked.current"
    " AND found.scheme IN ('cis', 'atc', 'generic_group')"
    " ORDER BY found.document, found.scheme, found.value"
)
SELECT = "SELECT document, scheme, value, current FROM entry WHERE"


def write_catalogue(path: Path, entries: Iterable[Entry]) -> None:
    """Write a catalogue; the file must not exist."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(TABLE)
        rows = ((e.document, e.scheme, e.value, int(e.current)) for e in entries)
        connection.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", rows)
        connection.execute(INDEX)


class SqliteCatalogue:
    """Reads a catalogue that never changes."""

    def __init__(self, path: Path) -> None:
        """Remember the file; nothing is read yet."""
        self._path = path

    @cached_property
    def _connection(self) -> sqlite3.Connection:
        address = f"file:{self._path.as_posix()}?mode=ro&immutable=1"
        return sqlite3.connect(address, uri=True, check_same_thread=False)

    def entries(self, scheme: str, value: str) -> list[Entry]:
        """Give the documents that carry a code, those that still hold first, by id."""
        where = "scheme = ? AND value = ? ORDER BY current DESC, document"
        return self._rows(f"{SELECT} {where}", scheme, value)

    def codes(self, document: str) -> list[Entry]:
        """Give the codes of a document, by scheme and value."""
        return self._rows(f"{SELECT} document = ? ORDER BY scheme, value", document)

    def beside(self, scheme: str, value: str) -> list[Entry]:
        """Give the codes that stand beside one in documents that still hold."""
        return self._rows(BESIDE, scheme, value)

    def close(self) -> None:
        """Let go of the file, if it was opened."""
        if "_connection" in vars(self):
            self._connection.close()

    def _rows(self, sql: str, *values: str) -> list[Entry]:
        try:
            rows = self._connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError:
            raise IntegrityError(
                "le fichier {file} de la version {release} est endommagé ; "
                "reconstruisez avec « corpus build --fresh »",
                file=self._path.name,
                release=self._path.parent.parent.name,
            ) from None
        return [Entry(d, scheme, value, bool(now)) for d, scheme, value, now in rows]
