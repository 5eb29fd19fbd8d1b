"""Whether what is said of some people answers for those asked about.

A question and a text each speak of named populations and of intervals of age, weight,
clearance or term. Growth charts (`lexicons/growth.csv`) tell which weights an age may
have: what is written for 41 to 50 kg is not for a child of 3 years.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cache, lru_cache

from sourcier.nlp.cues import Cues, filed
from sourcier.nlp.extents import Dimension, Extent, extents
from sourcier.nlp.lexicon_file import rows
from sourcier.nlp.normalise import fold, normalise
from sourcier.nlp.populations import populations, unmasked


class Fit(StrEnum):
    """How what a text says of people fits those asked about."""

    AGREES = auto()  # it names them, or an interval that holds them
    COMPATIBLE = auto()  # it is silent, or speaks of others besides
    DISJOINT = auto()  # an interval of it leaves them out


@dataclass(frozen=True, slots=True)
class People:
    """Of whom a text speaks.

    Args:
        named: populations, in alphabetical order.
        told: intervals that its numbers tell.
        reach: intervals that its words stand for: « nourrisson », « adulte ».
    """

    named: tuple[str, ...]
    told: tuple[Extent, ...]
    reach: tuple[Extent, ...]


@lru_cache(maxsize=16_384)
def people(text: str) -> People:
    """Read of whom a text speaks.

    >>> people("nourrisson de 6 mois").named
    ('infant',)
    """
    return People(populations(text), extents(text), tuple(_reach(text)))


def _reach(text: str) -> Iterator[Extent]:
    found = list(_reach_cues().found(unmasked(fold(text))))
    back = normalise(text) if found else None
    for told, start, end in found:
        dimension, low, high = told.split()
        place = back.span(start, end) if back else None
        yield Extent(Dimension(dimension), float(low), float(high), place)


@cache
def _reach_cues() -> Cues:
    columns = ["cue", "dimension", "from", "below", "origin", "added"]
    return filed(
        (row["cue"], f"{row['dimension']} {row['from']} {row['below']}")
        for row in rows("population_reach.csv", columns)
    )


@dataclass(frozen=True, slots=True)
class _Growth:
    """The weights, in kilograms, of the ages, in months, from one to below another."""

    ages: Extent
    weights: Extent


@cache
def _growth() -> tuple[_Growth, ...]:
    columns = ["from", "below", "lightest", "heaviest", "origin", "added"]
    return tuple(
        _Growth(
            Extent(Dimension.AGE, float(row["from"]), float(row["below"])),
            Extent(Dimension.WEIGHT, float(row["lightest"]), float(row["heaviest"])),
        )
        for row in rows("growth.csv", columns)
    )


def asked_extents(asked: People, dimension: Dimension) -> tuple[Extent, ...]:
    """Give where the people asked about stand: as told, else as named, else as grown.

    >>> child = people("enfant de 3 ans")
    >>> [(e.low, e.high) for e in asked_extents(child, Dimension.WEIGHT)]
    [(9.0, 26.0)]
    """
    own = _of(asked.told, dimension) or _named_extents(asked, dimension)
    if own or dimension not in {Dimension.AGE, Dimension.WEIGHT}:
        return own
    if dimension is Dimension.WEIGHT:
        ages = _of(asked.told, Dimension.AGE) or _named_extents(asked, Dimension.AGE)
        return _hull(g.weights for g in _growth() if any(map(g.ages.meets, ages)))
    weights = _of(asked.told, Dimension.WEIGHT)
    return _hull(g.ages for g in _growth() if any(map(g.weights.meets, weights)))


def _named_extents(asked: People, dimension: Dimension) -> tuple[Extent, ...]:
    """Give what words stand for, unless a weight tells the age more nearly."""
    heavy = dimension is Dimension.AGE and _of(asked.told, Dimension.WEIGHT)
    return () if heavy else _of(asked.reach, dimension)


def _of(known: tuple[Extent, ...], dimension: Dimension) -> tuple[Extent, ...]:
    return tuple(extent for extent in known if extent.dimension is dimension)


def _hull(found: Iterator[Extent]) -> tuple[Extent, ...]:
    listed = list(found)
    if not listed:
        return ()
    low, high = min(e.low for e in listed), max(e.high for e in listed)
    return (Extent(listed[0].dimension, low, high),)


def fit(asked: People, said: People, *, label: bool = False) -> Fit:
    """Say how what is said of some people fits those asked about.

    Args:
        asked: of the question.
        said: of a text.
        label: the text is a heading or a label, whose words alone limit what it governs:
            « Adultes ». Elsewhere words widen an interval and limit nothing by themselves
            (« sous la surveillance d'un adulte »).

    >>> asked = people("enfant de 20 kg")
    >>> [fit(asked, people(f"de {kg} kg")).value for kg in ("15 à 25", "41 à 50")]
    ['agrees', 'disjoint']
    """
    agrees = bool(set(asked.named) & set(said.named))
    for dimension in Dimension:
        told = _of(said.told, dimension)
        if not told and not label:
            continue
        said_here = told + _besides(told, _of(said.reach, dimension))
        asked_here = asked_extents(asked, dimension)
        if not (said_here and asked_here):
            continue
        if not any(one.meets(other) for one in said_here for other in asked_here):
            return Fit.DISJOINT
        agrees = agrees or bool(told)
    return Fit.AGREES if agrees else Fit.COMPATIBLE


def _besides(told: tuple[Extent, ...], reach: tuple[Extent, ...]) -> tuple[Extent, ...]:
    """Leave out words that a number makes narrower: « enfant de plus de 6 ans »."""
    return tuple(one for one in reach if not any(map(one.meets, told)))


def holds_the_number_asked(asked: People, said: People) -> bool:
    """Say whether an interval told by a text holds a number that the question tells.

    >>> asked = people("enfant de 20 kg")
    >>> holds_the_number_asked(asked, people("de 15 à 25 kg"))
    True
    >>> holds_the_number_asked(asked, people("Chez l'enfant"))
    False
    """
    return any(one.meets(other) for one in asked.told for other in said.told)


def is_narrower(asked: People, said: People) -> bool:
    """Say whether a text is limited to fewer people than those asked about.

    >>> is_narrower(people("enfant"), people("enfants de 6 à 12 ans"))
    True
    >>> is_narrower(people("enfant de 8 ans"), people("enfants de 6 à 12 ans"))
    False
    """
    for dimension in Dimension:
        told = _of(said.told, dimension)
        wanted = asked_extents(asked, dimension)
        if told and wanted:
            low, high = min(e.low for e in told), max(e.high for e in told)
            if any(e.low < low or e.high > high for e in wanted):
                return True
    return False
