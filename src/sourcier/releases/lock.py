"""Who may build, and who may remove: two locks of the operating system.

They end with the process that holds them, also when it is killed.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sourcier.errors import ReleaseError
from sourcier.releases.layout import Home, writing

IN_USE = "in-use.lock"


@contextmanager
def one_build(home: Home) -> Iterator[None]:
    """Hold the right to build; one at a time in a home folder.

    Raises:
        ReleaseError: another build is under way.
    """
    with writing(str(home.root)):
        descriptor = os.open(home.root / "build.lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ReleaseError(
                "une construction ou un nettoyage est déjà en cours dans {home} ; "
                "attendez sa fin",
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


@contextmanager
def unread(folder: Path) -> Iterator[bool]:
    """Say whether nobody reads a release, and keep it so meanwhile."""
    descriptor = os.open(folder / IN_USE, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        free = True
    except BlockingIOError:
        free = False
    try:
        yield free
    finally:
        os.close(descriptor)
