"""Records whose time is over are erased at start and every hour, and it is measured."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from prometheus_client import Counter, Gauge
from starlette.concurrency import run_in_threadpool

from sourcier.ledger.desk import Desk
from sourcier.ledger.purging import Attempt, attempt
from sourcier.web.counting import REGISTRY

HOUR = 3_600.0
LOG = logging.getLogger("sourcier.web")
ERASED = Counter("sourcier_purged", "Replies erased at their time", registry=REGISTRY)
FAILED = Counter("sourcier_purge_failures", "Purges that failed", registry=REGISTRY)
LAST = Gauge(
    "sourcier_purge_seconds", "Instant of the last purge that went well", registry=REGISTRY
)
"""Alert when it is older than two hours (guide of privacy, section 12)."""


@asynccontextmanager
async def purged(desk: Desk, *, every: float = HOUR) -> AsyncIterator[None]:
    """Erase now and then for as long as the server runs.

    Args:
        desk: of the ledger.
        every: seconds between two attempts.
    """
    task = asyncio.create_task(_again_and_again(desk, every))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _again_and_again(desk: Desk, every: float) -> None:
    while True:
        _told(await run_in_threadpool(attempt, desk))
        await asyncio.sleep(every)


def _told(done: Attempt) -> None:
    """Count an attempt and log it: counts and names of failures, never a word."""
    if done.failed:
        FAILED.inc()
    else:
        ERASED.inc(done.erased)
        LAST.set_to_current_time()
    LOG.info(json.dumps({"purged": done.erased, "failure": done.failed or None}))
