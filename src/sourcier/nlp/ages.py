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

_MEASURE = re.compile(
    r"(?<![\w.,/])(?P<low>\d{1,3}(?:[.,]\d{1,2})?)\ ?(?P<low_unit>ans?|mois|kg)?"
    r"(?:\ ?(?:a|et|-)\ ?(?P<high>\d{1,3}(?:[.,]\d{1,2})?))?"
    r"(?:(?<=\d)\ ?(?P<unit>ans?|mois|semaines?|sem|jours?|j|kg|a))?(?!\w|/|-?jour)"
)
_REACH = 40
"""Code points around a number within which its meaning is told."""
_MONTHS = {"a": 12.0, "an": 12.0, "ans": 12.0, "mois": 1.0}
_MONTHS |= {"sem": 0.23, "semaine": 0.23, "semaines": 0.23}
_MONTHS |= {"j": 0.033, "jour": 0.033, "jours": 0.033}
_CLEAR = frozenset({"a", "an", "ans", "mois", "kg"})
"""Units that tell an age or a weight alone; the others need a word such as « âgé de »."""
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
def _words(role: str) -> re.Pattern[str]:
    columns = ["role", "side", "cue", "origin", "added"]
    sides: dict[str, list[str]] = {"before": [], "after": [], "near": []}
    for row in rows("age_words.csv", columns):
        if row["role"] == role:
            sides[row["side"]].append(_side_pattern(row["cue"]))
    forms = {
        "before": r"(?<!\w)(?:{})[\s:(=]{{0,3}}\Z",
        "after": r"\A[\s,]{{0,2}}(?:{})(?!\w)",
        "near": r"(?<!\w)(?:{})(?!\w)",
    }
    return re.compile(
        "|".join(
            forms[side].format("|".join(sorted(cues, reverse=True)))
            for side, cues in sides.items()
            if cues
        )
    )


def _side_pattern(cue: str) -> str:
    return cue_pattern(cue)


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
        low_unit = found["low_unit"] or unit
        high = found["high"]
        yield _Measure(
            _number(found["low"]) * _MONTHS.get(low_unit, 1.0),
            _number(high) * _MONTHS.get(unit, 1.0) if high else None,
            unit,
            folded[max(0, found.start() - _REACH) : found.start()],
            folded[found.end() : found.end() + _REACH],
        )


def _number(written: str) -> float:
    return float(written.replace(",", "."))


def _is_duration(measure: _Measure) -> bool:
    if _has(measure, "age"):
        return False
    return measure.unit not in _CLEAR or _has(measure, "duration")


def _has(measure: _Measure, role: str) -> bool:
    pattern = _words(role)
    return bool(pattern.search(measure.before) or pattern.match(measure.after))


def _told(measure: _Measure) -> Iterator[str]:
    start, end = _range(measure)
    kind = "kg" if measure.unit == "kg" else "months"
    for band in _bands():
        if band.unit == kind and start < band.end and end > band.start:
            yield band.population


def _range(measure: _Measure) -> tuple[float, float]:
    if measure.high is not None:
        return measure.low, max(measure.high, measure.low + 0.01)
    if measure.unit == "kg":
        return measure.low, measure.low + 0.01
    if _has(measure, "below"):
        return 0.0, measure.low
    if _has(measure, "above"):
        return measure.low, _end_of_life(measure)
    return measure.low, measure.low + 0.01


def _end_of_life(measure: _Measure) -> float:
    if measure.low < _GROWN and _words("young").search(measure.before):
        return _GROWN
    return _GROWN + 1 if measure.low < _AGEING else float("inf")
