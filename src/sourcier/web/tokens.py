"""The token that a form brings back: no other site can post for its reader.

A random cookie (HttpOnly, SameSite=Strict) and its keyed digest in the form: the signed
double submit of OWASP's *Cross-Site Request Forgery Prevention*.
"""

import hashlib
import hmac
import re
import secrets

from fastapi import Form, Request

from sourcier.errors import FormError
from sourcier.web.parts import parts_of

COOKIE, FIELD = "sourcier_visit", "token"
VISIT = re.compile(r"[0-9a-f]{32}")


def visit_of(request: Request) -> str:
    """Give the random name of a visit: that of its cookie, or a new one."""
    known = request.cookies.get(COOKIE, "")
    if not VISIT.fullmatch(known):
        known = getattr(request.state, "visit", "") or secrets.token_hex(16)
    request.state.visit = known
    return known


def token_of(request: Request) -> str:
    """Give the token that the forms of a page bring back."""
    key = parts_of(request).key
    return hmac.new(key, visit_of(request).encode(), hashlib.sha256).hexdigest()


def checked(request: Request, token: str = Form("", alias=FIELD)) -> None:
    """Refuse a form that was not drawn for this visit.

    Raises:
        FormError: it brings no token, or another visit's.
    """
    known = VISIT.fullmatch(request.cookies.get(COOKIE, ""))
    if not known or not hmac.compare_digest(token, token_of(request)):
        raise FormError(
            "ce formulaire n'est plus valable : rouvrez la page et recommencez, en "
            "acceptant le cookie de cette page, qui ne sert qu'à cela"
        )
