"""Files that only the account of the installation may read: the database, its key."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

OWNER = 0o600
FOLDER = 0o700
KEY_BYTES = 32


def private_file(path: Path) -> None:
    """Make an empty file that its owner alone reads, unless there is one."""
    path.parent.mkdir(mode=FOLDER, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER))


def secret(path: Path) -> bytes:
    """Give the secret kept in a file; drawn at random and kept on first use.

    It gets its name only once it is whole, and of two processes one names it.

    Args:
        path: of the file, mode 600.

    Raises:
        OSError: it can be neither read nor made.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        pass
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    private_file(temporary)
    return _named(temporary, path)


def _named(temporary: Path, path: Path) -> bytes:
    """Fill a file, then give it its name unless another process has done so."""
    with temporary.open("wb") as stream:
        stream.write(secrets.token_bytes(KEY_BYTES))
        stream.flush()
        os.fsync(stream.fileno())
    with suppress(FileExistsError):
        os.link(temporary, path)
    temporary.unlink()
    descriptor = os.open(path.parent, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
    return path.read_bytes()
