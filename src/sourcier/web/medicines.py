"""Medicines: a name or a code, then what each source says, dated, at its place."""

from typing import Annotated
from urllib.parse import quote as escaped

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from sourcier.drugs.nearest import nearest_names
from sourcier.errors import QuestionError
from sourcier.releases.medicines import medicine
from sourcier.web.drawing import draw, speech_of
from sourcier.web.medicine_view import view
from sourcier.web.parts import parts_of
from sourcier.web.tokens import checked

router = APIRouter(include_in_schema=False)
LONGEST = 200
"""Characters of a name at most: the longest denomination has fewer."""


@router.get("/drugs")
def form(request: Request) -> Response:
    """Ask for a name or a code."""
    return draw(request, "medicines.html", {"typed": "", "why": "", "near": ()})


@router.post("/drugs", dependencies=[Depends(checked)])
def looked(request: Request, name: Annotated[str, Form()] = "") -> Response:
    """Lead to the page of a medicine."""
    typed = " ".join(name.split())[:LONGEST]
    if not typed:
        return form(request)
    return RedirectResponse(f"/drugs/{escaped(typed, safe='')}", 303)


@router.get("/drugs/{name:path}")
def shown(request: Request, name: str) -> Response:
    """Show a medicine; where nobody knows it, the names that come nearest."""
    speech, typed = speech_of(request), name[:LONGEST]
    with parts_of(request).shelf.release() as release:
        try:
            found = medicine(typed, release)
        except QuestionError as failure:
            near = nearest_names(typed, release.names)
            values = {"typed": typed, "why": speech.explain(failure), "near": near}
            return draw(request, "medicines.html", values, status=404)
        shown_of = {
            "view": view(found, release.corpus, speech),
            "demonstration": release.manifest.demonstration,
        }
    return draw(request, "medicine.html", shown_of)
