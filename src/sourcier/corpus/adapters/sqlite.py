"""A corpus in one SQLite file."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from sourcier.corpus.packed import Packed, unpack
from sourcier.corpus.validity import Entry
from sourcier.corpus.version import Held, Place, Version
from sourcier.errors import IntegrityError, ReleaseError, StorageError
from sourcier.evidence.document import Document
from sourcier.evidence.span import Span
from sourcier.evidence.status import Status

KEPT_OPEN = 512
"""Documents kept expanded in memory: a reply reads about thirty of about 20 kB each."""


class SqliteArchive:
    """Takes in a release under construction."""

    def __init__(self, path: Path) -> None:
        """Create the file; it must not exist."""
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"  # until sealed
            + files(__package__).joinpath("schema.sql").read_text(encoding="utf-8")
        )
        self._connection.execute("BEGIN")

    def keep(self, records: Iterable[Packed]) -> None:
        """Keep records; one already kept is not kept twice."""
        rows = ((r.digest, _iso(r.retrieved), r.data) for r in records)
        self._write("INSERT OR IGNORE INTO record VALUES (?, ?, ?)", rows)

    def date(self, versions: Iterable[Version]) -> None:
        """Say which records are valid when, and under which numbers."""
        rows = (
            (
                v.number,
                v.document_id,
                v.digest,
                v.source,
                v.status,
                v.valid_from.isoformat(),
                _iso(v.valid_to),
                v.superseded_by,
                v.known_from,
            )
            for v in versions
        )
        self._write("INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def name(self, aliases: Iterable[tuple[str, str]]) -> None:
        """Say under which other ids (alias, document id) texts were received."""
        self._write("INSERT OR IGNORE INTO alias VALUES (?, ?)", aliases)

    def cut(self, places: Iterable[Place]) -> None:
        """Say where the passages stand."""
        rows = ((p.passage, p.version, p.span.start, p.span.end) for p in places)
        self._write("INSERT INTO passage VALUES (?, ?, ?, ?)", rows)

    def remember(self, source: str, entries: Iterable[Entry]) -> None:
        """Keep what each edition of a source held, for the next build."""
        rows = (
            (
                source,
                e.edition.isoformat(),
                e.document_id,
                e.digest,
                _iso(e.own_date),
                e.status,
                e.superseded_by,
            )
            for e in entries
        )
        self._write("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def seal(self) -> None:
        """Write everything to the file; nothing may be added afterwards."""
        try:
            self._connection.execute("COMMIT")
            self._connection.execute("PRAGMA optimize")
        except sqlite3.OperationalError as failure:
            raise _full(failure) from None
        finally:
            self._connection.close()

    def _write(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        try:
            self._connection.executemany(sql, rows)
        except sqlite3.OperationalError as failure:
            raise _full(failure) from None


class SqliteStore:
    """Reads a sealed corpus."""

    def __init__(self, path: Path) -> None:
        """Open the file read-only; it never changes."""
        if not path.is_file():
            raise ReleaseError(
                "la version {release} du corpus est incomplète : {file} manque ; "
                "reconstruisez le corpus",
                release=path.parent.name,
                file=path.name,
            )
        address = f"file:{path.as_posix()}?mode=ro&immutable=1"
        self._path = path
        self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        self._document = lru_cache(maxsize=KEPT_OPEN)(self._read)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def held(self, number: int) -> Held:
        """A version and its text, its digest checked on every read from the file."""
        rows = self._rows("SELECT * FROM dated WHERE number = ?", number)
        version = _version(rows[0])
        return Held(version, self._document(version.document_id, version.digest))

    def versions(self, document_id: str) -> list[Version]:
        """The versions of a document, oldest first; also by an alias of its id."""
        sql = (
            "SELECT * FROM dated WHERE document = ? OR document IN"
            " (SELECT document FROM alias WHERE also = ?) ORDER BY number"
        )
        return [_version(row) for row in self._rows(sql, document_id, document_id)]

    def every_version(self) -> Iterator[Version]:
        """All versions, in the order of their numbers."""
        sql = "SELECT * FROM dated ORDER BY number"
        with closing(self._connection.execute(sql)) as cursor:
            yield from (_version(row) for row in cursor)

    def places(self, passages: Iterable[int]) -> list[Place]:
        """Where passages stand, in the order asked."""
        sql = "SELECT id, version, first, past FROM passage WHERE id = ?"
        return [_place(self._rows(sql, passage)[0]) for passage in passages]

    def passages_of(self, number: int) -> list[Place]:
        """The passages of a version, in reading order."""
        sql = "SELECT id, version, first, past FROM passage WHERE version = ? ORDER BY id"
        return [_place(row) for row in self._rows(sql, number)]

    def packed(self, digest: str) -> Packed:
        """A record as it is stored, to be copied into a new release."""
        sql = "SELECT retrieved, packed FROM record WHERE digest = ?"
        [(retrieved, data)] = self._rows(sql, digest)
        return Packed(digest, _day(retrieved), _bytes(data))

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """What each edition of each source held: (source, entry)."""
        sql = "SELECT * FROM entry ORDER BY source, edition, document"
        for source, *row in self._rows(sql):
            yield str(source), _entry(row)

    def _read(self, document_id: str, digest: str) -> Document:
        return unpack(self.packed(digest), document_id=document_id)

    def _rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError:
            raise IntegrityError(
                "le fichier {file} de la version {release} est endommagé ; "
                "reconstruisez le corpus",
                file=self._path.name,
                release=self._path.parent.name,
            ) from None


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(written: object) -> date | None:
    return date.fromisoformat(str(written)) if written else None


def _version(row: tuple[object, ...]) -> Version:
    number, document, digest, source, status, start, end, by, known, retrieved = row
    return Version(
        number=int(str(number)),
        document_id=str(document),
        digest=str(digest),
        source=str(source),
        status=Status(str(status)),
        valid_from=date.fromisoformat(str(start)),
        valid_to=_day(end),
        superseded_by=str(by) if by else None,
        retrieved=_day(retrieved),
        known_from=str(known),
    )


def _entry(row: list[object]) -> Entry:
    edition, document, digest, own, status, by = row
    return Entry(
        document_id=str(document),
        digest=str(digest),
        edition=date.fromisoformat(str(edition)),
        own_date=_day(own),
        status=Status(str(status)),
        superseded_by=str(by) if by else None,
    )


def _place(row: tuple[object, ...]) -> Place:
    passage, version, first, past = (int(str(value)) for value in row)
    return Place(passage, version, Span(first, past))


def _full(failure: sqlite3.OperationalError) -> StorageError:
    return StorageError(
        "écriture du corpus impossible ({cause}) : libérez de la place sur le disque "
        "ou vérifiez les droits, puis relancez ; la version en vigueur est intacte",
        cause=failure,
    )
