"""Whatever the OpenAPI allows, and does not, is sent to the interface for programs.

Schemathesis draws the calls from our own description of it; none may break, and every
failure is one sentence.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

import schemathesis
from httpx2 import Response
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy
from schemathesis import Case, GenerationMode
from schemathesis.core.result import Err
from starlette.testclient import TestClient

from benchmarks.bench import Bench
from benchmarks.results import Result
from sourcier import bootstrap
from sourcier.settings import Settings
from sourcier.web.app import pages

Call: TypeAlias = "Case[Any]"
EXAMPLES, SEED = 100, 13
"""Calls an operation. Issue 5."""
BUG, MISTAKE = 500, 400
PORT = 8124
ADDRESS = f"http://127.0.0.1:{PORT}"
ERROR = {"status", "message"}


@dataclass
class Operation:
    """What became of the calls of one operation.

    Args:
        name: method and path.
        statuses: how many calls ended with each status.
        faults: calls that broke, or failed without their sentence.
    """

    name: str
    statuses: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def hear(self, response: Response) -> None:
        """Take in the answer to a call."""
        status = int(response.status_code)
        self.statuses[str(status)] = self.statuses.get(str(status), 0) + 1
        if status >= BUG or (status >= MISTAKE and not _is_told(response)):
            self.faults.append(f"{status} {response.text[:200]}")


def _is_told(response: Response) -> bool:
    """Say whether a failure is one sentence of ours."""
    try:
        return set(response.json()["error"]) == ERROR
    except (ValueError, KeyError, TypeError):
        return False


def fuzzed(home: Path, *, examples: int, start: int) -> Iterator[Operation]:
    """Send random calls to every operation: half allowed by the description, half not.

    Args:
        home: of an installation, which is written to.
        examples: calls an operation.
        start: seed of the draw.
    """
    app = pages(Settings(home), port=PORT)
    with TestClient(app, ADDRESS, raise_server_exceptions=False) as client:
        schema = schemathesis.openapi.from_dict(app.openapi())
        for found in schema.get_all_operations():
            if isinstance(found, Err):
                raise found.err()
            operation = found.ok()
            done = Operation(f"{operation.method.upper()} {operation.path}")
            for mode in GenerationMode:
                _send(client, operation.as_strategy(generation_mode=mode), done)(
                    examples // 2, start
                )
            yield done


def _send(
    client: TestClient, calls: SearchStrategy[Call], done: Operation
) -> Callable[[int, int], None]:
    """Give what sends so many calls; an operation without a parameter has but one."""

    def send(examples: int, start: int) -> None:
        @seed(start)
        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=calls)
        def each(case: Call) -> None:
            sent = case.as_transport_kwargs(base_url=ADDRESS)
            body = sent.get("json", sent.get("data", sent.get("content")))
            raw = body if isinstance(body, bytes | str | None) else json.dumps(body)
            done.hear(
                client.request(
                    sent["method"],
                    sent["url"],
                    params=sent.get("params"),
                    headers=sent["headers"],
                    content=raw,
                )
            )

        with suppress(Unsatisfiable):
            each()

    return send


def api(bench: Bench) -> Result:
    """Send a hundred calls to every operation, on the demonstration corpus."""
    with TemporaryDirectory() as folder:
        home = Path(folder, "home")
        apart = replace(bench, settings=replace(bench.settings, home=home))
        apart.sourcier("corpus", "build", str(bootstrap.configuration_of_demonstration()))
        found = [*fuzzed(home, examples=EXAMPLES, start=SEED)]
        shutil.rmtree(home)
    conditions = bench.conditions(None, today=bootstrap.now().date())
    faults = [f"{one.name} : {fault}" for one in found for fault in one.faults]
    lines = [f"{one.name} : {one.statuses}" for one in found]
    figures = {"operations": [asdict(one) for one in found], "kept": not faults}
    title = "L'interface des programmes, appelée au hasard"
    return Result("api", title, conditions, [*lines, *faults], figures)
