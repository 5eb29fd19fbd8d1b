"""Rubrics 1 to 6 of a leaflet: found in its body, not in its table of contents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sourcier.evidence.span import Span
from sourcier.sources.leaflet_words import rubrics

_NUMBER = re.compile(r"(?<![\w.,/])([1-6]) ?[.)]? ?(?=[a-z])")
_REFERENCE = re.compile(r"(?:rubriques?|paragraphes?|sections?|voir|la) ?[«\"(]? ?$")
_CONTENTS = re.compile(
    r"(?:Que contient cette notice|Dans cette notice)(?: ?[:?]| (?=1))|Sommaire notice"
)
_QUESTION = re.compile(r"[^?·]{0,240}?\?")
_TITLE_CASE = re.compile(r" (?=[A-ZÀÂÉÈÊÎÔ][a-zàâéèêîôûç’']|[·<])|[:?!]|\. |$")
_ENTRY = 320
"""Code points that an entry of the table of contents may take: a name and a form."""


@dataclass(frozen=True, slots=True)
class Rubric:
    """A numbered heading.

    Args:
        number: 1 to 6.
        place: its number and words.
        capitals: it is written in capitals, as body headings are.
    """

    number: int
    place: Span
    capitals: bool


def find(text: str, folded: str) -> tuple[Rubric, ...]:
    """Find the rubrics of the body, in order, each at most once.

    Args:
        text: the leaflet.
        folded: the same text, folded.
    """
    found = list(_candidates(text, folded))
    return _best_chain(found[_entries(found, text) :])


def contents(text: str) -> Span | None:
    """Find the words that announce the table of contents."""
    announced = _CONTENTS.search(text)
    return Span(*announced.span()) if announced else None


def _candidates(text: str, folded: str) -> Iterator[Rubric]:
    found = list(_matches(text, folded))
    starts = [number.start() for number, _ in found[1:]]
    for (number, words), limit in zip(found, [*starts, len(text)], strict=False):
        end = _end(text, words.end(), limit, asks=number.group(1) != "6")
        place = Span(number.start(), end)
        yield Rubric(int(number.group(1)), place, words_in_capitals(text, words.span()))


def _matches(text: str, folded: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Give the number and the words of whatever may be a rubric."""
    for number in _NUMBER.finditer(folded):
        words = _words(int(number.group(1)), folded, number.end())
        if words is None or _REFERENCE.search(
            folded[max(0, number.start() - 16) : number.start()]
        ):
            continue
        if text[words.start()].isupper() or "." in number.group():
            yield number, words


def _words(number: int, folded: str, at: int) -> re.Match[str] | None:
    found = (words.match(folded, at) for value, words in rubrics() if value == number)
    return next((match for match in found if match), None)


def words_in_capitals(text: str, span: tuple[int, int]) -> bool:
    """Say whether a stretch holds no small letter."""
    return text[span[0] : span[1]].upper() == text[span[0] : span[1]]


def _end(text: str, start: int, limit: int, *, asks: bool) -> int:
    """End a heading at its question mark, else before the first word of a sentence."""
    asked = _QUESTION.match(text, start, limit) if asks else None
    if asked:
        return asked.end()
    stop = _TITLE_CASE.search(text, start, min(limit, start + 160))
    return max(start, len(text[: stop.start()].rstrip())) if stop else start


def _entries(found: list[Rubric], text: str) -> int:
    """Count the leading candidates that are entries of the table of contents.

    Entries follow each other closely and in order; the body starts again at a number
    already seen, or comes after a stretch of text.
    """
    announced = contents(text)
    if announced is None:
        return 0
    count = sum(rubric.place.start < announced.start for rubric in found)
    last = Rubric(0, announced, capitals=False)
    for rubric in found[count:]:
        close = rubric.place.start - last.place.end <= _ENTRY
        if not close or rubric.number <= last.number:
            break
        count, last = count + 1, rubric
    return count


def _best_chain(found: list[Rubric]) -> tuple[Rubric, ...]:
    """Choose the longest rising run, preferring capitals, then the earliest."""
    best: dict[int, tuple[int, tuple[Rubric, ...]]] = {0: (0, ())}
    for rubric in found:
        score, chain = max(
            (best[n] for n in range(rubric.number) if n in best), key=lambda b: b[0]
        )
        gained = score + (12 if rubric.capitals else 10)
        if gained > best.get(rubric.number, (0, ()))[0]:
            best[rubric.number] = (gained, (*chain, rubric))
    return max(best.values(), key=lambda b: b[0])[1]
