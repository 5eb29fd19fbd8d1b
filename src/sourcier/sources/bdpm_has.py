"""The opinions of the HAS in the drug database: medical benefit (SMR) and its gain (ASMR).

One document for each speciality, dossier and kind of opinion. An opinion often has several
rows, one an indication or a level: they stay together, because a level quoted without the
others would mislead.
"""

from collections.abc import Iterator, Sequence

from sourcier.evidence.document import Document
from sourcier.sources import bdpm_rendering as rendering
from sourcier.sources.bdpm import brand_of
from sourcier.sources.bdpm_edition import Edition, read_edition
from sourcier.sources.bdpm_tables import Row, Table, tables
from sourcier.sources.dates import read_date
from sourcier.sources.reading import Block, Read, SourceFile

ISSUER = "HAS (Commission de la transparence)"
KINDS = ("smr", "asmr")
VARIES = "level"
"""The first field, in the order shown, that differs between the rows of one opinion."""


def read(files: Sequence[SourceFile], block: Block) -> Read:
    """Read the opinions of one edition of the public drug database.

    An opinion on a speciality that the edition no longer holds is read too: it names the
    medicine in its own words, and the rows are reported.

    Args:
        files: the tables of one edition folder, any subset with `CIS_bdpm`.
        block: its name begins each id.

    Raises:
        SourceError: a file that cannot be read, a row that does not fit, or no
            `CIS_bdpm`.
    """
    edition = read_edition(files, block, only=("cis", *KINDS, "liens"))
    yield from edition.remarks
    for kind in KINDS:
        for code, rows in edition.rows.get(kind, {}).items():
            for opinion in _by_dossier(tables()[kind], rows):
                yield _document(code, opinion, tables()[kind], edition, block)


def _by_dossier(table: Table, rows: Sequence[Row]) -> list[list[Row]]:
    """Bring together the rows of one dossier, in the file's order."""
    column = table.column("ct")
    found: dict[str, list[Row]] = {}
    for row in dict.fromkeys(rows):
        found.setdefault(row[column], []).append(row)
    return list(found.values())


def _document(
    code: str, opinion: Sequence[Row], table: Table, edition: Edition, block: Block
) -> Document:
    dossier = opinion[0][table.column("ct")]
    kind = table.name.upper()
    name = edition.specialities[code][1] if code in edition.specialities else ""
    links = [row[1] for row in edition.of("liens", dossier)]
    levels = dict.fromkeys(row[table.column("level")] for row in opinion)
    title = f"Avis HAS — {kind} {' ; '.join(levels)} — {name or f'spécialité {code}'}"
    blocks = [
        *_blocks(title, code, opinion, table, links),
        *rendering.absent(
            [lacking for lacking in edition.absent if lacking.name == "liens"]
        ),
    ]
    text, outline = rendering.written(blocks)
    dates = (read_date(row[table.column("date")]) for row in opinion)
    codes = {("cis", code), ("ct", dossier), ("brand", brand_of(name))}
    return Document(
        id=f"{block.name}:{code}-{dossier}-{kind}",
        title=title,
        text=text,
        outline=outline,
        issuer=block.issuer or ISSUER,
        url=links[0] if links else "",
        licence=block.licence,
        language=block.language,
        published=min(filter(None, dates), default=None),
        status=block.status,
        codes=tuple(sorted(pair for pair in codes if pair[1])),
        retrieved=block.retrieved,
    )


def _blocks(
    title: str, code: str, opinion: Sequence[Row], table: Table, links: Sequence[str]
) -> Iterator[rendering.Block]:
    """The title, what the rows share, then each level with its own wording."""
    yield 1, title
    yield 0, f"Code CIS : {code}"
    address = tables()["liens"].fields[1]
    for link in dict.fromkeys(links):
        yield 0, f"{address.label} : {link}"
    head = [field.name for field in table.fields].index(VARIES)
    said = ""
    for row in opinion:
        shared = "\n".join(rendering.fields(row, table.fields[:head]))
        if shared != said:
            said = shared
            yield 0, shared
        lines = list(rendering.fields(row, table.fields[head:]))
        if len(opinion) > 1 and len(lines) > 1:
            yield 2, lines.pop(0)
        yield 0, "\n".join(lines)
