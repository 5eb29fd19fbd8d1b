"""Pages of prose: help and its keys, the legal notice, the accessibility statement.

Each is written once a language: a translator reads a page, not a list of sentences.
"""

from fastapi import APIRouter, Request
from starlette.responses import Response

from sourcier.web.drawing import draw, speech_of

router = APIRouter(include_in_schema=False)


@router.get("/help")
def helped(request: Request) -> Response:
    """Say how to ask, which keys there are, what the tool is and is not."""
    return _drawn(request, "help")


@router.get("/legal")
def legal(request: Request) -> Response:
    """Show the legal notice."""
    return _drawn(request, "legal")


@router.get("/accessibility")
def accessibility(request: Request) -> Response:
    """Say what was measured of accessibility, and what nobody tested."""
    return _drawn(request, "accessibility")


def _drawn(request: Request, name: str) -> Response:
    return draw(request, f"{name}.{speech_of(request).lang}.html", {})
