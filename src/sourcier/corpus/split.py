"""Cut a document into passages: what is indexed, and what a hit points at.

A passage crosses a heading only to join short sections, never cuts a sentence or a list item, and keeps a list
with its lead-in while it fits.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from sourcier.evidence.document import Document
from sourcier.evidence.span import Span
from sourcier.nlp.sentences import Sentence, split

SPLIT_VERSION = "1"
SHORT = 450
"""Code points of a section that may share a passage with its neighbours."""
LONGEST = 900
"""Code points of a passage. benchmarks/results/2026-11-24-passages.md"""


def passages(document: Document) -> list[Span]:
    """Give the spans of the passages, in reading order, without overlap.

    >>> [s.of("Un. Deux.") for s in passages(Document("d:1", "t", "Un. Deux."))]
    ['Un. Deux.']
    """
    headings = [heading.place for heading in document.outline]
    found = [
        span
        for stretch in _gathered(sections(document))
        for span in _pieces(
            split(document.text, stretch.start, stretch.end, headings=headings)
        )
    ]
    return found or [Span(0, len(document.text))]  # headings alone still name the document


def sections(document: Document) -> Iterator[Span]:
    """Give the stretches between two headings; each starts after its heading's words."""
    edges = sorted({h.place.start for h in document.outline} | {0, len(document.text)})
    after = {h.place.start: h.place.end for h in document.outline}
    for start, end in pairwise(edges):
        body = after.get(start, start)
        if document.text[body:end].strip():
            yield Span(body, end)


def _gathered(found: Iterable[Span]) -> Iterator[Span]:
    """Join short sections that follow one another: a table's rows, « Sans objet »."""
    held: Span | None = None
    for section in found:
        short = section.end - section.start <= SHORT
        if held and short and section.end - held.start <= LONGEST:
            held = Span(held.start, section.end)
        else:
            if held:
                yield held
            held = section
        if not short:
            yield held
            held = None
    if held:
        yield held


def _pieces(sentences: Iterable[Sentence]) -> Iterator[Span]:
    """Gather sentences up to the longest passage."""
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
