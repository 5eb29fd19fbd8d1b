"""Who may build, and who may remove: two locks of the operating system.

They end with the process that holds them, also when it is killed.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sourcier.errors import ReleaseError
from sourcier.releases.layout import Home

IN_USE = "in-use.lock"


@contextmanager
def one_build(home: Home) -> Iterator[None]:
    """Hold the right to build; one at a time in a home folder.

    Raises:
        ReleaseError: another build is under way.
    """
    descriptor = os.open(home.root / "build.lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ReleaseError(
                "une construction est déjà en cours dans {home} ; attendez sa fin",
                home=home.root,
            ) from None
        yield
    finally:
        os.close(descriptor)


def hold(folder: Path) -> int:
    """Keep a release from being removed while it is read; gives what `os.close` frees."""
    descriptor = os.open(folder / IN_USE, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    return descriptor


def is_held(folder: Path) -> bool:
    """Say whether a process reads a release."""
    descriptor = os.open(folder / IN_USE, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False
