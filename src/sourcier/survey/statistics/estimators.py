"""Totals, means, shares and ratios, several at a time, with their joint covariance."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from sourcier.errors import SurveyError
from sourcier.survey.statistics.arrays import (
    Codes,
    Flags,
    Reals,
    columns,
    indicators,
    reals,
)
from sourcier.survey.statistics.design import Design
from sourcier.survey.statistics.replicates import Replicates, spread
from sourcier.survey.statistics.variance import taylor

Sample: TypeAlias = Design | Replicates


@dataclass(frozen=True, slots=True, eq=False)
class Joint:
    """Estimates from the same people, with their joint covariance.

    Args:
        values: k estimates.
        covariance: k × k.
        df: degrees of freedom of the variance.
        n: respondents that they rest on.
    """

    values: Reals
    covariance: Reals
    df: int
    n: int

    @property
    def se(self) -> Reals:
        """Standard error of each estimate."""
        return np.sqrt(np.maximum(np.diag(self.covariance), 0.0))


def everyone(sample: Sample) -> Flags:
    """Flag every respondent."""
    return np.ones(len(sample.weights), dtype=np.bool_)


def totals(sample: Sample, values: npt.ArrayLike, within: Flags | None = None) -> Joint:
    """Estimate the totals of k columns (Horvitz-Thompson).

    Args:
        sample: its weights sum to people.
        values: n rows, k columns or one.
        within: the sub-group; its influence is 0 outside, every unit stays.

    Raises:
        SurveyError: no respondent in the sub-group, a missing value.

    >>> from sourcier.survey.statistics.design import design
    >>> totals(design([2.0, 2.0, 2.0]), [1, 2, 3]).values
    array([12.])
    """
    rows = _rows(sample, within)
    table = columns(reals(values, "valeurs")) * rows[:, np.newaxis]
    whole = sample.weights @ table
    if isinstance(sample, Replicates):
        spreading = spread(sample, whole, sample.drawn.T @ table)
    else:
        spreading = taylor(sample, table)
    return Joint(whole, spreading, sample.df_within(rows), int(rows.sum()))


def ratios(
    sample: Sample,
    above: npt.ArrayLike,
    below: npt.ArrayLike,
    within: Flags | None = None,
) -> Joint:
    """Estimate the ratios of totals of k pairs of columns (Woodruff 1971).

    Args:
        sample: how people came into it.
        above: numerators, n rows and k columns or one.
        below: denominators, of the same shape.
        within: the sub-group.

    Raises:
        SurveyError: a denominator whose total is 0: its group is empty.

    >>> from sourcier.survey.statistics.design import design
    >>> ratios(design([1.0, 1.0, 1.0]), [1, 2, 3], [2, 2, 2]).values
    array([1.])
    """
    rows = _rows(sample, within)
    top = columns(reals(above, "numérateurs")) * rows[:, np.newaxis]
    under = columns(reals(below, "dénominateurs")) * rows[:, np.newaxis]
    base = sample.weights @ under
    if (base == 0).any():
        raise SurveyError("un groupe est vide : aucune part ni moyenne ne s'y calcule")
    found = (sample.weights @ top) / base
    if isinstance(sample, Replicates):
        each = (sample.drawn.T @ top) / (sample.drawn.T @ under)
        spreading = spread(sample, found, each)
    else:
        spreading = taylor(sample, (top - under * found) / base)
    return Joint(found, spreading, sample.df_within(rows), int(rows.sum()))


def means(sample: Sample, values: npt.ArrayLike, within: Flags | None = None) -> Joint:
    """Estimate the means of k columns; of columns of 0 and 1, shares (Hájek).

    >>> from sourcier.survey.statistics.design import design
    >>> means(design([1.0, 1.0, 2.0]), [0, 0, 1]).values
    array([0.5])
    """
    table = columns(reals(values, "valeurs"))
    return ratios(sample, table, np.ones_like(table), within)


def shares(sample: Sample, codes: Codes, count: int, within: Flags | None = None) -> Joint:
    """Estimate the share of each code of a question with one answer.

    >>> from sourcier.survey.statistics.design import design
    >>> shares(design([1.0] * 4), np.array([0, 1, 1, 1]), 2).values
    array([0.25, 0.75])
    """
    return means(sample, indicators(codes, count), within)


def means_by(sample: Sample, values: npt.ArrayLike, groups: Codes, count: int) -> Joint:
    """Estimate the mean of one column in each group, with the covariance between groups.

    Args:
        sample: how people came into it.
        values: n numbers.
        groups: number of each respondent's group; -1 stands in none.
        count: how many groups there are; each needs a respondent.

    >>> from sourcier.survey.statistics.design import design
    >>> means_by(design([1.0] * 4), [1, 3, 5, 7], np.array([0, 0, 1, 1]), 2).values
    array([2., 6.])
    """
    inside = indicators(groups, count)
    column = columns(reals(values, "valeurs"))
    return ratios(sample, column * inside, inside, groups >= 0)


def contrast(joint: Joint, coefficients: npt.ArrayLike) -> Joint:
    """Combine estimates linearly: a difference is (1, -1).

    >>> two = Joint(np.array([0.6, 0.5]), np.diag([0.01, 0.02]), 10, 11)
    >>> contrast(two, [1, -1]).covariance
    array([[0.03]])
    """
    rows = np.atleast_2d(np.asarray(coefficients, dtype=np.float64))
    spreading = rows @ joint.covariance @ rows.T
    return Joint(rows @ joint.values, spreading, joint.df, joint.n)


def _rows(sample: Sample, within: Flags | None) -> Flags:
    rows = everyone(sample) if within is None else within
    if not rows.any():
        raise SurveyError("un groupe est vide : aucune part ni moyenne ne s'y calcule")
    return rows
