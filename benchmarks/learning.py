"""The mathematics of learning the weights: numpy alone, a few dozen parameters."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]

ROUNDS = 60
SMALL = 1e-7
HALVINGS = 20


@dataclass(frozen=True, slots=True)
class Listed:
    """The candidates of one question: a row each, and which are right."""

    rows: Matrix
    right: NDArray[np.bool_]


def listwise(lists: Sequence[Listed], *, l2: float) -> Vector:
    """Learn to put right candidates first: softmax over each question's candidates.

    Minimises Σ −log(Σ_right e^s / Σ e^s) + l2/2 · |w|² (Cao et al. 2007, ICML, ListNet
    with the mass on the right candidates), by damped Gauss–Newton steps.
    """
    size = lists[0].rows.shape[1]
    weights = np.zeros(size)
    loss, gradient, curvature = _listwise(lists, weights, l2)
    for _ in range(ROUNDS):
        step = np.linalg.solve(curvature, gradient)
        for halving in range(HALVINGS):
            tried = weights - step / 2**halving
            new = _listwise(lists, tried, l2)
            if new[0] <= loss:
                break
        gained = loss - new[0]
        if gained < SMALL:
            break
        weights, (loss, gradient, curvature) = tried, new
    return weights


def _listwise(
    lists: Sequence[Listed], weights: Vector, l2: float
) -> tuple[float, Vector, Matrix]:
    size = len(weights)
    loss = l2 / 2 * float(weights @ weights)
    gradient, curvature = l2 * weights, l2 * np.eye(size)
    for one in lists:
        scores = one.rows @ weights
        scores -= scores.max()
        mass = np.exp(scores)
        among = mass / mass.sum()
        good = mass * one.right / (mass * one.right).sum()
        loss -= float(np.log((among * one.right).sum()))
        mean = among @ one.rows
        gradient += mean - good @ one.rows
        curvature += (one.rows * among[:, None]).T @ one.rows - np.outer(mean, mean)
    return loss, gradient, curvature


def logistic(rows: Matrix, right: Vector, *, l2: float) -> Vector:
    """Learn a probability by Newton's method; the last weight is the constant, unpenalised.

    Hastie, Tibshirani and Friedman 2009, section 4.4.1.

    >>> weights = logistic(np.array([[0.0], [1.0]]), np.array([0.0, 1.0]), l2=1.0)
    >>> bool(weights[0] > 0)
    True
    """
    full = np.c_[rows, np.ones(len(rows))]
    penalty = l2 * np.r_[np.ones(rows.shape[1]), 1e-9]
    weights = np.zeros(full.shape[1])
    for _ in range(ROUNDS):
        probable = sigmoid(full @ weights)
        gradient = full.T @ (probable - right) + penalty * weights
        spread = probable * (1 - probable)
        curvature = (full * spread[:, None]).T @ full + np.diag(penalty)
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if float(np.abs(step).max()) < SMALL:
            break
    return weights


def sigmoid(linear: Vector) -> Vector:
    """Give the logistic function."""
    return np.asarray(1 / (1 + np.exp(-linear)), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A question with the probability of its reply, and whether showing it is right.

    Args:
        probability: that the reply is right.
        right: it is.
        refused: by a rule, before the model.
        answerable: the sources hold an answer.
    """

    probability: float
    right: bool
    refused: bool
    answerable: bool

    def shown(self, threshold: float) -> bool:
        """Say whether the reply is an answer."""
        return not self.refused and self.probability >= threshold


def conformal(weighed: Sequence[Weighed], *, alpha: float) -> float:
    """Give the most permissive threshold whose risk is controlled at alpha.

    Loss = wrong and shown, over all questions asked: (n · R̂(t) + 1) / (n + 1) ≤ α.
    Angelopoulos et al. 2024, ICLR; guide/verification.md, section 7.

    >>> sure = [Weighed(0.9, True, False, True)] * 9
    >>> conformal([*sure, Weighed(0.2, False, False, True)], alpha=0.1)
    0.9
    """
    steps = sorted({one.probability for one in weighed if not one.refused}, reverse=True)
    best = 1.0
    for threshold in steps:
        if (risk(weighed, threshold) * len(weighed) + 1) / (len(weighed) + 1) > alpha:
            break
        best = threshold
    return best


def risk(weighed: Sequence[Weighed], threshold: float) -> float:
    """Give the share of all questions asked that are shown a wrong answer."""
    return sum(one.shown(threshold) and not one.right for one in weighed) / len(weighed)
