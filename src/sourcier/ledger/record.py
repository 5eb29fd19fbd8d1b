"""A recorded reply, and the keyed digests that tell whether it changed."""

import hashlib
import hmac
import json
from dataclasses import dataclass, field
from enum import StrEnum, auto

from sourcier.ledger.places import Json

SCHEMA = "sourcier.record/1"


class Stay(StrEnum):
    """How long a recorded reply stays."""

    ORDINARY = auto()
    KEPT = auto()


@dataclass(frozen=True, slots=True)
class Record:
    """A recorded reply, as its row holds it. What was asked is not shown by accident.

    Args:
        id: drawn at random.
        asked_at: ISO instant, UTC, of the first time.
        retention: how long it stays.
        expires: ISO date on which it is erased; None while it is kept.
        release: that answered.
        sameness: keyed digest of what was asked and answered: asking again finds it.
        question: None when the installation keeps no text.
        facts: arguments, versions, places, digests, timings.
        salt: key of the digests of this record alone; erased with it.
    """

    id: str
    asked_at: str
    retention: Stay
    expires: str | None
    release: str
    sameness: str
    question: str | None = field(repr=False)
    facts: Json = field(repr=False)
    salt: str = field(repr=False)

    @property
    def written(self) -> str:
        """The facts as they are stored."""
        return canonical(self.facts)

    @property
    def digest(self) -> str:
        """Keyed digest of the whole row: without the salt, nothing can be guessed."""
        said = [
            *(self.id, self.asked_at, self.retention, self.expires, self.release),
            *(self.sameness, self.question, self.written),
        ]
        return keyed(canonical(said), self.salt)


def canonical(data: object) -> str:
    """Write data the one way that digests are taken of."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def keyed(said: str, salt: str) -> str:
    """Digest a text with the salt of a record, hexadecimal.

    >>> keyed("a", "00") == keyed("a", "01")
    False
    """
    return hmac.new(bytes.fromhex(salt), said.encode(), hashlib.sha256).hexdigest()
