"""The headers of every page (guide of privacy, section 9)."""

from collections.abc import Mapping
from types import MappingProxyType

from starlette.datastructures import MutableHeaders

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'nonce-{nonce}';"
    " img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }
)


def dress(headers: MutableHeaders, nonce: str) -> None:
    """Set the headers of a page.

    Args:
        headers: of the response.
        nonce: that lets the script of this page alone run.
    """
    for name, value in HEADERS.items():
        headers[name] = value
    headers["Content-Security-Policy"] = POLICY.format(nonce=nonce)
    headers.setdefault("Cache-Control", "no-store")
