"""How long each class of data is kept: `data/retention.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum, auto
from functools import cache

from sourcier.errors import SettingsError
from sourcier.privacy.cues import FOLDER


class Kept(StrEnum):
    """Classes of data."""

    REPLY = auto()
    AUDIT_EVENT = auto()
    SECURITY_LOG = auto()
    SIGN_IN = auto()
    EXPERT_REVIEW = auto()
    CHECKED_TEXT = auto()
    SURVEY_PARTICIPANT = auto()
    SURVEY_ANSWER = auto()
    CACHE = auto()


@dataclass(frozen=True, slots=True)
class Retention:
    """For how long a class of data is kept, and why.

    Args:
        content: what it holds.
        since: the event from which the days count.
        days: how many; None for no limit of its own.
        least: the fewest that a controller may choose.
        pinned: whether its user may keep one for good.
        purpose: what for (RGPD art. 5).
        basis: on what ground (RGPD art. 6 and 9).
        origin: who says so.
    """

    content: str
    since: str
    least: int
    pinned: bool
    purpose: str
    basis: str
    origin: str
    days: int | None = None


@cache
def retentions() -> Mapping[Kept, Retention]:
    """Give the default of each class."""
    table = tomllib.loads(FOLDER.joinpath("retention.toml").read_text(encoding="utf-8"))
    return {Kept(name): Retention(**row) for name, row in table.items()}


def kept_for(rule: Retention, days: int, *, reason: str = "") -> Retention:
    """Give a rule with another number of days.

    Args:
        rule: the default.
        days: wanted, from 0.
        reason: why; needed to keep longer, or less than the law expects.

    Raises:
        SettingsError: the number is negative, or needs a reason.
    """
    if days < 0:
        raise SettingsError(
            "durée de conservation de {days} jours : donnez un nombre positif ou nul",
            days=days,
        )
    longer = rule.days is not None and days > rule.days
    if (longer or days < rule.least) and not reason.strip():
        raise SettingsError(
            "durée de conservation de {days} jours : hors de {least} à {most} jours, elle "
            "demande un motif écrit",
            days=days,
            least=rule.least,
            most=rule.days,
        )
    return replace(rule, days=days)


def expires_on(
    rule: Retention, since: datetime, *, pinned: bool = False
) -> datetime | None:
    """Say when something must be gone; None when it may stay.

    Args:
        rule: of its class.
        since: the event from which the days count, with its time zone.
        pinned: its user keeps it.

    >>> from datetime import UTC
    >>> asked = datetime(2026, 11, 25, tzinfo=UTC)
    >>> expires_on(retentions()[Kept.REPLY], asked).isoformat()
    '2026-12-25T00:00:00+00:00'
    """
    if rule.days is None or (pinned and rule.pinned):
        return None
    return since + timedelta(days=rule.days)


def is_expired(
    rule: Retention, since: datetime, *, now: datetime, pinned: bool = False
) -> bool:
    """Say whether something must be gone by now."""
    end = expires_on(rule, since, pinned=pinned)
    return end is not None and end <= now
