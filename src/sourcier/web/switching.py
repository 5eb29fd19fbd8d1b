"""The language of the pages, chosen by the reader."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.responses import RedirectResponse

from sourcier.web.drawing import LANGUAGE, YEAR
from sourcier.web.language import LANGUAGES
from sourcier.web.tokens import checked

router = APIRouter(include_in_schema=False)


@router.post("/language", dependencies=[Depends(checked)])
def choose(
    lang: Annotated[str, Form()], back: Annotated[str, Form()] = "/"
) -> RedirectResponse:
    """Remember a language, and come back to the page."""
    inside = back.startswith("/") and not back.startswith(("//", "/\\"))
    response = RedirectResponse(back if inside else "/", 303)
    if lang in LANGUAGES:
        response.set_cookie(
            LANGUAGE, lang, max_age=YEAR, httponly=True, samesite="strict", path="/"
        )
    return response
