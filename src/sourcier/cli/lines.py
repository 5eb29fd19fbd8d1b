"""What a terminal shows: lines with a role, drawn with or without colours."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum, auto
from importlib import import_module

from sourcier.wording.typography import harmless


class Role(StrEnum):
    """What a line is for."""

    NOTICE = auto()
    FIRST = auto()
    QUOTE = auto()
    PLAIN = auto()
    QUIET = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph.

    Args:
        role: what it is for.
        text: its words; empty for a blank line.
        indent: columns from the left.
    """

    role: Role
    text: str
    indent: int = 0


BLANK = Line(Role.PLAIN, "")


def show(lines: Iterable[Line]) -> None:
    """Print lines: wrapped and coloured on a terminal, plain text otherwise."""
    if sys.stdout.isatty():
        import_module("sourcier.cli.colours").show(lines)  # Rich comes with it
        return
    for line in lines:
        sys.stdout.write(f"{plain(line)}\n")


def plain(line: Line) -> str:
    r"""Give a line as text; what follows a line break keeps its indent.

    >>> plain(Line(Role.QUOTE, "un\ndeux", indent=2))
    '  un\n  deux'
    """
    margin = " " * line.indent if line.text else ""
    return margin + harmless(line.text).replace("\n", f"\n{margin}")
