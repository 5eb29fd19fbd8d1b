"""PubMed, JATS, HTML and PDF files as their issuers serve them."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from sourcier.evidence.document import Document
from sourcier.evidence.status import Status
from sourcier.sources.locating import locate
from sourcier.sources.reading import Block, Remark
from sourcier.sources.registry import reader


def read(kind: str, path: Path) -> tuple[list[Document], list[Remark]]:
    block = Block(kind, "real", str(path))
    found = list(reader(kind)(locate(block, root=Path("/")), block))
    documents = [row for row in found if isinstance(row, Document)]
    return documents, [row for row in found if isinstance(row, Remark)]


def kinds(documents: Sequence[Document]) -> Counter[str]:
    return Counter(link.kind for found in documents for link in found.relations)


def test_the_sample_of_the_baseline_has_the_counts_of_its_readme(real_data: Path) -> None:
    path = real_data / "pubmed_xml" / "pubmedsample18n0001.xml.gz"
    documents, remarks = read("pubmed_xml", path)
    retracted = [found for found in documents if found.status is Status.RETRACTED]
    french = [found for found in documents if ("language", "fr") in found.codes]
    links = kinds(documents)
    assert (len(documents), len(retracted), len(french), remarks) == (177, 3, 5, [])
    assert (links["retracted_by"], links["retracts"], links["erratum"]) == (3, 2, 14)
    assert all(found.published and found.updated for found in documents)


def test_update_links_are_kept(real_data: Path) -> None:
    path = real_data / "pubmed_xml" / "pubmedsample18n0001.xml.gz"
    documents, _ = read("pubmed_xml", path)
    updated = [
        link.target
        for found in documents
        for link in found.relations
        if link.kind == "updated_by"
    ]
    assert len(updated) == len(set(updated)) == 5  # 3 UpdateIn, 2 RepublishedIn


@pytest.mark.parametrize(("name", "count"), [("efetch", 20), ("pubmedpy_efetch.xml.gz", 6)])
def test_answers_of_efetch_are_read(name: str, count: int, real_data: Path) -> None:
    documents, remarks = read("pubmed_xml", real_data / "pubmed_xml" / name)
    assert (len(documents), remarks) == (count, [])


def test_full_texts_have_sections_and_tables(real_data: Path) -> None:
    documents, remarks = read("jats", real_data / "pmc_jats" / "*.nxml.gz")
    assert (len(documents), remarks) == (6, [])
    assert all(len(found.outline) > 10 and len(found.text) > 20_000 for found in documents)
    assert all(found.licence and found.published for found in documents)
    assert sum(" | " in found.text for found in documents) == 4
    assert all(len(dict(found.codes)) == 3 for found in documents)


def test_french_pdf_files_have_their_pages(real_data: Path) -> None:
    documents, _ = read("folder", real_data / "pdf_fr" / "*.pdf")
    assert [len(found.pages) for found in documents] == [11, 32, 28]
    assert all(found.published for found in documents)


def test_the_thesaurus_in_pdf_is_read_whole(real_data: Path) -> None:
    path = real_data / "thesaurus_ansm" / "Thesaurus202010.pdf"
    ((found,), _) = read("folder", path)
    assert len(found.pages) == 257
    assert list(found.pages) == sorted(found.pages)
    assert "anti-\ninflammatoire" in found.text


def test_a_page_of_the_public_database_is_read(real_data: Path) -> None:
    ((found,), _) = read("folder", real_data / "rcp_notices_fr" / "N0314839.htm")
    assert "1. QU’EST-CE QUE TADALAFIL" in found.text


def test_a_summary_in_pdf_has_its_rubrics(real_data: Path) -> None:
    path = real_data / "rcp_notices_fr" / "anx_153856_fr.pdf"
    block = Block("folder", "real", str(path), outline="rcp")
    (found,) = reader("folder")(locate(block, root=Path("/")), block)
    assert isinstance(found, Document)
    words = [heading.place.of(found.text) for heading in found.outline]
    assert len(words) == 28
    assert "4.3 Contre-indications" in words
    assert found.title == "Zypadhera, INN-olanzapine pamoate"
