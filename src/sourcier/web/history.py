"""One's own replies: searched, kept, erased."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import Response

from sourcier.ledger.record import Record, Stay
from sourcier.ledger.retention import listed
from sourcier.nlp.normalise import fold
from sourcier.web.drawing import draw, speech_of
from sourcier.web.parts import parts_of
from sourcier.web.tokens import checked
from sourcier.wording.speech import Speech

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Row:
    """A recorded reply in the list."""

    id: str
    question: str
    day: str
    answered: bool
    kept: bool
    expires: str


@router.get("/history")
def history(request: Request) -> Response:
    """List the recorded replies, the latest first."""
    return _drawn(request, "")


@router.post("/history", dependencies=[Depends(checked)])
def searched(request: Request, words: Annotated[str, Form()] = "") -> Response:
    """List those whose question holds words; what is typed stays out of addresses."""
    return _drawn(request, words)


def _drawn(request: Request, words: str) -> Response:
    parts, speech = parts_of(request), speech_of(request)
    wanted = fold(words).split()
    rows = [
        _row(record, speech)
        for record in listed(parts.desk.journal())
        if all(word in fold(record.question or "") for word in wanted)
    ]
    days = parts.desk.policy.days
    return draw(request, "history.html", {"rows": rows, "words": words, "days": days})


def _row(record: Record, speech: Speech) -> Row:
    expires = record.expires
    return Row(
        id=record.id,
        question=record.question or "",
        day=speech.day(date.fromisoformat(record.asked_at[:10])),
        answered=record.facts["reply"]["kind"] == "answer",
        kept=record.retention is Stay.KEPT,
        expires=speech.day(date.fromisoformat(expires)) if expires else "",
    )
