"""What the product is measured by: read from `data/measures.toml`."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cache
from importlib.resources import files
from typing import Any

Data = Mapping[str, object]


class Unit(StrEnum):
    """How a value is written."""

    SHARE = auto()
    SCORE = auto()
    MS = auto()
    S = auto()


class Better(StrEnum):
    """Which way is up."""

    MORE = auto()
    LESS = auto()

    def reaches(self, value: float, bound: float) -> bool:
        """Say whether a value is as good as a bound.

        >>> Better.LESS.reaches(0.04, 0.05), Better.MORE.reaches(0.04, 0.05)
        (True, False)
        """
        return value >= bound if self is Better.MORE else value <= bound


@dataclass(frozen=True, slots=True)
class Value:
    """A figure as a result holds it.

    Args:
        value: itself.
        low: lower bound of its 95 % interval, where it has one.
        high: upper bound.
        count: numerator of a share.
        of: denominator of a share; 0 for what is no share.
    """

    value: float
    low: float | None = None
    high: float | None = None
    count: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of the product.

    Args:
        id: its short name.
        french: as reports name it.
        english: the same.
        topic: of the result that holds it.
        path: of the figure in that result.
        unit: how it is written.
        better: which way is up.
        origin: of the measure and of its target.
        target: to be reached; None where none was set.
        less_than: path of the figure that is taken away from it.
    """

    id: str
    french: str
    english: str
    topic: str
    path: tuple[str, ...]
    unit: Unit
    better: Better
    origin: str
    target: float | None = None
    less_than: tuple[str, ...] = ()

    def read(self, data: Data) -> Value | None:
        """Give the figure in a result; None when the result does not hold it."""
        found = value_at(data, self.path)
        if not self.less_than or found is None:
            return found
        other = value_at(data, self.less_than)
        return None if other is None else Value(found.value - other.value)

    def reached(self, value: float) -> bool | None:
        """Say whether a value reaches the target; None without a target."""
        return None if self.target is None else self.better.reaches(value, self.target)


@cache
def measures() -> Mapping[str, Measure]:
    """Give the measures in the order of reports, by id.

    >>> measures()["right"].target
    0.8
    """
    text = files(__package__).joinpath("data", "measures.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["measure"]
    return {row["id"]: _measure(row) for row in rows}


def _measure(row: Mapping[str, Any]) -> Measure:
    made = {
        **row,
        "path": tuple(row["path"]),
        "less_than": tuple(row.get("less_than", ())),
        "unit": Unit(row["unit"]),
        "better": Better(row["better"]),
    }
    return Measure(**made)


def value_at(data: object, path: Sequence[str]) -> Value | None:
    """Give the figure at a path: a share with its base, or a number.

    >>> value_at({"right": {"value": 0.5, "count": 1, "of": 2}}, ["right"])
    Value(value=0.5, low=None, high=None, count=1, of=2)
    >>> value_at({"ece": 0.05}, ["ece"]).value, value_at({}, ["ece"])
    (0.05, None)
    """
    for key in path:
        if not isinstance(data, Mapping) or key not in data:
            return None
        data = data[key]
    if isinstance(data, Mapping) and "value" in data:
        known = {k: data[k] for k in ("value", "low", "high", "count", "of") if k in data}
        return Value(**known)
    if isinstance(data, int | float) and not isinstance(data, bool):
        return Value(float(data))
    return None
