"""`sourcier serve`: pages for this machine, told where, stopped without a traceback."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import httpx2
import pytest

from tests.demo_home import Sourcier, environment

PLACE = re.compile(r"http://127\.0\.0\.1:\d+")


@contextmanager
def served(sourcier: Sourcier, *words: str) -> Iterator[str]:
    """Give the address that a command serves, and stop it as Ctrl+C does."""
    with subprocess.Popen(
        [sys.executable, "-m", "sourcier", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(sourcier.home),
        text=True,
    ) as process:
        assert process.stdout is not None
        found = (PLACE.search(line) for line in process.stdout)
        yield next(match.group() for match in found if match)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
        assert "Traceback" not in errors


def test_pages_are_served_where_it_is_told(sourcier: Sourcier) -> None:
    with served(sourcier, "serve", "--port", "0") as address:
        assert "Sourcier" in httpx2.get(address, trust_env=False).text
        assert httpx2.get(f"{address}/healthz", trust_env=False).json()["alive"] is True


@pytest.mark.parametrize("address", ["0.0.0.0", "192.168.1.10", "example.org", "::"])
def test_another_machine_is_not_served(sourcier: Sourcier, address: str) -> None:
    refused = sourcier("serve", "--bind", address)
    assert refused.code == 1
    assert "tant qu'il n'y a pas de comptes" in refused.err


def test_a_port_that_is_taken_is_told(sourcier: Sourcier) -> None:
    with served(sourcier, "serve", "--port", "0") as address:
        refused = sourcier("serve", "--port", address.rpartition(":")[2])
        assert refused.code == 1
        assert "déjà pris" in refused.err
