"""Reading the whole chain again, and the rows that it tells of."""

import hmac
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum, auto

from sourcier.audit.entry import EFFECTS, START, Action, Effect, Entry, Event, chained, seal
from sourcier.audit.journal import HEAD
from sourcier.storage.state import Reading, Row

ENTRIES = (
    "SELECT sequence, instant, action, about, digest, actor, purpose, result, previous,"
    " hash FROM audit_entry ORDER BY sequence"
)
LAST = Entry(0, "", Event(Action.ASKED, ""), "", START)
"""What stands before the first entry."""


class Fault(StrEnum):
    """What is wrong with an entry, or with the row that it tells of."""

    MISSING = auto()
    ALTERED = auto()
    UNLINKED = auto()
    CUT = auto()
    SEALED_OTHERWISE = auto()
    ROW_MISSING = auto()
    ROW_ALTERED = auto()
    ROW_UNKNOWN = auto()
    ROW_BACK = auto()


@dataclass(frozen=True, slots=True)
class Broken:
    """The first thing that is wrong.

    Args:
        fault: what.
        sequence: of the entry; 0 when no entry tells of the row.
        about: the id of the row; empty when the chain itself is broken.
    """

    fault: Fault
    sequence: int
    about: str = ""


@dataclass(frozen=True, slots=True)
class Verified:
    """What reading the chain again found.

    Args:
        entries: how many are in order, from the first.
        rows: how many rows they tell of.
        head: hash of the last entry in order.
        broken: the first thing that is wrong; None when all is in order.
    """

    entries: int
    rows: int
    head: str
    broken: Broken | None


def verify(reading: Reading, rows: Mapping[str, str], *, key: bytes) -> Verified:
    """Check every entry, the seal of the last, and every row that they tell of.

    Args:
        reading: a transaction: entries and rows of one state.
        rows: keyed digest of each row as it stands now, by its id.
        key: that seals the end of the chain.
    """
    last, told = LAST, dict[str, Entry]()
    for row in reading.read(ENTRIES, {}):
        entry = _entry(row)
        fault = _linked(entry, last)
        if fault:
            where = min(entry.sequence, last.sequence + 1)
            return _found(last, rows, Broken(fault, where))
        last = entry
        if EFFECTS[entry.event.action] is not Effect.LOOKS:
            told[entry.event.about] = entry
    broken = _end(reading, last, key) or next(_rows(told, rows), None)
    return _found(last, rows, broken)


def _found(last: Entry, rows: Mapping[str, str], broken: Broken | None) -> Verified:
    return Verified(last.sequence, len(rows), last.hash, broken)


def _entry(row: Row) -> Entry:
    """Read an entry as it stands, whatever was done to it."""
    sequence, instant, action, about, digest, *rest = row
    actor, purpose, result, previous, whole = rest
    known = Action(action) if action in set(Action) else Action.LISTED
    event = Event(known, about, digest, actor, purpose, result)
    written = Entry(sequence, instant, event, previous, whole)
    return written if known == action else replace(written, hash="")


def _linked(entry: Entry, last: Entry) -> Fault | None:
    """Say what is wrong with an entry after the one before."""
    if entry.sequence != last.sequence + 1:
        return Fault.MISSING
    if entry.previous != last.hash:
        return Fault.UNLINKED
    try:
        whole = chained(entry.sequence, entry.instant, entry.event, last.hash).hash
    except (TypeError, ValueError):  # bytes where text was, or half a character
        return Fault.ALTERED
    return None if whole == entry.hash else Fault.ALTERED


def _end(reading: Reading, last: Entry, key: bytes) -> Broken | None:
    """Say whether the chain ends where its seal says."""
    heads = reading.read(HEAD, {})
    if not heads:
        return Broken(Fault.CUT, last.sequence) if last.sequence else None
    sequence, head, sealed = heads[0]
    true = seal(sequence, head, key)
    if not isinstance(sealed, str) or not hmac.compare_digest(
        true.encode(), sealed.encode()
    ):
        return Broken(Fault.SEALED_OTHERWISE, last.sequence)
    if (sequence, head) != (last.sequence, last.hash):
        return Broken(Fault.CUT, last.sequence + 1)
    return None


def _rows(told: Mapping[str, Entry], rows: Mapping[str, str]) -> Iterator[Broken]:
    """Give the rows that are not as the chain left them, in its order."""
    for about, entry in sorted(told.items(), key=lambda pair: pair[1].sequence):
        holds = EFFECTS[entry.event.action] is Effect.HOLDS
        if holds and about not in rows:
            yield Broken(Fault.ROW_MISSING, entry.sequence, about)
        elif holds and rows[about] != entry.event.digest:
            yield Broken(Fault.ROW_ALTERED, entry.sequence, about)
        elif not holds and about in rows:
            yield Broken(Fault.ROW_BACK, entry.sequence, about)
    for about in sorted(set(rows) - set(told)):
        yield Broken(Fault.ROW_UNKNOWN, 0, about)
