"""Headings inside a text: those its outline knows, else numbered ones in capitals."""

import re
from collections.abc import Iterable, Iterator

from sourcier.evidence.span import Span

_RUBRIC = re.compile(
    r"(?<!\S)[1-9]\s?\.\s(?=[A-ZÀ-Ý’' -]{8})"
    r"(?:[^?.\n]{0,160}?[A-ZÀ-Ý]{3}[^?.\n]{0,40}?\?"
    r"|[^a-zà-ÿ?.\n]{8,160}(?=\s[A-ZÀ-Ý][’'a-zà-ÿ ]))"
)
"""A numbered line of capitals that ends with a question mark or where small letters of a
new sentence begin: how leaflets number their rubrics, also when flattened to one line."""


def numbered_capitals(text: str, start: int, end: int) -> Iterator[Span]:
    """Find the rubrics written in capitals.

    >>> text = "Voir la notice. 5. COMMENT CONSERVER SEL ? A l'abri."
    >>> [place.of(text) for place in numbered_capitals(text, 0, len(text))]
    ['5. COMMENT CONSERVER SEL ?']
    """
    for found in _RUBRIC.finditer(text, start, end):
        words = found.group().rstrip()
        yield Span(found.start(), found.start() + len(words))


def between(
    places: Iterable[Span], start: int, end: int
) -> Iterator[tuple[int, int, Span | None]]:
    """Give the stretches of `start:end` before, between and after headings.

    Each comes with the heading that follows it, None for the last. Headings that overlap
    an earlier one or the edges are left out.
    """
    for place in places:
        if start <= place.start and place.end <= end:
            yield start, place.start, place
            start = place.end
    yield start, end, None
