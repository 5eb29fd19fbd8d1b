"""Intervals of a share, and the rule that chooses one, with its reason."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from scipy import special

from sourcier.errors import SurveyError


@dataclass(frozen=True, slots=True)
class Interval:
    """Bounds of a share, how they were found, and why so.

    Args:
        low: lower bound, from 0 to 1.
        high: upper bound, from 0 to 1.
        level: confidence, such as 0.95.
        method: name of the method.
        reason: why this method, in a few words.
    """

    low: float
    high: float
    level: float
    method: str
    reason: str


def wilson(share: float, n: float, *, level: float = 0.95) -> tuple[float, float]:
    """Give the score interval of a share (Wilson, JASA 22, 1927).

    Args:
        share: from 0 to 1.
        n: respondents, or an effective number of them.
        level: confidence.

    >>> tuple(round(bound, 4) for bound in wilson(203 / 328, 328))
    (0.5653, 0.6698)
    """
    z = float(special.ndtri((1 + level) / 2))
    middle = share + z * z / (2 * n)
    half = z * np.sqrt(share * (1 - share) / n + (z / (2 * n)) ** 2)
    low, high = (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)
    return (0.0 if share == 0 else float(low), 1.0 if share == 1 else float(high))


def clopper_pearson(share: float, n: float, *, level: float = 0.95) -> tuple[float, float]:
    """Give the interval that inverts the binomial test (Biometrika 26, 1934).

    >>> tuple(round(bound, 6) for bound in clopper_pearson(0, 10))
    (0.0, 0.308497)
    """
    tail, x = (1 - level) / 2, share * n
    low = 0.0 if share == 0 else float(special.betaincinv(x, n - x + 1, tail))
    high = 1.0 if share == 1 else float(special.betaincinv(x + 1, n - x, 1 - tail))
    return low, high


@dataclass(frozen=True, slots=True)
class Estimated:
    """A share with what its interval needs.

    Args:
        share: from 0 to 1.
        se: standard error under the design.
        n: respondents of the base.
        df: degrees of freedom.
    """

    share: float
    se: float
    n: int
    df: float


def mean(of: Estimated, level: float) -> tuple[float, float]:
    """Give the share more or less t standard errors."""
    half = _t(of.df, level) * of.se
    return of.share - half, of.share + half


def logit(of: Estimated, level: float) -> tuple[float, float]:
    """Give the symmetric interval of the log-odds (Lumley, *Complex Surveys*, 2010)."""
    middle = special.logit(of.share)
    half = _t(of.df, level) * of.se / (of.share * (1 - of.share))
    return float(special.expit(middle - half)), float(special.expit(middle + half))


def arcsine(of: Estimated, level: float) -> tuple[float, float]:
    """Give the symmetric interval of the angle whose squared sine is the share."""
    middle = np.arcsin(np.sqrt(of.share))
    half = _t(of.df, level) * of.se / (2 * np.sqrt(of.share * (1 - of.share)))
    return float(np.sin(middle - half) ** 2), float(np.sin(middle + half) ** 2)


def korn_graubard(of: Estimated, level: float) -> tuple[float, float]:
    """Give Clopper-Pearson on the effective size (Korn & Graubard, 1998)."""
    ratio = _t(of.n - 1, level) / _t(of.df, level)
    size = of.share * (1 - of.share) / of.se**2 * ratio**2
    return clopper_pearson(of.share, size, level=level)


METHODS: Mapping[str, Callable[[Estimated, float], tuple[float, float]]] = MappingProxyType(
    {
        "mean": mean,
        "logit": logit,
        "xlogit": logit,
        "asin": arcsine,
        "beta": korn_graubard,
    }
)
"""Intervals that follow the standard error; R calls them by the same names."""


def interval(of: Estimated, method: str, *, level: float = 0.95) -> Interval:
    """Give the interval of a share by a method asked for.

    Raises:
        SurveyError: nobody or everybody gave the answer: no such interval exists.

    >>> found = interval(Estimated(0.665, 0.03291391, 200, 199), "mean")
    >>> round(found.low, 5), round(found.high, 5)
    (0.6001, 0.7299)
    """
    if of.share in {0.0, 1.0} or of.se == 0:
        raise SurveyError(
            "toutes les réponses sont égales : l'intervalle « {method} » n'existe pas",
            method=method,
        )
    low, high = METHODS[method](of, level)
    return Interval(low, high, level, method, "asked")


def default(of: Estimated, kish: float, *, weighted: bool, level: float = 0.95) -> Interval:
    """Give the interval that the Baromètre prints (guide, section 7).

    Args:
        of: the share.
        kish: Kish's effective number of respondents of the base.
        weighted: the weights differ.
        level: confidence.

    >>> default(Estimated(0.5, 0.05, 200, 199), 150, weighted=True).method
    'wilson_min'
    """
    if not weighted:
        low, high = wilson(of.share, of.n, level=level)
        return Interval(low, high, level, "wilson", "unweighted")
    if of.share in {0.0, 1.0} or of.se == 0:
        low, high = wilson(of.share, kish, level=level)
        return Interval(low, high, level, "wilson_kish", "share of 0 or 1")
    size = min(of.share * (1 - of.share) / of.se**2, kish)
    low, high = wilson(of.share, size, level=level)
    return Interval(low, high, level, "wilson_min", "smaller of n_eff and n_kish")


def _t(df: float, level: float) -> float:
    return float(special.stdtrit(df, (1 + level) / 2))
