"""The files of a release: measured when it is built, so that damage is seen and named."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of a release.

    Args:
        size: in bytes.
        sha256: of its bytes.
    """

    size: int
    sha256: str


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
    return Stored(path.stat().st_size, digest)


def cut_short(folder: Path, files: Mapping[str, Stored]) -> str | None:
    """Name the first file that is missing or has another size: seen without reading."""
    for name, expected in files.items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != expected.size:
            return name
    return None


def altered(folder: Path, files: Mapping[str, Stored]) -> list[str]:
    """Name every file that is missing or whose bytes changed."""
    return [
        name
        for name, expected in files.items()
        if not (folder / name).is_file() or stored(folder / name) != expected
    ]
