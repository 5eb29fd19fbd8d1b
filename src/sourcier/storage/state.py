"""The port of the state database, and what both adapters agree on."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol, TypeAlias

Row: TypeAlias = tuple[Any, ...]
Values: TypeAlias = Mapping[str, object]

APPLICATION = 1_400_005_451
"""Written in the file, so that another program's database is refused."""
REVISIONS = ("0001", "0002")
"""Revisions of the schema, oldest first; `schema.sql` is the last of them."""
PATIENCE = 10
"""Seconds that a write waits for another process to finish its own."""
SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    f"PRAGMA busy_timeout = {PATIENCE * 1000}",
)
"""Of every connection. What is acknowledged lasts, and what is erased leaves no trace in
free pages (guide/reliability.md section 4, guide/privacy.md section 12)."""
Upgrade: TypeAlias = Callable[[Path], None]
"""Brings the database of an older revision to the last one."""


class Reading(Protocol):
    """A transaction that changes nothing: one state of the database, whoever writes."""

    def read(self, sql: str, values: Values) -> list[Row]:
        """Give the rows of a query; `:name` stands for a value."""


class Writing(Reading, Protocol):
    """A transaction that holds the right to write; it lasts whole or leaves no trace."""

    def write(self, sql: str, values: Values) -> None:
        """Run one statement; `:name` stands for a value."""


class State(Protocol):
    """The state database, open."""

    def reading(self) -> AbstractContextManager[Reading]:
        """Open a transaction that reads."""

    def writing(self) -> AbstractContextManager[Writing]:
        """Open a transaction that writes; on disk, all of it, once this ends.

        Raises:
            StorageError: nothing can be written; nothing was.
        """

    def scrub(self) -> None:
        """Take what was erased out of the files as well."""

    def close(self) -> None:
        """Let go of the database."""
