"""A small edition of the drug database, in own words, written where a test wants it."""

from collections.abc import Mapping
from pathlib import Path

from sourcier.evidence.document import Document
from sourcier.sources.reading import Block, Read, Remark, SourceFile

IMAGINE = (
    "60000001\tIMAGINOL 500 mg, comprimé\tcomprimé\torale\tAutorisation active\t"
    "Procédure nationale\tCommercialisée\t01/02/1999\t\t\t LABO FICTIF\tNon"
)
FABLE = (
    "60000002\tFABLINE LP 20 mg, gélule\tgélule\torale\tAutorisation abrogée\t"
    "Procédure centralisée\tNon commercialisée\t03/04/2001\tAlerte\tEU/1/01/001\t"
    " LABO A; LABO B\tOui"
)
SPECIALITIES = f"{IMAGINE}\r\n{FABLE}\r\n"
BLOCK = Block("bdpm", "bdpm", "edition")


def lines(*rows: str) -> str:
    """Join rows as the official files do."""
    return "".join(f"{row}\r\n" for row in rows)


def folder(path: Path, tables: Mapping[str, str | bytes]) -> list[SourceFile]:
    """Write tables by name; text goes as Windows-1252."""
    written = []
    for name, content in sorted(tables.items()):
        target = path / f"{name}.txt"
        data = content if isinstance(content, bytes) else content.encode("cp1252")
        target.write_bytes(data)
        written.append(SourceFile(target.name, target))
    return written


def parted(read: Read) -> tuple[dict[str, Document], list[Remark]]:
    """Documents by id, and remarks, in the order given."""
    given = list(read)
    documents = {item.id: item for item in given if isinstance(item, Document)}
    return documents, [item for item in given if isinstance(item, Remark)]


def headings(document: Document, level: int = 1) -> list[str]:
    """The words of the headings of one level."""
    return [h.place.of(document.text) for h in document.outline if h.level == level]
