"""The interface for programs, `/api/v1`: the same JSON as the command line."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import JSONResponse

from sourcier import bootstrap
from sourcier.answering.presenting_medicines import medicine_json
from sourcier.answering.presenting_search import hits_json, search
from sourcier.errors import QuestionError, QuestionNotKeptError, RecordError
from sourcier.ledger.ask import Arguments, ask
from sourcier.ledger.desk import Recording
from sourcier.ledger.replay import replay
from sourcier.privacy.finding import find
from sourcier.privacy.identifier import stops
from sourcier.privacy.masking import mask, placeholders
from sourcier.releases.medicines import medicine
from sourcier.releases.release import Release
from sourcier.web import api_models as models
from sourcier.web.api_sources import document_json, releases_json, sources_json
from sourcier.web.drawing import speech_of
from sourcier.web.noting import NotedRoute, noted
from sourcier.web.parts import parts_of

FAILURES: dict[int | str, dict[str, Any]] = {
    status: {"model": models.Failed} for status in (400, 403, 404, 413, 421, 422, 500, 503)
}
router = APIRouter(prefix="/api/v1", route_class=NotedRoute, responses=FAILURES)
Id = Annotated[str, Path(max_length=500)]
Name = Annotated[str, Path(max_length=200)]


@router.post("/ask", response_model=models.Reply)
def asked(request: Request, body: models.AskBody) -> JSONResponse:
    """Answer a question with quotations, or abstain and say why; the reply is recorded."""
    parts, text = parts_of(request), _screened(body)
    today = parts.now().date()
    with parts.shelf.release() as release:
        arguments = Arguments(
            as_of=body.as_of or today,
            today=today,
            sources=_known(body.sources, release),
            explain=body.explain,
            speech=speech_of(request),
        )
        done = ask(text, release, parts.desk, arguments, keep=body.keep)
    if parts.desk.policy.recording is not Recording.OFF or body.keep:
        noted(request)
    return JSONResponse(done.facts)


@router.post("/search", response_model=models.Hits)
def searched(request: Request, body: models.SearchBody) -> JSONResponse:
    """Find the passages that a reply would be chosen from; nothing is recorded of it."""
    parts, text = parts_of(request), _screened(body)
    with parts.shelf.release() as release:
        found = search(
            text,
            release,
            as_of=body.as_of or parts.now().date(),
            sources=_known(body.sources, release),
            limit=body.k,
            explain=body.explain,
        )
        return JSONResponse({"question_id": None, "hits": [*hits_json(found)]})


@router.get("/replies/{id_}", response_model=models.Reply)
def reply(request: Request, id_: Id) -> JSONResponse:
    """Give a recorded reply, made again on its release."""
    parts = parts_of(request)
    try:
        found = replay(id_, parts.desk.journal(), parts.shelf.release)
    except QuestionNotKeptError:
        noted(request)
        raise
    except RecordError:
        raise  # nothing was found, and nothing was noted of it
    except Exception:
        noted(request)
        raise
    noted(request)
    return JSONResponse(found.facts)


@router.get("/documents/{id_:path}", response_model=models.Document)
def document(
    request: Request,
    id_: Id,
    digest: Annotated[
        str | None, Query(max_length=100, description="Of a version; the last one.")
    ] = None,
) -> JSONResponse:
    """Give a document of the release in force, with its text, outline and versions."""
    with parts_of(request).shelf.release() as release:
        return JSONResponse(document_json(id_, release, digest=digest))


@router.get("/drugs/{name:path}", response_model=models.Drug)
def drug(request: Request, name: Name) -> JSONResponse:
    """Give a medicine by its brand, substance or code."""
    with parts_of(request).shelf.release() as release:
        found = medicine(name, release)
        return JSONResponse(medicine_json(found, release=release.manifest.name))


@router.get("/sources", response_model=models.Sources)
def sources(request: Request) -> JSONResponse:
    """Give the sources of the release in force, with their dates and licences."""
    parts = parts_of(request)
    with parts.shelf.release() as release:
        return JSONResponse(sources_json(release, today=parts.now().date()))


@router.get("/releases", response_model=models.Releases)
def releases(request: Request) -> JSONResponse:
    """Give the releases that are kept, and which one is in force."""
    return JSONResponse(releases_json(bootstrap.home(parts_of(request).settings)))


def _screened(body: models.Asked) -> str:
    """Refuse or mask a question that tells who somebody is, before anything is stored.

    Raises:
        QuestionError: it does, and masking was not asked for.
    """
    found = find(body.question)
    if not stops(found):
        return body.question
    if body.identifiers == "mask":
        return mask(body.question, found)
    kinds = sorted({placeholders()[one.kind].lower() for one in found})
    raise QuestionError(
        "la question contient de quoi reconnaître une personne ({kinds}) : rien n'a été "
        "enregistré ; retirez-le, ou envoyez identifiers = mask",
        kinds=", ".join(kinds),
    )


def _known(wanted: list[str], release: Release) -> tuple[str, ...]:
    """Refuse a source that the release does not hold; what was typed is not repeated.

    Raises:
        QuestionError: naming those that it holds.
    """
    known = dict.fromkeys(source.name for source in release.manifest.sources)
    if not known.keys() >= set(wanted):
        raise QuestionError(
            "source inconnue ; sources de cette version : {known}", known=", ".join(known)
        )
    return tuple(wanted)
