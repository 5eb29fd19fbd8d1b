"""The outline of a summary of product characteristics: 1 to 12, with 4.1 to 6.6."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sourcier.evidence.outline import Outline, outline_of
from sourcier.evidence.span import Span
from sourcier.sources.leaflet_words import fold

_NUMBER = re.compile(r"(?<![\w.,/])(\d{1,2}(?:\.\d)?) ?[.)]? {0,8}(?=[a-z])")
_REFERENCE = re.compile(r"(?:rubriques?|paragraphes?|sections?|voir|la|et) ?[«\"(]? ?$")
_REST = re.compile(r"[ ]{0,2}[^\n]{0,120}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Rubric:
    """An official heading found in a text: its rank in the template, depth and place."""

    rank: int
    level: int
    place: Span


def outline(text: str) -> Outline:
    r"""Find the numbered rubrics of a summary of product characteristics.

    The titles are those of the template (`rubrics/rcp_rubrics.csv`), in its order.

    Args:
        text: NFC, on one line or on many.

    >>> text = "4. DONNEES CLINIQUES\n4.3. Contre-indications\nAllergie (voir 4.4)."
    >>> [(h.level, h.place.of(text)) for h in outline(text)]
    [(1, '4. DONNEES CLINIQUES'), (2, '4.3. Contre-indications')]
    """
    chain = _best_chain(_candidates(text, fold(text)))
    return outline_of(((r.level, r.place) for r in chain), length=len(text))


def _candidates(text: str, folded: str) -> Iterator[_Rubric]:
    ranks = {number: rank for rank, number in enumerate(_titles())}
    for found in _NUMBER.finditer(folded):
        number = found.group(1)
        if _REFERENCE.search(folded[max(0, found.start() - 16) : found.start()]):
            continue
        titles = _titles().get(number, ())
        standing = (t for t in titles if folded.startswith(t, found.end()))
        title = max(standing, key=len, default="")
        if title and text[found.end()].isupper():
            end = _end(text, found.start(), found.end() + len(title))
            place = Span(found.start(), end)
            yield _Rubric(ranks[number], 1 + ("." in number), place)


def _end(text: str, start: int, end: int) -> int:
    """Take the rest of the line when the heading has a line of its own."""
    alone = start == 0 or text[:start].rstrip(" ").endswith("\n")
    rest = _REST.match(text, end) if alone else None
    return len(text[: rest.end()].rstrip()) if rest else end


def _best_chain(found: Iterator[_Rubric]) -> tuple[_Rubric, ...]:
    """Choose the longest run in the order of the template, then the latest one.

    Of two equal runs the later stands: the earlier one is a table of contents.
    """
    best: dict[int, tuple[_Rubric, ...]] = {-1: ()}
    for rubric in found:
        before = [chain for rank, chain in best.items() if rank < rubric.rank]
        best[rubric.rank] = (*max(before, key=len), rubric)
    return max(best.values(), key=len)


@cache
def _titles() -> dict[str, tuple[str, ...]]:
    """Read the titles of the template, number by number, in its order."""
    path = files(__package__) / "rubrics" / "rcp_rubrics.csv"
    titles: dict[str, tuple[str, ...]] = {}
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        number = row["number"]
        titles[number] = (*titles.get(number, ()), fold(row["title"]))
    return titles
