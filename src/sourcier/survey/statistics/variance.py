"""Variance by linearisation: one influence value a respondent, then the design.

Särndal, Swensson & Wretman, *Model Assisted Survey Sampling* (1992), chapters 4 and 5;
Deville, *Survey Methodology* 25 (1999); calibrated weights: Deville & Särndal, JASA 87
(1992), the residual of the influence on the calibration variables.
"""

import numpy as np

from sourcier.survey.statistics.arrays import Reals, columns, per_group
from sourcier.survey.statistics.design import Design, Stage


def taylor(design: Design, influence: Reals) -> Reals:
    """Give the covariance of k estimates from their influence values.

    Args:
        design: how people came into the sample.
        influence: n rows and k columns; 0 outside the sub-group, whose units all stay.

    Returns:
        A k × k covariance, in squared units of the estimates.

    >>> from sourcier.survey.statistics.design import design
    >>> taylor(design([1.0] * 4), np.array([[1.0], [1.0], [0.0], [0.0]])).round(4)
    array([[1.3333]])
    """
    scores = residual(design, columns(influence)) * design.weights[:, np.newaxis]
    width = scores.shape[1]
    total = np.zeros((width, width))
    for stage in design.stages:
        total += _within(stage, scores)
    return total


def residual(design: Design, influence: Reals) -> Reals:
    """Take out what the calibration variables explain; as given when there are none."""
    if design.basis is None or design.root is None:
        return influence
    rooted = influence * design.root[:, np.newaxis]
    left = rooted - design.basis @ (design.basis.T @ rooted)
    return np.asarray(left / design.root[:, np.newaxis], dtype=np.float64)


def _within(stage: Stage, scores: Reals) -> Reals:
    """Covariance of sums between the units of each stratum."""
    sums = per_group(stage.unit, scores, len(stage.stratum))
    strata = int(stage.stratum.max()) + 1
    means = per_group(stage.stratum, sums, strata)
    means /= np.bincount(stage.stratum, minlength=strata)[:, np.newaxis]
    apart = sums - means[stage.stratum]
    return np.asarray(apart.T @ (apart * stage.factor[:, np.newaxis]), dtype=np.float64)
