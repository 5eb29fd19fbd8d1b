"""Cut a document into passages: what is indexed, and what a hit points at.

A passage never crosses a heading, never cuts a sentence or a list item, and keeps a list
with its lead-in while it fits.
"""

from collections.abc import Iterator

from sourcier.evidence.document import Document
from sourcier.evidence.span import Span
from sourcier.nlp.sentences import Sentence, split

SPLIT_VERSION = "1"
LONGEST = 900
"""Code points of a passage. benchmarks/results/2026-11-24-passages.md"""


def passages(document: Document) -> list[Span]:
    """Give the spans of the passages, in reading order, without overlap.

    >>> [s.of("Un. Deux.") for s in passages(Document("d:1", "t", "Un. Deux."))]
    ['Un. Deux.']
    """
    found = [
        span
        for section in sections(document)
        for span in _pieces(split(document.text, section.start, section.end))
    ]
    return found or [Span(0, len(document.text))]  # headings alone still name the document


def sections(document: Document) -> Iterator[Span]:
    """Give the stretches between two headings; each starts after its heading's words."""
    edges = sorted({h.place.start for h in document.outline} | {0, len(document.text)})
    after = {h.place.start: h.place.end for h in document.outline}
    for start, end in zip(edges, edges[1:], strict=False):
        body = after.get(start, start)
        if document.text[body:end].strip():
            yield Span(body, end)


def _pieces(sentences: list[Sentence]) -> Iterator[Span]:
    """Gather sentences up to the longest passage; a lead-in opens a new one if it must."""
    start: int | None = None
    end = 0
    for sentence in sentences:
        span = sentence.span
        if start is not None and span.end - start > LONGEST:
            yield Span(start, end)
            start = None
        if start is None:
            start = span.start
        end = span.end
    if start is not None:
        yield Span(start, end)
