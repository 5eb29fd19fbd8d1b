"""How many respondents a difference takes, and how many differences were tried."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy import special

from sourcier.errors import SurveyError
from sourcier.survey.statistics.arrays import Reals, reals
from sourcier.survey.statistics.estimators import Joint

Sided: TypeAlias = tuple[float, float]


def kish(weights: npt.ArrayLike) -> float:
    """Give the effective number of respondents, (Σw)² / Σw² (Kish, 1965).

    >>> kish([1, 1, 1, 1]), round(kish([3, 1]), 2)
    (4.0, 1.6)
    """
    column = reals(weights, "poids")
    return float(column.sum() ** 2 / (column**2).sum())


def difference(first: Joint, second: Joint) -> tuple[Reals, Reals, Reals]:
    """Compare two independent samples (waves), estimate by estimate.

    Returns:
        The second less the first, its standard error, and the two-sided p (normal).

    >>> one = Joint(np.array([0.5]), np.array([[0.0003]]), 99, 100)
    >>> two = Joint(np.array([0.6]), np.array([[0.0001]]), 99, 100)
    >>> [float(part[0].round(6)) for part in difference(one, two)]
    [0.1, 0.02, 1e-06]
    """
    gap = second.values - first.values
    error = np.sqrt(first.se**2 + second.se**2)
    if (error == 0).any():
        raise SurveyError("toutes les réponses sont égales : aucun test n'est possible")
    return gap, error, 2 * special.ndtr(-np.abs(gap / error))


def holm(p: npt.ArrayLike) -> Reals:
    """Adjust the p of several tests so that one false finding stays rare (Holm, 1979).

    >>> holm([0.01, 0.04, 0.03]).round(2)
    array([0.03, 0.06, 0.06])
    """
    column = reals(p, "p")
    order = np.argsort(column, kind="stable")
    steps = np.maximum.accumulate(column[order] * np.arange(len(column), 0, -1))
    found = np.empty_like(column)
    found[order] = np.minimum(steps, 1.0)
    return found


def benjamini_hochberg(p: npt.ArrayLike) -> Reals:
    """Adjust the p of several tests so that few findings are false (JRSS B 57, 1995).

    >>> benjamini_hochberg([0.01, 0.04, 0.03]).round(2)
    array([0.03, 0.04, 0.04])
    """
    column = reals(p, "p")
    order = np.argsort(-column, kind="stable")
    ranks = np.arange(len(column), 0, -1)
    steps = np.minimum.accumulate(column[order] * len(column) / ranks)
    found = np.empty_like(column)
    found[order] = np.minimum(steps, 1.0)
    return found


def detectable(
    sizes: Sided, *, share: float = 0.5, power: float = 0.8, level: float = 0.95
) -> float:
    """Give the smallest difference of two shares that two groups would show.

    Args:
        sizes: effective number of respondents of each group.
        share: near which the two stand.
        power: chance of seeing it.
        level: confidence.

    >>> round(100 * detectable((608, 608)), 1), round(100 * detectable((608, 840)), 1)
    (8.0, 7.5)
    """
    if min(sizes) <= 0:
        raise SurveyError("un groupe est vide : aucune part ni moyenne ne s'y calcule")
    error = np.sqrt(share * (1 - share) * (1 / sizes[0] + 1 / sizes[1]))
    return float(_z(power, level) * error)


def needed(
    shares: Sided, *, power: float = 0.8, level: float = 0.95, deff: float = 1.0
) -> int:
    """Give what each of two groups needs to tell two shares apart (Fleiss, 1981).

    Args:
        shares: the two shares.
        power: chance of seeing their difference.
        level: confidence.
        deff: design effect of the weights.

    Raises:
        SurveyError: the two shares are one.

    >>> needed((0.62, 0.65))
    4042
    """
    one, two = shares
    if one == two:
        raise SurveyError("deux parts égales ne se distinguent avec aucun effectif")
    middle = (one + two) / 2
    same = np.sqrt(2 * middle * (1 - middle))
    apart = np.sqrt(one * (1 - one) + two * (1 - two))
    sized = special.ndtri((1 + level) / 2) * same + special.ndtri(power) * apart
    return int(np.ceil(deff * (sized / (one - two)) ** 2))


def margin_needs(half: float, *, level: float = 0.95, deff: float = 1.0) -> int:
    """Give the respondents that a share near one half needs for a half-width.

    Args:
        half: half-width of the interval, from 0 to 1.
        level: confidence.
        deff: design effect of the weights.

    >>> margin_needs(0.04), margin_needs(0.04, deff=2.77)
    (601, 1663)
    """
    if not 0 < half < 1:
        raise SurveyError("la précision voulue va de 0 à 1 : {half}", half=half)
    z = float(special.ndtri((1 + level) / 2))
    return int(np.ceil(deff * 0.25 * (z / half) ** 2))


def _z(power: float, level: float) -> float:
    return float(special.ndtri((1 + level) / 2) + special.ndtri(power))
