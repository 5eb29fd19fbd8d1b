"""What is noted of an act, and how one entry holds the one before it."""

import hashlib
import hmac
import json
from dataclasses import astuple, dataclass
from enum import StrEnum, auto

START = "0" * 64
"""What the first entry holds in place of a former one."""


class Effect(StrEnum):
    """What an act does to the row that it is about."""

    HOLDS = auto()
    GONE = auto()
    LOOKS = auto()


class Action(StrEnum):
    """What is done: to a recorded reply, to what is held against it, by a program."""

    ASKED = auto()
    KEPT = auto()
    RELEASED = auto()
    FORGOTTEN = auto()
    PURGED = auto()
    LISTED = auto()
    REPLAYED = auto()
    EXPORTED = auto()
    CALLED = auto()
    CONTESTED = auto()
    ANSWERED = auto()
    UNCONTESTED = auto()


EFFECTS = {
    Action.ASKED: Effect.HOLDS,
    Action.KEPT: Effect.HOLDS,
    Action.RELEASED: Effect.HOLDS,
    Action.FORGOTTEN: Effect.GONE,
    Action.PURGED: Effect.GONE,
    Action.LISTED: Effect.LOOKS,
    Action.REPLAYED: Effect.LOOKS,
    Action.EXPORTED: Effect.LOOKS,
    Action.CALLED: Effect.LOOKS,
    Action.CONTESTED: Effect.HOLDS,
    Action.ANSWERED: Effect.HOLDS,
    Action.UNCONTESTED: Effect.GONE,
}


@dataclass(frozen=True, slots=True)
class Event:
    """An act; never free text.

    Args:
        action: what was done.
        about: the id of what it was done to.
        digest: keyed digest of the row as the act leaves it; empty when the act leaves
            none, or changes nothing.
        actor: who; until there are accounts, whoever uses this installation.
        purpose: what for.
        result: what came of it.
    """

    action: Action
    about: str
    digest: str = ""
    actor: str = "local"
    purpose: str = "documentation"
    result: str = "done"


@dataclass(frozen=True, slots=True)
class Entry:
    """An act in its place in the chain.

    Args:
        sequence: from 1, without a gap.
        instant: ISO, UTC.
        event: the act.
        previous: hash of the entry before.
        hash: of all this.
    """

    sequence: int
    instant: str
    event: Event
    previous: str
    hash: str


def chained(sequence: int, instant: str, event: Event, previous: str) -> Entry:
    """Put an act in its place.

    >>> event = Event(Action.KEPT, "a")
    >>> chained(1, "", event, START).hash == chained(2, "", event, START).hash
    False
    """
    facts = [sequence, instant, *astuple(event)]
    said = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    whole = hashlib.sha256(f"{previous}\n{said}".encode()).hexdigest()
    return Entry(sequence, instant, event, previous, whole)


def seal(sequence: int, head: str, key: bytes) -> str:
    """Seal the end of the chain with a key that lies outside the database.

    Args:
        sequence: how many entries there are.
        head: hash of the last.
        key: of the installation.
    """
    said = f"sourcier.audit/1\n{sequence}\n{head}".encode()
    return hmac.new(key, said, hashlib.sha256).hexdigest()
