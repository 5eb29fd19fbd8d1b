"""What is counted and logged of a request: route, status, time; never its words."""

import json
import logging
import time

from prometheus_client import CollectorRegistry, Counter, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

REGISTRY = CollectorRegistry()
REQUESTS = Counter(
    "sourcier_requests", "Requests answered", ["route", "status"], registry=REGISTRY
)
SECONDS = Histogram(
    "sourcier_request_seconds", "Time to the last byte", ["route"], registry=REGISTRY
)
UNKNOWN = "unknown"
LOG = logging.getLogger("sourcier.web")


class Counting:
    """Counts requests by the pattern of their route, which holds no id and no word."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, and count it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, start = 500, time.perf_counter()

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, watched)
        finally:
            _count(scope, status, time.perf_counter() - start)


def _count(scope: Scope, status: int, seconds: float) -> None:
    route = getattr(scope.get("route"), "path", UNKNOWN)
    REQUESTS.labels(route, str(status)).inc()
    SECONDS.labels(route).observe(seconds)
    told = {"route": route, "status": status, "ms": round(seconds * 1000, 1)}
    LOG.info(json.dumps(told))
