"""What every source is given, and what it gives back."""

import gzip
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeAlias

from sourcier.errors import SourceError
from sourcier.evidence.document import Document
from sourcier.evidence.status import Status

MAX_FILE = 512 * 1024 * 1024
"""Bytes of one file once expanded: the largest official file is a tenth of it."""


@dataclass(frozen=True, slots=True)
class Block:
    """One `[[source]]` of a corpus configuration.

    Args:
        kind: which reader (`jsonl`, `bdpm`, `folder` …).
        name: short id, the part of each document id before the colon.
        path: as written in the configuration: a file, a folder or a glob.
        issuer: who publishes it.
        licence: under which it may be used.
        language: ISO 639-1, for documents that do not say.
        edition: the date of this edition, when the source has dated editions.
        retrieved: when the files were fetched, when the documents do not say.
        outline: how headings are found: none, markdown, leaflet or rcp.
        status: for documents that do not say.
        fields: which field of a record feeds which property of a document.
        demonstration: the corpus is Sourcier's own, labelled as such everywhere.
    """

    kind: str
    name: str
    path: str
    issuer: str = ""
    licence: str = ""
    language: str = "fr"
    edition: date | None = None
    retrieved: date | None = None
    outline: str = "none"
    status: Status = Status.IN_FORCE
    fields: Mapping[str, object] = field(default_factory=dict)
    demonstration: bool = False


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a block.

    Args:
        name: its path below the block's own, with `/`, as shown in messages.
        path: where it is read; a `.gz` is expanded.
    """

    name: str
    path: Path

    def read(self, *, limit: int = MAX_FILE) -> bytes:
        """Give the bytes, expanded.

        Raises:
            SourceError: the file is missing, empty, truncated or larger than `limit`.
        """
        try:
            data = self._expanded(limit)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            raise SourceError(
                "{file} : archive gzip tronquée ou endommagée ; "
                "récupérez le fichier à nouveau",
                file=self.name,
            ) from None
        except OSError as failure:
            raise SourceError(
                "{file} : lecture impossible ({cause}) ; vérifiez le chemin et les droits",
                file=self.name,
                cause=failure.strerror or type(failure).__name__,
            ) from None
        if not data:
            raise SourceError(
                "{file} : fichier vide ; récupérez-le à nouveau", file=self.name
            )
        if len(data) > limit:
            raise SourceError(
                "{file} : plus de {limit} octets une fois déplié ; "
                "découpez le fichier ou vérifiez qu'il est bien celui attendu",
                file=self.name,
                limit=limit,
            )
        return data

    def _expanded(self, limit: int) -> bytes:
        opener = gzip.open if self.path.suffix == ".gz" else open
        with opener(self.path, "rb") as stream:
            return bytes(stream.read(limit + 1))


@dataclass(frozen=True, slots=True)
class Remark:
    """A row that was repaired or left aside, reported to whoever builds.

    Args:
        file: the file's name.
        line: 1 for the first; None when the file has no lines.
        template: one French sentence, with `{name}` where a value goes.
        values: what goes there.
        rows: of a table that contradicts another: the line of each, and the code that
            the other lacks; none for any other remark.
    """

    file: str
    line: int | None
    template: str
    values: Mapping[str, object] = field(default_factory=dict)
    rows: tuple[tuple[int, str], ...] = ()


Read: TypeAlias = Iterator[Document | Remark]
Reader: TypeAlias = Callable[[Sequence[SourceFile], Block], Read]
"""Files of one block, in sorted order of their names, to documents and remarks.

A reader raises `SourceError` at the first file that it cannot read, naming the file and
the line. It gives documents in an order that depends on the files alone.
"""
