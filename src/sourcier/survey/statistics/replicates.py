"""Replicate weights: the sample drawn again, by jackknife or bootstrap.

Rust & Rao, *Statistical Methods in Medical Research* 5 (1996); Rao, Wu & Yue, *Survey
Methodology* 18 (1992) for the rescaled bootstrap; Wolter, *Introduction to Variance
Estimation* (2007), chapter 4 for JK1 and JKn.
"""

from dataclasses import dataclass

import numpy as np

from sourcier.errors import SurveyError
from sourcier.survey.statistics.arrays import Flags, Reals
from sourcier.survey.statistics.design import Design


@dataclass(frozen=True, slots=True, eq=False)
class Replicates:
    """A sample with the weights of each of its replicates.

    Args:
        weights: of the whole sample, n rows.
        drawn: n × R weights, one column a replicate.
        scale: common factor of the variance.
        scales: factor of each replicate.
        df: degrees of freedom.
        around: squares are taken around the estimate itself, rather than around the mean
            of the replicates.
    """

    weights: Reals
    drawn: Reals
    scale: float
    scales: Reals
    df: int
    around: bool = False

    def df_within(self, rows: Flags) -> int:
        """Degrees of freedom of a sub-group: those of the whole."""
        del rows
        return self.df


def spread(sample: Replicates, whole: Reals, each: Reals) -> Reals:
    """Give the covariance of k estimates from their replicates.

    Args:
        sample: scales and what squares are taken around.
        whole: the k estimates.
        each: R × k, one row a replicate.

    >>> ones = np.ones((2, 2))
    >>> twice = Replicates(np.ones(2), ones, 0.5, np.ones(2), 1)
    >>> spread(twice, np.array([2.0]), np.array([[1.0], [3.0]]))
    array([[1.]])
    """
    middle = whole if sample.around else each[sample.scales > 0].mean(axis=0)
    apart = each - middle
    weighed = apart * sample.scales[:, np.newaxis]
    return np.asarray(sample.scale * (apart.T @ weighed), dtype=np.float64)


def jackknife(design: Design) -> Replicates:
    """Delete one first-stage unit at a time: JK1 without strata, JKn with them.

    Args:
        design: its calibration is not redone: calibrate each of them.

    >>> from sourcier.survey.statistics.design import design
    >>> jackknife(design([1.0, 1.0, 1.0])).drawn
    array([[0. , 1.5, 1.5],
           [1.5, 0. , 1.5],
           [1.5, 1.5, 0. ]])
    """
    first = design.stages[0]
    units = len(first.stratum)
    sizes = np.bincount(first.stratum)[first.stratum].astype(np.float64)
    same = first.stratum[first.unit][:, np.newaxis] == first.stratum
    factor = np.where(same, sizes / np.maximum(sizes - 1, 1), 1.0)
    factor[first.unit[:, np.newaxis] == np.arange(units)] = 0.0
    # (1 - f) n / (n - 1), as the stage holds it, times the jackknife's ((n - 1) / n)².
    scales = first.factor * ((sizes - 1) / sizes) ** 2
    drawn = design.weights[:, np.newaxis] * factor
    if int(first.stratum.max()) == 0:
        return Replicates(
            design.weights, drawn, float(scales[0]), np.ones(units), design.df
        )
    return Replicates(design.weights, drawn, 1.0, scales, design.df)


def bootstrap(design: Design, *, replicates: int, seed: int) -> Replicates:
    """Draw n - 1 of the n units of each stratum again, with replacement (Rao-Wu-Yue).

    Args:
        design: its first-stage sampling fractions are not used: drawn with replacement.
        replicates: how many, at least 2.
        seed: of the draw; the same seed gives the same weights.

    Raises:
        SurveyError: fewer than two replicates.

    >>> from sourcier.survey.statistics.design import design
    >>> bootstrap(design([1.0, 1.0, 1.0]), replicates=4, seed=1).drawn.sum(axis=0)
    array([3., 3., 3., 3.])
    """
    if replicates <= 1:
        raise SurveyError("il faut au moins deux réplications, et non {n}", n=replicates)
    first, chance = design.stages[0], np.random.default_rng(seed)
    times = np.zeros((len(first.stratum), replicates))
    for stratum in range(int(first.stratum.max()) + 1):
        members = np.flatnonzero(first.stratum == stratum)
        size = len(members)
        if size == 1:
            times[members] = 1.0
            continue
        hits = chance.multinomial(size - 1, np.full(size, 1 / size), size=replicates)
        times[members] = hits.T * size / (size - 1)
    drawn = design.weights[:, np.newaxis] * times[first.unit]
    return Replicates(
        design.weights, drawn, 1 / (replicates - 1), np.ones(replicates), replicates - 1
    )
