"""PubMed and MEDLINE: citations with their abstracts, corrections and retractions.

Source: https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html

A baseline and its update files are read from the newest to the oldest: what a later file
says of a PMID, or that it deletes it, holds against the earlier ones. A deleted PMID gives
no document and one remark, `DELETED`, whose values name it, so that whoever builds can
tell a deletion by NLM from a file that is no longer there.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from lxml import etree

from sourcier.evidence.document import Document
from sourcier.sources.cleaning import clean
from sourcier.sources.layout import lay_out
from sourcier.sources.pubmed_citation import (
    abstract,
    codes,
    dates,
    relations,
    status,
    title,
)
from sourcier.sources.reading import Block, Read, Remark, SourceFile
from sourcier.sources.safe_xml import elements, words

DELETED = "PMID {pmid} supprimé par la NLM : le document {document} n'est plus donné"
_OLDER = "PMID {pmid} déjà lu dans un fichier plus récent : cette version est laissée"
_TWICE = "PMID {pmid} présent deux fois : seule la première version est gardée"
_NAMELESS = "notice sans PMID, laissée de côté"
_EMPTY = "PMID {pmid} sans titre ni résumé, laissé de côté"
_NONE = "aucune notice PubMed dans ce fichier"
_BOOK = "PMID {pmid} : chapitre de livre, laissé de côté"
_FOREIGN = "fichier ignoré : ni .xml ni .xml.gz"


def read(files: Sequence[SourceFile], block: Block) -> Read:
    """Give the citations of PubMed files as documents.

    The language of a document is that of its text (an `Abstract` is in English whatever
    the article's language); the languages of the article are codes `language`.

    Args:
        files: a baseline, update files or answers of efetch, in sorted order.
        block: the source.

    Raises:
        SourceError: a file is not well formed or truncated; names file and line.
    """
    settled: set[str] = set()
    for file in reversed(files):
        if not file.name.removesuffix(".gz").endswith(".xml"):
            yield Remark(file.name, None, _FOREIGN)
            continue
        here: set[str] = set()
        empty = True
        for element in elements(file, *_READ):
            yield from _READ[str(element.tag)](element, file, block, (settled, here))
            empty = False
        if empty:
            yield Remark(file.name, None, _NONE)
        settled |= here


_Seen = tuple[set[str], set[str]]


def _article(
    element: etree._Element, file: SourceFile, block: Block, seen: _Seen
) -> Iterator[Document | Remark]:
    settled, here = seen
    pmid = _word(element, "MedlineCitation/PMID")
    left = _NAMELESS if not pmid else _OLDER if pmid in settled else ""
    left = left or (_TWICE if pmid in here else "")
    if left:
        yield Remark(file.name, _line(element), left, {"pmid": pmid})
        return
    here.add(pmid)
    yield from _document(element, pmid, file, block)


def _deletions(
    element: etree._Element, file: SourceFile, block: Block, seen: _Seen
) -> Iterator[Remark]:
    for child in element.findall("PMID"):
        pmid = words(child)
        seen[1].add(pmid)
        values = {"pmid": pmid, "document": f"{block.name}:{pmid}"}
        yield Remark(file.name, _line(child), DELETED, values)


def _book(
    element: etree._Element, file: SourceFile, _block: Block, _seen: _Seen
) -> Iterator[Remark]:
    values = {"pmid": _word(element, ".//PMID")}
    yield Remark(file.name, _line(element), _BOOK, values)


_READ: Mapping[str, Callable[..., Read]] = {
    "PubmedArticle": _article,
    "PubmedBookArticle": _book,
    "DeleteCitation": _deletions,
}


def _document(
    element: etree._Element, pmid: str, file: SourceFile, block: Block
) -> Iterator[Document | Remark]:
    lines, language = abstract(element)
    text, outline, remarks = lay_out(lines, file=file.name)
    yield from remarks
    if not text:
        yield Remark(file.name, _line(element), _EMPTY, {"pmid": pmid})
        return
    published, updated = dates(element)
    links = tuple(relations(element))
    yield Document(
        id=f"{block.name}:{pmid}",
        title=clean(title(element), file=file.name, line=None)[0] or f"PMID {pmid}",
        text=text,
        outline=outline,
        issuer=_word(element, ".//Journal/Title") or block.issuer,
        url=f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/",
        licence=block.licence or _word(element, ".//Abstract/CopyrightInformation"),
        language=language,
        published=published,
        updated=updated,
        status=status(element, links, otherwise=block.status),
        relations=links,
        codes=codes(element, pmid),
        retrieved=block.retrieved,
    )


def _word(element: etree._Element, path: str) -> str:
    """Give the words of the first element at a path; empty when there is none."""
    found = element.find(path)
    return words(found) if found is not None else ""


def _line(element: etree._Element) -> int | None:
    """Give the line where an element opens."""
    line: object = element.sourceline
    return line if isinstance(line, int) else None
