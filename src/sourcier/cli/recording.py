"""What is said of a record beside its reply."""

import sys
from collections.abc import Iterator
from datetime import date
from typing import TextIO

from sourcier.cli.lines import Line, Role
from sourcier.cli.session import Session
from sourcier.ledger.ask import Recorded

KEPT = "Réponse {id}, gardée ; à rejouer : sourcier replay {id}"
STAYS = (
    "Réponse {id}, enregistrée jusqu'au {day} (--keep la garde) ; à rejouer : "
    "sourcier replay {id}"
)


def notice(done: Recorded, session: Session, stream: TextIO) -> None:
    """Say on the error output that a reply could not be recorded."""
    if done.refused is not None:
        cause = session.speech.explain(done.refused)
        told = session.speech.tell("line", "unrecorded", cause=cause)
        stream.write(f"{told}\n")


def note_of(done: Recorded, session: Session) -> Iterator[Line]:
    """Say on a terminal under which id a reply is recorded, and until when.

    A pipe gets the reply alone: the same question prints the same text everywhere.
    """
    record = done.record
    if record is None or not sys.stdout.isatty():
        return
    if record.expires is None:
        yield Line(Role.QUIET, session.say(KEPT, id=record.id))
    else:
        day = session.speech.day(date.fromisoformat(record.expires))
        yield Line(Role.QUIET, session.say(STAYS, id=record.id, day=day))
