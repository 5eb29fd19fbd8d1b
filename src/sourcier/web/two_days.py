"""The same question on two days: both replies beside each other, and what moved."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Annotated
from urllib.parse import quote as escaped
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import Response

from sourcier.answering.reply import Answer, Reply
from sourcier.corpus.version import Held
from sourcier.errors import QuestionError
from sourcier.ledger.ask import Arguments, Recorded, ask
from sourcier.ledger.comparing import moved
from sourcier.ledger.places import places
from sourcier.privacy.finding import find
from sourcier.privacy.identifier import stops
from sourcier.web.drawing import draw, speech_of
from sourcier.web.parts import parts_of
from sourcier.web.reply_view import view
from sourcier.web.tokens import checked
from sourcier.wording.speech import Speech

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Line:
    """What became of some documents.

    Args:
        text: in words.
        changes: (title, address) of what changed in those whose text did.
    """

    text: str
    changes: tuple[tuple[str, str], ...]


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
    then_reply, now_reply = done
    lines = _lines(then_reply, now_reply, speech)
    return _drawn(request, typed, sides=sides, lines=lines)


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


def _lines(then: Recorded, now: Recorded, speech: Speech) -> list[Line]:
    """Say what became of each document quoted, by its title."""
    before, after = _held(then.reply), _held(now.reply)
    found = moved(places(then.facts, words=False), places(now.facts, words=False))
    titles = {id_: held.document.title for id_, held in {**before, **after}.items()}
    return [
        Line(
            speech.tell("moved", kind, documents=", ".join(titles[id_] for id_ in ids)),
            tuple(
                (titles[id_], _changes(before[id_], after[id_]))
                for id_ in ids
                if id_ in before and id_ in after and before[id_] != after[id_]
            ),
        )
        for kind, ids in asdict(found).items()
        if ids
    ]


def _held(reply: Reply) -> dict[str, Held]:
    quoted = reply.quotations if isinstance(reply, Answer) else reply.nearest
    return {one.held.document.id: one.held for one in quoted}


def _changes(before: Held, after: Held) -> str:
    """Give the address of what changed between two versions of a document."""
    pair = {"from": before.version.digest, "to": after.version.digest}
    return f"/documents/{escaped(after.document.id, safe='')}/changes?{urlencode(pair)}"


def _drawn(
    request: Request,
    typed: dict[str, str],
    *,
    sides: list[dict[str, object]] | None = None,
    lines: list[Line] | None = None,
    identified: bool = False,
    status: int = 200,
) -> Response:
    values = {**typed, "sides": sides or [], "lines": lines or [], "identified": identified}
    return draw(request, "two_days.html", values, status=status)
