"""A recorded reply on its permalink: read again from its release, kept, let go, erased."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from sourcier import bootstrap
from sourcier.answering.presenting_search import explained
from sourcier.errors import QuestionNotKeptError
from sourcier.ledger import retention
from sourcier.ledger.record import Stay
from sourcier.ledger.replay import Replayed, replay
from sourcier.web.drawing import draw, speech_of
from sourcier.web.how import how
from sourcier.web.parts import parts_of
from sourcier.web.record_copy import plain
from sourcier.web.reply_view import view
from sourcier.web.showing import draw_reply, drawn
from sourcier.web.tokens import checked

router = APIRouter(include_in_schema=False)


@router.get("/replies/{id_}.txt")
def copy(request: Request, id_: str) -> Response:
    """Give a reply as plain text for the record."""
    speech = speech_of(request)
    found = _again(request, id_)
    return PlainTextResponse(plain(view(found.reply, speech, id_=id_), speech))


@router.get("/replies/{id_}")
def opened(request: Request, id_: str) -> Response:
    """Show a reply; one that was just made need not be made again."""
    fresh = parts_of(request).fresh.take(id_)
    if fresh is not None:
        return draw_reply(request, fresh)
    try:
        return _drawn(request, _again(request, id_))
    except QuestionNotKeptError:
        return draw(request, "question_again.html", {"id": id_}, status=409)


@router.post("/replies/{id_}", dependencies=[Depends(checked)])
def opened_again(request: Request, id_: str, question: Annotated[str, Form()]) -> Response:
    """Show a reply whose question was not stored, with the question given again."""
    return _drawn(request, _again(request, id_, question))


def _again(request: Request, id_: str, question: str | None = None) -> Replayed:
    """Answer a recorded question again on its release."""
    parts = parts_of(request)
    opened_release = parts.shelf.release
    return replay(id_, parts.desk.journal(), opened_release, question=question)


def _drawn(request: Request, found: Replayed) -> Response:
    return drawn(request, found.reply, found.record, changed=not found.identical)


@router.get("/replies/{id_}/how")
def found_how(request: Request, id_: str) -> Response:
    """Show how a reply was found: terms, fields, the next candidate, the threshold."""
    found = _again(request, id_)
    sources = found.record.facts["arguments"]["sources"]
    with parts_of(request).shelf.release(found.release) as release:
        told = explained(found.reply, release, sources=sources)
    values = {"how": how(told, speech_of(request), id_=id_), "id": id_}
    return draw(request, "how.html", values)


@router.post("/replies/{id_}/keep", dependencies=[Depends(checked)])
def keep(request: Request, id_: str) -> Response:
    """Keep a reply, and its release."""
    return _retained(request, id_, Stay.KEPT)


@router.post("/replies/{id_}/release", dependencies=[Depends(checked)])
def let_go(request: Request, id_: str) -> Response:
    """Let a kept reply go at its time."""
    return _retained(request, id_, Stay.ORDINARY)


def _retained(request: Request, id_: str, wanted: Stay) -> Response:
    parts = parts_of(request)
    with bootstrap.holder(parts.settings) as present:
        retention.retain(
            id_,
            parts.desk.journal(),
            retention=wanted,
            policy=parts.desk.policy,
            present=present,
        )
    return RedirectResponse(f"/replies/{id_}", 303)


@router.post("/replies/{id_}/forget", dependencies=[Depends(checked)])
def forget(request: Request, id_: str) -> Response:
    """Erase a reply."""
    parts = parts_of(request)
    parts.fresh.take(id_)
    retention.forget(id_, parts.desk.journal())
    return RedirectResponse("/history", 303)
