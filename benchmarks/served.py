"""A server of the product, started as a user starts it, and stopped."""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
STOPPING = 20
"""Seconds given to a server that is told to stop."""


@dataclass(frozen=True, slots=True)
class Served:
    """A running server.

    Args:
        address: as it tells it.
        process: its number.
    """

    address: str
    process: int

    @property
    def memory(self) -> float:
        """MB that it holds now (VmRSS of proc(5))."""
        status = Path(f"/proc/{self.process}/status").read_text(encoding="utf-8")
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        assert found is not None
        return int(found.group(1)) / 1024


@contextmanager
def served(environ: Mapping[str, str]) -> Iterator[Served]:
    """Run `sourcier serve` on a free port.

    Args:
        environ: of the process: its home folder, where its modules are.
    """
    with subprocess.Popen(
        [sys.executable, "-m", "sourcier", "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**environ, "PYTHONUNBUFFERED": "1"},
        text=True,
    ) as server:
        try:
            yield Served(_told(server), server.pid)
        finally:
            server.terminate()
            server.communicate(timeout=STOPPING)


def _told(server: subprocess.Popen[str]) -> str:
    """Wait for the address; what was said instead is the message of the failure."""
    said = []
    for line in server.stdout or ():
        said.append(line)
        if found := ADDRESS.search(line):
            return found.group()
    raise AssertionError("".join(said))
