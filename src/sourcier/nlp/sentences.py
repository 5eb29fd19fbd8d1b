"""Cut a text into the sentences and list items that may be quoted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cache
from itertools import pairwise

from sourcier.evidence.span import Span
from sourcier.nlp.boundaries import sentence_ends
from sourcier.nlp.bullets import family, marks
from sourcier.nlp.cues import cue_pattern
from sourcier.nlp.frequencies import announces, class_starts
from sourcier.nlp.headings import between, numbered_capitals
from sourcier.nlp.labels import topic
from sourcier.nlp.lexicon_file import rows
from sourcier.nlp.lines import BULLETS, Block, Shape, blocks
from sourcier.nlp.lists import Manner, Piece, leads
from sourcier.nlp.normalise import fold


class Kind(StrEnum):
    """What a unit of text is."""

    SENTENCE = auto()
    ITEM = auto()
    HEADING = auto()
    ROW = auto()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A unit that can be quoted.

    Args:
        span: its place, without surrounding white space.
        kind: what it is.
        lead: index, in the list returned, of the unit that introduces the list to which
            this item belongs; None for what is no item.
    """

    span: Span
    kind: Kind
    lead: int | None = None


_MARKS = f"{BULLETS}§→*+–—- o0123456789.)"
_REACH = 120
"""Code points at the end of a sentence in which it announces what follows."""
_WHOLE = {
    Shape.FIELD: Kind.SENTENCE,
    Shape.HEADING: Kind.HEADING,
    Shape.ROW: Kind.ROW,
}


def split(
    text: str, start: int = 0, end: int | None = None, *, headings: Sequence[Span] = ()
) -> list[Sentence]:
    """Cut `text[start:end]` into units, in order, covering all but white space.

    A list item keeps its bullet; what introduces its list is its lead. Lists are found
    on lines of their own and inside one long line.

    Args:
        text: any text.
        start: where to begin.
        end: where to stop; the end of the text when None.
        headings: places of the headings that the outline knows, if it knows any: in a
            leaflet flattened to one line nothing else tells them from sentences.

    >>> text = "Ne prenez pas : · en cas d'ulcère · avec 0,5 g d'AINS. Voir p. ex. le 2."
    >>> [(unit.span.of(text), unit.lead) for unit in split(text)][1:]
    [("· en cas d'ulcère", 0), ("· avec 0,5 g d'AINS.", 0), ('Voir p. ex. le 2.', None)]
    """
    stop = len(text) if end is None else min(end, len(text))
    pieces: list[Piece] = []
    for first, last, heading in between(sorted(headings), start, stop):
        for block in blocks(text, first, last):
            pieces.extend(_pieces(text, block, outlined=bool(headings)))
        if heading:
            pieces.append(Piece(heading, Shape.HEADING))
    return [
        Sentence(piece.span, _kind(piece, listed=membership.listed), membership.lead)
        for piece, membership in zip(pieces, leads(pieces), strict=True)
    ]


def _kind(piece: Piece, *, listed: bool) -> Kind:
    if piece.shape in _WHOLE:
        return _WHOLE[piece.shape]
    return Kind.ITEM if listed else Kind.SENTENCE


def _pieces(text: str, block: Block, *, outlined: bool) -> Iterator[Piece]:
    if block.shape in _WHOLE:
        yield Piece(Span(block.start, block.end), block.shape)
        return
    found = () if outlined else numbered_capitals(text, block.start, block.end)
    for first, last, heading in between(found, block.start, block.end):
        yield from _items(text, first, last, block)
        if heading:
            yield Piece(heading, Shape.HEADING)


def _items(text: str, start: int, end: int, block: Block) -> Iterator[Piece]:
    """Cut at the bullets, then at the sentence ends between them."""
    signs = {mark.start: family(mark.sign) for mark in marks(text, start, end)}
    own_line = bool(block.mark) and start == block.start
    if own_line:
        signs[start] = family(block.mark.lstrip("("))
    places = sorted({start, *signs})
    for first, last in pairwise([*places, end]):
        ends = {*sentence_ends(text, first, last), *class_starts(text, first, last)}
        for a, b in pairwise([first, *sorted(ends), last]):
            words = text[a:b]
            left, right = len(words) - len(words.lstrip()), len(words.rstrip())
            if left < right:
                yield Piece(
                    Span(a + left, a + right),
                    Shape.PROSE,
                    sign=signs.get(a, ""),
                    indent=block.indent if own_line and a == first else 0,
                    fresh=block.fresh and a == block.start,
                    announces=words[right - 1] == ":" or announces(words.strip()),
                    follows=own_line and a != first and len(places) == 1,
                    manner=_manner(words.strip(), listed=a in signs),
                )


def _manner(words: str, *, listed: bool) -> Manner:
    bare = words.lstrip(_MARKS) if listed else words
    ends = words[-1] == "." and not _announcing().search(fold(words[-_REACH:]))
    return Manner(
        stop=words[-1] if words[-1] in ".!?;," else "",
        closed=ends,
        complete=listed and bare[:1].isupper(),
        names=not listed and bool(topic(words)),
    )


@cache
def _announcing() -> re.Pattern[str]:
    listed = rows("announcing_words.csv", ["cue", "origin", "added"])
    cues = "|".join(cue_pattern(row["cue"]) for row in listed)
    return re.compile(rf"(?<!\w)(?:{cues})(?!\w)")
