"""Contesting a reply, the list of contests, and answering by name."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from sourcier.errors import ContestError
from sourcier.ledger import contest as contesting
from sourcier.ledger import records
from sourcier.ledger.retention import known
from sourcier.web.contests_view import laid_out
from sourcier.web.drawing import draw, speech_of
from sourcier.web.parts import parts_of
from sourcier.web.tokens import checked

router = APIRouter(include_in_schema=False)
Words = Annotated[str, Form()]


@router.get("/replies/{id_}/contest")
def form(request: Request, id_: str) -> Response:
    """Draw the form by which a reply is contested."""
    with parts_of(request).desk.journal().reading() as reading:
        known(records.find(reading, id_), id_)
    return _form(request, id_, {})


def _form(request: Request, id_: str, given: Mapping[str, str]) -> Response:
    speech = speech_of(request)
    values = {
        "id": id_,
        "reasons": [(key, speech.tell("contest", key)) for key in contesting.reasons()],
        "reason": given.get("reason", ""),
        "words": given.get("words", ""),
        "wrong": given.get("wrong", ""),
        "most": contesting.LONGEST,
    }
    return draw(request, "contest.html", values, status=422 if given else 200)


@router.post("/replies/{id_}/contest", dependencies=[Depends(checked)])
def contest(request: Request, id_: str, reason: Words = "", words: Words = "") -> Response:
    """Contest a reply; what cannot be stored comes back with what to change."""
    desk = parts_of(request).desk
    try:
        contesting.contest(
            id_, desk.journal(), reason=reason, words=words, chance=desk.chance
        )
    except ContestError as failure:
        wrong = speech_of(request).explain(failure)
        return _form(request, id_, {"reason": reason, "words": words, "wrong": wrong})
    return RedirectResponse(f"/replies/{id_}", 303)


@router.get("/contests")
def contests(request: Request) -> Response:
    """List the contests, those that wait for an answer first."""
    return _listed(request)


def _listed(request: Request, *, wrong: str = "") -> Response:
    found = contesting.contests(parts_of(request).desk.journal())
    rows = laid_out(found, speech_of(request))
    values = {"rows": rows, "wrong": wrong, "most": contesting.LONGEST}
    return draw(request, "contests.html", values, status=422 if wrong else 200)


@router.post("/contests/{id_}/answer", dependencies=[Depends(checked)])
def answer(request: Request, id_: str, by: Words = "", words: Words = "") -> Response:
    """Answer a contest by name."""
    try:
        done = contesting.answer(id_, parts_of(request).desk.journal(), by=by, words=words)
    except ContestError as failure:
        return _listed(request, wrong=speech_of(request).explain(failure))
    return RedirectResponse(f"/replies/{done.reply}", 303)
