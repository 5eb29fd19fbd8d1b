"""A ledger for tests: a home, a clock that a test sets, records of the demonstration."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from sourcier import bootstrap
from sourcier.audit.journal import Journal
from sourcier.ledger.ask import Arguments, Recorded, ask
from sourcier.ledger.desk import Desk
from sourcier.releases.release import Release
from sourcier.settings import Settings

QUESTION = "ibuprofène allaitement ?"
NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@dataclass
class Clinic:
    """An installation whose clock a test sets.

    Args:
        settings: with the home folder.
        desk: of the ledger.
        now: what the clock says.
    """

    settings: Settings
    desk: Desk
    now: datetime = field(default=NOON)

    @property
    def journal(self) -> Journal:
        return self.desk.journal()

    @property
    def database(self) -> Path:
        return bootstrap.home(self.settings).state

    def ask(
        self,
        release: Release,
        text: str = QUESTION,
        *,
        as_of: date | None = None,
        keep: bool = False,
    ) -> Recorded:
        today = self.now.date()
        return ask(text, release, self.desk, Arguments(as_of or today, today), keep=keep)

    def id_of(self, release: Release, text: str = QUESTION, *, keep: bool = False) -> str:
        record = self.ask(release, text, keep=keep).record
        assert record
        return record.id


@contextmanager
def clinic(settings: Settings, *, light: bool = True) -> Iterator[Clinic]:
    """Open the ledger of a home folder."""
    with bootstrap.desk(settings, light=light) as desk:

        @cache
        def journal() -> Journal:
            return replace(desk.journal(), now=lambda: made.now)

        made = Clinic(settings, replace(desk, journal=journal, chance=os.urandom))
        yield made
