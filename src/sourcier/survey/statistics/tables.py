"""Crossed tables under a design, and their tests (Rao & Scott, Annals of Statistics 1984).

The second-order F is the one of Thomas & Rao, JASA 82 (1987): a plain chi-square on
weighted counts rejects far too many true hypotheses.
"""

from dataclasses import dataclass

import numpy as np
from scipy import special

from sourcier.errors import SurveyError
from sourcier.survey.statistics.arrays import Codes, Flags, Reals
from sourcier.survey.statistics.estimators import Sample, everyone, shares

CROSSED = 2
"""Fewest rows, and fewest columns, of a table that can be tested."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a test found.

    Args:
        statistic: its value.
        above: degrees of freedom of the numerator.
        below: degrees of freedom of the denominator.
        p: probability of as much under independence.
    """

    statistic: float
    above: float
    below: float
    p: float


def rao_scott(
    sample: Sample, rows: Codes, columns: Codes, within: Flags | None = None
) -> Verdict:
    """Test that two questions are independent, by Rao and Scott's second-order F.

    Args:
        sample: how people came into it.
        rows: number of each respondent's answer to the first question, from 0.
        columns: to the second one.
        within: the sub-group.

    Raises:
        SurveyError: everybody in the sub-group gave the same answer to one of them.

    >>> from sourcier.survey.statistics.design import design
    >>> ones, twos = np.array([0, 0, 1, 1] * 9), np.array([0, 1] * 18)
    >>> round(rao_scott(design([1.0] * 36), ones, twos).p, 6)
    1.0
    """
    inside = everyone(sample) if within is None else within
    tall = np.unique(rows[inside], return_inverse=True)[1].max(initial=-1) + 1
    wide = np.unique(columns[inside], return_inverse=True)[1].max(initial=-1) + 1
    if min(tall, wide) < CROSSED:
        raise SurveyError("toutes les réponses sont égales : aucun test n'est possible")
    cells = _cells(rows, inside) * wide + _cells(columns, inside)
    joint = shares(sample, np.where(inside, cells, -1), int(tall * wide), inside)
    table = joint.values.reshape(tall, wide)
    expected = np.outer(table.sum(axis=1), table.sum(axis=0))
    pearson = joint.n * float(((table - expected) ** 2 / expected).sum())
    effects = _effects(joint.values, joint.covariance, joint.n, (int(tall), int(wide)))
    trace = float(np.trace(effects))
    above = trace**2 / float(np.trace(effects @ effects))
    below = above * joint.df
    found = pearson / trace
    return Verdict(found, above, below, float(special.fdtrc(above, below, found)))


def _cells(codes: Codes, inside: Flags) -> Codes:
    """Number again the answers that the sub-group gave; 0 outside."""
    numbers = np.zeros(len(codes), dtype=np.intp)
    numbers[inside] = np.unique(codes[inside], return_inverse=True)[1].reshape(-1)
    return numbers


def _effects(values: Reals, covariance: Reals, n: int, shape: tuple[int, int]) -> Reals:
    """Give the matrix of generalised design effects of the interaction."""
    tall, wide = shape
    first = np.repeat(np.eye(tall), wide, axis=0)
    second = np.tile(np.eye(wide), (tall, 1))
    additive = np.hstack([first, second[:, 1:]])
    crossed = np.stack(
        [first[:, i] * second[:, j] for i in range(1, tall) for j in range(1, wide)],
        axis=1,
    )
    left = crossed - additive @ np.linalg.lstsq(additive, crossed, rcond=None)[0]
    inverse = np.where(values == 0, 0.0, 1 / np.where(values == 0, 1.0, values))
    weighed = left * inverse[:, np.newaxis]
    below = left.T @ weighed / n
    above = weighed.T @ covariance @ weighed
    return np.asarray(np.linalg.solve(below, above), dtype=np.float64)
