"""A document as the reader of sources shows it: blocks of text, the place marked, its plan.

The words are those of the stored text, cut and never changed: the pieces of all blocks,
with the blank lines between them, are the text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sourcier.evidence.document import Document
from sourcier.evidence.outline import Heading
from sourcier.evidence.span import Span

BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
ITEM = re.compile(r"(?<=\S) (?=[·•▪] \S)")
"""Where an item begins in a text that lost its lines."""
BULLETS = frozenset({"· ", "• ", "▪ ", "- ", "– ", "* "})
LOST = 600
"""Code points of a line from which its text has lost its lines: it holds whole sections."""
AROUND = 3_000
"""Code points before and after the place that a panel shows; the page shows all."""
MARKS = " \t#*"
"""What Markdown writes before a heading, which is drawn as one instead."""
DEEPEST = 3
"""Depth of the headings of a plan."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a block that are shown alike.

    Args:
        words: as the text has them.
        marked: they are the place that was asked for.
        anchor: of a label inside a paragraph; empty for other words.
        first: they are where the place begins.
    """

    words: str
    marked: bool
    anchor: str
    first: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, or a paragraph.

    Args:
        depth: of a heading, from 1; 0 for a paragraph.
        anchor: of a heading; empty for a paragraph.
        pieces: its words.
    """

    depth: int
    anchor: str
    pieces: tuple[Piece, ...]

    @property
    def item(self) -> bool:
        """Say whether a paragraph is an item of a list."""
        return not self.depth and self.pieces[0].words[:2] in BULLETS


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading in the plan of a document."""

    depth: int
    anchor: str
    words: str
    place: Span


@dataclass(frozen=True, slots=True)
class _Titled:
    """A heading with its depth in the tree, which never skips a level."""

    heading: Heading
    depth: int
    anchor: str
    alone: bool


def plan(document: Document) -> tuple[Entry, ...]:
    """Give the headings of a document, down to some depth."""
    return tuple(
        Entry(one.depth, one.anchor, _said(one, document.text), one.heading.place)
        for one in _titled(document)
        if one.depth <= DEEPEST
    )


def blocks(document: Document, place: Span | None = None) -> tuple[Block, ...]:
    """Cut a document into headings and paragraphs.

    Args:
        document: its text, read and checked.
        place: what to mark; nothing when None.
    """
    return tuple(_blocks(document, place, Span(0, len(document.text))))


def around(document: Document, place: Span | None) -> tuple[Block, ...]:
    """Cut the part of a document that stands around a place."""
    if place is None:
        return blocks(document)
    start = max(0, place.start - AROUND)
    start = document.text.rfind("\n", 0, start) + 1 if start else 0
    end = document.text.find("\n", place.end + AROUND)
    within = Span(start, len(document.text) if end < 0 else end)
    return tuple(_blocks(document, place, within))


def _titled(document: Document) -> list[_Titled]:
    found: list[_Titled] = []
    above: list[int] = []
    for number, heading in enumerate(document.outline, 1):
        while above and above[-1] >= heading.level:
            above.pop()
        above.append(heading.level)
        alone = _alone(document.text, heading.place)
        found.append(_Titled(heading, len(above), f"h{number}", alone))
    return found


def _alone(text: str, place: Span) -> bool:
    """Say whether a heading has its lines to itself, or stands in a text that lost them."""
    start = text.rfind("\n", 0, place.start) + 1
    end = text.find("\n", place.end)
    beside = text[start : place.start] + text[place.end : len(text) if end < 0 else end]
    return len(beside) > LOST or not beside.strip(f"{MARKS}:")


def _blocks(document: Document, place: Span | None, within: Span) -> Iterator[Block]:
    titles = [t for t in _titled(document) if within.covers(t.heading.place)]
    labels = [title for title in titles if not title.alone]
    position = within.start
    for title in (title for title in titles if title.alone):
        at = title.heading.place
        if at.start < position:
            continue
        before = position + len(document.text[position : at.start].rstrip(MARKS))
        yield from _paragraphs(document.text, position, before, (place, labels))
        pieces = _pieces(document.text, at, (place, ()))
        yield Block(title.depth, title.anchor, tuple(pieces))
        position = at.end
    yield from _paragraphs(document.text, position, within.end, (place, labels))


Shown = tuple[Span | None, Sequence[_Titled]]
"""What to mark, and the labels inside paragraphs."""


def _paragraphs(text: str, start: int, end: int, shown: Shown) -> Iterator[Block]:
    position = start
    for gap in (*_gaps(text, start, end), None):
        stop = gap.start() if gap else end
        words = text[position:stop]
        if words.strip():
            first = position + len(words) - len(words.lstrip())
            within = Span(first, position + len(words.rstrip()))
            yield Block(0, "", tuple(_pieces(text, within, shown)))
        position = gap.end() if gap else end


def _gaps(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Give what stands between two paragraphs: blank lines, or what is before an item."""
    found = [*BLANK_LINES.finditer(text, start, end)]
    items = ITEM.finditer(text, start, end) if not found and end - start > LOST else ()
    yield from found or items


def _pieces(text: str, block: Span, shown: Shown) -> Iterator[Piece]:
    place, labels = shown
    inside = [label for label in labels if block.covers(label.heading.place)]
    spans = [label.heading.place for label in inside]
    edges = _edges(block, (*spans, place) if place else spans)
    anchors = {label.heading.place.start: label.anchor for label in inside}
    for start, end in pairwise(edges):
        marked = place is not None and place.start < end and start < place.end
        begins = place is not None and start <= place.start < end
        label = any(span.start <= start and end <= span.end for span in spans)
        yield Piece(
            words=text[start:end],
            marked=marked,
            anchor=anchors.get(start, "") if label else "",
            first=marked and begins,
        )


def _edges(block: Span, spans: Iterable[Span]) -> list[int]:
    inside = {edge for span in spans for edge in (span.start, span.end)}
    return sorted(
        {block.start, block.end} | {e for e in inside if block.start < e < block.end}
    )


def _said(title: _Titled, text: str) -> str:
    return " ".join(title.heading.place.of(text).split())
