"""No figure falls unseen: floors hold over the committed results."""

import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.floors import FILE, Floor, Sample, failures, fell, floors, samples
from benchmarks.results import FOLDER

from sourcier.evaluation.measures import Measure, measures
from sourcier.evaluation.results import newest

ROOT = Path(__file__).parents[3]
RESULTS = newest(FOLDER)


def figures(right: float) -> dict[str, object]:
    shares = {
        "avec réponse": {
            "right": {"value": right},
            "wrong": {"value": 0.0},
            "abstained": {"value": 0.0},
        },
        "sans réponse": {"refused": {"value": 1.0}},
    }
    recall = {depth: {"value": 1.0} for depth in ("1", "5", "20", "100")}
    return {
        "answers": {"groups": shares, "premise_contradicted": {"value": 1.0}},
        "passages": {"recall": {"réponse": recall}},
    }


def test_a_figure_under_its_floor_is_named() -> None:
    assert not list(failures("answers", figures(1.0)))
    [said] = failures("answers", figures(0.1))
    assert said.startswith("avec réponse : justes : 0.1, et la limite est ")


def test_a_figure_that_is_no_longer_measured_fails() -> None:
    assert any("absent" in said for said in failures("answers", {"answers": 3}))


@pytest.mark.parametrize(
    ("name", "steps", "lowered"),
    [
        ("right", (0.4, 0.5), False),
        ("right", (0.5, 0.4, 0.6), True),
        ("wrong", (0.3, 0.2), False),
        ("wrong", (0.2, 0.3), True),
        ("wrong", (0.2,), False),
    ],
)
def test_a_floor_that_fell_is_known(
    name: str, steps: tuple[float, ...], *, lowered: bool
) -> None:
    assert Floor(name, steps).lowered == lowered


@pytest.mark.parametrize("floor", floors(), ids=lambda floor: floor.id)
def test_a_floor_falls_only_by_a_decision(floor: Floor) -> None:
    assert floor.id in measures()
    assert floor.steps
    if floor.lowered or floor.decision:
        assert (ROOT / "docs" / "decisions" / floor.decision).is_file()


@pytest.mark.parametrize("floor", samples(), ids=lambda one: f"{one.group}, {one.end}")
def test_a_floor_of_the_sample_falls_only_by_a_decision(floor: Sample) -> None:
    if fell(floor.steps, floor.better) or floor.decision:
        assert (ROOT / "docs" / "decisions" / floor.decision).is_file()


@pytest.mark.parametrize("floor", floors(), ids=lambda floor: floor.id)
def test_the_newest_results_hold_their_floors(floor: Floor) -> None:
    if not _found(floor.measure):
        pytest.skip(f"{floor.id}: not in the newest result of {floor.measure.topic}")
    value = floor.measure.read(RESULTS[floor.measure.topic].data)
    assert value
    assert floor.measure.better.reaches(value.value, floor.bound)


def test_each_target_that_is_measured_has_a_floor() -> None:
    held = {floor.id for floor in floors()}
    assert {
        measure.id
        for measure in measures().values()
        if measure.target is not None and _found(measure)
    } <= held


def _found(measure: Measure) -> bool:
    kept = RESULTS.get(measure.topic)
    return kept is not None and measure.read(kept.data) is not None


def test_each_measure_has_at_most_one_floor() -> None:
    ids = [floor.id for floor in floors()]
    assert len(set(ids)) == len(ids)


def test_no_step_of_the_past_went_away() -> None:
    now = {floor.id: floor.steps for floor in floors()}
    now |= {f"{one.group}, {one.end}": one.steps for one in samples()}
    for past in _past():
        for name, steps in past.items():
            assert now.get(name, ())[: len(steps)] == steps, name


def _past() -> Iterator[dict[str, tuple[float, ...]]]:
    """Every committed version of the file that knows steps."""
    for commit in _git("log", "--format=%H", "--", str(FILE)).split():
        text = _git("show", f"{commit}:{FILE.relative_to(ROOT).as_posix()}")
        rows = tomllib.loads(text)
        known = {row["id"]: row for row in rows["floor"] if "steps" in row}
        known |= {f"{one['group']}, {one['end']}": one for one in rows.get("sample", [])}
        yield {name: tuple(row["steps"]) for name, row in known.items()}


def _git(*words: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip("no history here: floors of the past cannot be compared")
    return done.stdout
