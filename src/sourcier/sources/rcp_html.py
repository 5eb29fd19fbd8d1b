"""Summaries of product characteristics as pages of the public drug database."""

from collections.abc import Sequence

from sourcier.evidence.document import Document
from sourcier.evidence.outline import outline_of
from sourcier.sources import leaflet_facts
from sourcier.sources.official_html import Page, documents
from sourcier.sources.reading import Block, Read, SourceFile


def read(files: Sequence[SourceFile], block: Block) -> Read:
    """Read one summary of product characteristics a page.

    Args:
        files: HTML pages as served.
        block: issuer, licence and language of the documents.

    Raises:
        SourceError: a page cannot be read, or two pages are of the same medicine.
    """
    return documents(files, lambda page: _document(page, block))


def _document(page: Page, block: Block) -> Document:
    codes = {"cis": page.cis, "brand": leaflet_facts.brand(page.title)}
    return Document(
        id=f"{block.name}:{page.key}",
        title=page.title or leaflet_facts.opening(page.text),
        text=page.text,
        outline=outline_of(page.headings, length=len(page.text)),
        issuer=block.issuer,
        licence=block.licence,
        language=block.language,
        updated=page.updated,
        retrieved=block.retrieved,
        status=block.status,
        codes=tuple(sorted((scheme, value) for scheme, value in codes.items() if value)),
    )
