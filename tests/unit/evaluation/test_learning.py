"""What the benchmarks learn and hold: weights, thresholds, the file of weights."""

import tomllib

import numpy as np
import pytest
from benchmarks import weights_file
from benchmarks.learning import (
    Listed,
    Weighed,
    conformal,
    listwise,
    logistic,
    risk,
    sigmoid,
)

from sourcier.answering.weights import weights


def lists(count: int) -> list[Listed]:
    """Questions whose right candidate is the one with the greater first feature."""
    rows = np.random.default_rng(1).random((count, 6, 3))
    return [Listed(one, np.arange(6) == one[:, 0].argmax()) for one in rows]


def test_the_choice_learns_what_makes_a_candidate_right() -> None:
    learnt = listwise(lists(60), l2=0.1)
    assert learnt[0] > 5 * np.abs(learnt[1:]).max()


def test_the_choice_is_at_a_minimum() -> None:
    known, l2 = lists(20), 1.0
    learnt = listwise(known, l2=l2)

    def loss(w: np.ndarray) -> float:
        told = l2 / 2 * float(w @ w)
        for one in known:
            mass = np.exp(one.rows @ w)
            told -= float(np.log(mass[one.right].sum() / mass.sum()))
        return told

    best = loss(learnt)
    for step in np.eye(3) * 0.01:
        assert best <= loss(learnt + step)
        assert best <= loss(learnt - step)


def test_the_refusal_learns_the_mean_when_nothing_tells() -> None:
    learnt = logistic(np.zeros((10, 2)), np.array([1.0] * 3 + [0.0] * 7), l2=1.0)
    assert float(sigmoid(learnt[-1:])[0]) == pytest.approx(0.3)


def weighed(probability: float, *, right: bool = False, refused: bool = False) -> Weighed:
    return Weighed(probability, right, refused, answerable=True)


GRADES = [0.9, 0.8, 0.7, 0.6]
WEIGHED = [weighed(p, right=p > 0.65) for p in GRADES for _ in range(25)]


def test_the_threshold_keeps_the_risk_under_alpha() -> None:
    limit = conformal(WEIGHED, alpha=0.1)
    assert limit == 0.7
    assert risk(WEIGHED, limit) == 0.0


def test_a_looser_alpha_shows_more() -> None:
    assert conformal(WEIGHED, alpha=0.3) == 0.6


def test_too_small_an_alpha_shows_nothing_that_could_be_wrong() -> None:
    assert conformal([weighed(0.9)], alpha=0.01) == 1.0


def test_what_a_rule_refuses_is_never_shown() -> None:
    refused = weighed(1.0, refused=True)
    assert not refused.shown(0.0)
    assert risk([refused], 0.0) == 0.0


def test_the_file_of_weights_can_be_read_back_with_its_meanings() -> None:
    tables = {"selection": {"own": 1.23456, "new": -0.0}, "threshold": {"answer": 0.25}}
    text = "\n".join(weights_file.lines(["a day"], tables, {("selection", "own"): "words"}))
    assert tomllib.loads(text) == {
        "selection": {"own": 1.235, "new": 0.0},
        "threshold": {"answer": 0.25},
    }
    assert "own = 1.235  # words" in text
    assert text.startswith("# a day")


def test_every_weight_of_the_product_says_what_it_is() -> None:
    known, shipped = weights_file.meanings(), weights()
    wanted = {("selection", name) for name in shipped.selection}
    wanted |= {("sufficiency", name) for name in shipped.sufficiency}
    assert wanted <= known.keys()
