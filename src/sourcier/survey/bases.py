"""The base of each published figure: who, how many, and what that allows to say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum, auto
from math import erfc, sqrt

from sourcier.survey.lexicon import words
from sourcier.survey.phrases import everybody, people, plain, stems
from sourcier.survey.published import Figure, Published
from sourcier.survey.statistics.intervals import wilson

USERS = frozenset({"utilis", "user", "usager"})
"""Stems of those who do what the indicator says."""
UNWEIGHTED = words("unweighted")


class Known(StrEnum):
    """Where the size of a base comes from."""

    PRINTED = auto()
    SURVEY = auto()
    DERIVED = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Based:
    """A figure with its base.

    Args:
        figure: as printed.
        stated: whether any base is printed.
        who: stems of the base; empty for the whole sample.
        group: stems of the sub-group; empty where there is none.
        n: size of the base, None when it cannot be known.
        known: where `n` comes from.
    """

    figure: Figure
    stated: bool
    who: frozenset[str]
    group: frozenset[str]
    n: int | None
    known: Known

    @property
    def whole(self) -> bool:
        """Whether the base is everybody."""
        return self.stated and not self.who and not self.group

    @property
    def p(self) -> float:
        """The share, from 0 to 1."""
        return self.figure.share / 100

    @property
    def interval(self) -> tuple[float, float] | None:
        """The Wilson interval at 95 % of the nearest count, as for a random sample."""
        return wilson(round(self.p * self.n) / self.n, self.n) if self.n else None


def weighted(survey: Published) -> bool:
    """Say whether the survey states a weighting."""
    said = plain(survey.about.get("weighting", ""))
    if not said or said[0] in UNWEIGHTED:
        return False
    return not {"communique", "reported", "precise", "unknown"} & set(said)


def two_sided(score: float) -> float:
    """Give the probability of a normal score at least that far from zero.

    >>> round(two_sided(1.96), 3)
    0.05
    """
    return erfc(abs(score) / sqrt(2))


def based(survey: Published) -> Sequence[Based]:
    """Give every figure its base, and its size where it can be known."""
    first = [_printed(figure, survey) for figure in survey.figures]
    return [_derived(one, first) for one in first]


def _printed(figure: Figure, survey: Published) -> Based:
    population = survey.about.get("population", "")
    counted = figure.n is not None and figure.n == survey.n and not figure.group
    stated = bool(figure.base or figure.group) or counted
    partial = figure.n is not None and survey.n is not None and figure.n < survey.n
    all_asked = counted or (everybody(figure.base, population) and not partial)
    who = frozenset() if all_asked else people(figure.base)
    group = people(figure.group)
    if group and everybody(figure.group, population) and not partial:
        group = frozenset()
    if partial and not who and not group:
        who = people(figure.base) or frozenset({f"n {figure.n}"})
    whole = stated and not who and not group
    if figure.n is not None:
        return Based(figure, stated, who, group, figure.n, Known.PRINTED)
    if whole and survey.n is not None:
        return Based(figure, stated, who, group, survey.n, Known.SURVEY)
    return Based(figure, stated, who, group, None, Known.UNKNOWN)


def _derived(one: Based, others: Sequence[Based]) -> Based:
    """Work out a size from the printed share of those who make the base.

    *54 % of 608 are physicians* gives 328 physicians; *56 % use it* gives 340 users.
    """
    if one.n is not None or not one.stated or (one.who and one.group):
        return one
    among = one.who or one.group
    for other in others:
        if other.whole and other.n and _makes(other.figure, one, among):
            size = round(other.p * other.n)
            return replace(one, n=size, known=Known.DERIVED)
    return one


def _makes(maker: Figure, one: Based, among: frozenset[str]) -> bool:
    if maker is one.figure:
        return False
    named = stems(maker.indicator)
    if named and named == among:
        return True
    implied = bool(one.figure.implies) and one.figure.implies == maker.indicator
    others = among - named - USERS
    return implied and not one.group and not others


def compositions(all_based: Sequence[Based]) -> Mapping[str, Based]:
    """Give the figures that tell of whom the sample is made, by the id of the figure.

    They are those whose indicator is the base or the sub-group of another.
    """
    bases = {one.who for one in all_based} | {one.group for one in all_based}
    return {
        one.figure.id: one
        for one in all_based
        if one.whole and stems(one.figure.indicator) in bases - {frozenset()}
    }
