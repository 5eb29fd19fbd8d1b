"""Did quality fall? Floors stand in `floors.toml`, one for each figure that is held."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from sourcier.evaluation.measures import Better, Measure, measures

FILE = Path(__file__).with_name("floors.toml")


@dataclass(frozen=True, slots=True)
class Floor:
    """A bound that a figure must not pass.

    Args:
        id: of the measure.
        steps: the bounds that were ever set, in order; the last is in force.
        decision: page of docs/decisions that lowered it; empty when it never fell.
    """

    id: str
    steps: tuple[float, ...]
    decision: str = ""

    @property
    def bound(self) -> float:
        """The one in force."""
        return self.steps[-1]

    @property
    def measure(self) -> Measure:
        """What is held."""
        return measures()[self.id]

    @property
    def lowered(self) -> bool:
        """Say whether it ever fell."""
        return fell(self.steps, self.measure.better)


@dataclass(frozen=True, slots=True)
class Sample:
    """A bound on the questions that the suite asks of the real sources.

    Args:
        group: of questions, as reports name it.
        end: how their replies ended.
        better: which way is up.
        steps: the bounds that were ever set, in order; the last is in force.
        decision: page of docs/decisions that lowered it; empty when it never fell.
    """

    group: str
    end: str
    better: Better
    steps: tuple[float, ...]
    decision: str = ""


def fell(steps: Sequence[float], better: Better) -> bool:
    """Say whether a bound was ever made easier.

    >>> fell([0.4, 0.5], Better.MORE), fell([0.4, 0.5], Better.LESS)
    (False, True)
    """
    return any(not better.reaches(after, before) for before, after in pairwise(steps))


def floors() -> list[Floor]:
    """Read the floors of the figures."""
    return [Floor(**{**row, "steps": tuple(row["steps"])}) for row in _rows("floor")]


def samples() -> list[Sample]:
    """Read the floors of the suite's own sample."""
    return [
        Sample(**{**row, "steps": tuple(row["steps"]), "better": Better(row["better"])})
        for row in _rows("sample")
    ]


def _rows(kind: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))[kind]
    return rows


def failures(topic: str, figures: Mapping[str, object]) -> Iterator[str]:
    """Say which figures of a result passed their bounds, or are no longer in it."""
    for floor in floors():
        measure = floor.measure
        if measure.topic != topic:
            continue
        value = measure.read(figures)
        if value is None:
            yield f"{measure.french} : absent du résultat"
        elif not measure.better.reaches(value.value, floor.bound):
            found, bound = f"{value.value:.4g}", f"{floor.bound:.4g}"
            yield f"{measure.french} : {found}, et la limite est {bound}"
