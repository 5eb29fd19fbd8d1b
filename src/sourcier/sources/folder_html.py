"""HTML files of a folder."""

import re
from collections.abc import Mapping
from datetime import date

from selectolax.lexbor import LexborHTMLParser

from sourcier.errors import SourceError
from sourcier.sources import articles
from sourcier.sources.cleaning import clean, decode
from sourcier.sources.dates import read_date
from sourcier.sources.folder_draft import Draft, Facts
from sourcier.sources.folder_text import outline
from sourcier.sources.html_text import is_swollen, main_lines
from sourcier.sources.layout import lay_out
from sourcier.sources.reading import Block, SourceFile

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_PUBLISHED = ("article:published_time", "dcterms.issued", "dc.date.issued", "dc.date")
_UPDATED = ("article:modified_time", "dcterms.modified", "dc.date.modified")


def read(file: SourceFile, block: Block) -> Draft:
    """Read the main text of a page; headings as the block says, else its own.

    Args:
        file: the page, UTF-8 or Windows-1252.
        block: how headings are found, if it says so.

    Raises:
        SourceError: unreadable, or nested beyond reason.
    """
    source = decode(file.read(), file=file.name)
    if is_swollen(source):
        raise SourceError(
            "{file} : page HTML imbriquée à l'excès ; "
            "vérifiez que le fichier est bien celui attendu",
            file=file.name,
        )
    source, remarks = clean(source, file=file.name, line=None)
    page = LexborHTMLParser(source)
    text, headings, repaired = lay_out(main_lines(page), file=file.name)
    first = next((h.place.of(text) for h in headings), "")
    facts = _facts(page, first, file)
    found = outline(text, block) or headings
    return Draft(text, found, facts, remarks=(*remarks, *repaired))


def _facts(page: LexborHTMLParser, first: str, file: SourceFile) -> Facts:
    titles = page.css_first("title")
    written = " ".join(titles.text().split()) if titles is not None else ""
    root = page.css_first("html")
    spoken = root.attributes.get("lang") if root is not None else None
    link = page.css_first("link[rel=canonical]")
    address = (link.attributes.get("href") if link is not None else None) or ""
    said = _said(page)
    return Facts(
        title=first or clean(written, file=file.name, line=None)[0],
        url=address if _ADDRESS.fullmatch(address) else "",
        language=articles.language(spoken or "") or "",
        published=_date(said, _PUBLISHED),
        updated=_date(said, _UPDATED),
    )


def _said(page: LexborHTMLParser) -> Mapping[str, str]:
    """Give the `meta` entries of a page by name."""
    found: dict[str, str] = {}
    for meta in page.css("meta"):
        name = meta.attributes.get("property") or meta.attributes.get("name") or ""
        found.setdefault(name.casefold(), meta.attributes.get("content") or "")
    return found


def _date(said: Mapping[str, str], names: tuple[str, ...]) -> date | None:
    return next((day for name in names if (day := read_date(said.get(name, "")))), None)
