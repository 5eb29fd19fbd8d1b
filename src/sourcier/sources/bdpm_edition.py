"""One edition of the drug database: its tables, each by speciality."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sourcier.errors import SourceError
from sourcier.sources.bdpm_tables import Row, Rows, Table, read_table, tables, tables_among
from sourcier.sources.reading import Block, Remark, SourceFile

ISSUER = "Base de données publique des médicaments (ANSM, HAS, UNCAM)"


@dataclass(frozen=True, slots=True)
class Edition:
    """What one edition holds.

    Args:
        specialities: the row of each speciality, by code CIS, in the file's order.
        rows: of each other table read, by code CIS (by CT code for the links).
        absent: the tables that this edition lacks.
        remarks: what was repaired, left aside or attached to no speciality.
    """

    specialities: Mapping[str, Row]
    rows: Mapping[str, Mapping[str, Sequence[Row]]]
    absent: tuple[Table, ...]
    remarks: tuple[Remark, ...]

    def of(self, table: str, key: str) -> Sequence[Row]:
        """Give the rows of a table for one key; none when the edition lacks the table."""
        return self.rows.get(table, {}).get(key, ())


def read_edition(
    files: Sequence[SourceFile], block: Block, *, only: Sequence[str] = ()
) -> Edition:
    """Read the tables of an edition, any subset of them with the specialities.

    Args:
        files: of one edition folder.
        block: for its path, in the message.
        only: short names of the tables wanted; all of them when empty.

    Raises:
        SourceError: a file that cannot be read, a row that does not fit, or no
            `CIS_bdpm`.
    """
    found, remarks = tables_among(files)
    if "cis" not in found:
        raise SourceError(
            "{path} : CIS_bdpm.txt est absent ; ajoutez-le au dossier de l'édition",
            path=block.path,
        )
    wanted = [t for t in tables().values() if not only or t.name in only]
    read = {t.name: read_table(found[t.name], t) for t in wanted if t.name in found}
    specialities = _specialities(read["cis"])
    rows = {name: _by_key(name, of) for name, of in read.items() if name != "cis"}
    known = _known_keys(specialities, rows)
    for name, of in read.items():
        remarks += of.remarks
        remarks += _twice(of)
        remarks += _orphans(name, of, known)
    absent = tuple(t for t in wanted if t.name not in found)
    return Edition(specialities, rows, absent, tuple(remarks))


def _specialities(read: Rows) -> dict[str, Row]:
    """Key the specialities by code CIS.

    Raises:
        SourceError: a code that is none, or that comes twice.
    """
    found: dict[str, Row] = {}
    for line, row in read.rows:
        code = row[0]
        if not (code.isascii() and code.isdigit()) or found.setdefault(code, row) != row:
            raise SourceError(
                "{file}, ligne {line} : code CIS « {code} » mal formé ou déjà lu avec "
                "d'autres valeurs ; récupérez le fichier à nouveau",
                file=read.file,
                line=line,
                code=code,
            )
    return found


def _key_column(name: str) -> int:
    """The links are keyed by the HAS's own code, every other table by speciality."""
    return tables()[name].column("ct" if name == "liens" else "cis")


def _by_key(name: str, read: Rows) -> dict[str, list[Row]]:
    column = _key_column(name)
    found: dict[str, list[Row]] = defaultdict(list)
    for _, row in read.rows:
        found[row[column]].append(row)
    return dict(found)


def _known_keys(
    specialities: Mapping[str, Row], rows: Mapping[str, Mapping[str, Sequence[Row]]]
) -> dict[bool, frozenset[str]]:
    """The keys to which a row can be attached: for the links (True) and for the rest."""
    opinions = (
        row[tables()[name].column("ct")]
        for name in ("smr", "asmr")
        for found in rows.get(name, {}).values()
        for row in found
    )
    return {True: frozenset(opinions), False: frozenset(specialities)}


def _twice(read: Rows) -> Iterator[Remark]:
    """Report rows that come twice, word for word; they are used once."""
    first: dict[Row, int] = {}
    again = [line for line, row in read.rows if first.setdefault(row, line) != line]
    yield from _counted(read.file, again, "{count} ligne(s) en double, lue(s) une fois")


def _orphans(
    name: str, read: Rows, known: Mapping[bool, frozenset[str]]
) -> Iterator[Remark]:
    """Report rows about a speciality, or a HAS opinion, that the edition lacks."""
    column, among = _key_column(name), known[name == "liens"]
    alone = [(line, row[column]) for line, row in read.rows if row[column] not in among]
    template = "{count} ligne(s) sans spécialité ou avis correspondant dans cette édition"
    for remark in _counted(read.file, [line for line, _ in alone], template):
        yield replace(remark, rows=tuple(alone))


def _counted(file: str, lines: Sequence[int], template: str) -> Iterator[Remark]:
    """One remark a table: how many rows, and the first of them."""
    if lines:
        yield Remark(file, lines[0], template, {"count": len(lines)})
