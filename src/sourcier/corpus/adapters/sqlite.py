"""A corpus in one SQLite file."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from sourcier.corpus.adapters import rows
from sourcier.corpus.fingerprint import fold_words
from sourcier.corpus.packed import Packed, unpack
from sourcier.corpus.store import MOST_TWINS
from sourcier.corpus.validity import Entry
from sourcier.corpus.version import Held, Place, Version
from sourcier.errors import IntegrityError, ReleaseError, StorageError
from sourcier.evidence.document import Document

KEPT_OPEN = 512
"""Documents kept expanded in memory: a reply reads about thirty of about 20 kB each."""
APPLICATION, SCHEMA = 1_400_005_450, 4
"""As in `schema.sql`; a file of another format is refused."""
PASSAGE = "SELECT id, version, first, past, words, proof FROM passage"


class SqliteArchive:
    """Takes in a release under construction."""

    def __init__(self, path: Path) -> None:
        """Create the file; it must not exist."""
        try:
            self._connection = sqlite3.connect(path, isolation_level=None)
            self._connection.executescript(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"  # until sealed
                + files(__package__).joinpath("schema.sql").read_text(encoding="utf-8")
            )
            self._connection.execute("BEGIN")
        except sqlite3.OperationalError as failure:
            raise _full(failure) from None

    def keep(self, records: Iterable[Packed]) -> None:
        """Keep records; one already kept is not kept twice."""
        self._write(
            "INSERT OR IGNORE INTO record VALUES (?, ?, ?)",
            ((r.digest, rows.iso(r.retrieved), r.data) for r in records),
        )

    def date(self, versions: Iterable[Version]) -> None:
        """Say which records are valid when, and under which numbers."""
        self._write(
            "INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            map(rows.of_version, versions),
        )

    def name(self, aliases: Iterable[tuple[str, str]]) -> None:
        """Say under which other ids (alias, document id) texts were received."""
        self._write("INSERT OR IGNORE INTO alias VALUES (?, ?)", aliases)

    def cut(self, places: Iterable[Place]) -> None:
        """Say where the passages stand."""
        self._write(
            "INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?)", map(rows.of_place, places)
        )

    def remember(self, source: str, entries: Iterable[Entry]) -> None:
        """Keep what each edition of a source held, for the next build."""
        self._write(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (rows.of_entry(source, entry) for entry in entries),
        )

    def seal(self) -> None:
        """Write everything to the file; nothing may be added afterwards."""
        try:
            self._connection.execute("COMMIT")
            self._connection.execute("PRAGMA optimize")
        except sqlite3.OperationalError as failure:
            raise _full(failure) from None
        finally:
            self._connection.close()

    def _write(self, sql: str, values: Iterable[tuple[object, ...]]) -> None:
        try:
            self._connection.executemany(sql, values)
        except sqlite3.OperationalError as failure:
            raise _full(failure) from None


class SqliteStore:
    """Reads a sealed corpus."""

    def __init__(self, path: Path) -> None:
        """Open the file read-only; it never changes.

        Raises:
            ReleaseError: it is missing or of another format.
            IntegrityError: it is no database any more.
        """
        if not path.is_file():
            raise ReleaseError(
                "la version {release} du corpus est incomplète : {file} manque ; "
                "reconstruisez avec « corpus build --fresh »",
                release=path.parent.name,
                file=path.name,
            )
        address = f"file:{path.as_posix()}?mode=ro&immutable=1"
        self._path = path
        self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        self._document = lru_cache(maxsize=KEPT_OPEN)(self._read)
        self._refuse_foreign()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def held(self, number: int) -> Held:
        """A version and its text, its digest checked on every read from the file."""
        version = rows.to_version(self._one("SELECT * FROM dated WHERE number = ?", number))
        return Held(version, self._document(version.document_id, version.digest))

    def versions(self, document_id: str) -> list[Version]:
        """The versions of a document, oldest first; also by an alias of its id."""
        sql = (
            "SELECT * FROM dated WHERE document = ? OR document IN"
            " (SELECT document FROM alias WHERE also = ?) ORDER BY number"
        )
        return [rows.to_version(row) for row in self._rows(sql, document_id, document_id)]

    def every_version(self) -> Iterator[Version]:
        """All versions, in the order of their numbers."""
        return map(rows.to_version, self._each("SELECT * FROM dated ORDER BY number"))

    def places(self, passages: Iterable[int]) -> list[Place]:
        """Where passages stand, in the order asked."""
        sql = f"{PASSAGE} WHERE id = ?"
        return [rows.to_place(self._one(sql, passage)) for passage in passages]

    def passages_of(self, number: int) -> list[Place]:
        """The passages of a version, in reading order."""
        found = self._rows(f"{PASSAGE} WHERE version = ? ORDER BY id", number)
        return [rows.to_place(row) for row in found]

    def twins(self, passage: int) -> list[Place]:
        """The other passages with the same words, those that still hold first."""
        [place] = self.places([passage])
        words = self._words(place)
        sql = (
            "SELECT id, version, first, past, words, passage.proof"
            " FROM passage JOIN version ON number = version"
            " WHERE words = ? AND id <> ? ORDER BY valid_to IS NOT NULL, id LIMIT ?"
        )
        found = self._rows(sql, place.words, passage, MOST_TWINS)
        return [twin for twin in map(rows.to_place, found) if self._words(twin) == words]

    def packed(self, digest: str) -> Packed:
        """A record as it is stored, to be copied into a new release."""
        sql = "SELECT retrieved, packed FROM record WHERE digest = ?"
        retrieved, data = self._one(sql, digest)
        return Packed(digest, rows.day(retrieved), data if isinstance(data, bytes) else b"")

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """What each edition of each source held: (source, entry)."""
        sql = "SELECT * FROM entry ORDER BY source, edition, turn, document"
        return map(rows.to_entry, self._each(sql))

    def _words(self, place: Place) -> str:
        return fold_words(place.span.of(self.held(place.version).document.text))

    def _read(self, document_id: str, digest: str) -> Document:
        return unpack(self.packed(digest), document_id=document_id)

    def _refuse_foreign(self) -> None:
        found = [
            self._one(sql)[0] for sql in ("PRAGMA application_id", "PRAGMA user_version")
        ]
        if found != [APPLICATION, SCHEMA]:
            raise ReleaseError(
                "la version {release} du corpus est d'un autre format ({found}, ici "
                "{ours}) ; reconstruisez avec « corpus build --fresh »",
                release=self._path.parent.name,
                found=found[1],
                ours=SCHEMA,
            )

    def _one(self, sql: str, *values: object) -> tuple[object, ...]:
        found = self._rows(sql, *values)
        if len(found) != 1:
            raise self._damaged()
        return found[0]

    def _rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        return list(self._each(sql, *values))

    def _each(self, sql: str, *values: object) -> Iterator[tuple[object, ...]]:
        try:
            with closing(self._connection.execute(sql, values)) as cursor:
                yield from cursor
        except sqlite3.DatabaseError:
            raise self._damaged() from None

    def _damaged(self) -> IntegrityError:
        return IntegrityError(
            "le fichier {file} de la version {release} est endommagé ; "
            "reconstruisez avec « corpus build --fresh »",
            file=self._path.name,
            release=self._path.parent.name,
        )


def _full(failure: sqlite3.OperationalError) -> StorageError:
    return StorageError(
        "écriture du corpus impossible ({cause}) : libérez de la place sur le disque "
        "ou vérifiez les droits, puis relancez ; la version en vigueur est intacte",
        cause=failure,
    )
