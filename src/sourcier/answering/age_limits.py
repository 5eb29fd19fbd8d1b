"""How old the person asked about is, and whom the limits of a sentence let in or leave out.

Works on folded text. A limit is read with the words before it: *moins de 2 ans* is a
population, *pendant 2 ans* a duration (guide/verification.md, pitfall 3).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = {"a": 12.0, "m": 1.0, "s": 0.25, "j": 1 / 30}
"""Months in a unit, by its first letter."""
FOREVER = 1e9
CHILD, ADULT = 144.0, 180.0
"""Months up to which *enfant* is meant, and from which *adulte* is: 12 and 15 years."""
_NUMBER, _UNIT = r"(\d{1,2}|un)", r"(ans?|mois|semaines?|jours?)\b"
_BELOW = re.compile(
    rf"(?:moins d[e']|avant(?: l'age de)?|jusqu'a(?: l'age de)?)\s?{_NUMBER}\s?{_UNIT}"
)
_FROM = re.compile(
    rf"(?:plus de|a partir de(?: l'age de)?|des(?: l'age de)?)\s{_NUMBER}\s?{_UNIT}"
)
_AND_MORE = re.compile(rf"{_NUMBER}\s?{_UNIT} et plus")
_BETWEEN = re.compile(r"(\d{1,2})\s?(ans|mois)?\s?(?:a|-|et)\s?(\d{1,2})\s?(ans|mois)\b")
_AGE = re.compile(rf"(?<![\d,.]){_NUMBER}\s?{_UNIT}(?! d[e']|\s?/)")
_LASTS = re.compile(r"(?:pendant|depuis|apres|tous les|toutes les|durant|en)\s?\Z")
_YOUNG = re.compile(r"\b(?:enfants?|nourrissons?|pediatri\w*|adolescents?)\b")
_RESERVED = re.compile(r"\breserve\w* a l'adulte")


@dataclass(frozen=True, slots=True)
class Limits:
    """Ages from `low` on and below `high`, in months."""

    low: float
    high: float

    def hold(self, age: float) -> bool:
        """Say whether an age is within."""
        return self.low <= age <= self.high


def age_asked(folded: str) -> float | None:
    """Give the age that a question is about, in months.

    >>> age_asked("ercefuryl : dose recommandee a 8 ans ?")
    96.0
    >>> age_asked("traitement pendant 2 ans")
    """
    below = _BELOW.search(folded)
    if below:
        return _months(below[1], below[2]) - 0.5
    found = _AGE.search(folded)
    if found is None or _LASTS.search(folded[: found.start()]):
        return None
    return _months(found[1], found[2])


def leaves_out(folded: str, age: float) -> bool:
    """Say whether a sentence that forbids is about somebody of that age.

    >>> leaves_out("ne pas utiliser chez l'enfant de moins de 2 ans", 3)
    True
    """
    below = [_months(m[1], m[2]) for m in _BELOW.finditer(folded)]
    if any(age < limit for limit in below):
        return True
    if _RESERVED.search(folded):
        allowed = [_months(m[1], m[2]) for m in _FROM.finditer(folded)]
        return age < min([*allowed, ADULT])
    return not any(limits(folded)) and age < CHILD and _YOUNG.search(folded) is not None


def lets_in(folded: str, age: float, *, told: bool) -> bool:
    """Say whether a sentence that gives a dose is for somebody of that age.

    Args:
        folded: the sentence with its heading.
        age: in months.
        told: only a limit that is written counts, not the mere word *enfant*.
    """
    found = list(limits(folded))
    if found or told:
        return any(one.hold(age) for one in found)
    return _YOUNG.search(folded) is not None


def limits(folded: str) -> Iterator[Limits]:
    """Give the limits of age of a sentence."""
    for found in _BETWEEN.finditer(folded):
        unit = found[4]
        low = _months(found[1], found[2] or unit)
        yield Limits(low, _months(found[3], unit))
    for found in _BELOW.finditer(folded):
        yield Limits(0.0, _months(found[1], found[2]))
    for found in (*_FROM.finditer(folded), *_AND_MORE.finditer(folded)):
        yield Limits(_months(found[1], found[2]), FOREVER)


def _months(number: str, unit: str) -> float:
    return (1.0 if number == "un" else float(number)) * MONTHS[unit[0]]
