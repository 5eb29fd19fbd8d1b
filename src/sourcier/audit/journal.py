"""The only way to write to the state database: each write brings its entry."""

import hmac
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass, field
from datetime import datetime
from pathlib import Path

from sourcier.audit.entry import START, Entry, Event, chained, seal
from sourcier.errors import StateError
from sourcier.storage.state import Reading, Row, State, Values, Writing

HEAD = "SELECT sequence, hash, seal FROM audit_head WHERE id = 1"
APPEND = (
    "INSERT INTO audit_entry (sequence, instant, actor, action, about, purpose, result,"
    " digest, previous, hash) VALUES (:sequence, :instant, :actor, :action, :about,"
    " :purpose, :result, :digest, :previous, :hash)"
)
FIRST = (
    "INSERT INTO audit_head (id, sequence, hash, seal) VALUES (1, :sequence, :hash, :seal)"
)
NEXT = "UPDATE audit_head SET sequence = :sequence, hash = :hash, seal = :seal WHERE id = 1"


class Audited:
    """A transaction whose every write takes the event that tells of it."""

    def __init__(self, writing: Writing, append: Callable[[Writing, Event], None]) -> None:
        """Work within a transaction that writes."""
        self._writing = writing
        self._append = append

    def read(self, sql: str, values: Values) -> list[Row]:
        """Give the rows of a query."""
        return self._writing.read(sql, values)

    def write(self, sql: str, values: Values, *, event: Event) -> None:
        """Run one statement and append its entry."""
        self._writing.write(sql, values)
        self._append(self._writing, event)

    def note(self, *, event: Event) -> None:
        """Append the entry of an act that changes no row: a reading, an export."""
        self._append(self._writing, event)


@dataclass(frozen=True, slots=True)
class Journal:
    """The state database, as the rooms above use it.

    Args:
        state: the database.
        key: seals the end of the chain; it lies outside the database.
        key_file: where, for whoever must restore it.
        now: the clock.
    """

    state: State
    key: bytes = field(repr=False)
    key_file: Path
    now: Callable[[], datetime]

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Open a transaction that reads."""
        with self.state.reading() as reading:
            yield reading

    @contextmanager
    def writing(self) -> Iterator[Audited]:
        """Open a transaction that writes; it lasts with its entries, or not at all.

        Raises:
            StorageError: nothing can be written; nothing was.
            StateError: the chain was sealed by another key.
        """
        with self.state.writing() as writing:
            yield Audited(writing, self._append)

    def _append(self, writing: Writing, event: Event) -> None:
        sequence, head = self._end(writing)
        entry = chained(sequence + 1, self.now().isoformat(), event, head)
        writing.write(APPEND, _values(entry))
        writing.write(
            NEXT if sequence else FIRST,
            {
                "sequence": entry.sequence,
                "hash": entry.hash,
                "seal": seal(entry.sequence, entry.hash, self.key),
            },
        )

    def _end(self, writing: Writing) -> tuple[int, str]:
        """Give the end of the chain; nothing is written after one that is not ours."""
        rows = writing.read(HEAD, {})
        if not rows:
            return 0, START
        sequence, head, sealed = rows[0]
        if not hmac.compare_digest(seal(sequence, head, self.key), str(sealed)):
            raise StateError(
                "le registre n'a pas été scellé par la clé {file} : rien n'y est écrit ; "
                "restaurez la clé et le registre de la même sauvegarde",
                file=self.key_file,
            )
        return int(sequence), str(head)


def _values(entry: Entry) -> Values:
    names = ("action", "about", "digest", "actor", "purpose", "result")
    return {
        "sequence": entry.sequence,
        "instant": entry.instant,
        "previous": entry.previous,
        "hash": entry.hash,
        **dict(zip(names, map(str, astuple(entry.event)), strict=True)),
    }
