"""Rows of a table as lines that can be quoted one by one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_NUMBER = re.compile(r"\d{1,9}")
_MOST = 1000
"""HTML's own ceiling on `colspan`; a row label that spans more is no label."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its words, and over how many rows and columns it reigns."""

    words: str
    down: int = 1
    across: int = 1


def span_of(written: str | None) -> int:
    """Read a `rowspan` or `colspan`; what is no number counts as one.

    >>> span_of("3"), span_of(None), span_of("0"), span_of("9999999")
    (3, 1, 1, 1000)
    """
    text = (written or "").strip()
    return min(max(int(text), 1), _MOST) if _NUMBER.fullmatch(text) else 1


def row_lines(rows: Iterable[Iterable[Cell]]) -> Iterator[str]:
    """Write each row with ` | ` between its cells; empty for a row without words.

    A cell that spans several rows is written in each: quoted alone, a row keeps its label.

    >>> list(row_lines([[Cell("Adulte", down=2), Cell("matin")], [Cell("soir")]]))
    ['Adulte | matin', 'Adulte | soir']
    """
    above: dict[int, tuple[int, str]] = {}
    for row in rows:
        said, above = _row(list(row), above)
        yield " | ".join(said) if any(said) else ""


def _row(
    cells: list[Cell], above: dict[int, tuple[int, str]]
) -> tuple[list[str], dict[int, tuple[int, str]]]:
    """Give the words of a row, and the cells that go on below it, by column."""
    said: list[str] = []
    below: dict[int, tuple[int, str]] = {}
    column = 0
    waiting = iter(cells)
    while True:
        if column in above:
            left, words = above[column]
            across = 1
        else:
            cell = next(waiting, None)
            if cell is None:
                return said, below
            left, words, across = cell.down, cell.words, cell.across
        said.append(words)
        if left > 1:
            below[column] = (left - 1, words)
        column += across
