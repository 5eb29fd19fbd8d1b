"""The pages of a home folder, served as a user serves them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.served import served

from tests.demo_home import environment


@contextmanager
def serving(home: Path) -> Iterator[str]:
    """Run `sourcier serve` on a free port; give the address that it tells."""
    with served(environment(home)) as server:
        yield server.address
