"""Ages and weights in a folded text, and of whom they speak.

The words around a number tell an age from a duration: `lexicons/age_words.csv`. Where
each age of life begins and ends: `lexicons/age_bands.csv`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sourcier.nlp.cues import cue_pattern
from sourcier.nlp.lexicon_file import rows

_NUMBER = r"(?:\d{1,3}(?:[.,]\d{1,2})?|(?<!\w)un(?=\ (?:an|mois)\b))"
_UNIT = r"ans?|mois|semaines?|sem|jours?|j|kg"
_MEASURE = re.compile(
    rf"(?<![\d.,/])(?P<low>{_NUMBER})\ ?(?P<low_unit>ans?|mois|jours?)?"
    rf"(?:\ ?(?:a|et|-)\ ?(?P<high>{_NUMBER}))?"
    rf"(?:(?<=\d)\ ?(?P<unit>{_UNIT}|(?<=\d)a))?(?!\w|/|\.\w)"
)
_ONE = {"un": "1"}
_REACH = 40
"""Code points around a number within which its meaning is told."""
_MONTHS = {"a": 12.0, "an": 12.0, "ans": 12.0, "mois": 1.0}
_MONTHS |= {"sem": 0.23, "semaine": 0.23, "semaines": 0.23}
_MONTHS |= {"j": 0.033, "jour": 0.033, "jours": 0.033}
_SIDES = {
    "before": r"(?<!\w)(?:{})[\s:(=]{{0,3}}\Z",
    "after": r"[\s,]{{0,2}}(?:{})(?!\w)",
    "near": r"(?<!\w)(?:{})(?!\w)",
}
_CLEAR = frozenset({"a", "an", "ans", "mois", "kg"})
"""Units that tell an age or a weight alone; others need a word such as « âgé de »."""
_GROWN = 216.0
"""Months: « enfant de plus de 6 ans » speaks of nobody older."""
_AGEING = 600.0
"""Months: « plus de 50 ans » speaks of the elderly too, « plus de 18 ans » does not."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """A number with its unit, and the folded words on both sides."""

    low: float
    high: float | None
    unit: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Band:
    """An age of life: months or kilograms, from the first to below the second."""

    population: str
    unit: str
    start: float
    end: float


@cache
def _bands() -> tuple[_Band, ...]:
    columns = ["population", "unit", "from", "below", "origin", "added"]
    return tuple(
        _Band(row["population"], row["unit"], float(row["from"]), float(row["below"]))
        for row in rows("age_bands.csv", columns)
    )


@cache
def _words(role: str, side: str) -> re.Pattern[str]:
    columns = ["role", "side", "cue", "origin", "added"]
    cues = sorted(
        (
            cue_pattern(row["cue"])
            for row in rows("age_words.csv", columns)
            if (row["role"], row["side"]) == (role, side)
        ),
        reverse=True,
    )
    return re.compile(_SIDES[side].format("|".join(cues) or r"(?!)"))


def ages(folded: str) -> frozenset[str]:
    """Give the populations that the ages and weights of a folded text speak of.

    >>> sorted(ages("paracetamol 4 ans 15 kg pendant 3 mois"))
    ['child']
    >>> sorted(ages("moins de 18 ans"))
    ['adolescent', 'child', 'infant', 'newborn']
    """
    return frozenset(
        population
        for measure in _measures(folded)
        if not _is_duration(measure)
        for population in _told(measure)
    )


def _measures(folded: str) -> Iterator[_Measure]:
    for found in _MEASURE.finditer(folded):
        unit = found["unit"] or found["low_unit"]
        if unit is None:
            continue
        low_unit, high = found["low_unit"] or unit, found["high"]
        around = (
            folded[max(0, found.start() - _REACH) : found.start()],
            folded[found.end() : found.end() + _REACH],
        )
        if high and (unit == "kg") != (low_unit == "kg"):  # « 4 ans et 15 kg »
            yield _Measure(_size(high, unit), None, unit, *around)
            unit, high = low_unit, None
        top = _size(high, unit) if high else None
        yield _Measure(_size(found["low"], low_unit), top, unit, *around)


def _size(number: str, unit: str) -> float:
    return float(_ONE.get(number, number).replace(",", ".")) * _MONTHS.get(unit, 1.0)


def _is_duration(measure: _Measure) -> bool:
    """Tell how long from how old: « plus de 3 mois » alone is how long."""
    if _has(measure, "age"):
        return False
    if measure.unit not in _CLEAR or _has(measure, "duration"):
        return True
    return measure.unit == "mois" and _has(measure, "duration_months")


def _has(measure: _Measure, role: str) -> bool:
    before, after = _words(role, "before"), _words(role, "after")
    return bool(before.search(measure.before) or after.match(measure.after))


def _told(measure: _Measure) -> Iterator[str]:
    start, end = _range(measure)
    kind = "kg" if measure.unit == "kg" else "months"
    for band in _bands():
        if band.unit == kind and start < band.end and end > band.start:
            yield band.population


def _range(measure: _Measure) -> tuple[float, float]:
    if measure.high is not None:
        return measure.low, max(measure.high, measure.low + 0.01)
    weighed = measure.unit == "kg"
    if _has(measure, "below"):
        return (measure.low / 2 if weighed else 0.0), measure.low
    if _has(measure, "above"):
        return measure.low, _heaviest(measure) if weighed else _oldest(measure)
    return measure.low, measure.low + 0.01


def _oldest(measure: _Measure) -> float:
    if measure.low < _GROWN and _words("young", "near").search(measure.before):
        return _GROWN
    return _GROWN + 1 if measure.low < _AGEING else float("inf")


def _heaviest(measure: _Measure) -> float:
    young = _words("young", "near").search(measure.before)
    return measure.low + 0.01 if young else float("inf")
