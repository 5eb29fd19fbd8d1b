"""The stylesheet and the script, each under an address that holds its digest."""

import hashlib
from functools import cache
from importlib.resources import files

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

router = APIRouter()
KINDS = {"sourcier.css": "text/css", "sourcier.js": "text/javascript"}
FOREVER = "public, max-age=31536000, immutable"


@cache
def _data(name: str) -> bytes:
    return files(__package__).joinpath("static", name).read_bytes()


@cache
def address(name: str) -> str:
    """Give the address of a file of ours; another content has another address.

    >>> address("sourcier.css").startswith("/static/")
    True
    """
    return f"/static/{hashlib.sha256(_data(name)).hexdigest()[:16]}/{name}"


@router.get("/static/{digest}/{name}", include_in_schema=False)
def asset(digest: str, name: str) -> Response:
    """Give a file of ours."""
    if name not in KINDS or address(name) != f"/static/{digest}/{name}":
        raise HTTPException(404)
    return Response(_data(name), media_type=KINDS[name], headers={"Cache-Control": FOREVER})
