"""What PubMed and JATS say of an article in the same way: languages, dates, links."""

import csv
import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib import resources

from sourcier.evidence.document import Relation
from sourcier.evidence.status import Status

_MONTHS = re.findall("...", "janfebmaraprmayjunjulaugsepoctnovdec")
_RETRACTED_TITLE = re.compile(r"\W*retracted\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(1[5-9]|20)\d\d(?!\d)")
_MONTH_NAME = re.compile(rf"\b({'|'.join(_MONTHS)})", re.IGNORECASE)


def language(code: str) -> str | None:
    """Give the ISO 639-1 code of a language; None when the table does not know it.

    Args:
        code: ISO 639-2, as MEDLINE writes it, or ISO 639-1 with or without a region.

    >>> language("fre"), language("fr-CA"), language("EN"), language("und")
    ('fr', 'fr', 'en', None)
    """
    short = code.strip().casefold().partition("-")[0]
    known = {row["iso_639_1"] for row in _table("languages.csv")}
    longer = {row["iso_639_2"]: row["iso_639_1"] for row in _table("languages.csv")}
    return short if short in known else longer.get(short)


def language_name(code: str) -> str:
    """Name a language in French; the code itself when the table does not know it.

    >>> language_name("fr"), language_name("xx")
    ('français', 'xx')
    """
    names = {row["iso_639_1"]: row["name_fr"] for row in _table("languages.csv")}
    return names.get(code, code)


def partial_date(year: str, month: str = "", day: str = "") -> date | None:
    """Build a date from its parts; what is missing or no number is the first.

    Args:
        year: in digits.
        month: in digits, or in English letters (`Sep`, `september`).
        day: in digits.

    >>> partial_date("2016", "Apr"), partial_date("1976", "Fall"), partial_date("")
    (datetime.date(2016, 4, 1), datetime.date(1976, 1, 1), None)
    """
    number = month.strip().casefold()
    if number[:3] in _MONTHS:
        number = str(_MONTHS.index(number[:3]) + 1)
    known = number.isdecimal()
    try:
        first = date(int(year), int(number) if known else 1, 1)
        return first.replace(day=int(day)) if known and day.strip() else first
    except ValueError:
        return None


def free_date(text: str) -> date | None:
    """Give the first day that a free date may mean.

    Args:
        text: as MEDLINE writes what is not regular.

    Source: MedlineDate, https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html

    >>> free_date("1998 Dec-1999 Jan"), free_date("1944-1945"), free_date("Winter")
    (datetime.date(1998, 12, 1), datetime.date(1944, 1, 1), None)
    """
    year = _YEAR.search(text)
    if year is None:
        return None
    month = _MONTH_NAME.search(text, year.end())
    return partial_date(year.group(), month.group() if month else "")


def relation(scheme: str, term: str, *, target: str, note: str) -> Relation | None:
    """Translate a link between two articles; None for a mere citation.

    Args:
        scheme: `pubmed` (RefType) or `jats` (related-article-type).
        term: the type of the link in that scheme.
        target: PMID, DOI or address of the other article.
        note: what the source says of it, word for word.

    >>> relation("pubmed", "RetractionIn", target="9499167", note="").kind
    'retracted_by'
    """
    kind = _kinds().get((scheme, term))
    target = target or note
    return Relation(kind, target, note) if kind and target else None


def status(title: str, relations: Iterable[Relation], *, otherwise: Status) -> Status:
    """Say whether an article is retracted, by its links or by its title.

    >>> status("RETRACTED ARTICLE: Salt.", [], otherwise=Status.IN_FORCE)
    <Status.RETRACTED: 'retracted'>
    """
    linked = any(link.kind == "retracted_by" for link in relations)
    return Status.RETRACTED if linked or _RETRACTED_TITLE.match(title) else otherwise


@cache
def _table(name: str) -> tuple[Mapping[str, str], ...]:
    text = resources.files("sourcier.sources").joinpath(name).read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def _kinds() -> Mapping[tuple[str, str], str]:
    rows = _table("article_relations.csv")
    return {(row["scheme"], row["term"]): row["kind"] for row in rows}
