"""Lines and headings to one text and its outline."""

from collections.abc import Iterable
from dataclasses import dataclass

from sourcier.evidence.outline import Outline, outline_of
from sourcier.evidence.span import Span
from sourcier.sources.cleaning import clean
from sourcier.sources.reading import Remark


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, a row of a table or a heading.

    Args:
        words: as the source wrote them; may be empty.
        level: depth of a heading; 0 for what is none.
    """

    words: str
    level: int = 0


def lay_out(lines: Iterable[Line], *, file: str) -> tuple[str, Outline, list[Remark]]:
    r"""Write each line under the former, and note where the headings stand.

    Lines without words are left out. Each is cleaned before its place is counted.

    Args:
        lines: in reading order.
        file: the file's name, for the remarks.

    Raises:
        SourceError: a lone surrogate.

    >>> text, outline, _ = lay_out([Line("But", 1), Line("Boire."), Line("")], file="a")
    >>> text, outline[0].place
    ('But\nBoire.', Span(start=0, end=3))
    """
    written: list[str] = []
    places: list[tuple[int, Span]] = []
    remarks: list[Remark] = []
    length = 0
    for line in lines:
        words, repaired = clean(line.words, file=file, line=None)
        remarks += repaired
        words = words.strip()
        if not words:
            continue
        if line.level:
            places.append((line.level, Span(length, length + len(words))))
        written.append(words)
        length += len(words) + 1
    text = "\n".join(written)
    return text, outline_of(places, length=len(text)), remarks
