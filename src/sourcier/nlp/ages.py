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

_WORDS = {"un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7}
_WORDS |= {"huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "quinze": 15}
_WORDS |= {"seize": 16, "dix-huit": 18, "one": 1, "two": 2, "three": 3, "four": 4}
_WORDS |= {"five": 5, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12}
_SPELT = "|".join(sorted(_WORDS, reverse=True))
_FRENCH = r"ans?|mois|semaines?|jours?"
_ENGLISH = r"(?:year|month|week|day)(?:s|-olds?)?"
_NUMBER = (
    r"(?:\d{1,3}(?:[.,]\d{1,2})?"
    rf"|(?<!\w)(?:{_SPELT})(?=[\ -](?:{_FRENCH}|{_ENGLISH})\b))"
)
_UNIT = rf"{_FRENCH}|{_ENGLISH}|sem|j|kg"
_TO = r"(?:a|et|to|and|-)\ ?(?:(?:de\ )?moins\ de\ |less\ than\ |<\ ?)?"
_MEASURE = re.compile(
    rf"(?<![\d.,/])(?P<low>{_NUMBER})[\ -]?(?P<low_unit>{_FRENCH}|{_ENGLISH}|kg)?"
    rf"(?:\ ?{_TO}(?P<high>{_NUMBER}))?"
    rf"(?:(?<=[\da-z])[\ -]?(?P<unit>{_UNIT}|(?<=\d)a))?(?!\w|/|\.\w)"
)
_REACH = 40
"""Code points around a number within which its meaning is told."""
_MONTHS = {"a": 12.0, "year": 12.0, "mois": 1.0, "month": 1.0}
_MONTHS |= {"sem": 0.23, "week": 0.23, "j": 0.033, "day": 0.033, "kg": 1.0}
"""By the first letters of a unit: months, or kilograms."""
_SIDES = {
    "before": r"(?<!\w)(?:{})[\s:(=]{{0,3}}\Z",
    "after": r"[\s,]{{0,2}}(?:{})(?!\w)",
    "near": r"(?<!\w)(?:{})(?!\w)",
}
_SIZES = sorted(_MONTHS.items(), key=lambda size: -len(size[0]))
_POINT = 0.01
_INCLUSIVE = re.compile(
    r"(?:jusqu'a|au plus|max|maximum|egal* a|<=|≤|up to)[^\d]{0,12}\Z|\s?(?:ou|et) moins"
)
"""What makes a limit belong to what it limits: « jusqu'à 12 ans »."""
_WEIGHED = re.compile(
    r"\d ?kg[\s(,]{0,3}(?:(?:soit|environ|ages? de|ages? d'|a partir d[e']|de)\s?){0,4}\Z"
)
"""« 27 à 40 kg (environ 8 à 13 ans) »: after a weight comes an age."""
_CLEAR = re.compile(r"a|ans?|mois|kg|(?:year|month|week|day)s?-olds?|years?")
"""Units that tell an age or a weight alone; others need a word such as « âgé de »."""
_GROWN = 216.0
"""Months: « enfant de plus de 6 ans » speaks of nobody older."""
_AGEING = 600.0
"""Months: « plus de 50 ans » speaks of the elderly too, « plus de 18 ans » does not."""


@dataclass(frozen=True, slots=True)
class Measure:
    """An age in months or a weight in kilograms, with the folded words on both sides.

    Args:
        low: the number, or the lower of two.
        high: the higher of two numbers, None when there is one.
        unit: as written, folded.
        step: how much one of that unit is.
        before: what stands before it.
        after: what stands after it.
        start: where it begins in the folded text.
        end: where it ends there.
    """

    low: float
    high: float | None
    unit: str
    step: float
    before: str
    after: str
    start: int
    end: int


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
        population for measure in ages_and_weights(folded) for population in _told(measure)
    )


def ages_and_weights(folded: str) -> Iterator[Measure]:
    """Give the ages and weights of people in a folded text, durations left out.

    >>> [(m.low, m.high) for m in ages_and_weights("de 2 a 6 ans, pendant 6 mois")]
    [(24.0, 72.0)]
    """
    return (m for m in _measures(folded) if not _is_duration(m))


def _measures(folded: str) -> Iterator[Measure]:
    for found in _MEASURE.finditer(folded):
        unit = found["unit"] or found["low_unit"]
        if unit is None:
            continue
        low_unit, high = found["low_unit"] or unit, found["high"]
        if high and (unit == "kg") != (low_unit == "kg"):  # « 4 ans et 15 kg »
            yield _measure(folded, found, (found["high"], None), (unit, unit))
            unit, high = low_unit, None
        yield _measure(folded, found, (found["low"], high), (low_unit, unit))


def _measure(
    folded: str,
    found: re.Match[str],
    numbers: tuple[str, str | None],
    units: tuple[str, str],
) -> Measure:
    (low, high), (low_unit, unit) = numbers, units
    step = _step(unit)
    return Measure(
        low=_value(low) * _step(low_unit),
        high=_value(high) * step if high else None,
        unit=unit,
        step=step,
        before=folded[max(0, found.start() - _REACH) : found.start()],
        after=folded[found.end() : found.end() + _REACH],
        start=found.start(),
        end=found.end(),
    )


def _value(number: str) -> float:
    return float(_WORDS.get(number, 0) or number.replace(",", "."))


def _step(unit: str) -> float:
    return next(size for start, size in _SIZES if unit.startswith(start))


def _is_duration(measure: Measure) -> bool:
    """Tell how long from how old: « plus de 3 mois » alone is how long."""
    if _has(measure, "age") or _WEIGHED.search(measure.before):
        return False
    if not _CLEAR.fullmatch(measure.unit) or _has(measure, "duration"):
        return True
    return measure.unit == "mois" and _has(measure, "duration_months")


def _has(measure: Measure, role: str) -> bool:
    return stands_by(role, measure.before, measure.after)


def stands_by(role: str, before: str, after: str) -> bool:
    """Say whether words of a role (below, above …) touch a number, on either side.

    >>> stands_by("below", "clairance inferieure a ", ""), stands_by("below", "à ", "")
    (True, False)
    """
    left, right = _words(role, "before"), _words(role, "after")
    return bool(left.search(before) or right.match(after))


def _told(measure: Measure) -> Iterator[str]:
    start, end = _band_range(measure)
    kind = "kg" if measure.unit == "kg" else "months"
    for band in _bands():
        if band.unit == kind and start < band.end and end > band.start:
            yield band.population


def limits(measure: Measure) -> tuple[float, float]:
    """Give from what to below what a measure reaches; a limit named counts as within.

    >>> [limits(m) for m in ages_and_weights("6 ans, moins de 6 ans, plus de 6 ans")]
    [(72.0, 84.0), (0.0, 72.0), (72.0, inf)]
    """
    point = _POINT if measure.unit == "kg" else measure.step
    if measure.high is not None:
        return measure.low, max(measure.high, measure.low) + point
    if _has(measure, "below"):
        named = _INCLUSIVE.search(measure.before) or _INCLUSIVE.match(measure.after)
        return 0.0, measure.low + (point if named else 0.0)
    if _has(measure, "above"):
        return measure.low, float("inf")
    return measure.low, measure.low + point


def _band_range(measure: Measure) -> tuple[float, float]:
    if measure.high is not None:
        return measure.low, max(measure.high, measure.low + 0.01)
    weighed = measure.unit == "kg"
    if _has(measure, "below"):
        return (measure.low / 2 if weighed else 0.0), measure.low
    if _has(measure, "above"):
        return measure.low, _heaviest(measure) if weighed else _oldest(measure)
    return measure.low, measure.low + 0.01


def _oldest(measure: Measure) -> float:
    if measure.low < _GROWN and _words("young", "near").search(measure.before):
        return _GROWN
    return _GROWN + 1 if measure.low < _AGEING else float("inf")


def _heaviest(measure: Measure) -> float:
    young = _words("young", "near").search(measure.before)
    return measure.low + 0.01 if young else float("inf")
