"""The tree of headings of a document, each with the span that it governs."""

from collections.abc import Iterable
from dataclasses import dataclass

from sourcier.evidence.span import Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its words' place, its depth, and what stands under it.

    Args:
        level: 1 for the highest, then 2, 3 …
        place: where the words of the heading stand in the text.
        governs: from the first character of the heading to the end of its section
            (the next heading of the same or a higher level, the end of the stretch that a
            label holds for, or the end of the text).
    """

    level: int
    place: Span
    governs: Span


Outline = tuple[Heading, ...]
"""Headings in reading order; the governed spans nest, they never cross."""


def outline_of(places: Iterable[tuple[int, Span | int]], *, length: int) -> Outline:
    """Build an outline from (level, place of the heading's words) in reading order.

    Args:
        places: depth and place of each heading, in reading order, not overlapping; a
            position alone is no heading, it ends what is open at its depth or deeper.
        length: the number of code points of the text.

    >>> one, two = outline_of([(1, Span(0, 3)), (2, Span(5, 8))], length=20)
    >>> one.governs, two.governs
    (Span(start=0, end=20), Span(start=5, end=20))
    """
    found = list(places)
    ends: list[int] = []
    later: list[tuple[int, int]] = []  # (level, start) of headings below, the nearest last
    for level, place in reversed(found):
        while later and later[-1][0] > level:
            later.pop()
        ends.append(later[-1][1] if later else length)
        later.append((level, place.start if isinstance(place, Span) else place))
    return tuple(
        Heading(level, place, Span(place.start, end))
        for (level, place), end in zip(found, reversed(ends), strict=True)
        if isinstance(place, Span)
    )


def governing(outline: Outline, position: int) -> tuple[Heading, ...]:
    """Give the headings above a position, from the highest to the nearest."""
    return tuple(
        heading
        for heading in outline
        if heading.governs.start <= position < heading.governs.end
    )
