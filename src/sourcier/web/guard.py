"""What stands before every page: who may ask, how much they may send, which headers leave.

Headers are those of the guide of privacy, section 9; a foreign Host gets 421 and a foreign
Origin 403, so that no other site reaches an installation through its reader's browser.
"""

import secrets
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sourcier.web.drawing import speech_of
from sourcier.web.dressing import dress
from sourcier.web.failures import told

LARGEST = 64 * 1024
"""Bytes of a request at most; a question holds 2,000 characters."""
FOREIGN_HOST = "421 : adresse inconnue de cette installation\n"
FOREIGN_ORIGIN = "403 : demande venue d'un autre site\n"
TOO_LARGE = (
    "demande trop longue : une question tient en 2 000 caractères ; raccourcissez-la"
)


class Guard:
    """Refuses what comes from elsewhere or is too long, and sets the headers."""

    def __init__(self, app: ASGIApp, *, authorities: frozenset[str]) -> None:
        """Stand before an application.

        Args:
            app: what answers.
            authorities: host and port under which it may be asked for.
        """
        self._app = app
        self._authorities = authorities

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        scope.setdefault("state", {})["nonce"] = nonce
        sent = _dressed(send, nonce)
        refusal = self._refusal(Request(scope))
        await (refusal or self._app)(scope, _limited(receive), sent)

    def _refusal(self, request: Request) -> Response | None:
        headers = request.headers
        if headers.get("host", "").lower() not in self._authorities:
            return PlainTextResponse(FOREIGN_HOST, 421)
        if not self._is_ours(headers):
            return PlainTextResponse(FOREIGN_ORIGIN, 403)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > LARGEST:
            return told(request, speech_of(request).say(TOO_LARGE), 413)
        return None

    def _is_ours(self, headers: Headers) -> bool:
        """Say whether a request comes from our own pages, or from no page at all.

        Our policy tells no referrer, so a browser writes the Origin of our own forms as
        `null`; it then says itself whether they are ours (Fetch Metadata, W3C).
        """
        origin = headers.get("origin")
        if origin == "null":
            return headers.get("sec-fetch-site") == "same-origin"
        return origin is None or urlsplit(origin).netloc in self._authorities


def _limited(receive: Receive) -> Receive:
    """Stop reading a body that goes on for longer than it may: it ends as if cut short."""
    read = 0

    async def limited() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        return {"type": "http.disconnect"} if read > LARGEST else message

    return limited


def _dressed(send: Send, nonce: str) -> Send:
    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            dress(MutableHeaders(scope=message), nonce)
        await send(message)

    return dressed
