"""Rows of the drug database to a text in which each official field can be quoted."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from sourcier.evidence.outline import Outline, outline_of
from sourcier.evidence.span import Span
from sourcier.sources.bdpm_tables import Field, Row, Table

Block: TypeAlias = tuple[int, str]
"""A depth (0 for what is no heading) and the words; level 0 may hold several lines."""


def section(table: Table, rows: Iterable[Row], *, known: str = "") -> Iterator[Block]:
    """Show the rows of one table under its heading; no rows, no heading.

    When there are several, the field that names a record becomes a heading of its own, so
    that a rate or a dosage is never quoted without saying of what.

    Args:
        table: what the columns are.
        rows: of one speciality, in the file's order; a row that comes twice is shown once.
        known: a value already shown elsewhere (the title), not to be repeated.
    """
    records = list(dict.fromkeys(rows))
    if not records:
        return
    yield 1, table.section
    for row in records:
        lines = list(fields(row, table.fields, known=known))
        if len(records) > 1 and lines and table.fields[0].heading:
            yield 2, lines.pop(0)
        if lines:
            yield 0, "\n".join(lines)


def fields(row: Row, among: Iterable[Field], *, known: str = "") -> Iterator[str]:
    """Show the cells of a row, a line each: the official label, then the official words."""
    for field in among:
        value = row[field.column]
        if not value or not field.label or value == known:
            continue
        yield f"{field.label} : {value}"
        if value in field.meanings:
            yield field.meanings[value]


def written(blocks: Iterable[Block]) -> tuple[str, Outline]:
    r"""Write blocks under one another, a blank line before each section.

    >>> text, outline = written([(1, "Identité"), (0, "Code CIS : 1"), (1, "Composition")])
    >>> text, outline[1].place
    ('Identité\nCode CIS : 1\n\nComposition', Span(start=23, end=34))
    """
    parts: list[str] = []
    places: list[tuple[int, Span]] = []
    length = 0
    for level, words in blocks:
        if level == 1 and parts:
            parts.append("")
            length += 1
        if level:
            first = words.partition("\n")[0]
            places.append((level, Span(length, length + len(first))))
        parts.append(words)
        length += len(words) + 1
    text = "\n".join(parts)
    return text, outline_of(places, length=len(text))


def absent(among: Sequence[Table]) -> Iterator[Block]:
    """Say which tables the edition lacks: what they hold is unknown, not removed."""
    if among:
        names = ", ".join(table.file.replace("*", "AAAAMMJJhhmiss_") for table in among)
        yield 1, "Édition"
        yield 0, f"Tables absentes de cette édition : {names}"
