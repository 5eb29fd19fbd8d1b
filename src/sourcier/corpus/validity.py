"""When each version is valid: worked out from the editions that hold it.

A version is valid from the document's own date, else from its edition's, else from the
day it was retrieved. What a later edition changes is superseded from the day the new
version is valid; what a later edition no longer holds is withdrawn from that edition's
date. (DESIGN §5.)
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sourcier.evidence.status import Status


class Edition(NamedTuple):
    """One state of a source; they sort as they came.

    Args:
        day: as its issuer dates it, else when it was first read.
        turn: 0, or more for what was read later the same day.
    """

    day: date
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as one edition holds it.

    Args:
        document_id: `NAME:ID`.
        digest: of the record.
        edition: which one.
        own_date: last date that the document itself states; None when it states none.
        status: what the document says of itself.
        superseded_by: the id that replaces it, when the document says so.
    """

    document_id: str
    digest: str
    edition: Edition
    own_date: date | None
    status: Status
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class Validity:
    """A version's interval and what became of it."""

    document_id: str
    digest: str
    status: Status
    valid_from: date
    valid_to: date | None
    superseded_by: str | None


def validities(entries: Iterable[Entry], editions: Iterable[Edition]) -> list[Validity]:
    """Work out the intervals of every document of one source.

    Args:
        entries: what each edition holds.
        editions: all those of the source, also empty ones.

    Returns:
        Versions in the order of (document id, valid_from).

    >>> old, new = Edition(date(2021, 4, 20)), Edition(date(2022, 12, 21))
    >>> rule = Entry("covid:masque", "sha256:a", old, None, Status.IN_FORCE)
    >>> [gone] = validities([rule], [old, new])
    >>> gone.status, gone.valid_to
    (<Status.WITHDRAWN: 'withdrawn'>, datetime.date(2022, 12, 21))
    """
    ordered = sorted(set(editions))
    by_document: defaultdict[str, dict[Edition, Entry]] = defaultdict(dict)
    for entry in entries:
        by_document[entry.document_id][entry.edition] = entry
    return [
        validity
        for document_id in sorted(by_document)
        for validity in _life(by_document[document_id], ordered)
    ]


def _life(held: Mapping[Edition, Entry], editions: list[Edition]) -> list[Validity]:
    """Walk the editions in order; open a version when the text changes, close the last."""
    life: list[Validity] = []
    current: Entry | None = None
    for edition in editions:
        entry = held.get(edition)
        if entry is None:
            if current is not None:
                life[-1] = _closed(life[-1], edition.day, Status.WITHDRAWN)
            current = None
        elif current is None or entry.digest != current.digest:
            opened = _opened(entry, life)
            if current is not None:
                life[-1] = _closed(life[-1], opened.valid_from, Status.SUPERSEDED)
            life.append(opened)
            current = entry
    return life


def _opened(entry: Entry, life: list[Validity]) -> Validity:
    return Validity(
        document_id=entry.document_id,
        digest=entry.digest,
        status=entry.status,
        valid_from=_start(entry, life[-1] if life else None),
        valid_to=None,
        superseded_by=entry.superseded_by,
    )


def _start(entry: Entry, before: Validity | None) -> date:
    """Date a version: never before the one that it follows."""
    start = entry.own_date or entry.edition.day
    if before and before.valid_to:  # withdrawn, then back
        return max(start, entry.edition.day)
    if before and start <= before.valid_from:
        return max(entry.edition.day, before.valid_from)
    return start


def _closed(version: Validity, day: date, status: Status) -> Validity:
    """End a version; what its own issuer had already ended keeps that status."""
    ended = version.status in {Status.WITHDRAWN, Status.RETRACTED, Status.SUPERSEDED}
    superseded = status is Status.SUPERSEDED
    return Validity(
        document_id=version.document_id,
        digest=version.digest,
        status=version.status if ended else status,
        valid_from=version.valid_from,
        valid_to=max(day, version.valid_from),
        superseded_by=version.document_id if superseded else version.superseded_by,
    )
