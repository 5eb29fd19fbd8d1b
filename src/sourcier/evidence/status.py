"""Where a document stands."""

from enum import StrEnum, auto


class Status(StrEnum):
    """What its issuer, or a newer edition, says of a document."""

    IN_FORCE = auto()
    SUPERSEDED = auto()
    WITHDRAWN = auto()
    RETRACTED = auto()
    DRAFT = auto()
    ARCHIVED = auto()
    DEMONSTRATION = auto()


ANSWERING = frozenset(
    {Status.IN_FORCE, Status.DRAFT, Status.ARCHIVED, Status.DEMONSTRATION}
)
"""The statuses whose words may answer; the others are named, never quoted as an answer."""
