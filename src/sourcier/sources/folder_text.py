"""Markdown and plain text files of a folder."""

from sourcier.evidence.outline import Outline
from sourcier.sources import markdown_outline
from sourcier.sources.cleaning import clean, decode
from sourcier.sources.folder_draft import Draft
from sourcier.sources.folder_front_matter import split
from sourcier.sources.outlines import OUTLINES
from sourcier.sources.reading import Block, Remark, SourceFile


def markdown(file: SourceFile, block: Block) -> Draft:
    """Read a Markdown file: the text keeps its marks, its front matter is set apart.

    Raises:
        SourceError: unreadable, or a front matter that says what nobody knows.
    """
    del block
    text, remarks = _cleaned(file)
    facts, body = split(text, file=file.name)
    body = body.strip()
    return Draft(body, markdown_outline.outline(body), facts, remarks=remarks)


def plain(file: SourceFile, block: Block) -> Draft:
    """Read a text file; headings are found as the block says.

    Raises:
        SourceError: unreadable.
    """
    text, remarks = _cleaned(file)
    text = text.strip()
    return Draft(text, outline(text, block), remarks=remarks)


def outline(text: str, block: Block) -> Outline:
    """Find the headings of a text in the way that the block names; none by default.

    Args:
        text: NFC.
        block: its `outline` is none, markdown, leaflet or rcp.
    """
    find = OUTLINES.get(block.outline)
    return find(text) if find else ()


def _cleaned(file: SourceFile) -> tuple[str, tuple[Remark, ...]]:
    text, remarks = clean(decode(file.read(), file=file.name), file=file.name, line=None)
    return text, tuple(remarks)
