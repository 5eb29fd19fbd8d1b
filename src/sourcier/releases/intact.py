"""The files of a release: measured when it is built, so that damage is seen and named."""

import hashlib
import zlib
from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path

BLOCK = 1 << 20
"""Bytes read at once."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of a release.

    Args:
        size: in bytes.
        sha256: of its bytes.
        crc32: of its bytes; a tenth of the time, against accidents alone.
    """

    size: int
    sha256: str
    crc32: int


def measure(folder: Path) -> dict[str, Stored]:
    """Measure every file below a folder, by its path there; hidden ones are locks."""
    return {
        path.relative_to(folder).as_posix(): stored(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def stored(path: Path) -> Stored:
    """Measure one file."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return Stored(path.stat().st_size, digest, _crc32(path))


def _crc32(path: Path) -> int:
    found = 0
    with path.open("rb", buffering=0) as stream:
        while block := stream.read(BLOCK):
            found = zlib.crc32(block, found)
    return found


def damaged(
    folder: Path, files: Mapping[str, Stored], *, by_size: Container[str] = ()
) -> str | None:
    """Name the first file that is missing, cut short or altered by accident.

    Args:
        folder: of the release.
        files: as they were measured.
        by_size: those not read through, because each of their parts proves itself.
    """
    for name, expected in files.items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != expected.size:
            return name
        if name not in by_size and _crc32(path) != expected.crc32:
            return name
    return None


def altered(folder: Path, files: Mapping[str, Stored]) -> list[str]:
    """Name every file that is missing or whose bytes changed."""
    return [
        name
        for name, expected in files.items()
        if not (folder / name).is_file() or stored(folder / name) != expected
    ]
