"""Patient leaflets as pages of the public drug database."""

from collections.abc import Sequence

from sourcier.evidence.document import Document
from sourcier.evidence.outline import outline_of
from sourcier.evidence.span import Span
from sourcier.sources import leaflet_facts, leaflet_outline
from sourcier.sources.official_html import Page, documents
from sourcier.sources.reading import Block, Read, SourceFile


def read(files: Sequence[SourceFile], block: Block) -> Read:
    """Read one leaflet a page.

    Args:
        files: HTML pages as served.
        block: issuer, licence and language of the documents.

    Raises:
        SourceError: a page cannot be read, or two pages are of the same medicine.
    """
    return documents(files, lambda page: _document(page, block))


def _document(page: Page, block: Block) -> Document:
    codes = {
        "cis": page.cis,
        "brand": leaflet_facts.brand(page.title),
        "substance": page.subtitle,
    }
    return Document(
        id=f"{block.name}:{page.key}",
        title=page.title or leaflet_facts.opening(page.text),
        text=page.text,
        outline=outline_of(_headings(page), length=len(page.text)),
        issuer=block.issuer,
        licence=block.licence,
        language=block.language,
        updated=page.updated or leaflet_facts.revised(page.text),
        retrieved=block.retrieved,
        status=block.status,
        codes=tuple(sorted((scheme, value) for scheme, value in codes.items() if value)),
    )


def _headings(page: Page) -> list[tuple[int, Span]]:
    """Add to the page's own headings the official ones that it prints as plain lines."""
    marked = {place.start for _, place in page.headings}
    printed = [
        (heading.level, heading.place)
        for heading in leaflet_outline.outline(page.text)
        if heading.place.start not in marked and _own_line(page.text, heading.place)
    ]
    return sorted([*page.headings, *printed], key=lambda found: found[1])


def _own_line(text: str, place: Span) -> bool:
    return (
        text[place.start - 1 : place.start] == "\n"
        and text[place.end : place.end + 1] == "\n"
    )
