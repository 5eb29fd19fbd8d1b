"""For whoever watches over the server: alive, ready, counts."""

from fastapi import APIRouter, Request
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.responses import JSONResponse, Response

from sourcier import __version__
from sourcier.errors import SourcierError
from sourcier.web.counting import REGISTRY
from sourcier.web.drawing import speech_of
from sourcier.web.parts import parts_of

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
async def alive() -> JSONResponse:
    """Say that the process answers."""
    return JSONResponse({"alive": True, "version": __version__})


@router.get("/readyz")
def ready(request: Request) -> JSONResponse:
    """Say whether a question would be answered, and from which release."""
    parts = parts_of(request)
    try:
        with parts.shelf.release() as release:
            name = release.manifest.name
    except SourcierError as failure:
        text = speech_of(request).explain(failure)
        return JSONResponse({"ready": False, "why": text}, 503)
    return JSONResponse({"ready": True, "release": name})


@router.get("/metrics")
async def metrics() -> Response:
    """Give counts for a monitor: routes and times, never a word that was typed."""
    return Response(generate_latest(REGISTRY), media_type=CONTENT_TYPE_LATEST)
