"""Which unit introduces the list to which an item belongs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sourcier.evidence.span import Span
from sourcier.nlp.lines import Shape


class Manner(NamedTuple):
    """How the words of a unit end and begin, as far as lists are concerned.

    Args:
        stop: the mark that they end with, empty when there is none.
        closed: a sentence that announces nothing: « Consultez un médecin. ».
        complete: an item that begins with a capital, as a sentence does.
        names: they begin with those it is for: « Adultes : 1 g. ».
    """

    stop: str = ""
    closed: bool = False
    complete: bool = False
    names: bool = False


PLAIN = Manner()


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
        manner: how its words end and begin.
    """

    span: Span
    shape: Shape
    sign: str = ""
    indent: int = 0
    fresh: bool = False
    announces: bool = False
    follows: bool = False
    manner: Manner = PLAIN


class Membership(NamedTuple):
    """Whether a piece belongs to a list, and which piece introduces that list."""

    listed: bool
    lead: int | None


_NOT_LISTED = Membership(listed=False, lead=None)
_GOES_ON = frozenset(";,")
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
        soft: an item of it ended with a semicolon or a comma: the one that ends with a
            full stop is the last.
    """

    key: tuple[str, int]
    lead: int | None
    outer: int | None
    last: int
    soft: bool = False


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
            level.soft = level.soft or piece.manner.stop in _GOES_ON
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
    elif _is_over(pieces, level, loose, index):
        level.lead = level.outer = before
        level.soft = False
        del levels[:depth]
    else:
        for i in loose:
            found[i] = Membership(listed=True, lead=level.lead)
        level.lead = level.outer if piece.announces else level.lead
    return level


def _is_over(
    pieces: Sequence[Piece], level: _Level, loose: Sequence[int], index: int
) -> bool:
    """Say whether what stands between two items ended the list of the first.

    It did where an item after others with a semicolon ends with a full stop, and what
    follows begins anew, with a capital; or where other people are named.
    """
    if not loose:
        return False
    last, goes_on = pieces[level.last].manner, pieces[loose[-1]].manner.stop in _GOES_ON
    ended = (
        level.soft and last.stop == "." and pieces[index].manner.complete and not goes_on
    )
    anew = any(pieces[i].fresh or pieces[i].manner.names for i in loose)
    return ended or anew or len(loose) > _LONGEST_ITEM


def _introduction(pieces: Sequence[Piece], index: int) -> int | None:
    """Give what stands before a first item, unless both are sentences of their own."""
    if index == 0 or pieces[index - 1].shape is Shape.ROW:
        return None
    if pieces[index - 1].manner.closed and pieces[index].manner.complete:
        return None
    return index - 1
