"""Finding the files of a block, and staying inside the folder that its owner named."""

import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from sourcier.errors import SourceError
from sourcier.sources.reading import Block, SourceFile

_WILD = frozenset("*?[")
_UNPRINTABLE = frozenset({"Cc", "Cs"})
"""Controls, and bytes that are no UTF-8: a document could not be named after them."""


def locate(block: Block, *, root: Path) -> list[SourceFile]:
    """List the files of a block, sorted by name.

    The configured path may point anywhere, also through `..` or a link: its owner wrote
    it. What is found below it may not lead elsewhere. Hidden files and folders (a name
    that starts with a dot) are no part of a source.

    Args:
        block: its `path` is a file, a folder (read with its sub-folders) or a glob (`**`
            crosses folders).
        root: the folder of the configuration, from which a relative path starts.

    Raises:
        SourceError: nothing there, a folder that cannot be read, or a link or a name that
            leaves the folder.
    """
    target = Path(os.path.normpath(root / block.path))
    try:
        found = list(_below(target, block))
    except OSError as failure:
        raise SourceError(
            "source {source}, {path} : lecture impossible ({cause}) ; "
            "vérifiez le chemin et les droits",
            source=block.name,
            path=block.path,
            cause=failure.strerror or type(failure).__name__,
        ) from None
    if not found:
        raise SourceError(
            "source {source} : aucun fichier pour « {path} » ; "
            "vérifiez le chemin, relatif au dossier de la configuration",
            source=block.name,
            path=block.path,
        )
    return sorted(found, key=lambda file: file.name)


def _below(target: Path, block: Block) -> Iterator[SourceFile]:
    """Give the files of a path that is a file, a folder or a glob, in this order."""
    if target.is_file():
        yield SourceFile(target.name, target)
    elif target.is_dir():
        yield from _files(_walked(target), target, block)
    elif _WILD & set(block.path):
        anchor, pattern = _parted(target)
        if anchor.is_dir():
            yield from _files(anchor.glob(pattern), anchor, block)


def _parted(target: Path) -> tuple[Path, str]:
    """Part a glob into the folder before its first wildcard and the rest.

    >>> _parted(Path("data/2022-*/CIS_*.gz"))
    (PosixPath('data'), '2022-*/CIS_*.gz')
    """
    parts = target.parts
    first = next(place for place, part in enumerate(parts) if _WILD & set(part))
    return Path(*parts[:first]), "/".join(parts[first:])


def _walked(folder: Path) -> Iterator[Path]:
    """Give every entry below a folder; a linked folder is given, not entered."""

    def fail(failure: OSError) -> None:
        raise failure

    for base, folders, files in os.walk(folder, onerror=fail):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(base, name) for name in (*files, *folders))


def _files(entries: Iterable[Path], anchor: Path, block: Block) -> Iterator[SourceFile]:
    """Keep the files among the entries, and refuse what leads out of the folder."""
    home = anchor.resolve()
    for entry in entries:
        inside = entry.relative_to(anchor)
        if any(part.startswith(".") and part != ".." for part in inside.parts):
            continue
        if not _stays(entry, home):
            raise SourceError(
                "source {source}, {file} : ce nom ou ce lien mène hors du dossier de la "
                "source ; retirez-le ou désignez directement son dossier",
                source=block.name,
                file=inside.as_posix(),
            )
        if _UNPRINTABLE & set(map(unicodedata.category, inside.as_posix())):
            raise SourceError(
                "source {source} : nom de fichier illisible ({file}) ; renommez-le",
                source=block.name,
                file=ascii(inside.as_posix()),
            )
        # A link to nothing is given too: reading it says that the file is missing.
        if entry.is_file() or not entry.exists():
            yield SourceFile(inside.as_posix(), entry)


def _stays(entry: Path, home: Path) -> bool:
    """Say whether an entry, links followed, is below the folder."""
    try:
        return entry.resolve().is_relative_to(home)
    except RuntimeError:  # links in a circle, before Python 3.13
        return False
