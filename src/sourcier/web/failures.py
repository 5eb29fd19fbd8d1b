"""What a reader sees of a failure: what happened, what was kept, what to do."""

import json
import logging
import traceback
from collections.abc import Mapping
from types import MappingProxyType

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.status import HTTP_404_NOT_FOUND

from sourcier.errors import (
    ContestError,
    FormError,
    IntegrityError,
    ProofError,
    QuestionError,
    QuestionNotKeptError,
    RecordError,
    ReleaseError,
    SourcierError,
    StateError,
    StorageError,
    UnknownDocumentError,
)
from sourcier.web.drawing import draw, nonce_of, speech_of
from sourcier.web.dressing import dress

LOG = logging.getLogger("sourcier.web")
API = "/api/"
STATUS: Mapping[type[SourcierError], int] = MappingProxyType(
    {
        FormError: 403,
        QuestionError: 422,
        ContestError: 422,
        QuestionNotKeptError: 409,
        RecordError: 404,
        UnknownDocumentError: 404,
        ProofError: 409,
        ReleaseError: 503,
        StorageError: 503,
        StateError: 503,
        IntegrityError: 500,
    }
)
ABSENT = "il n'y a rien à cette adresse"
REFUSED = "cette demande ne peut pas être lue telle quelle"
BROKEN = (
    "une erreur interne est survenue ; rien de ce qui était enregistré n'est perdu ; "
    "signalez-la comme l'explique CONTRIBUTING.md, sans aucune donnée de patient"
)


def handle(app: FastAPI) -> None:
    """Let an application tell its failures in one sentence."""
    app.add_exception_handler(SourcierError, _mistake)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(Exception, _bug)


def status_of(failure: SourcierError) -> int:
    """Give the status of HTTP that a failure stands for."""
    kinds = type(failure).__mro__
    return next((STATUS[kind] for kind in kinds if kind in STATUS), 400)


def _mistake(request: Request, failure: Exception) -> Response:
    assert isinstance(failure, SourcierError)
    text = speech_of(request).explain(failure)
    return told(request, text, status_of(failure))


def _http(request: Request, failure: Exception) -> Response:
    assert isinstance(failure, HTTPException)
    absent = failure.status_code == HTTP_404_NOT_FOUND
    text = speech_of(request).say(ABSENT if absent else REFUSED)
    return told(request, text, failure.status_code)


def _unreadable(request: Request, failure: Exception) -> Response:
    """A field is missing or of another kind; its value is not repeated."""
    del failure
    return told(request, speech_of(request).say(REFUSED), 422)


def _bug(request: Request, failure: Exception) -> Response:
    """Log where, without the messages: they may hold the words of a question."""
    frames = traceback.extract_tb(failure.__traceback__)
    places = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in frames]
    LOG.error(json.dumps({"failure": type(failure).__name__, "at": places[-6:]}))
    page = told(request, speech_of(request).say(BROKEN), 500)
    dress(page.headers, nonce_of(request))  # what answers a bug stands before the guard
    return page


def told(request: Request, text: str, status: int) -> Response:
    """Tell a failure in one sentence: a page, or data for a program."""
    sentence = f"{text[:1].upper()}{text[1:]}"
    if request.url.path.startswith(API):
        return JSONResponse({"error": {"status": status, "message": sentence}}, status)
    return draw(request, "failure.html", {"sentence": sentence}, status=status)
