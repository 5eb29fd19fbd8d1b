"""The first page: one field, and the honest state of the corpus. Asking records a reply."""

import json
from collections.abc import AsyncIterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, RedirectResponse, Response

from sourcier import bootstrap
from sourcier.drugs.nearest import beginning
from sourcier.errors import QuestionError, SourcierError
from sourcier.ledger.ask import Arguments, Recorded, ask
from sourcier.privacy.finding import find
from sourcier.privacy.identifier import Identifier, stops
from sourcier.privacy.masking import mask, placeholders
from sourcier.releases.layout import Home
from sourcier.releases.overview import Overview, overview
from sourcier.web.drawing import draw, speech_of
from sourcier.web.parts import parts_of
from sourcier.web.showing import draw_reply
from sourcier.web.tokens import checked

router = APIRouter(include_in_schema=False)
OLD = 365
"""Days after which a source is counted as more than a year old."""
SUGGESTED, LONGEST = 8, 60
"""Names suggested, and characters of a word that are looked at."""
Question = Annotated[str, Form()]
Day = Annotated[str, Form()]


@router.get("/")
def first(request: Request) -> Response:
    """Draw the first page."""
    return draw(request, "ask.html", {**_state(request), "question": "", "as_of": ""})


def _state(request: Request) -> dict[str, object]:
    """Give what the corpus is, in a line."""
    parts = parts_of(request)
    today = parts.now().date()
    known = _known(bootstrap.home(parts.settings), today)
    old = sum((source.age or 0) > OLD for source in known.sources) if known else 0
    shown = (
        bootstrap.questions_of_demonstration()
        if known and known.manifest.demonstration
        else []
    )
    built = datetime.fromisoformat(known.manifest.created).date() if known else today
    return {"overview": known, "old": old, "built": built, "examples": shown}


def _known(home: Home, today: date) -> Overview | None:
    """Describe the release in force; it never changes, so that it is read once a day."""
    name = home.current()
    if name and home.folder(name).exists():
        return _read(home, name, today)
    return overview(home, today=today)


@lru_cache(maxsize=4)
def _read(home: Home, name: str, today: date) -> Overview | None:
    del name  # another release in force is another entry
    return overview(home, today=today)


@router.post("/suggest", dependencies=[Depends(checked)])
def suggest(request: Request, word: Annotated[str, Form()] = "") -> JSONResponse:
    """Give names of medicines that begin as a word that is being typed."""
    with parts_of(request).shelf.release() as release:
        found = beginning(word[:LONGEST], release.names, most=SUGGESTED)
    return JSONResponse(found)


@router.post("/ask", dependencies=[Depends(checked)])
async def asked(request: Request, question: Question = "", as_of: Day = "") -> Response:
    """Answer a question, record the reply, and lead to its page."""
    async with parts_of(request).places:
        return await run_in_threadpool(_answered, request, question, as_of)


def _answered(request: Request, question: str, as_of: str) -> Response:
    found = _identifiers(question)
    if found:
        return _identified(request, question, found, as_of)
    done = _ask(request, question, as_of)
    return _shown(request, done)


def _shown(request: Request, done: Recorded) -> Response:
    if done.record is None:
        return draw_reply(request, done)
    return RedirectResponse(f"/replies/{done.record.id}", 303)


def _identifiers(question: str) -> list[Identifier]:
    """Give what tells who somebody is; a question that holds none is not stopped."""
    found = find(question)
    return found if stops(found) else []


def _identified(
    request: Request, question: str, found: list[Identifier], as_of: str
) -> Response:
    """Ask to remove identifiers; nothing was stored, and nothing is."""
    values = {
        "question": question,
        "masked": mask(question, found),
        "labels": sorted({placeholders()[one.kind].lower() for one in found}),
        "as_of": as_of,
    }
    return draw(request, "identified.html", values)


def _ask(request: Request, question: str, as_of: str) -> Recorded:
    parts = parts_of(request)
    today = parts.now().date()
    arguments = Arguments(day_of(as_of, today), today, speech=speech_of(request))
    with parts.shelf.release() as release:
        done = ask(question, release, parts.desk, arguments)
    parts.fresh.put(done)
    return done


def day_of(written: str, today: date) -> date:
    """Read the day of a form; today when none is given.

    Raises:
        QuestionError: it is no date.
    """
    if not written:
        return today
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise QuestionError("une date AAAA-MM-JJ est attendue") from None


@router.post("/ask/stream", dependencies=[Depends(checked)])
async def streamed(
    request: Request, question: Question = "", as_of: Day = ""
) -> EventSourceResponse:
    """Tell how far the answer is, then where it stands; unverified text is never sent."""
    return EventSourceResponse(
        _events(request, question, as_of), headers={"X-Accel-Buffering": "no"}
    )


async def _events(
    request: Request, question: str, as_of: str
) -> AsyncIterator[ServerSentEvent]:
    yield _event("stage", {"stage": "searching"})
    try:
        if await run_in_threadpool(_identifiers, question):
            yield _event("error", {"resend": True})
        else:
            async with parts_of(request).places:
                done = await run_in_threadpool(_ask, request, question, as_of)
            place = f"/replies/{done.record.id}" if done.record else None
            for source in _cited(done.facts):
                yield _event("source", source)
            yield _event("answer", {"place": place, "resend": place is None})
    except SourcierError:
        yield _event("error", {"resend": True})
    yield _event("done", {})


def _cited(facts: Mapping[str, Any]) -> list[dict[str, object]]:
    """Give who says what is quoted; the words are read on the page of the reply."""
    cited = (quoted["document"] for quoted in facts.get("quotations", ()))
    told = ({"issuer": one["issuer"], "title": one["title"]} for one in cited)
    return [{"number": number, **one} for number, one in enumerate(told, 1)]


def _event(name: str, data: dict[str, object]) -> ServerSentEvent:
    return ServerSentEvent(json.dumps(data), event=name)
