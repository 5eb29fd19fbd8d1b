"""The application: its parts, the guard, the pages, what becomes of a failure."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import FastAPI

from sourcier import __version__, bootstrap
from sourcier.settings import Settings
from sourcier.web import failures, navigation
from sourcier.web.counting import Counting
from sourcier.web.guard import Guard
from sourcier.web.parts import Parts, form_key
from sourcier.web.purging import purged
from sourcier.web.shelf import Shelf

NAMES = ("127.0.0.1", "localhost", "[::1]")


def pages(settings: Settings, *, port: int) -> FastAPI:
    """Assemble the pages of an installation.

    Args:
        settings: as read at the door.
        port: on which they are asked for.

    Raises:
        StorageError: the secret of the installation can be neither read nor made.
    """
    key = form_key(bootstrap.installation_secret(settings))
    authorities = frozenset(f"{name}:{port}" for name in NAMES)
    app = FastAPI(
        title="Sourcier",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        lifespan=_open(settings, key, authorities),
    )
    failures.handle(app)
    navigation.include(app)
    app.add_middleware(Counting)
    app.add_middleware(Guard, authorities=authorities)
    return app


def _open(
    settings: Settings, key: bytes, authorities: frozenset[str]
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """Give what opens the parts when the server starts, and closes them when it stops."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        shelf = Shelf(settings)
        with bootstrap.desk(settings) as desk:
            app.state.parts = Parts(settings, desk, shelf, key, bootstrap.now, authorities)
            async with purged(desk):
                yield
        shelf.close()

    return lifespan
