"""Results on disk: what was measured, sealed by the digest of its own content.

The seal is no signature: it has no key. It catches a figure that was edited, a file that
was cut short, and two files that were mixed; who wrote the file is for its owner to know.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sourcier.errors import IntegrityError, SourceError, StorageError

SEAL = "digest"
"""The key that holds the digest of all others."""
NAME = re.compile(r"(?P<stamp>\d{4}-\d\d-\d\d(?:T\d{6}Z)?)-(?P<topic>[a-z]+)\.json")

Data = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Kept:
    """A result as it was read.

    Args:
        topic: what was measured.
        stamp: of its file: a day, or an instant.
        data: its content, whose seal was checked.
    """

    topic: str
    stamp: str
    data: Data


def seal_of(data: Data) -> str:
    """Give the SHA-256 of a result: its JSON, keys in order, without its own seal.

    >>> seal_of({"a": 1, "b": 2}) == seal_of({"b": 2, "a": 1, "digest": "x"})
    True
    """
    bare = {key: value for key, value in _as_read(data).items() if key != SEAL}
    text = json.dumps(bare, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def _as_read(data: Data) -> dict[str, object]:
    """Give data as a file gives it back: keys that are words, lists for tuples."""
    read: dict[str, object] = json.loads(json.dumps(data))
    return read


def sealed(data: Data) -> dict[str, object]:
    """Give a result with its seal.

    >>> list(sealed({"a": 1}))
    ['a', 'digest']
    """
    bare = {key: value for key, value in data.items() if key != SEAL}
    return {**bare, SEAL: seal_of(bare)}


def write_result(file: Path, data: Data, *, folder: bool = False) -> None:
    """Write a result with its seal.

    Args:
        file: where.
        data: the result.
        folder: make the folder if it is absent.

    Raises:
        StorageError: the file cannot be written.
    """
    text = json.dumps(sealed(data), ensure_ascii=False, indent=1)
    try:
        if folder:
            file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{text}\n", encoding="utf-8")
    except OSError as failure:
        raise StorageError(
            "{file} : écriture impossible ({cause}) ; vérifiez le chemin et les droits",
            file=file,
            cause=failure.strerror,
        ) from None


def read_result(file: Path) -> Data:
    """Read a result, and refuse one whose content does not match its seal.

    Raises:
        SourceError: the file cannot be read, or holds no result.
        IntegrityError: it was changed after it was measured.
    """
    try:
        data = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError) as fault:
        raise SourceError(
            "résultat {file} illisible ({cause}) ; mesurez de nouveau",
            file=file.name,
            cause=type(fault).__name__,
        ) from None
    if not isinstance(data, dict) or data.get(SEAL) != seal_of(data):
        raise IntegrityError(
            "résultat {file} : le contenu ne correspond pas à son empreinte ; il a été "
            "modifié après la mesure : mesurez de nouveau",
            file=file.name,
        )
    return data


def newest(folder: Path) -> dict[str, Kept]:
    """Read the newest result of each topic in a folder.

    Raises:
        SourceError: the folder or a file cannot be read.
        IntegrityError: a result was changed after it was measured.
    """
    found = [(name, file) for file in _files(folder) if (name := NAME.fullmatch(file.name))]
    last = {name["topic"]: (name["stamp"], file) for name, file in found}
    return {
        topic: Kept(topic, stamp, read_result(file))
        for topic, (stamp, file) in sorted(last.items())
    }


def _files(folder: Path) -> list[Path]:
    """Files in the order of their names: the newest of a topic comes last."""
    try:
        return sorted(folder.iterdir())
    except OSError as failure:
        raise SourceError(
            "{folder} : aucun résultat ({cause}) ; mesurez d'abord (sourcier evaluate)",
            folder=folder,
            cause=failure.strerror,
        ) from None
