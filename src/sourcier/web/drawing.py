"""Pages drawn from their templates, in the language of the reader."""

import secrets
from collections.abc import Mapping
from functools import cache
from typing import Any

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.responses import HTMLResponse, Response

from sourcier.web import assets, navigation, tokens
from sourcier.web.language import LANGUAGES, accepted
from sourcier.wording.speech import Speech, speech
from sourcier.wording.typography import harmless, quoted

LANGUAGE = "sourcier_language"
API = "/api/"
YEAR = 31_536_000


@cache
def environment() -> Environment:
    """Give the templates; whatever they are given is escaped."""
    made = Environment(
        loader=PackageLoader("sourcier.web"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["harmless"] = harmless
    made.filters["quoted"] = quoted
    made.filters["capitalized"] = lambda text: f"{text[:1].upper()}{text[1:]}"
    made.globals["asset"] = assets.address
    return made


def speech_of(request: Request) -> Speech:
    """Give the language of the reader: that of the cookie, else of the installation.

    A program says its own, by `Accept-Language`.
    """
    chosen = request.cookies.get(LANGUAGE, "")
    if request.url.path.startswith(API):
        chosen = accepted(request.headers.get("accept-language", "")) or ""
    settings = request.app.state.parts.settings
    return speech(chosen if chosen in LANGUAGES else settings.lang)


def nonce_of(request: Request) -> str:
    """Give the number that lets the script of this page alone run."""
    if not getattr(request.state, "nonce", ""):
        request.state.nonce = secrets.token_urlsafe(16)
    nonce: str = request.state.nonce
    return nonce


def draw(
    request: Request, template: str, values: Mapping[str, Any], *, status: int = 200
) -> Response:
    """Draw a page.

    Args:
        request: that it answers.
        template: its file.
        values: what it shows; escaped there.
        status: of HTTP.
    """
    told = speech_of(request)
    given = {
        "t": told.say,
        "tell": told.tell,
        "count": told.count,
        "day": told.day,
        "number": told.number,
        "lang": told.lang,
        "token": tokens.token_of(request),
        "nonce": nonce_of(request),
        "here": request.url.path,
        "back": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "navigation": navigation.entries(request.app),
    }
    text = environment().get_template(template).render({**given, **values})
    return _remembered(request, HTMLResponse(text, status))


def _remembered(request: Request, response: Response) -> Response:
    """Let the browser bring back the random name of its visit."""
    if tokens.COOKIE not in request.cookies:
        response.set_cookie(
            tokens.COOKIE,
            tokens.visit_of(request),
            httponly=True,
            samesite="strict",
            path="/",
        )
    return response
