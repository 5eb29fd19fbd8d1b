"""Which lines of a text are units of their own, and which only wrap a sentence."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from sourcier.nlp.lexicon_file import rows
from sourcier.nlp.normalise import fold


class Shape(Enum):
    """What a block of lines is."""

    PROSE = auto()
    BULLET = auto()
    FIELD = auto()
    HEADING = auto()
    ROW = auto()


class Block(NamedTuple):
    """Lines that belong together.

    Args:
        start: where it begins, after the white space.
        end: where it ends, before the white space.
        shape: what it is.
        mark: the bullet in front of it, empty when there is none.
        indent: white space before the bullet: deeper means a list inside a list.
        fresh: an empty line, a heading or a table row stands before it.
    """

    start: int
    end: int
    shape: Shape
    mark: str
    indent: int
    fresh: bool


class _Line(NamedTuple):
    block: Block
    text: str
    width: int


_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_HEADING = re.compile(r"#{1,6}\s")
_ROW = re.compile(r"\||[^|]{0,300}\s\|\s|(?:-{3,99}|={3,99}|\*{3,99}|_{3,99})\s*$")
_LONGEST_ROW, _LONGEST_FIELD = 1000, 600
BULLETS = "·•▪■◦●○‣➢"
_BULLET = re.compile(
    rf"(?P<mark>[{BULLETS}§→*+–—-]|o|\(?[0-9]{{1,2}}[.)]|\(?[a-zA-Z]\)|[unlqvØü](?=\s[A-ZÀ-Ý]))(?:\s|(?<=[{BULLETS}]))"
)
_LABEL = re.compile(r"[A-ZÀ-ÖØ-Þ0-9][^:.!?\n]{0,60}\s?:\s")
_NEVER_FIRST = frozenset(")]}»%‰°,;:.!?…")
_NARROWEST, _WIDEST, _FULL = 50, 160, 0.75
"""A wrapped column of print holds 50 to 160 characters, its lines at least 3/4 full."""


@cache
def _unfinished_words() -> frozenset[str]:
    """Words after which no sentence and no line of a list ends."""
    listed = rows("stopwords.csv", ["word", "language", "kind"])
    return frozenset(fold(row["word"]) for row in listed if row["kind"] == "function")


@cache
def _numbered_words() -> frozenset[str]:
    """Words that a number follows: « rubrique 4 », « tableau 2 »."""
    listed = rows("full_stops.csv", ["written", "before"])
    return frozenset(row["written"] for row in listed if row["before"] == "letter")


def blocks(text: str, start: int, end: int) -> Iterator[Block]:
    """Give the blocks of `text[start:end]`, in order, covering all but white space."""
    held: Block | None = None
    before: _Line | None = None
    for line in _lines(text, start, end):
        if held and before and _wraps(before, line):
            held = held._replace(end=line.block.end)
        else:
            if held:
                yield held
            held = line.block
        before = line
    if held:
        yield held


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    """Give the non-empty lines; `width` is the longest of the lines that touch."""
    run: list[_Line] = []
    fresh, last = True, start
    for found in _LINE.finditer(text, start, end):
        words = found.group().strip()
        fresh = fresh or text.count("\n", last, found.start()) > 1
        last = found.end()
        if not words:
            fresh = True
            continue
        if fresh:
            yield from _same_width(run)
            run = []
        indent = len(found.group()) - len(found.group().lstrip())
        run.append(_line(words, found.start() + indent, indent, fresh=fresh))
        fresh = run[-1].block.shape in {Shape.HEADING, Shape.ROW}
    yield from _same_width(run)


def _same_width(run: list[_Line]) -> Iterator[_Line]:
    """Give each line of a run the width of the run, and tell records from prose."""
    width = max((len(line.text) for line in run), default=0)
    labelled = [False, *(_is_field(line) for line in run), False]
    for place, line in enumerate(run, 1):
        block = line.block
        if labelled[place] and (labelled[place - 1] or labelled[place + 1]):
            block = block._replace(shape=Shape.FIELD)
        yield _Line(block, line.text, width)


def _is_field(line: _Line) -> bool:
    """Say whether a line reads « Label : value », whose value may be several sentences."""
    plain = line.block.shape is Shape.PROSE and len(line.text) <= _LONGEST_FIELD
    return plain and bool(_LABEL.match(line.text))


def _line(words: str, start: int, indent: int, *, fresh: bool) -> _Line:
    shape, mark = Shape.PROSE, ""
    bullet = _BULLET.match(words)
    if _HEADING.match(words):
        shape = Shape.HEADING
    elif len(words) <= _LONGEST_ROW and _ROW.match(words):
        shape = Shape.ROW
    elif bullet and len(words) > bullet.end():
        shape, mark = Shape.BULLET, bullet["mark"]
    return _Line(Block(start, start + len(words), shape, mark, indent, fresh), words, 0)


def _wraps(before: _Line, line: _Line) -> bool:
    """Say whether the end of `before` is only the edge of a column."""
    if line.block.fresh or line.block.shape in {Shape.HEADING, Shape.ROW}:
        return False
    if line.block.shape is Shape.BULLET:
        return _number_goes_on(before, line)
    if before.text[-1] == ":":
        return False
    first = line.text[0]
    if first.islower() or first in _NEVER_FIRST:
        return True
    if _LABEL.match(line.text):
        return False
    return unfinished(before.text) or _fills_its_column(before)


def _number_goes_on(before: _Line, line: _Line) -> bool:
    """Tell a range or a reference broken over two lines from the items of a list."""
    mark = line.block.mark
    if mark in "-–—":
        return before.text[-1].isdigit() and line.text[1:].lstrip()[0].isdigit()
    if mark[0] not in "(0123456789" or before.block.mark:
        return False
    last = before.text.rsplit(maxsplit=1)[-1]
    return last in _numbered_words() or unfinished(before.text) or _fills_its_column(before)


def unfinished(words: str) -> bool:
    """Say whether words end where no sentence and no line of a list does."""
    if words[-1] in ",(-–'’«":
        return True
    last = words[-16:].rsplit(maxsplit=1)[-1]
    return fold(last) in _unfinished_words()


def _fills_its_column(line: _Line) -> bool:
    if line.text[-1] in ".!?;…:>" or not _NARROWEST <= line.width <= _WIDEST:
        return False
    return len(line.text) >= _FULL * line.width and len(line.text) >= _NARROWEST
