"""A server of the product, started as a user starts it, and stopped."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.demo_home import environment

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


@contextmanager
def serving(home: Path, *options: str) -> Iterator[str]:
    """Run `sourcier serve` on a free port; give the address that it tells.

    Args:
        home: its home folder.
        options: of the command, beside the port.
    """
    words = [sys.executable, "-m", "sourcier", "serve", "--port", "0", *options]
    with subprocess.Popen(
        words,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**environment(home), "PYTHONUNBUFFERED": "1"},
        text=True,
    ) as server:
        try:
            yield _told(server)
        finally:
            server.terminate()
            server.communicate(timeout=20)


def _told(server: subprocess.Popen[str]) -> str:
    """Wait for the address; what was said instead is the message of the failure."""
    said = []
    for line in server.stdout or ():
        said.append(line)
        if found := ADDRESS.search(line):
            return found.group()
    raise AssertionError("".join(said))
