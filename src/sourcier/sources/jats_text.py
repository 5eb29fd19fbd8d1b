"""The words of a JATS article: abstract and body, one paragraph a line.

Source: https://jats.nlm.nih.gov/archiving/tag-library/
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from lxml import etree

from sourcier.sources.layout import Line
from sourcier.sources.safe_xml import Raised, joined, local, pieces, words
from sourcier.sources.table_rows import Cell, row_lines, span_of

Lines: TypeAlias = Iterator[Line]

_UNREAD = frozenset(
    {
        "ref-list",
        "fn-group",
        "fn",
        "table-wrap-foot",
        "graphic",
        "inline-graphic",
        "media",
        "object-id",
        "supplementary-material",
        "tex-math",
        "processing-meta",
    }
)
"""References, footnotes, images and a second form of what is already there."""


def article_lines(article: etree._Element) -> Lines:
    """Give abstracts, body and floating figures and tables, in reading order.

    Args:
        article: the `article` element.
    """
    for path in ("abstract", "trans-abstract"):
        for abstract in article.iterfind(f"{{*}}front/{{*}}article-meta/{{*}}{path}"):
            titled = abstract.find("{*}title") is not None
            yield from _walk(abstract, 1 if titled else 0)
    for path in ("body", "floats-group", "floats-wrap"):
        for part in article.iterfind(f"{{*}}{path}"):
            yield from _walk(part, 0)


def _walk(element: etree._Element, level: int) -> Lines:
    for child in element:
        yield from _block(child, level)


def _block(element: etree._Element, level: int) -> Lines:
    name = local(element)
    if name and name not in _UNREAD:
        yield from _BLOCKS.get(name, _paragraph)(element, level)


def _paragraph(element: etree._Element, level: int) -> Lines:
    """Give a paragraph, cut where a list, a table or a figure stands inside it."""
    said: list[str | Raised] = []
    for piece in pieces(element, apart=_APART):
        if isinstance(piece, (str, Raised)):
            said.append(piece)
        elif local(piece) not in _UNREAD:
            yield Line(joined(said))
            said = []
            yield from _block(piece, level)
    yield Line(joined(said))


def _section(element: etree._Element, level: int) -> Lines:
    yield from _walk(element, level + 1)


def _title(element: etree._Element, level: int) -> Lines:
    """Give a heading with the number that stands beside it, if any."""
    parent = element.getparent()
    label = parent.find("{*}label") if parent is not None else None
    number = [label] if label is not None else []
    yield Line(_joined([*number, element]), level)


def _caption(element: etree._Element, level: int) -> Lines:
    """Give the label and the caption of a figure or a table, then its rows."""
    label = element.findall("{*}label")
    captions = [part for one in element.iterfind("{*}caption") for part in one]
    yield Line(_joined([*label, *captions]))
    for child in element:
        if local(child) not in {"label", "caption"}:
            yield from _block(child, level)


def _table(element: etree._Element, level: int) -> Lines:
    del level
    rows = ([_cell(cell) for cell in row] for row in element.iterfind(".//{*}tr"))
    yield from (Line(row) for row in row_lines(rows))


def _cell(cell: etree._Element) -> Cell:
    down, across = span_of(cell.get("rowspan")), span_of(cell.get("colspan"))
    return Cell(words(cell, without=_UNREAD), down, across)


def _list(element: etree._Element, level: int) -> Lines:
    """Give each item with its own number, or a dash: what it is must not be lost."""
    for item in element.iterfind("{*}list-item"):
        label = item.findtext("{*}label") or "-"
        for place, line in enumerate(one for one in _walk(item, level) if one.words):
            yield Line(f"{label} {line.words}", line.level) if place == 0 else line


def _definition(element: etree._Element, level: int) -> Lines:
    del level
    yield Line(" | ".join(words(part, without=_UNREAD) for part in element))


def _nothing(element: etree._Element, level: int) -> Lines:
    del element, level
    yield from ()


def _joined(elements: Iterable[etree._Element]) -> str:
    return " ".join(filter(None, (words(one, without=_UNREAD) for one in elements)))


_BLOCKS: Mapping[str, Callable[[etree._Element, int], Lines]] = {
    "sec": _section,
    "boxed-text": _section,
    "title": _title,
    "label": _nothing,  # read with the title, the caption or the item beside it
    "list": _list,
    "fig": _caption,
    "table-wrap": _caption,
    "table": _table,
    "def-item": _definition,
    **dict.fromkeys(
        (
            "fig-group",
            "table-wrap-group",
            "alternatives",
            "def-list",
            "disp-quote",
            "statement",
            "disp-formula-group",
        ),
        _walk,
    ),
}
_APART = (frozenset(_BLOCKS) - {"label", "title", "alternatives"}) | _UNREAD
