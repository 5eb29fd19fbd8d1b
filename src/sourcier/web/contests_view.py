"""Contests laid out for the pages, in the language of the reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sourcier.ledger.contest_rows import Contest
from sourcier.wording.speech import Speech


@dataclass(frozen=True, slots=True)
class Shown:
    """A contest laid out."""

    id: str
    reply: str
    day: str
    reason: str
    words: str
    by: str
    answered: str
    answer: str


def laid_out(found: Sequence[Contest], speech: Speech) -> list[Shown]:
    """Lay contests out in the language of the reader."""
    return [
        Shown(
            id=one.id,
            reply=one.reply,
            day=speech.day(date.fromisoformat(one.contested_at[:10])),
            reason=speech.tell("contest", one.reason),
            words=one.words,
            by=one.answered_by or "",
            answered=(
                speech.day(date.fromisoformat(one.answered_at[:10]))
                if one.answered_at
                else ""
            ),
            answer=one.answer or "",
        )
        for one in found
    ]
