"""Read the blocks of a configuration, each once: what did not change is not read again.

A block's rows are kept in the cache under a key made of the files' digests, the block and
the readers' own code, in a file that appears whole or not at all.
"""

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable
from pathlib import Path

from sourcier.corpus.packed import Packed, pack
from sourcier.corpus.validity import Edition, Entry
from sourcier.errors import SourceError
from sourcier.evidence.document import Document
from sourcier.evidence.status import Status
from sourcier.releases.layout import sync, writing
from sourcier.sources.reading import Block, Remark, SourceFile
from sourcier.sources.registry import reader

BATCH = 500
TABLES = """
CREATE TABLE row (
  document TEXT PRIMARY KEY, digest TEXT NOT NULL, retrieved TEXT, own_date TEXT,
  status TEXT NOT NULL, superseded_by TEXT, packed BLOB NOT NULL) STRICT;
CREATE TABLE remark (said TEXT NOT NULL) STRICT;
CREATE TABLE contradiction (found TEXT NOT NULL) STRICT;
CREATE TABLE left_out (said TEXT NOT NULL) STRICT;
"""


@dataclass(frozen=True, slots=True)
class Batch:
    """What is to be read of one block.

    Args:
        block: as configured.
        files: its files, sorted by name.
        digests: SHA-256 of each file as stored, by name.
        key: the same key, the same rows.
    """

    block: Block
    files: tuple[SourceFile, ...]
    digests: dict[str, str]
    key: str


@dataclass(frozen=True, slots=True)
class Row:
    """A document as one block holds it."""

    entry: Entry
    packed: Packed


def plan(block: Block, files: Sequence[SourceFile]) -> Batch:
    """Work out the key of a block from its files, its settings and the readers' code."""
    digests = {file.name: _file_digest(file) for file in files}
    facts = json.dumps(
        [asdict(block), digests, readers_digest()], default=str, sort_keys=True
    )
    key = hashlib.sha256(facts.encode()).hexdigest()[:32]
    return Batch(block, tuple(files), digests, key)


def _file_digest(file: SourceFile) -> str:
    try:
        with file.path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as failure:
        raise SourceError(
            "{file} : lecture impossible ({cause}) ; vérifiez le chemin et les droits",
            file=file.name,
            cause=failure.strerror or type(failure).__name__,
        ) from None


@cache
def readers_digest() -> str:
    """Digest the code and data of the readers: a changed reader reads again."""
    found = hashlib.sha256()
    for part in _parts(package_files("sourcier.sources")):
        found.update(part.name.encode() + b"\0" + part.read_bytes())
    return found.hexdigest()


def _parts(folder: Traversable) -> Iterator[Traversable]:
    for part in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if part.is_dir() and part.name != "__pycache__":
            yield from _parts(part)
        elif part.name.endswith((".py", ".csv", ".txt", ".toml")):
            yield part


def read_batch(batch: Batch, cache_folder: Path, *, keep_going: bool) -> Path:
    """Read a block into the cache, unless it is there; give the file of its rows.

    Args:
        batch: what to read.
        cache_folder: where rows are kept.
        keep_going: leave out a file that cannot be read, and say so, instead of failing.

    Raises:
        SourceError: a file cannot be read; names the file and the line.
    """
    target = cache_folder / f"{batch.key}.sqlite"
    if not target.exists() or said(target, "left_out"):
        files = list(batch.files)
        left_out: list[str] = []
        while True:
            try:
                _read(batch.block, files, left_out, target)
                break
            except SourceError as fault:
                names = [file.name for file in files]
                if not keep_going or fault.values.get("file") not in names:
                    raise
                left_out.append(str(fault))
                files = [file for file in files if file.name != fault.values["file"]]
    return target


def _read(
    block: Block, files: Sequence[SourceFile], left_out: Sequence[str], target: Path
) -> None:
    temporary = target.with_suffix(f".{os.getpid()}.part")
    temporary.unlink(missing_ok=True)
    with writing(str(target)):
        with closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
            connection.executescript(f"PRAGMA synchronous = OFF; {TABLES}")
            connection.execute("BEGIN")
            for given in reader(block.kind)(files, block) if files else ():
                _keep(connection, given, block)
            rows = [(sentence,) for sentence in left_out]
            connection.executemany("INSERT INTO left_out VALUES (?)", rows)
            connection.execute("COMMIT")
        sync(temporary)
        temporary.replace(target)


def _keep(connection: sqlite3.Connection, given: Document | Remark, block: Block) -> None:
    if isinstance(given, Remark):
        connection.execute("INSERT INTO remark VALUES (?)", (sentence(given),))
        if given.rows:
            found = json.dumps([given.file, given.rows], ensure_ascii=False)
            connection.execute("INSERT INTO contradiction VALUES (?)", (found,))
        return
    packed = pack(given)
    own = given.updated or given.published
    by = [r.target for r in given.relations if r.kind == "superseded_by"]
    row = (
        given.id,
        packed.digest,
        given.retrieved.isoformat() if given.retrieved else None,
        own.isoformat() if own else None,
        given.status,
        by[0] if by else None,
        packed.data,
    )
    try:
        connection.execute("INSERT INTO row VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    except sqlite3.IntegrityError:
        raise SourceError(
            "source {name} : l'identifiant {document} apparaît deux fois ; "
            "corrigez les fichiers ou le champ « id » de la configuration",
            name=block.name,
            document=given.id,
        ) from None


def sentence(remark: Remark) -> str:
    """Say a remark in one sentence, with its place."""
    line = f", ligne {remark.line}" if remark.line else ""
    return f"{remark.file}{line} : {remark.template.format(**remark.values)}"


def rows_of(path: Path, *, edition: Edition, declared: bool) -> Iterator[Row]:
    """Give the rows of a block that was read.

    Args:
        path: what `read_batch` gave.
        edition: which one the rows are.
        declared: the source has editions; else a document without a date of its own is
            valid from the day it was retrieved.
    """
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        for document, digest, retrieved, own, status, by, data in connection.execute(
            "SELECT * FROM row ORDER BY document"
        ):
            fetched = _day(retrieved)
            entry = Entry(
                document_id=document,
                digest=digest,
                edition=edition,
                own_date=_day(own) or (None if declared else fetched),
                status=Status(status),
                superseded_by=by,
            )
            yield Row(entry, Packed(digest, fetched, data))


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def said(path: Path, table: str) -> list[str]:
    """Give the remarks, what was left out or what contradicts, of a block as read."""
    sql = {
        "remark": "SELECT said FROM remark",
        "left_out": "SELECT said FROM left_out",
        "contradiction": "SELECT found FROM contradiction",
    }
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return [row[0] for row in connection.execute(sql[table])]
