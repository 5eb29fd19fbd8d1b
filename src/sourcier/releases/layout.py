"""Where things lie in the home folder, and how they are written so that they last.

A data file is fsynced, then its folder, then the rename, then the folder above: kill -9
and power loss leave the former state or the new one, never a mixture.
"""

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sourcier.errors import ReleaseError, StorageError

BUILDING = ".building"
_REFUSED = (
    "écriture impossible ({what} : {cause}) ; libérez de la place ou vérifiez "
    "les droits, puis relancez ; la version en vigueur est intacte"
)


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that holds everything of an installation.

    Args:
        root: `SOURCIER_HOME`, or `--home`.
    """

    root: Path

    @property
    def releases(self) -> Path:
        """Folder of the releases."""
        return self.root / "releases"

    @property
    def pointer(self) -> Path:
        """One line: the release in force."""
        return self.root / "current"

    @property
    def cache(self) -> Path:
        """What a build may use again; it can be deleted at any time."""
        return self.root / "cache"

    @property
    def state(self) -> Path:
        """Database of what changes: recorded replies, and who did what."""
        return self.root / "state" / "state.sqlite"

    @property
    def key(self) -> Path:
        """Secret of the installation: it seals, it signs, and it is copied nowhere."""
        return self.root / "keys" / "installation.key"

    def folder(self, name: str) -> Path:
        """Folder of a release."""
        return self.releases / name

    def current(self) -> str | None:
        """Name of the release in force; None before the first build.

        Raises:
            ReleaseError: the pointer names a release that is not there.
        """
        try:
            name = self.pointer.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError):
            name = ""
        if not name or Path(name).name != name or not self.folder(name).is_dir():
            raise ReleaseError(
                "le fichier {file} désigne une version absente ({name}) ; reconstruisez "
                "avec « corpus build --fresh » ou restaurez une sauvegarde",
                file=self.pointer,
                name=name[:80],
            )
        return name

    def names(self) -> list[str]:
        """Names of the finished releases, in alphabetical order."""
        if not self.releases.is_dir():
            return []
        return sorted(
            path.name
            for path in self.releases.iterdir()
            if path.is_dir() and not path.name.endswith(BUILDING)
        )


@contextmanager
def writing(what: str) -> Iterator[None]:
    """Turn a full or read-only disk into one sentence.

    Raises:
        StorageError: naming what was being written, and that nothing is lost.
    """
    try:
        yield
    except OSError as failure:
        raise StorageError(
            _REFUSED,
            what=what,
            cause=failure.strerror or errno.errorcode.get(failure.errno or 0, "erreur"),
        ) from None
    except sqlite3.OperationalError as failure:
        raise StorageError(_REFUSED, what=what, cause=failure) from None


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that readers see the former one or this one, even after a crash."""
    temporary = path.with_name(f".{path.name}.tmp")
    with temporary.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Make the bytes of a file, or the names in a folder, last."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Make every file below a folder last, then every folder."""
    for place, _, files in os.walk(folder, topdown=False):
        for name in files:
            sync(Path(place) / name)
        sync(Path(place))


def prepare(home: Home) -> None:
    """Make the folders that a build writes to.

    Raises:
        StorageError: the home folder cannot be written.
    """
    with writing(str(home.root)):
        home.releases.mkdir(parents=True, exist_ok=True)
        (home.cache / "blocks").mkdir(parents=True, exist_ok=True)


def sweep(home: Home, *, cache: bool) -> None:
    """Remove what killed builds left behind, and the cache when asked."""
    with writing(str(home.root)):
        for path in home.releases.iterdir():
            if path.name.endswith(BUILDING):
                shutil.rmtree(path)
        blocks = (home.cache / "blocks").iterdir()
        forget(path for path in blocks if cache or path.suffix == ".part")
        forget(home.cache.glob("analysis-*") if cache else ())


def forget(paths: Iterable[Path]) -> None:
    """Remove files; one that is gone already is what was wanted.

    A connection that closes meanwhile takes its write-ahead log with it.
    """
    for path in paths:
        path.unlink(missing_ok=True)
