"""The confidence is measured on questions that taught it nothing."""

from collections.abc import Mapping

import numpy as np
import pytest
from benchmarks.calibration import figures, isotonic, lines
from benchmarks.learning import Weighed
from hypothesis import given
from hypothesis import strategies as some

DRAW = np.random.default_rng(4)
scored = some.lists(
    some.tuples(some.floats(0, 1), some.sampled_from([0.0, 1.0])), min_size=1, max_size=30
)


def asked(count: int, *, refused: int = 0) -> list[Weighed]:
    """Questions whose probabilities are true, then some that a rule refuses."""
    free = [
        Weighed(float(p), bool(DRAW.random() < p), refused=False, answerable=True)
        for p in DRAW.random(count)
    ]
    return free + [Weighed(0.5, right=False, refused=True, answerable=True)] * refused


def measured(weighed: list[Weighed]) -> Mapping[str, object]:
    names = [f"Q{n}" for n in range(len(weighed))]
    return figures(names, weighed, [n % 5 for n in range(len(weighed))])


def unseen(weighed: list[Weighed], key: str) -> float:
    found = measured(weighed)["unseen"]
    assert isinstance(found, dict)
    value = found[key]
    assert isinstance(value, int | float)
    return value


@given(scored)
def test_isotonic_steps_rise_and_keep_the_mean(pairs: list[tuple[float, float]]) -> None:
    scores, right = np.array([p for p, _ in pairs]), np.array([y for _, y in pairs])
    xs, ys = isotonic(scores, right)
    assert np.all(np.diff(xs) >= 0)
    assert np.all(np.diff(ys) >= 0)
    assert ys.min() >= 0
    assert ys.max() <= 1
    if len(set(scores.tolist())) == len(scores):
        assert np.interp(scores, xs, ys).mean() == pytest.approx(right.mean())


def test_isotonic_of_a_hand_computed_example() -> None:
    scores = np.array([0.1, 0.2, 0.3, 0.4, 0.5])
    right = np.array([0.0, 1.0, 0.0, 0.0, 1.0])
    xs, ys = isotonic(scores, right)
    assert np.interp(scores, xs, ys) == pytest.approx([0, 1 / 3, 1 / 3, 1 / 3, 1])


def test_true_probabilities_err_as_chance_does() -> None:
    weighed = asked(400)
    assert unseen(weighed, "ece") < 2 * unseen(weighed, "by_chance") < 0.16


def test_a_boastful_confidence_is_found_out() -> None:
    weighed = [
        Weighed(0.95, n % 2 == 0, refused=False, answerable=True) for n in range(200)
    ]
    assert unseen(weighed, "ece") > 0.4
    assert unseen(weighed, "by_chance") < 0.1


def test_questions_refused_by_a_rule_are_left_out_and_said_so() -> None:
    weighed = asked(50, refused=10)
    assert unseen(weighed, "of") == 50
    probabilities = measured(weighed)["probabilities"]
    assert isinstance(probabilities, dict)
    assert list(probabilities.values()).count(None) == 10


def test_the_curve_is_short_and_ends_with_everything_shown() -> None:
    found = measured(asked(300))["unseen"]
    assert isinstance(found, dict)
    assert len(found["curve"]) <= 21
    assert found["curve"][-1]["coverage"] == 1.0


def test_both_confidences_are_told() -> None:
    told = list(lines(measured(asked(60))))
    assert [line.split(",")[0] for line in told[:2]] == [
        "confidence on unseen questions"
    ] * 2
    assert "isotonic" in told[1]
    assert "60 questions" in told[2]
