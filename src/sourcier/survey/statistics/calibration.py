"""Weights that give back known margins: post-stratification, raking, GREG, bounded.

One Newton loop for all (Deville & Särndal, JASA 87, 1992; Deville, Särndal & Sautory,
JASA 88, 1993): only the function that turns the linear score into a factor differs.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy import special

from sourcier.errors import SurveyError
from sourcier.survey.statistics.arrays import Reals, coded, indicators
from sourcier.survey.statistics.design import Design

TOLERANCE = 1e-9
"""Largest relative error of a margin (guide, section 6)."""
ROUNDS = 200

Factor = Callable[[Reals], tuple[Reals, Reals]]


@dataclass(frozen=True, slots=True)
class Margin:
    """How many people of each level the population holds.

    Args:
        name: of the variable.
        counts: people of each level, all above 0.
    """

    name: str
    counts: Mapping[str, float]


def linear(score: Reals) -> tuple[Reals, Reals]:
    """Give GREG's factor, 1 + u, and its slope."""
    return 1 + score, np.ones_like(score)


def exponential(score: Reals) -> tuple[Reals, Reals]:
    """Give raking's factor, exp u, and its slope."""
    factor = np.exp(np.minimum(score, 50.0))
    return factor, factor


def bounded(low: float, high: float) -> Factor:
    """Give the factor that stays between two bounds (logit), and its slope.

    >>> factor, slope = bounded(0.5, 2.0)(np.array([0.0]))
    >>> factor.round(6), slope.round(6)
    (array([1.]), array([1.]))
    """
    if not low < 1 < high:
        raise SurveyError(
            "les bornes doivent encadrer 1 : {low} et {high}", low=low, high=high
        )
    steep = (high - low) / ((1 - low) * (high - 1))
    shift = np.log((1 - low) / (high - 1))

    def factor(score: Reals) -> tuple[Reals, Reals]:
        place = special.expit(steep * score + shift)
        return low + (high - low) * place, (high - low) * steep * place * (1 - place)

    return factor


def calibrate(
    design: Design, variables: Reals, totals: Reals, factor: Factor = linear
) -> Design:
    """Change weights as little as need be, so that totals are those of the population.

    Args:
        design: with the weights to start from.
        variables: n rows, p calibration variables.
        totals: their p totals in the population.
        factor: `linear` (GREG), `exponential` (raking) or `bounded(low, high)`.

    Raises:
        SurveyError: no weights give these totals.

    >>> from sourcier.survey.statistics.design import design
    >>> ones = np.ones((2, 1))
    >>> calibrate(design([1.0, 1.0]), ones, np.array([10.0])).weights
    array([5., 5.])
    """
    weights, base = design.weights, design.weights
    slack = np.zeros(variables.shape[1])
    scale = np.maximum(np.abs(totals), 1.0)
    for _ in range(ROUNDS):
        factors, slopes = factor(variables @ slack)
        weights = base * factors
        missing = totals - weights @ variables
        if (np.abs(missing) / scale).max() <= TOLERANCE / 100:
            break
        hessian = variables.T @ (variables * (base * slopes)[:, np.newaxis])
        slack = slack + np.linalg.lstsq(hessian, missing, rcond=1e-12)[0]
    if not (np.abs(missing) / scale).max() <= TOLERANCE or not (weights > 0).all():
        raise SurveyError("aucun poids positif ne donne ces totaux de population")
    root = np.sqrt(base)
    left, sizes, _ = np.linalg.svd(variables * root[:, np.newaxis], full_matrices=False)
    basis = left[:, sizes > sizes.max() * 1e-10]
    return replace(design, weights=weights, basis=basis, root=root)


def rake(
    design: Design,
    answers: Mapping[str, npt.ArrayLike],
    margins: Sequence[Margin],
) -> Design:
    """Rake the weights on margins; on one margin alone this is post-stratification.

    Args:
        design: with the weights to start from.
        answers: level of each respondent, a column a variable.
        margins: of the population; their sums are equal.

    Raises:
        SurveyError: margins of different sums, a level without respondent or without
            count, margins that no weights give.

    >>> from sourcier.survey.statistics.design import design
    >>> sexes = Margin("sexe", {"f": 30, "h": 10})
    >>> rake(design([1.0] * 3), {"sexe": ["f", "f", "h"]}, [sexes]).weights.round(9)
    array([15., 15., 10.])
    """
    _same_sum(margins)
    blocks: list[Reals] = []
    totals: list[float] = []
    for margin in margins:
        numbers, levels = coded(answers[margin.name])
        _known(margin, levels)
        blocks.append(indicators(numbers, len(levels)))
        totals.extend(float(margin.counts[level]) for level in levels)
    start = sum(margins[0].counts.values()) / float(design.weights.sum())
    scaled = replace(design, weights=design.weights * start)
    return calibrate(scaled, np.hstack(blocks), np.array(totals), exponential)


def _same_sum(margins: Sequence[Margin]) -> None:
    first = sum(margins[0].counts.values())
    for margin in margins[1:]:
        other = sum(margin.counts.values())
        if abs(other - first) > TOLERANCE * first:
            raise SurveyError(
                "les marges n'ont pas la même somme : « {one} » {first}, « {two} » {other}",
                one=margins[0].name,
                first=first,
                two=margin.name,
                other=other,
            )


def _known(margin: Margin, levels: Sequence[str]) -> None:
    for level in sorted({*levels} ^ {*margin.counts}):
        raise SurveyError(
            "marge « {name} », niveau « {level} » : sans répondant, ou sans effectif",
            name=margin.name,
            level=level,
        )
    for level, count in margin.counts.items():
        if not 0 < count < float("inf"):
            raise SurveyError(
                "marge « {name} », niveau « {level} » : effectif attendu au-dessus de 0",
                name=margin.name,
                level=level,
            )
