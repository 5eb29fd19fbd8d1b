"""Markdown headings to an outline; the text keeps its marks, verbatim."""

import re
from collections.abc import Iterator

from sourcier.evidence.outline import Outline, outline_of
from sourcier.evidence.span import Span

_LINE = re.compile(r"[^\n]+")
_FENCE = re.compile(r" {0,3}(`{3}|~{3})")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+")
_DIRECTIVE = re.compile(r" {0,3}\.\. (section|question):: ")
_DIRECTIVES = {"section": 2, "question": 3}
"""Headings that some sites write as directives (reStructuredText, docutils): the COVID
advice of the ministry does."""
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:[^\n]{0,2000}\n){0,100}?---[ \t]*(?:\n|$)")


def outline(text: str) -> Outline:
    r"""Find the `#` headings of a Markdown text.

    A line of dashes or equal signs under a line is not read as a heading: the pages that
    we have use it to part two versions of a text. Code fences and front matter hold none.

    Args:
        text: NFC.

    >>> found = outline("# Fièvre\n\nBuvez.\n\n## Quand appeler ##\nToujours.")
    >>> [(h.level, h.place.start, h.place.end) for h in found]
    [(1, 2, 8), (2, 21, 34)]
    """
    return outline_of(_headings(text), length=len(text))


def _headings(text: str) -> Iterator[tuple[int, Span]]:
    front = _FRONT_MATTER.match(text)
    fence = ""
    for line in _LINE.finditer(text, front.end() if front else 0):
        mark = _FENCE.match(line.group())
        if fence:
            fence = "" if mark and mark.group(1) == fence else fence
        elif mark:
            fence = mark.group(1)
        else:
            yield from _heading(line)


def _heading(line: re.Match[str]) -> Iterator[tuple[int, Span]]:
    """Give the level of a heading line and the place of its words, without the marks."""
    told = _DIRECTIVE.match(line.group())
    if told:
        words = line.group()[told.end() :].rstrip()
        start = line.start() + told.end()
        if words:
            yield _DIRECTIVES[told.group(1)], Span(start, start + len(words))
        return
    mark = _HEADING.match(line.group())
    if mark is None:
        return
    words = _without_closing(line.group()[mark.end() :].rstrip())
    if words:
        start = line.start() + mark.end()
        yield len(mark.group(1)), Span(start, start + len(words))


def _without_closing(words: str) -> str:
    """Drop the closing marks of a heading, which a space must part from its words."""
    bare = words.rstrip("#")
    closed = not bare or bare[-1].isspace()
    return bare.rstrip() if closed else words
