"""The state database by the standard library alone: a cold `ask` has 0.8 s in all.

SQLAlchemy costs a quarter of a second to load (docs/decisions, 2026-11-25).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection

from sourcier.storage.faults import told
from sourcier.storage.opening import connect, prepare
from sourcier.storage.state import Row, Upgrade, Values


class LightTransaction:
    """Reads and writes within a transaction."""

    def __init__(self, connection: Connection) -> None:
        """Work on a connection whose transaction is open."""
        self._connection = connection

    def read(self, sql: str, values: Values) -> list[Row]:
        """Give the rows of a query."""
        return self._connection.execute(sql, dict(values)).fetchall()

    def write(self, sql: str, values: Values) -> None:
        """Run one statement."""
        self._connection.execute(sql, dict(values))


class LightState:
    """One connection, for a command that asks and ends."""

    def __init__(self, path: Path, *, upgrade: Upgrade) -> None:
        """Open the database; made when there is none.

        Raises:
            StorageError: it can be neither read nor made.
            StateError: it is damaged, foreign or newer.
        """
        self._path = path
        with told(path):
            prepare(path, upgrade)
            self._connection = connect(path)

    @contextmanager
    def reading(self) -> Iterator[LightTransaction]:
        """Open a transaction that reads."""
        with self._within("BEGIN") as transaction:
            yield transaction

    @contextmanager
    def writing(self) -> Iterator[LightTransaction]:
        """Open a transaction that writes."""
        with self._within("BEGIN IMMEDIATE") as transaction:
            yield transaction

    @contextmanager
    def _within(self, begin: str) -> Iterator[LightTransaction]:
        with told(self._path):
            self._connection.execute(begin)
            try:
                yield LightTransaction(self._connection)
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def scrub(self) -> None:
        """Take what was erased out of the journal."""
        with told(self._path):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
