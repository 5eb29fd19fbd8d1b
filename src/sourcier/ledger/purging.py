"""Erasing on time, whoever asks or not: one attempt that never raises for a full disk."""

from dataclasses import dataclass

from sourcier.errors import StateError, StorageError
from sourcier.ledger.desk import Desk
from sourcier.ledger.retention import purge


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of an attempt to erase what is over.

    Args:
        erased: how many replies.
        failed: name of the failure; empty when it went well.
    """

    erased: int
    failed: str = ""


def attempt(desk: Desk) -> Attempt:
    """Erase the replies whose time is over; what cannot be written is tried again later.

    A transaction holds it all: a process that dies in the middle erased nothing, or all.

    Args:
        desk: of the ledger.
    """
    try:
        return Attempt(len(purge(desk.journal())))
    except (StorageError, StateError) as failure:
        return Attempt(0, type(failure).__name__)
