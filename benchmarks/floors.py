"""Did quality fall? Floors stand in `floors.toml`."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("floors.toml")


@dataclass(frozen=True, slots=True)
class Floor:
    """A figure that must not pass a bound.

    Args:
        name: in French.
        topic: of the result that holds the figure.
        path: of the figure in the JSON of that result.
        least: it must reach.
        most: it must not exceed.
    """

    name: str
    topic: str
    path: tuple[str, ...]
    least: float = float("-inf")
    most: float = float("inf")


def floors() -> list[Floor]:
    """Read the floors."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["floor"]
    return [Floor(**{**row, "path": tuple(row["path"])}) for row in rows]


def failures(topic: str, figures: Mapping[str, object]) -> Iterator[str]:
    """Say which figures of a result passed their bounds."""
    for floor in floors():
        if floor.topic != topic:
            continue
        value = _at(figures, floor.path)
        if not floor.least <= value <= floor.most:
            bound = floor.least if value < floor.least else floor.most
            yield f"{floor.name} : {value:.3f}, et la limite est {bound:.3f}"


def _at(figures: object, path: tuple[str, ...]) -> float:
    for key in path:
        if not isinstance(figures, Mapping):
            raise TypeError(f"no figure at {path}")
        figures = figures[key]
    if not isinstance(figures, int | float):
        raise TypeError(f"no figure at {path}")
    return float(figures)
