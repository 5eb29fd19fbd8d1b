"""How people came into the sample: weights, strata, clusters, finite population."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sourcier.errors import SurveyError
from sourcier.survey.statistics.arrays import Codes, Flags, Reals, coded, reals


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """One stage of sampling.

    Args:
        unit: number of each row's sampled unit.
        stratum: number of each unit's stratum.
        factor: what a unit's squared deviation from its stratum counts for in the
            variance: (1 - f) n / (n - 1), times the sampling fractions of the stages above.
    """

    unit: Codes
    stratum: Codes
    factor: Reals


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """A sample and what its variance needs.

    Args:
        weights: people that each respondent stands for.
        stages: of sampling, the first one first.
        basis: orthonormal columns that span the calibration variables, each row times the
            root of its weight before calibration; none when weights are not calibrated.
        root: root of the weights before calibration, when there is a basis.
    """

    weights: Reals
    stages: tuple[Stage, ...]
    basis: Reals | None = None
    root: Reals | None = None

    @property
    def df(self) -> int:
        """Degrees of freedom: first-stage units less strata."""
        return self.df_within(np.ones(len(self.weights), dtype=np.bool_))

    def df_within(self, rows: Flags) -> int:
        """Degrees of freedom of a sub-group: its own units less its own strata.

        Calibrated weights tie every respondent: there, those of the whole.
        """
        first = self.stages[0]
        units = np.unique(first.unit if self.basis is not None else first.unit[rows])
        return len(units) - len(np.unique(first.stratum[units]))


def design(
    weights: npt.ArrayLike,
    *,
    strata: npt.ArrayLike | None = None,
    clusters: Sequence[npt.ArrayLike] = (),
    population: Sequence[npt.ArrayLike] = (),
) -> Design:
    """Describe how a sample was drawn.

    Args:
        weights: people that each respondent stands for, all above 0.
        strata: stratum of each respondent.
        clusters: sampled unit of each respondent at each stage; respondents themselves
            when absent.
        population: at each stage, how many units the row's stratum holds in the population
            (finite population correction); absent: drawn with replacement.

    Raises:
        SurveyError: a weight that is not above 0, columns of different lengths, one
            respondent, a stratum with one unit, more units than the population holds.

    >>> design([2.0, 2.0, 3.0, 3.0], strata=["a", "a", "b", "b"]).df
    2
    """
    weighing = _weights(weights)
    rows = len(weighing)
    units = [np.asarray(labels) for labels in clusters] or [np.arange(rows)]
    above = np.asarray(strata) if strata is not None else np.zeros(rows, dtype=np.intp)
    _same_length((above, *units, *map(np.asarray, population)), rows)
    stages: list[Stage] = []
    stratum, fraction = coded(above)[0], np.ones(rows)
    for level, labels in enumerate(units):
        held = reals(population[level], "population") if level < len(population) else None
        stage, fraction = _stage(stratum, labels, held, fraction)
        stages.append(stage)
        stratum = stage.unit
    return Design(weighing, tuple(stages))


def _same_length(columns: Sequence[npt.NDArray[np.generic]], rows: int) -> None:
    for column in columns:
        if len(column) != rows:
            raise SurveyError(
                "une colonne du plan a {found} lignes au lieu de {rows}",
                found=len(column),
                rows=rows,
            )


def _weights(weights: npt.ArrayLike) -> Reals:
    column = reals(weights, "poids")
    if len(column) == 1:
        raise SurveyError("un seul répondant : rien ne peut être estimé")
    if (column <= 0).any():
        row = int(np.argmax(column <= 0))
        raise SurveyError(
            "poids de la ligne {row} : {weight} ; un poids doit être supérieur à 0",
            row=row + 1,
            weight=column[row],
        )
    return column


def _stage(
    stratum: Codes, labels: npt.NDArray[np.generic], held: Reals | None, above: Reals
) -> tuple[Stage, Reals]:
    """Number the units of a stage, and give each row the fraction sampled so far."""
    inner = coded(labels)[0]
    pairs = stratum * (int(inner.max()) + 1) + inner
    _, first, unit = np.unique(pairs, return_index=True, return_inverse=True)
    unit = unit.reshape(-1).astype(np.intp)
    own = stratum[first]
    sampled = np.bincount(own)[own].astype(np.float64)
    fraction = np.zeros(len(first)) if held is None else sampled / held[first]
    if (fraction > 1 + 1e-9).any():
        raise SurveyError("une strate compte plus d'unités tirées que sa population")
    left = np.where(fraction > 1 - 1e-9, 0.0, 1 - fraction)
    if ((sampled == 1) & (left > 0)).any():
        raise SurveyError(
            "une strate n'a qu'une unité tirée : regroupez-la avec une autre strate"
        )
    factor = above[first] * left * sampled / np.maximum(sampled - 1, 1)
    return Stage(unit, own, factor), above * fraction[unit]
