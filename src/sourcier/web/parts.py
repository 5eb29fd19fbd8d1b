"""What every page needs, assembled once and held by the application."""

import hashlib
import hmac
from asyncio import Semaphore
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from starlette.requests import Request

from sourcier.ledger.ask import Recorded
from sourcier.ledger.desk import Desk
from sourcier.settings import Settings
from sourcier.web.shelf import Shelf

FORM = b"sourcier.form/1\n"
AT_ONCE = 2
"""Questions answered at the same time; others wait in their order. Answering is work for
a core, and threads that share it by turns would all be late (measured: the slowest of 50
users waited 12 s)."""
FRESH = 64
"""Replies held between the question and the page that shows them; each is shown once."""


@dataclass(slots=True)
class Fresh:
    """Replies just made, until their page is opened: they need not be made twice."""

    _held: OrderedDict[str, Recorded] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def put(self, done: Recorded) -> None:
        """Hold a reply until it is shown."""
        if done.record is not None:
            with self._lock:
                self._held[done.record.id] = done
                while len(self._held) > FRESH:
                    self._held.popitem(last=False)

    def take(self, id_: str) -> Recorded | None:
        """Give a reply that was not shown yet, once."""
        with self._lock:
            return self._held.pop(id_, None)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the application.

    Args:
        settings: of the installation.
        desk: of the ledger.
        shelf: the open releases.
        key: signs the tokens of forms; drawn from the secret of the installation.
        now: the clock.
        authorities: host and port under which the pages may be asked for.
        fresh: replies that were not shown yet.
        places: of those who are answered at the same time.
    """

    settings: Settings
    desk: Desk
    shelf: Shelf
    key: bytes = field(repr=False)
    now: Callable[[], datetime]
    authorities: frozenset[str]
    fresh: Fresh = field(default_factory=Fresh)
    places: Semaphore = field(default_factory=lambda: Semaphore(AT_ONCE))


def form_key(secret: bytes) -> bytes:
    """Give the key of the tokens of forms, from the secret of the installation."""
    return hmac.new(secret, FORM, hashlib.sha256).digest()


def parts_of(request: Request) -> Parts:
    """Give the parts of the application that a request came to."""
    parts: Parts = request.app.state.parts
    return parts
