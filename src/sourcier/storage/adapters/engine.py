"""The state database by SQLAlchemy Core: pooled connections, and PostgreSQL one day."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from sourcier.storage.faults import sentence, told
from sourcier.storage.opening import prepare
from sourcier.storage.state import PATIENCE, SETTINGS, Row, Upgrade, Values

WRITES = {"writes": True}


def engine(path: Path) -> Engine:
    """Give an engine whose transactions are ours: immediate when they write.

    What was being written never stands in its errors.
    """
    made = create_engine(
        URL.create("sqlite", database=str(path)),
        hide_parameters=True,
        connect_args={"timeout": PATIENCE, "check_same_thread": False},
    )
    event.listen(made, "connect", _set)
    event.listen(made, "begin", _begin)
    return made


def _set(connection: SqliteConnection, record: object) -> None:
    """Set up a connection; the driver leaves transactions to us."""
    del record
    connection.isolation_level = None
    for setting in SETTINGS:
        connection.execute(setting)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


class EngineTransaction:
    """Reads and writes within a transaction."""

    def __init__(self, connection: Connection) -> None:
        """Work on a connection whose transaction is open."""
        self._connection = connection

    def read(self, sql: str, values: Values) -> list[Row]:
        """Give the rows of a query."""
        return [tuple(row) for row in self._connection.execute(text(sql), dict(values))]

    def write(self, sql: str, values: Values) -> None:
        """Run one statement."""
        self._connection.execute(text(sql), dict(values))


class EngineState:
    """Pooled connections, for whatever runs longer than one question."""

    def __init__(self, path: Path, *, upgrade: Upgrade) -> None:
        """Open the database; made when there is none.

        Raises:
            StorageError: it can be neither read nor made.
            StateError: it is damaged, foreign or newer.
        """
        self._path = path
        with told(path):
            prepare(path, upgrade)
        self._engine = engine(path)

    @contextmanager
    def reading(self) -> Iterator[EngineTransaction]:
        """Open a transaction that reads."""
        with self._told(), self._engine.connect() as connection, connection.begin():
            yield EngineTransaction(connection)

    @contextmanager
    def writing(self) -> Iterator[EngineTransaction]:
        """Open a transaction that writes."""
        with self._told(), self._engine.connect() as opened:
            connection = opened.execution_options(**WRITES)
            with connection.begin():
                yield EngineTransaction(connection)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn a failure of the database into one sentence."""
        try:
            yield
        except DBAPIError as failure:
            raise sentence(failure.orig or failure, self._path) from None

    def scrub(self) -> None:
        """Take what was erased out of the journal."""
        with self._told(), self._engine.connect() as connection:
            raw = connection.connection.dbapi_connection
            if isinstance(raw, SqliteConnection):
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Let go of the connections."""
        self._engine.dispose()
