"""Cut a document into passages: what is indexed, and what a hit points at.

A passage crosses a heading only to join short sections, never cuts a sentence or a list
item, and keeps a list with its lead-in while it fits. A sheet (a label and a value on each
line, as the drug database is rendered) is kept in one or two passages.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sourcier.evidence.document import Document
from sourcier.evidence.span import Span
from sourcier.nlp.sentences import Sentence, split

SPLIT_VERSION = "4"


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long passages may be, in code points.

    Args:
        short: a section up to this may share a passage with its neighbours.
        longest: of a passage.
    """

    short: int
    longest: int


PROSE = Lengths(short=450, longest=900)
"""benchmarks/results/2026-11-24-passages.md"""
SHEET = Lengths(short=2_400, longest=2_400)
"""Nine in ten specialities of the drug database fit in one passage."""

_FIELD = re.compile(r"[^:\n]{1,60} : .{0,300}")
_FIELDS_A_SECTION = 4
_MOSTLY = 0.9


def passages(document: Document) -> list[Span]:
    """Give the spans of the passages, in reading order, without overlap.

    >>> [s.of("Un. Deux.") for s in passages(Document("d:1", "t", "Un. Deux."))]
    ['Un. Deux.']
    """
    headings = [heading.place for heading in document.outline]
    found = list(sections(document))
    lengths = SHEET if _is_sheet(document.text, found) else PROSE
    cut = [
        span
        for stretch in _gathered(found, lengths)
        for span in _cut(document.text, stretch, headings, lengths)
        if _says_something(span.of(document.text))
    ]
    return cut or [Span(0, len(document.text))]  # headings alone still name the document


def sections(document: Document) -> Iterator[Span]:
    """Give the stretches between two headings that hold a letter or a digit.

    Each starts after its heading's words, and ends before the `##` of the next one.
    """
    text = document.text
    edges = sorted({h.place.start for h in document.outline} | {0, len(text)})
    after = {h.place.start: h.place.end for h in document.outline}
    for start, end in pairwise(edges):
        body = after.get(start, start)
        past = end if end == len(text) else body + _unmarked(text[body:end])
        if past > body and _says_something(text[body:past]):
            yield Span(body, past)


def _says_something(words: str) -> bool:
    return any(map(str.isalnum, words))


def _unmarked(words: str) -> int:
    """Length without the marks of the Markdown heading that follows, alone on a line."""
    bare = words.rstrip()
    less = bare.rstrip("#")
    marked = less != bare and (not less or less[-1] == "\n")
    return len(less if marked else words)


def _is_sheet(text: str, found: Iterable[Span]) -> bool:
    """Say whether nearly every line is a label and its value, several a section."""
    parts = [span.of(text) for span in found]
    lines = [line for part in parts for line in part.splitlines() if line.strip()]
    fields = sum(1 for line in lines if _FIELD.fullmatch(line))
    return fields >= max(
        _FIELDS_A_SECTION * len(parts), _MOSTLY * len(lines), _FIELDS_A_SECTION
    )


def _gathered(found: Iterable[Span], lengths: Lengths) -> Iterator[Span]:
    """Join short sections that follow one another: a table's rows, « Sans objet »."""
    held: Span | None = None
    for section in found:
        short = section.end - section.start <= lengths.short
        if held and short and section.end - held.start <= lengths.longest:
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


def _cut(
    text: str, stretch: Span, headings: Sequence[Span], lengths: Lengths
) -> Iterator[Span]:
    """Cut a stretch at its sentences; one that fits is a passage as it stands."""
    if stretch.end - stretch.start > lengths.longest:
        units = split(text, stretch.start, stretch.end, headings=headings)
        yield from _pieces(units, lengths)
    else:
        words = stretch.of(text)
        left = len(words) - len(words.lstrip())
        yield Span(stretch.start + left, stretch.start + len(words.rstrip()))


def _pieces(sentences: Iterable[Sentence], lengths: Lengths) -> Iterator[Span]:
    """Gather sentences up to the longest passage."""
    start: int | None = None
    end = 0
    for sentence in sentences:
        span = sentence.span
        if start is not None and span.end - start > lengths.longest:
            yield Span(start, end)
            start = None
        if start is None:
            start = span.start
        end = span.end
    if start is not None:
        yield Span(start, end)
