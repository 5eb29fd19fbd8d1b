"""What one PubMed citation says: title, abstract, dates, links, codes.

Source: https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from lxml import etree

from sourcier.evidence.document import Relation
from sourcier.evidence.status import Status
from sourcier.sources import articles
from sourcier.sources.layout import Line
from sourcier.sources.safe_xml import words

_RETRACTED = "D016441"
"""MeSH number of the publication type *Retracted Publication*."""
_FILLER = "UNLABELLED"
"""What NLM writes for a part of a structured abstract that has no label."""
_DOI = re.compile(r"\bdoi: ?(10\.\d{4,9}/[^\s;]+[^\s;.,])", re.IGNORECASE)
_SCHEMES = {"doi": "doi", "pmc": "pmc"}


def title(citation: etree._Element) -> str:
    """Give the title: the original one first when the article is not in English.

    NLM puts its English translation between square brackets.

    >>> title(etree.fromstring("<PubmedArticle><MedlineCitation><Article>"
    ... "<ArticleTitle>[Salt].</ArticleTitle><VernacularTitle>Le sel.</VernacularTitle>"
    ... "</Article></MedlineCitation></PubmedArticle>"))
    'Le sel. [Salt].'
    """
    both = _all(citation, "VernacularTitle") + _all(citation, "ArticleTitle")
    return " ".join(words(part) for part in both).strip()


def abstract(citation: etree._Element) -> tuple[list[Line], str]:
    """Give the lines of the text and their language.

    Without an abstract the title stands for the text. A main abstract is in English
    whatever the article's language, as is NLM's translation of a title.

    Args:
        citation: a `PubmedArticle`.
    """
    others = citation.findall("MedlineCitation/OtherAbstract")
    lines = [*_parts(_all(citation, "Abstract"), 1), *_others(others)]
    if _all(citation, "Abstract/AbstractText"):
        return lines, "en"
    if lines:
        return lines, articles.language(others[0].get("Language", "")) or "en"
    spoken = _languages(citation)
    original = _all(citation, "VernacularTitle") and spoken
    return [Line(title(citation))], (spoken[0] if original else None) or "en"


def _others(abstracts: Iterable[etree._Element]) -> Iterator[Line]:
    """Give the further abstracts, each under a heading that tells its language."""
    for other in abstracts:
        code = other.get("Language", "eng")
        name = articles.language_name(articles.language(code) or code)
        yield Line(f"Autre résumé ({name})", 1)
        yield from _parts([other], 2)


def _parts(abstracts: Iterable[etree._Element], level: int) -> Iterator[Line]:
    for part in (text for one in abstracts for text in one.iterfind("AbstractText")):
        label = part.get("Label", "")
        yield Line("" if label == _FILLER else label, level)
        yield Line(words(part))


def dates(citation: etree._Element) -> tuple[date | None, date | None]:
    """Give the day of publication and that of NLM's last revision.

    The electronic publication has a day and comes first; the issue's date may be a year,
    a season or a range, of which the first day is taken.
    """
    electronic = [_date(found) for found in _all(citation, "ArticleDate")]
    printed = [_date(found) for found in _all(citation, "Journal/JournalIssue/PubDate")]
    known = [day for day in (*electronic, *printed) if day]
    revised = citation.find("MedlineCitation/DateRevised")
    return next(iter(known), None), _date(revised) if revised is not None else None


def _date(element: etree._Element) -> date | None:
    free = element.findtext("MedlineDate")
    if free:
        return articles.free_date(free)
    year, month, day = (element.findtext(name, "") for name in ("Year", "Month", "Day"))
    return articles.partial_date(year, month, day)


def relations(citation: etree._Element) -> Iterator[Relation]:
    """Give the corrections, retractions, updates and comments that NLM links."""
    path = "MedlineCitation/CommentsCorrectionsList/CommentsCorrections"
    for link in citation.iterfind(path):
        note = " ".join(words(found) for found in link.findall("RefSource"))
        doi = _DOI.search(note)
        found = articles.relation(
            "pubmed",
            link.get("RefType", ""),
            target=link.findtext("PMID", doi.group(1) if doi else "").strip(),
            note=note,
        )
        if found:
            yield found


def status(
    citation: etree._Element, links: Iterable[Relation], *, otherwise: Status
) -> Status:
    """Say whether the article is retracted: by a link, its type or its title."""
    types = _all(citation, "PublicationTypeList/PublicationType")
    if any(kind.get("UI") == _RETRACTED for kind in types):
        return Status.RETRACTED
    english = " ".join(words(part) for part in _all(citation, "ArticleTitle"))
    return articles.status(english, links, otherwise=otherwise)


def codes(citation: etree._Element, pmid: str) -> tuple[tuple[str, str], ...]:
    """Give PMID, DOI, PMC number and the languages of the article, in sorted order."""
    identifiers = citation.findall("PubmedData/ArticleIdList/ArticleId")
    found = [(_SCHEMES.get(i.get("IdType", ""), ""), words(i)) for i in identifiers]
    found += [
        (_SCHEMES.get(place.get("EIdType", ""), ""), words(place))
        for place in _all(citation, "ELocationID")
        if place.get("ValidYN", "Y") == "Y"
    ]
    spoken = [("language", code) for code in _languages(citation) if code]
    kept = {(scheme, value) for scheme, value in found if scheme and value}
    return tuple(sorted({("pmid", pmid), *kept, *spoken}))


def _languages(citation: etree._Element) -> list[str | None]:
    return [articles.language(words(code)) for code in _all(citation, "Language")]


def _all(citation: etree._Element, path: str) -> list[etree._Element]:
    return citation.findall(f"MedlineCitation/Article/{path}")
