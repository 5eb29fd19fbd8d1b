"""How old, how heavy, which clearance, which term of pregnancy: what a text limits.

Each is an interval with its unit and its place. « moins de 6 ans » is a limit, « pendant
6 ans » is how long; « enceinte de 7 mois » is a term, no age. Words around numbers in
`lexicons/age_words.csv`; words that stand for an interval (« nourrisson », « insuffisance
rénale sévère ») in `lexicons/population_reach.csv`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import lru_cache

from sourcier.evidence.span import Span
from sourcier.nlp.ages import Measure, ages_and_weights, limits, stands_by
from sourcier.nlp.normalise import fold, normalise
from sourcier.nlp.terms import terms

_NEAR = 40
"""Code points around a number within which its meaning is told."""
_FAR = 160
"""Code points above a line of a table within which its column is named."""
_NUMBER = r"\d{1,3}(?:[.,]\d)?"
_RATE = r"\ ?ml\ ?/\ ?min(?:ute)?\b"
_CLEARANCE = re.compile(
    rf"(?<![\w.,/])(?P<low>{_NUMBER})(?P<unit_low>{_RATE})?"
    rf"(?:\ ?(?:a|et|-|to|and)\ ?(?:<\ ?)?(?P<high>{_NUMBER}))?"
    rf"(?P<unit>{_RATE})?(?![\w/]|[.,]\d)"
)
_FILTERED = re.compile(
    r"\b(?:dfge?|clairance|clcr|cl|cr?cl|e?gfr|filtration|clearance|creatinine)\b"
)
_AT_ONCE = re.compile(
    r"\b(?:dfge?|clairance|clcr|crcl|e?gfr|filtration glomerulaire|creatinine clearance)\b"
    r"(?:\ (?:de la |a la |de )?creatinine)?[^\d.;]{0,24}\Z"
)
_FLOWS = re.compile(r"\b(?:perfusion|debit de perf\w*|vitesse|infusion|rate)\b")


class Dimension(StrEnum):
    """What an interval measures, and its unit."""

    AGE = auto()  # months
    WEIGHT = auto()  # kilograms
    CLEARANCE = auto()  # millilitres a minute
    TERM = auto()  # weeks of amenorrhoea


@dataclass(frozen=True, slots=True)
class Extent:
    """An interval of one dimension: from `low` to below `high`, in its unit.

    Args:
        dimension: what is measured.
        low: where it begins.
        high: below where it ends; infinite when nothing ends it.
        span: place of its words in the text; None for what is deduced.
    """

    dimension: Dimension
    low: float
    high: float
    span: Span | None = None

    def meets(self, other: "Extent") -> bool:
        """Say whether somebody may be in both."""
        same = self.dimension is other.dimension
        return same and self.low < other.high and other.low < self.high


@lru_cache(maxsize=16_384)
def extents(text: str) -> tuple[Extent, ...]:
    """Give the intervals that the numbers of a text tell, in reading order.

    >>> [(e.dimension.value, e.low, e.high) for e in extents("de 27 à 40 kg, DFG < 30")]
    [('weight', 27.0, 40.01), ('clearance', 0.0, 30.0)]
    """
    folded = fold(text)
    found = sorted([*_grown(folded), *_filtered(folded), *_carried(folded)])
    if not found:
        return ()
    back = normalise(text)
    return tuple(
        Extent(dimension, low, high, back.span(start, end))
        for start, end, dimension, low, high in found
    )


_Found = tuple[int, int, Dimension, float, float]


def _grown(folded: str) -> Iterator[_Found]:
    """Ages and weights; « de plus de 6 ans et de moins de 12 ans » is one interval."""
    held: _Found | None = None
    for measure in sorted(ages_and_weights(folded), key=lambda m: m.start):
        found = _interval(measure)
        if held and _closes(held, found, folded):
            held = (held[0], found[1], held[2], held[3], found[4])
            continue
        if held:
            yield held
        held = found
    if held:
        yield held


def _interval(measure: Measure) -> _Found:
    kind = Dimension.WEIGHT if measure.unit == "kg" else Dimension.AGE
    return (measure.start, measure.end, kind, *limits(measure))


def _closes(held: _Found, found: _Found, folded: str) -> bool:
    """Say whether « plus de 6 ans » is followed by « et moins de 12 ans »."""
    between = folded[held[1] : found[0]]
    near = len(between) <= _NEAR // 2 and not set(between) & set(".:;")
    opened = held[4] == float("inf") and found[3] == 0.0
    return near and opened and held[2] is found[2] and held[3] < found[4]


def _filtered(folded: str) -> Iterator[_Found]:
    """Clearances of creatinine and filtration rates, no flow of an infusion."""
    for found in _CLEARANCE.finditer(folded):
        before = folded[max(0, found.start() - _FAR) : found.start()]
        rate = found["unit"] or found["unit_low"]
        named = _FILTERED.search(before) if rate else _AT_ONCE.search(before)
        if named and not _FLOWS.search(before, named.end()):
            low = float(found["low"].replace(",", "."))
            near = (before[-_NEAR:], folded[found.end() : found.end() + _NEAR])
            top = float(found["high"].replace(",", ".")) if found["high"] else None
            yield (*found.span(), Dimension.CLEARANCE, *_between(low, top, *near))


def _between(
    low: float, high: float | None, before: str, after: str
) -> tuple[float, float]:
    if high is not None:
        return low, max(low, high) + 1
    if stands_by("below", before, after):
        return 0.0, low
    if stands_by("above", before, after):
        return low, float("inf")
    return low, low + 1


def _carried(folded: str) -> Iterator[_Found]:
    return (
        (term.start, term.end, Dimension.TERM, term.low, term.high)
        for term in terms(folded)
    )
