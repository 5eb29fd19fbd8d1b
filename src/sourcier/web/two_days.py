"""The same question on two days: both replies beside each other, and what moved."""

from dataclasses import asdict
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import Response

from sourcier.errors import QuestionError
from sourcier.ledger.ask import Arguments, Recorded, ask
from sourcier.ledger.comparing import Moved, moved
from sourcier.ledger.places import places
from sourcier.privacy.finding import find
from sourcier.privacy.identifier import stops
from sourcier.web.drawing import draw, speech_of
from sourcier.web.parts import parts_of
from sourcier.web.reply_view import view
from sourcier.web.tokens import checked
from sourcier.wording.speech import Speech

router = APIRouter(include_in_schema=False)
Field = Annotated[str, Form()]


@router.get("/dates")
def form(request: Request) -> Response:
    """Ask for a question and two days."""
    return _drawn(request, {"question": "", "then": "", "now": ""})


@router.post("/dates", dependencies=[Depends(checked)])
def compared(
    request: Request, question: Field = "", then: Field = "", now: Field = ""
) -> Response:
    """Answer on both days, and say what moved; both replies are recorded."""
    typed = {"question": question, "then": then, "now": now}
    if stops(find(question)):
        return _drawn(request, {**typed, "question": ""}, identified=True, status=422)
    parts, speech = parts_of(request), speech_of(request)
    today = parts.now().date()
    days = [_day(then, None), _day(now, today)]
    with parts.shelf.release() as release:
        done = [
            ask(question, release, parts.desk, Arguments(day, today, speech=speech))
            for day in days
        ]
    sides = [_side(one, day, speech) for one, day in zip(done, days, strict=True)]
    before, after = (places(one.facts, words=False) for one in done)
    return _drawn(request, typed, sides=sides, lines=_lines(moved(before, after), speech))


def _day(written: str, default: date | None) -> date:
    """Read the day of a form.

    Raises:
        QuestionError: it is no date, or none is given.
    """
    if not written and default:
        return default
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise QuestionError("une date AAAA-MM-JJ est attendue") from None


def _side(done: Recorded, day: date, speech: Speech) -> dict[str, object]:
    id_ = done.record.id if done.record else None
    return {"day": speech.day(day), "view": view(done.reply, speech, id_=id_), "id": id_}


def _lines(found: Moved, speech: Speech) -> list[str]:
    return [
        speech.tell("moved", kind, documents=", ".join(ids))
        for kind, ids in asdict(found).items()
        if ids
    ]


def _drawn(
    request: Request,
    typed: dict[str, str],
    *,
    sides: list[dict[str, object]] | None = None,
    lines: list[str] | None = None,
    identified: bool = False,
    status: int = 200,
) -> Response:
    values = {**typed, "sides": sides or [], "lines": lines or [], "identified": identified}
    return draw(request, "two_days.html", values, status=status)
