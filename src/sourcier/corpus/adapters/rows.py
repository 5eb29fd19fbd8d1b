"""Rows of `schema.sql` to what they stand for, and back."""

import zlib
from collections.abc import Sequence
from datetime import date

from sourcier.corpus.validity import Edition, Entry
from sourcier.corpus.version import Place, Version
from sourcier.errors import IntegrityError
from sourcier.evidence.span import Span
from sourcier.evidence.status import Status


def iso(day: date | None) -> str | None:
    """Write a date that may be unknown."""
    return day.isoformat() if day else None


def day(written: object) -> date | None:
    """Read a date that may be unknown."""
    return date.fromisoformat(str(written)) if written else None


def proof(row: Sequence[object]) -> int:
    """Work out what proves a row: SQLite keeps no check of its own."""
    return zlib.crc32(repr([str(value) for value in row]).encode())


def believed(row: Sequence[object]) -> Sequence[object]:
    """Give the values of a row that ends with its proof.

    Raises:
        IntegrityError: a value is not the one that was written.
    """
    *values, expected = row
    if proof(values) != expected:
        raise IntegrityError(
            "une ligne du corpus est altérée ({row}) : elle n'est pas montrée ; "
            "reconstruisez avec « corpus build --fresh »",
            row=", ".join(str(value)[:60] for value in values[:3]),
        )
    return values


def of_version(version: Version) -> tuple[object, ...]:
    """Give the row of a version."""
    row = (
        version.number,
        version.document_id,
        version.digest,
        version.source,
        version.status,
        version.valid_from.isoformat(),
        iso(version.valid_to),
        version.superseded_by,
        version.known_from,
    )
    return *row, proof(row)


def to_version(row: tuple[object, ...]) -> Version:
    """Read a row of the view `dated`."""
    *own, retrieved = row
    number, document, digest, source, status, start, end, by, known = believed(own)
    return Version(
        number=int(str(number)),
        document_id=str(document),
        digest=str(digest),
        source=str(source),
        status=Status(str(status)),
        valid_from=date.fromisoformat(str(start)),
        valid_to=day(end),
        superseded_by=str(by) if by else None,
        retrieved=day(retrieved),
        known_from=str(known),
    )


def of_entry(source: str, entry: Entry) -> tuple[object, ...]:
    """Give the row of what an edition held."""
    return (
        source,
        entry.edition.day.isoformat(),
        entry.edition.turn,
        entry.document_id,
        entry.digest,
        iso(entry.own_date),
        entry.status,
        entry.superseded_by,
    )


def to_entry(row: tuple[object, ...]) -> tuple[str, Entry]:
    """Read what an edition held."""
    source, edition, turn, document, digest, own, status, by = row
    return str(source), Entry(
        document_id=str(document),
        digest=str(digest),
        edition=Edition(date.fromisoformat(str(edition)), int(str(turn))),
        own_date=day(own),
        status=Status(str(status)),
        superseded_by=str(by) if by else None,
    )


def of_place(place: Place) -> tuple[int, ...]:
    """Give the row of a passage."""
    span = place.span
    row = (place.passage, place.version, span.start, span.end, place.words)
    return *row, proof(row)


def to_place(row: tuple[object, ...]) -> Place:
    """Read a row of passages."""
    passage, version, first, past, words = (int(str(v)) for v in believed(row))
    return Place(passage, version, Span(first, past), words)
