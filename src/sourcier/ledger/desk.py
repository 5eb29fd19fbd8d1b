"""What recording needs from outside: the state database, a clock, chance, a policy."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, auto

from sourcier.audit.journal import Journal
from sourcier.ledger.record import Stay


class Recording(StrEnum):
    """What is kept of a question."""

    TEXT = auto()
    DIGEST = auto()
    OFF = auto()


@dataclass(frozen=True, slots=True)
class Policy:
    """What the owner of the installation decides about records.

    Args:
        recording: whether replies are recorded, and with which words.
        days: that an ordinary record stays.
        required: no answer is shown unless it could be recorded.
    """

    recording: Recording
    days: int
    required: bool

    def until(self, retention: Stay, today: date) -> str | None:
        """Give the ISO date on which a record is erased; None when it is kept."""
        if retention is Stay.KEPT:
            return None
        return (today + timedelta(days=self.days)).isoformat()


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts of the ledger, chosen by `bootstrap`.

    Args:
        journal: opens the state database, once.
        policy: of the owner.
        ticks: seconds of a clock that never turns back.
        chance: so many random bytes.
    """

    journal: Callable[[], Journal]
    policy: Policy
    ticks: Callable[[], float]
    chance: Callable[[int], bytes]
