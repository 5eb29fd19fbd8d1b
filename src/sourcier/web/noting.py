"""One audit entry a call of the interface for programs, failures included (P01).

What the ledger does leaves its own entry; every other call is noted here, by the pattern of
its route and its status: never by what was asked.
"""

from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sourcier.audit.entry import Action, Event
from sourcier.errors import SourcierError, StateError, StorageError
from sourcier.web.failures import status_of
from sourcier.web.parts import parts_of

UNREADABLE, BUG = 422, 500
DONE = "done"
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


def noted(request: Request) -> None:
    """Say that the ledger has left, or is about to leave, the entry of this call."""
    request.state.noted = True


class NotedRoute(APIRoute):
    """A route whose every call leaves one entry."""

    def get_route_handler(self) -> Handler:
        """Give what answers, and notes that it did."""
        answer = super().get_route_handler()
        about = f"{'/'.join(sorted(self.methods or ()))} {self.path}"

        async def handler(request: Request) -> Response:
            try:
                response = await answer(request)
            except Exception as failure:
                await run_in_threadpool(_note, request, about, _result(failure))
                raise
            await run_in_threadpool(_note, request, about, DONE)
            return response

        return handler


def _result(failure: Exception) -> str:
    """Give the status that a failure ends with."""
    if isinstance(failure, SourcierError):
        return str(status_of(failure))
    if isinstance(failure, HTTPException):
        return str(failure.status_code)
    return str(UNREADABLE if isinstance(failure, RequestValidationError) else BUG)


def _note(request: Request, about: str, result: str) -> None:
    """Leave the entry of a call; reading goes on where nothing can be written."""
    if getattr(request.state, "noted", False):
        return
    event = Event(Action.CALLED, about, purpose="api", result=result)
    with (
        suppress(StorageError, StateError),
        parts_of(request).desk.journal().writing() as audited,
    ):
        audited.note(event=event)
