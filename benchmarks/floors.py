"""Did quality fall? Floors stand in `floors.toml`, one for each figure that is held."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from sourcier.evaluation.measures import Measure, measures

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
        better = self.measure.better
        return any(
            not better.reaches(after, before) for before, after in pairwise(self.steps)
        )


def floors() -> list[Floor]:
    """Read the floors."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["floor"]
    return [Floor(**{**row, "steps": tuple(row["steps"])}) for row in rows]


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
