"""The product's own figures, each with its target, its base and its date."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from importlib.resources import files
from pathlib import Path

from sourcier.errors import IntegrityError
from sourcier.evaluation.measures import Measure, Value, measures
from sourcier.evaluation.results import SEAL, Data, Kept, read_result, sealed

PUBLISHED = Path(str(files(__package__))) / "data" / "published.json"
"""The figures that the product ships with, written by `make docs` from the results."""
SCHEMA = "sourcier.scoreboard/1"
LONG = 30
"""Longer parts of a result, one entry a question, stay in its file."""


class Standing(StrEnum):
    """How a figure stands against its target, the worst first."""

    MISSED = auto()
    UNMEASURED = auto()
    REACHED = auto()
    REPORTED = auto()


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure, and what was found.

    Args:
        measure: what it is.
        value: found; None when nothing was measured.
        day: on which it was measured; empty when nothing was.
    """

    measure: Measure
    value: Value | None
    day: str

    @property
    def standing(self) -> Standing:
        """How it stands."""
        if self.value is None:
            return Standing.UNMEASURED
        reached = self.measure.reached(self.value.value)
        if reached is None:
            return Standing.REPORTED
        return Standing.REACHED if reached else Standing.MISSED


Results = Mapping[str, Kept]
"""The newest result of each topic."""


def figures(results: Results) -> list[Figure]:
    """Give every measure with what was found, bad news first."""
    found = [_figure(measure, results) for measure in measures().values()]
    order = list(Standing)
    return sorted(found, key=lambda one: order.index(one.standing))


def _figure(measure: Measure, results: Results) -> Figure:
    kept = results.get(measure.topic)
    value = measure.read(kept.data) if kept else None
    return Figure(measure, value, kept.stamp[:10] if kept and value else "")


def published(file: Path = PUBLISHED) -> dict[str, Kept]:
    """Give the figures that the product ships with.

    Raises:
        SourceError: the file cannot be read.
        IntegrityError: it was changed after it was written.
    """
    results = read_result(file).get("results")
    if not isinstance(results, Mapping):
        raise IntegrityError(
            "résultat {file} : ce n'est pas un tableau de résultats ; réinstallez Sourcier",
            file=file.name,
        )
    return {topic: Kept(topic, one["stamp"], one["data"]) for topic, one in results.items()}


def to_publish(results: Results) -> str:
    """Write the file of published figures: what figures are read from, and no more.

    Each result keeps the seal of its own file, so that the file can be found again.
    """
    wanted = {measure.topic for measure in measures().values()}
    kept = {
        topic: {"stamp": one.stamp, "data": _short(one.data)}
        for topic, one in sorted(results.items())
        if topic in wanted
    }
    data = sealed({"schema": SCHEMA, "results": kept})
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _short(data: Data) -> dict[str, object]:
    return {
        key: _short(value) if isinstance(value, Mapping) else value
        for key, value in data.items()
        if not (isinstance(value, list | Mapping) and len(value) > LONG)
    }


def as_data(results: Results) -> dict[str, object]:
    """Give the scoreboard for a program: figures, and the results that they stand in."""
    return sealed(
        {
            "schema": SCHEMA,
            "figures": [_record(one) for one in figures(results)],
            "results": {
                topic: {"stamp": one.stamp, **_short(one.data)}
                for topic, one in results.items()
            },
        }
    )


def _record(figure: Figure) -> dict[str, object]:
    value, measure = figure.value, figure.measure
    return {
        "id": measure.id,
        "name": measure.english,
        "standing": str(figure.standing),
        "target": measure.target,
        "better": str(measure.better),
        "unit": str(measure.unit),
        "value": value.value if value else None,
        "low": value.low if value else None,
        "high": value.high if value else None,
        "count": value.count if value and value.of else None,
        "of": value.of if value and value.of else None,
        "measured": figure.day or None,
        "topic": measure.topic,
    }


def seals(results: Results) -> Iterable[tuple[Kept, str]]:
    """Give each result with the seal of its file."""
    return ((one, str(one.data.get(SEAL, ""))) for one in results.values())
