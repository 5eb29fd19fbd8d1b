"""The public drug database: one document a speciality, every official field quotable."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from sourcier.evidence.document import Document
from sourcier.evidence.status import Status
from sourcier.sources import bdpm_rendering as rendering
from sourcier.sources.bdpm_edition import ISSUER, Edition, read_edition
from sourcier.sources.bdpm_tables import Row, labels, tables
from sourcier.sources.reading import Block, Read, SourceFile

_BRAND = re.compile(r"(.+?)(?:,|\s\d|$)")
_CODES = (
    ("cip7", "cip", "cip7"),
    ("cip13", "cip", "cip13"),
    ("atc", "mitm", "atc"),
    ("generic_group", "gener", "group"),
)
"""Scheme of a code, the table and the field that hold it."""

SHOWN = ("compo", "cip", "cpd", "gener", "dispo", "info", "mitm")
"""The tables keyed by speciality, in the order of the sections."""


def read(files: Sequence[SourceFile], block: Block) -> Read:
    """Read one edition of the public drug database.

    Args:
        files: the tables of one edition folder, any subset with `CIS_bdpm`.
        block: its name begins each id, its edition dates the documents.

    Raises:
        SourceError: a file that cannot be read, a row that does not fit, or no
            `CIS_bdpm`.
    """
    edition = read_edition(files, block)
    yield from edition.remarks
    for row in edition.specialities.values():
        yield _document(row, edition, block)


def _document(row: Row, edition: Edition, block: Block) -> Document:
    code, title = row[0], row[1]
    text, outline = rendering.written(_blocks(row, edition))
    return Document(
        id=f"{block.name}:{code}",
        title=title or code,
        text=text,
        outline=outline,
        issuer=block.issuer or ISSUER,
        url=_page().format(cis=code),
        licence=block.licence,
        language=block.language,
        status=_statuses().get(row[4], block.status),
        codes=_codes(row, edition),
        retrieved=block.retrieved,
    )


def _blocks(row: Row, edition: Edition) -> Iterator[rendering.Block]:
    """The sections of a speciality, in a fixed order."""
    known = tables()
    code = row[0]
    yield from rendering.section(known["cis"], [row])
    for name in SHOWN:
        yield from rendering.section(known[name], edition.of(name, code), known=row[1])
    opinions = list(_opinions(code, edition))
    yield from rendering.section(known["liens"], opinions)
    yield from rendering.absent(edition.absent)


def _opinions(code: str, edition: Edition) -> Iterator[Row]:
    """The HAS opinions on a speciality with their links; their words are in `bdpm_has`."""
    dossiers = dict.fromkeys(
        row[tables()[name].column("ct")]
        for name in ("smr", "asmr")
        for row in edition.of(name, code)
    )
    for dossier in dossiers:
        yield from edition.of("liens", dossier) or [(dossier, "")]


def _codes(row: Row, edition: Edition) -> tuple[tuple[str, str], ...]:
    """The codes and names by which a speciality is found."""
    code = row[0]
    found = {("cis", code), ("brand", brand_of(row[1]))}
    for scheme, table, name in _CODES:
        column = tables()[table].column(name)
        found |= {(scheme, of[column]) for of in edition.of(table, code)}
    compo = tables()["compo"]
    nature, substance = compo.column("nature"), compo.column("substance")
    found |= {
        ("substance", of[substance])
        for of in edition.of("compo", code)
        if of[nature] == "SA"
    }
    return tuple(sorted(pair for pair in found if pair[1]))


def brand_of(name: str) -> str:
    """Give the words of a denomination before its first dosage or comma.

    A name of one letter keeps its number, which is part of it.

    >>> brand_of("DOLIPRANE 1000 mg, comprimé"), brand_of("VITAMINE B12 AGUETTANT 1 mg")
    ('DOLIPRANE', 'VITAMINE B12 AGUETTANT')
    >>> brand_of("A 313 50 000 U.I., capsule molle")
    'A 313'
    """
    words = name.split()
    if len(words) > 1 and len(words[0]) == 1:
        rest = _BRAND.match(" ".join(words[2:]))
        follows = rest.group(1) if rest and not words[2][0].isdigit() else ""
        return f"{words[0]} {words[1]} {follows}".strip(" ,")
    found = _BRAND.match(name)
    return found.group(1).strip() if found else ""


@cache
def _page() -> str:
    """The address of the page of a speciality, with `{cis}` where its code goes.

    The tables give it for some specialities only, and now with one scheme, now another.
    """
    return labels("bdpm_pages")[0]["address"]


@cache
def _statuses() -> Mapping[str, Status]:
    """What an administrative status says of the document."""
    return {row["value"]: Status(row["status"]) for row in labels("bdpm_statuses")}
