"""A reply as PDF, and its proof as the file that anyone can check."""

from datetime import UTC, datetime

from fastapi import APIRouter, Request
from starlette.responses import Response

from sourcier import bootstrap
from sourcier.ledger.paper import reply_pdf
from sourcier.ledger.proof import proof
from sourcier.ledger.replay import replay
from sourcier.web.drawing import speech_of
from sourcier.web.parts import parts_of

router = APIRouter(include_in_schema=False)


@router.get("/replies/{id_}.pdf")
def paper(request: Request, id_: str) -> Response:
    """Give a reply as PDF/A-2b and PDF/UA-1, the same bytes each time."""
    parts = parts_of(request)
    found = replay(id_, parts.desk.journal(), parts.shelf.release)
    asked = datetime.fromisoformat(found.record.asked_at).astimezone(UTC)
    speech = speech_of(request)
    data = reply_pdf(found.facts, asked_at=asked.isoformat(), speech=speech)
    return _sent(data, "application/pdf", f"reponse-{found.record.id}.pdf")


@router.get("/replies/{id_}/proof.json")
def proved(request: Request, id_: str) -> Response:
    """Give the signed proof of a reply, as a file."""
    parts = parts_of(request)
    secret = bootstrap.installation_secret(parts.settings)
    data = proof(id_, parts.desk.journal(), parts.shelf.release, secret=secret)
    return _sent(data, "application/json", f"preuve-{id_}.json")


def _sent(data: bytes, kind: str, name: str) -> Response:
    return Response(
        data,
        media_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
