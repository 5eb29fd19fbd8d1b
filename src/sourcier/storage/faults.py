"""What the database says, as one sentence; never what was being written."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sourcier.errors import SourcierError, StateError, StorageError

CODE = "sqlite_errorname"
"""What SQLite's own failures bear; the driver's (text that is none) bear nothing."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn a failure of the database into one sentence.

    Args:
        path: of the database.

    Raises:
        StorageError: the disk is full, read-only or failing, or somebody else writes.
        StateError: the file is damaged.
    """
    try:
        yield
    except (sqlite3.Error, OSError) as failure:
        raise sentence(failure, path) from None


def sentence(failure: BaseException, path: Path) -> SourcierError:
    """Give the sentence of a failure."""
    unreadable = isinstance(failure, sqlite3.Error) and not hasattr(failure, CODE)
    if isinstance(failure, sqlite3.OperationalError | OSError) and not unreadable:
        return StorageError(
            "écriture impossible dans {file} ({cause}) : libérez de la place, vérifiez "
            "les droits ou attendez la fin d'une autre commande ; ce qui était "
            "enregistré est intact",
            file=path,
            cause=getattr(failure, CODE, "") or type(failure).__name__,
        )
    return StateError(
        "le registre {file} est endommagé ({cause}) ; restaurez une sauvegarde, ou "
        "mettez-le de côté pour repartir d'un registre vide",
        file=path,
        cause=getattr(failure, "sqlite_errorname", "") or type(failure).__name__,
    )
