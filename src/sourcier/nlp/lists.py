"""Which unit introduces the list to which an item belongs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sourcier.evidence.span import Span
from sourcier.nlp.lines import Shape


class Piece(NamedTuple):
    """A unit before its list is known.

    Args:
        span: its place.
        shape: heading, table row or prose.
        sign: family of the bullet in front of it, empty when there is none.
        indent: white space before that bullet.
        fresh: an empty line, a heading or a row stands before it.
        announces: it ends with « : » or is a frequency class.
        follows: it is the second or a later sentence of an item on its own line.
    """

    span: Span
    shape: Shape
    sign: str = ""
    indent: int = 0
    fresh: bool = False
    announces: bool = False
    follows: bool = False


class Membership(NamedTuple):
    """Whether a piece belongs to a list, and which piece introduces that list."""

    listed: bool
    lead: int | None


_NOT_LISTED = Membership(listed=False, lead=None)
_LONGEST_ITEM = 8
"""Sentences between two bullets of one list that still belong to the item before."""


@dataclass(slots=True)
class _Level:
    """A list that is open.

    Args:
        key: bullet and indent of its items.
        lead: what introduces its next item.
        outer: what introduced its first item.
        last: its latest item.
    """

    key: tuple[str, int]
    lead: int | None
    outer: int | None
    last: int


def leads(pieces: Sequence[Piece]) -> list[Membership]:
    """Find the list of each piece; a list opened inside an item is introduced by it."""
    found: list[Membership] = []
    levels: list[_Level] = []
    for index, piece in enumerate(pieces):
        if piece.shape is not Shape.PROSE:
            levels.clear()
            found.append(_NOT_LISTED)
        elif piece.sign:
            level = _level_of(pieces, levels, index, found)
            level.last = index
            found.append(Membership(listed=True, lead=level.lead))
        elif piece.follows and levels:
            found.append(Membership(listed=True, lead=levels[-1].lead))
        else:
            found.append(_NOT_LISTED)
    return found


def _level_of(
    pieces: Sequence[Piece], levels: list[_Level], index: int, found: list[Membership]
) -> _Level:
    """Find or open the list of the item at `index`."""
    piece = pieces[index]
    key = (piece.sign, piece.indent)
    before = _introduction(pieces, index)
    depth = next((d for d, level in enumerate(levels) if level.key == key), None)
    if depth is None:
        levels.append(_Level(key, before, before, index))
        return levels[-1]
    del levels[depth + 1 :]
    level = levels[depth]
    loose = [i for i in range(level.last + 1, index) if not found[i].listed]
    if pieces[index - 1].announces:
        level.lead = before
        level.outer = before if loose else level.outer
    elif len(loose) > _LONGEST_ITEM or any(pieces[i].fresh for i in loose):
        level.lead = level.outer = before
        del levels[:depth]
    else:
        for i in loose:
            found[i] = Membership(listed=True, lead=level.lead)
        level.lead = level.outer if piece.announces else level.lead
    return level


def _introduction(pieces: Sequence[Piece], index: int) -> int | None:
    if index == 0 or pieces[index - 1].shape is Shape.ROW:
        return None
    return index - 1
