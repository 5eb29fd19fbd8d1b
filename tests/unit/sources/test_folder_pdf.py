"""PDF files of a folder: words, pages, what cannot be read."""

from datetime import date
from pathlib import Path

import pytest

from sourcier.errors import SourceError
from sourcier.evidence.document import Document
from sourcier.sources.folder import read
from sourcier.sources.reading import Block, SourceFile
from tests.unit.sources.pdf_bytes import pdf_bytes

PAGES = (("Le sel", "Peu de sel à table."), (), ("Deux pages plus loin.",))


def document(folder: Path, content: bytes) -> Document:
    path = folder / "sel.pdf"
    path.write_bytes(content)
    (found,) = read([SourceFile("sel.pdf", path)], Block("folder", "mine", "."))
    assert isinstance(found, Document)
    return found


def test_pages_are_parted_by_a_blank_line_and_counted(tmp_path: Path) -> None:
    found = document(tmp_path, pdf_bytes(PAGES))
    assert found.text == "Le sel\nPeu de sel à table.\n\nDeux pages plus loin."
    assert found.pages == (0, 26, 28)
    assert found.text[found.pages[2] :] == "Deux pages plus loin."
    assert (found.title, found.published, found.updated) == ("sel", None, None)


def test_title_and_dates_come_from_the_metadata(tmp_path: Path) -> None:
    info = "/Title (Le  sel) /CreationDate (D:20240102) /ModDate (D:20250304101112Z)"
    found = document(tmp_path, pdf_bytes(PAGES, info=info))
    assert found.title == "Le sel"
    assert (found.published, found.updated) == (date(2024, 1, 2), date(2025, 3, 4))


@pytest.mark.parametrize(
    "title", ["Microsoft Word - sel.doc", "sel_v2.indd", "Untitled-1", "Document1", " "]
)
def test_a_title_that_a_program_wrote_is_none(title: str, tmp_path: Path) -> None:
    found = document(tmp_path, pdf_bytes(PAGES, info=f"/Title ({title})"))
    assert found.title == "sel"


def test_a_date_that_does_not_exist_is_none(tmp_path: Path) -> None:
    info = "/CreationDate (D:20241399) /ModDate (hier)"
    assert document(tmp_path, pdf_bytes(PAGES, info=info)).published is None


def test_a_locked_file_is_said_to_be_encrypted(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"^sel\.pdf est chiffré"):
        document(tmp_path, pdf_bytes(PAGES, locked=True))


def test_a_scan_is_said_to_need_a_text_layer(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="OCR"):
        document(tmp_path, pdf_bytes(((), ())))


@pytest.mark.parametrize("kept", [1, 9, 60, 400])
def test_a_truncated_file_is_refused_or_read(kept: int, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"^sel\.pdf : "):
        document(tmp_path, pdf_bytes(PAGES)[:kept])


def test_a_file_that_is_no_pdf_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="endommagé"):
        document(tmp_path, b"Ceci n'est pas un PDF.")


def test_damage_anywhere_never_ends_in_a_traceback(tmp_path: Path) -> None:
    whole = pdf_bytes(PAGES)
    for place in range(0, len(whole), 7):
        damaged = whole[:place] + b"\xff" + whole[place + 1 :]
        try:
            document(tmp_path, damaged)
        except SourceError:
            continue
