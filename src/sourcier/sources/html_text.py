"""The words of an HTML page: its main text, one paragraph a line."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources
from typing import Literal, TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sourcier.sources.layout import Line
from sourcier.sources.raised import NAMES, raised
from sourcier.sources.table_rows import Cell, row_lines, span_of

_BLANK = re.compile(r"[ \t\r\n\f]+")
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


def _elements(role: str) -> frozenset[str]:
    """Give the elements that play a role in reading a page (`html_elements.csv`)."""
    room = resources.files("sourcier.sources")
    table = room.joinpath("html_elements.csv").read_text("utf-8").splitlines()
    return frozenset(row["element"] for row in csv.DictReader(table) if row["role"] == role)


_DROPPED = _elements("dropped") | {"-comment"}
_INLINE = _elements("inline") | {"-text"}
_LAYOUT = ",".join((*_HEADINGS, "table", "ul", "ol", "p + p"))
"""What a table of figures does not hold: with it, a table is a way to lay out a page."""

_FLOW = _elements("closing")
_VOID = _elements("void")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_DEEPEST = 5000

_Step: TypeAlias = Literal["open", "close"]


@dataclass(slots=True)
class _Page:
    """What is kept while a page is walked through."""

    lines: list[Line] = field(default_factory=list)
    said: str = ""
    level: int = 0
    mark: str = ""
    counts: Counter[int] = field(default_factory=Counter)


def is_swollen(source: str) -> bool:
    """Say whether a page is nested beyond reason: its parsing time grows as the square.

    Elements that close one another (`p`, `li`, cells) are not counted.

    >>> is_swollen("<div>" * 6000), is_swollen("<p>a" * 6000 + "<div></div>" * 6000)
    (True, False)
    """
    depth = 0
    for tag in _TAG.finditer(source):
        if tag.group(2).casefold() not in _FLOW | _VOID:
            depth = max(0, depth + (-1 if tag.group(1) else 1))
            if depth > _DEEPEST:
                return True
    return False


def main_lines(page: LexborHTMLParser) -> list[Line]:
    """Give the paragraphs, headings, items and rows of the main part of a page.

    Menus, scripts, forms, side notes and footers are left out. An item keeps a dash or
    its number; a row of a table is one line.

    Args:
        page: parsed.

    >>> page = LexborHTMLParser("<h1>Sel</h1><nav>Menu</nav><p>Peu <b>de</b> sel.<ul><li>0")
    >>> [(line.level, line.words) for line in main_lines(page)]
    [(1, 'Sel'), (0, 'Peu de sel.'), (0, '- 0')]
    """
    top = page.css_first("main") or page.css_first("[role=main]") or page.body
    read = _Page()
    for step, node in _walk(top) if top is not None else ():
        _STEPS[step](read, node)
    _end(read)
    return read.lines


def _walk(top: LexborNode) -> Iterator[tuple[_Step, LexborNode]]:
    """Go through a page without recursion: a page may be nested as deep as it likes."""
    node = top
    while True:
        yield "open", node
        child = None if _is_whole(node) else node.child
        while child is None:
            yield "close", node
            if node.mem_id == top.mem_id:
                return
            child = node.next
            if child is None:
                parent = node.parent
                assert parent is not None
                node = parent
        node = child


def _is_whole(node: LexborNode) -> bool:
    """Say whether a node is dropped or read in one piece, and so is not entered."""
    return node.tag in _DROPPED or node.tag in NAMES or _is_figures(node)


def _is_figures(node: LexborNode) -> bool:
    """Say whether a node is a table of figures; a selection holds the node itself."""
    return node.tag == "table" and all(
        found.mem_id == node.mem_id for found in node.css(_LAYOUT)
    )


def _open(read: _Page, node: LexborNode) -> None:
    tag = node.tag or ""
    if tag == "-text":
        read.said += node.text_content or ""
    elif tag == "br" and read.level:
        read.said += " "
    elif tag in NAMES:
        read.said += raised(tag, node.text(), before=_BLANK.sub(" ", read.said))
    elif _is_figures(node):
        _end(read)
        read.lines += [Line(row) for row in row_lines(_rows(node))]
    elif tag not in _INLINE and tag not in _DROPPED:
        _end(read)
        read.level = _HEADINGS.get(tag, read.level)
        read.mark = _mark(read, node) or read.mark


def _close(read: _Page, node: LexborNode) -> None:
    tag = node.tag or ""
    if tag not in _INLINE | _DROPPED | NAMES and not (tag == "br" and read.level):
        _end(read)
    if tag in _HEADINGS:
        read.level = 0


_STEPS = {"open": _open, "close": _close}


def _end(read: _Page) -> None:
    """End the line under way, if it has words."""
    words = _BLANK.sub(" ", read.said).strip()
    read.said = ""
    if words:
        read.lines.append(Line(f"{read.mark}{words}", read.level))
        read.mark = ""


def _mark(read: _Page, node: LexborNode) -> str:
    """Give what stands before an item: its number in an ordered list, else a dash."""
    parent = node.parent
    if node.tag != "li" or parent is None or parent.tag != "ol":
        return "- " if node.tag == "li" else ""
    read.counts[parent.mem_id] += 1
    return f"{read.counts[parent.mem_id]}. "


def _rows(table: LexborNode) -> Iterator[list[Cell]]:
    for row in table.css("tr"):
        yield [_cell(cell) for cell in row.iter() if cell.tag in {"td", "th"}]


def _cell(cell: LexborNode) -> Cell:
    """Read a cell as a page of its own, on one line."""
    read = _Page()
    for step, node in _walk(cell):
        _STEPS[step](read, node)
    _end(read)
    spans = cell.attributes
    return Cell(
        " ".join(line.words for line in read.lines),
        span_of(spans.get("rowspan")),
        span_of(spans.get("colspan")),
    )
