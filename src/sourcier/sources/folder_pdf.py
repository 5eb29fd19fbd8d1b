"""PDF files of a folder, read page by page from their text layer."""

import re
from collections.abc import Iterator
from datetime import date

import pypdfium2
from pypdfium2 import raw

from sourcier.errors import SourceError
from sourcier.sources.cleaning import clean
from sourcier.sources.folder_draft import Draft, Facts
from sourcier.sources.folder_text import outline
from sourcier.sources.reading import Block, Remark, SourceFile

_HYPHEN = re.compile("[\ufffe\x02]")
"""What PDFium writes for a hyphen at the end of a line, in place of both."""
_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})?(\d{2})?")
_NO_TITLE = re.compile(
    r"(?:microsoft \w+ - .*|untitled.*|sans titre.*|document ?\d*|.*\.\w{2,4})",
    re.IGNORECASE,
)
"""What an editing program writes in place of a title."""


def read(file: SourceFile, block: Block) -> Draft:
    """Read a PDF: the words of each page, and where each page starts.

    Words are as they are laid out: a word cut at the end of a line stays cut.

    Args:
        file: the PDF.
        block: how headings are found.

    Raises:
        SourceError: encrypted, damaged, or without a text layer; names the file.
    """
    try:
        with pypdfium2.PdfDocument(file.read()) as pdf:
            facts = _facts(pdf.get_metadata_dict())
            said = list(_pages(pdf))
    except pypdfium2.PdfiumError as failure:
        raise _refusal(failure, file) from None
    text, pages, remarks = _joined(said, file)
    if not text:
        raise SourceError(
            "{file} : aucun texte dans ce PDF, c'est une image numérisée ; "
            "ajoutez-lui une couche de texte par reconnaissance de caractères (OCR)",
            file=file.name,
        )
    return Draft(text, outline(text, block), facts, pages, tuple(remarks))


def _refusal(failure: pypdfium2.PdfiumError, file: SourceFile) -> SourceError:
    if failure.err_code == raw.FPDF_ERR_PASSWORD:
        return SourceError(
            "{file} est chiffré et ne peut être lu sans mot de passe ; "
            "déposez une version non protégée",
            file=file.name,
        )
    return SourceError(
        "{file} : PDF endommagé ou illisible ; récupérez le fichier à nouveau",
        file=file.name,
    )


def _pages(pdf: pypdfium2.PdfDocument) -> Iterator[str]:
    for number in range(len(pdf)):
        page = pdf[number]
        words = page.get_textpage()
        yield _HYPHEN.sub("-\n", words.get_text_range())
        words.close()
        page.close()


def _joined(said: list[str], file: SourceFile) -> tuple[str, tuple[int, ...], list[Remark]]:
    """Join the pages with a blank line between; a page without words has its place too."""
    text = ""
    pages = []
    remarks: list[Remark] = []
    for words in said:
        kept, repaired = clean(words, file=file.name, line=None)
        kept = kept.strip()
        remarks += repaired
        if text and kept:
            text += "\n\n"
        pages.append(len(text))
        text += kept
    return text, tuple(pages), remarks


def _facts(metadata: dict[str, str]) -> Facts:
    title = " ".join(metadata.get("Title", "").split())
    created, changed = (_date(metadata.get(k, "")) for k in ("CreationDate", "ModDate"))
    later = changed is not None and (created is None or changed > created)
    return Facts(
        title="" if _NO_TITLE.fullmatch(title) else title,
        published=created,
        updated=changed if later else None,
    )


def _date(written: str) -> date | None:
    """Read a date of PDF, of which all but the year may be missing.

    >>> _date("D:20161201095232+01'00'"), _date("D:2016"), _date("hier")
    (datetime.date(2016, 12, 1), datetime.date(2016, 1, 1), None)
    """
    found = _DATE.match(written)
    if found is None:
        return None
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
