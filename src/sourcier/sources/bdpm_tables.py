"""The tables of the public drug database: which there are, and their rows.

The tables, their columns and the labels shown are data (`labels/bdpm_*.csv`), taken from
the official description of the files, which has changed and will change again.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache
from importlib import resources
from typing import TypeAlias

from sourcier.errors import SourceError
from sourcier.sources.bdpm_cells import lines_of, readable
from sourcier.sources.cleaning import decode
from sourcier.sources.reading import Remark, SourceFile

Row: TypeAlias = tuple[str, ...]
"""The cells of one row, as the official description numbers its columns."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table, in the order in which it is shown.

    Args:
        name: how the code calls it.
        column: its place in a row, from 0.
        label: how it is shown; empty when it is not.
        heading: it names a record when a section holds several.
        meanings: official value to the line that says what it means.
    """

    name: str
    column: int
    label: str
    heading: bool
    meanings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """One official file of an edition.

    Args:
        name: how the code calls it.
        file: its official name without `.txt`, `*` for a date in it.
        section: the heading of its rows in a document.
        title: what the official description calls it.
        fields: its columns, in the order shown.
    """

    name: str
    file: str
    section: str
    title: str
    fields: tuple[Field, ...]

    @property
    def width(self) -> int:
        """The number of columns that the official description gives."""
        return len(self.fields)

    def column(self, name: str) -> int:
        """The place of a field in a row."""
        return next(f.column for f in self.fields if f.name == name)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one file, each with its line, and what was repaired.

    Args:
        file: the file's name.
        rows: (line, cells), blank lines left out.
        remarks: what was repaired.
    """

    file: str
    rows: tuple[tuple[int, Row], ...]
    remarks: tuple[Remark, ...] = ()


def labels(name: str) -> list[dict[str, str]]:
    """Read one of the data files of labels, its rows as they stand.

    >>> labels("bdpm_tables")[0]["file"]
    'CIS_bdpm'
    """
    path = resources.files("sourcier.sources") / "labels" / f"{name}.csv"
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


@cache
def tables() -> Mapping[str, Table]:
    """Give every table that the official description knows, by its short name.

    >>> tables()["cis"].width, tables()["gener"].column("cis")
    (12, 2)
    """
    return {
        row["table"]: Table(
            row["table"], row["file"], row["section"], row["title"], _fields(row["table"])
        )
        for row in labels("bdpm_tables")
    }


def _fields(table: str) -> tuple[Field, ...]:
    return tuple(
        Field(
            row["field"],
            int(row["column"]) - 1,
            row["label"],
            row["heading"] == "yes",
            _meanings(table, row["field"]),
        )
        for row in labels("bdpm_fields")
        if row["table"] == table
    )


def _meanings(table: str, name: str) -> dict[str, str]:
    return {
        row["value"]: f"{row['label']} : {row['meaning']}"
        for row in labels("bdpm_values")
        if (row["table"], row["field"]) == (table, name)
    }


def tables_among(
    files: Sequence[SourceFile],
) -> tuple[dict[str, SourceFile], list[Remark]]:
    """Say which file is which table, and remark on those that are none.

    Raises:
        SourceError: two files are the same table.
    """
    found: dict[str, SourceFile] = {}
    remarks: list[Remark] = []
    for file in files:
        table = _table_of(file.name)
        if table is None:
            remarks.append(Remark(file.name, None, "fichier inconnu de la BDPM, non lu"))
            continue
        if table in found:
            raise SourceError(
                "{file} : même table que {other} ; donnez une seule édition par bloc",
                file=file.name,
                other=found[table].name,
            )
        found[table] = file
    return found, remarks


def _table_of(name: str) -> str | None:
    stem = name.rpartition("/")[2].casefold().removesuffix(".gz").removesuffix(".txt")
    return next(
        (t.name for t in tables().values() if fnmatchcase(stem, t.file.casefold())), None
    )


def read_table(file: SourceFile, table: Table) -> Rows:
    """Read the rows of one file.

    Args:
        file: UTF-8 or Windows-1252, LF or CRLF.
        table: which of the official tables it is.

    Raises:
        SourceError: unreadable file, or a row with too few or too many columns.
    """
    lines, remarks = lines_of(decode(file.read(), file=file.name), file=file.name)
    rows: list[tuple[int, Row]] = []
    for number, line in enumerate(lines, 1):
        if not line or line.isspace():
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != table.width:
            remarks += _fit(cells, table.width, file.name, number)
        if '"' in line or "<" in line or "&" in line:
            cells = [readable(cell, file=file.name, line=number) for cell in cells]
        rows.append((number, tuple(cells)))
    return Rows(file.name, tuple(rows), tuple(remarks))


def _fit(cells: list[str], width: int, file: str, line: int) -> Iterator[Remark]:
    """Bring a row to its official number of columns, in place.

    Older editions end a row with a tab, and a few rows hold empty columns too many in
    their middle: both are empty cells, so that nothing is lost.
    """
    while len(cells) > width and not cells[-1]:
        cells.pop()
    excess = len(cells) - width
    if excess == 0:
        return
    at = _empty_run(cells, excess) if excess > 0 else None
    if at is None:
        raise SourceError(
            "{file}, ligne {line} : {count} colonnes au lieu de {expected} ; "
            "récupérez le fichier à nouveau ou corrigez cette ligne",
            file=file,
            line=line,
            count=len(cells),
            expected=width,
        )
    del cells[at : at + excess]
    yield Remark(
        file, line, "{count} colonne(s) vide(s) en trop, retirée(s)", {"count": excess}
    )


def _empty_run(cells: Sequence[str], length: int) -> int | None:
    """Find the first run of empty cells of this length, which is one too many."""
    starts = range(1, len(cells) - length + 1)
    return next((s for s in starts if not any(cells[s : s + length])), None)
