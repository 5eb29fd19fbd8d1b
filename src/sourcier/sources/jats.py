"""Full-text articles in JATS, as PubMed Central serves them.

Source: https://jats.nlm.nih.gov/archiving/tag-library/ and the PMC tagging guidelines,
https://pmc.ncbi.nlm.nih.gov/tagging-guidelines/article/style/
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath

from lxml import etree

from sourcier.errors import SourceError
from sourcier.evidence.document import Document, Relation
from sourcier.sources import articles
from sourcier.sources.cleaning import clean
from sourcier.sources.jats_text import article_lines
from sourcier.sources.layout import lay_out
from sourcier.sources.reading import Block, Read, Remark, SourceFile
from sourcier.sources.safe_xml import local, root, words

_FOREIGN = "fichier ignoré : ni .xml ni .nxml (ni .gz de l'un d'eux)"
_EMPTY = "article sans résumé ni corps, laissé de côté"
_SUFFIXES = (".xml", ".nxml")
_META = "{*}front/{*}article-meta"
_HREF = "{http://www.w3.org/1999/xlink}href"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SCHEMES = {"pmc": "pmc", "pmcid": "pmc", "pmid": "pmid", "doi": "doi"}
_ADDRESSES = {
    "pmc": "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "doi": "https://doi.org/{}",
}
"""Schemes in the order in which they name a document."""
_REVISED = frozenset({"rev-recd", "revised", "corrected", "correction", "updated"})


def read(files: Sequence[SourceFile], block: Block) -> Read:
    """Give the articles of JATS files as documents.

    Args:
        files: `.xml` or `.nxml`; others are remarked and left aside.
        block: the source.

    Raises:
        SourceError: a file is not well formed, or holds no `article`; names it.
    """
    for file in files:
        if not file.name.removesuffix(".gz").endswith(_SUFFIXES):
            yield Remark(file.name, None, _FOREIGN)
            continue
        yield from _articles(file, block)


def _articles(file: SourceFile, block: Block) -> Read:
    found = [element for element in root(file).iter() if local(element) == "article"]
    if not found:
        raise SourceError(
            "{file} : pas d'article JATS dans ce fichier ; "
            "vérifiez que la source est bien de ce genre",
            file=file.name,
        )
    for article in found:
        yield from _document(article, file, block)


def _document(
    article: etree._Element, file: SourceFile, block: Block
) -> Iterator[Document | Remark]:
    text, outline, remarks = lay_out(article_lines(article), file=file.name)
    yield from remarks
    if not text:
        yield Remark(file.name, None, _EMPTY)
        return
    codes = _codes(article)
    key, url = _name(codes, file)
    title, _ = clean(
        _word(article, f"{_META}/{{*}}title-group/{{*}}article-title"),
        file=file.name,
        line=None,
    )
    published, updated = _dates(article)
    links = tuple(_relations(article))
    yield Document(
        id=f"{block.name}:{key}",
        title=title or key,
        text=text,
        outline=outline,
        issuer=_word(article, ".//{*}journal-title") or block.issuer,
        url=url,
        licence=_licence(article) or block.licence,
        # The DTD, which is not followed, gives `en` where the attribute is missing.
        language=articles.language(article.get(_LANG, "en")) or block.language,
        published=published,
        updated=updated,
        status=articles.status(title, links, otherwise=block.status),
        relations=links,
        codes=codes,
        retrieved=block.retrieved,
    )


def _codes(article: etree._Element) -> tuple[tuple[str, str], ...]:
    found = set()
    for identifier in article.iterfind(f"{_META}/{{*}}article-id"):
        scheme = _SCHEMES.get(identifier.get("pub-id-type", ""))
        value = words(identifier)
        if scheme == "pmc" and value.isdecimal():
            value = f"PMC{value}"
        if scheme and value:
            found.add((scheme, value))
    return tuple(sorted(found))


def _name(codes: Sequence[tuple[str, str]], file: SourceFile) -> tuple[str, str]:
    """Give the key of an article and its address: PMC, PMID, DOI, else the file's name."""
    known = dict(codes)
    for scheme, address in _ADDRESSES.items():
        if scheme in known:
            return known[scheme], address.format(known[scheme])
    return PurePosixPath(file.name.removesuffix(".gz")).stem, ""


def _licence(article: etree._Element) -> str:
    """Give the address of the licence, else its words, else those on the copyright."""
    for licence in article.iterfind(f"{_META}/{{*}}permissions/{{*}}license"):
        links = [licence.get(_HREF), *(found.get(_HREF) for found in licence.iter())]
        return next(filter(None, links), words(licence))
    return _word(article, f"{_META}/{{*}}permissions/{{*}}copyright-statement") or _word(
        article, f"{_META}/{{*}}copyright-statement"
    )


def _dates(article: etree._Element) -> tuple[date | None, date | None]:
    """Give the first full day of publication, else the first; and a later revision."""
    dated = [(*_date(found),) for found in article.iterfind(f"{_META}/{{*}}pub-date")]
    history = article.iterfind(f"{_META}/{{*}}history/{{*}}date")
    revisions = [_date(found)[1] for found in history if _kind(found) in _REVISED]
    days = [(not full, day) for full, day in dated if day]
    published = min(days)[1] if days else None
    later = [day for day in revisions if day and (published is None or day > published)]
    return published, max(later, default=None)


def _kind(element: etree._Element) -> str:
    return element.get("date-type") or element.get("pub-type") or ""


def _date(element: etree._Element) -> tuple[bool, date | None]:
    """Give a date, and whether its day is known."""
    parts = [element.findtext(f"{{*}}{name}") or "" for name in ("year", "month", "day")]
    return bool(parts[2]), articles.partial_date(*parts)


def _relations(article: etree._Element) -> Iterator[Relation]:
    for link in article.iterfind(f"{_META}/{{*}}related-article"):
        found = articles.relation(
            "jats",
            link.get("related-article-type", ""),
            target=link.get(_HREF, ""),
            note=words(link),
        )
        if found:
            yield found


def _word(article: etree._Element, path: str) -> str:
    """Give the words of the first element at a path; empty when there is none."""
    found = article.find(path)
    return words(found, without=frozenset({"xref", "fn"})) if found is not None else ""
