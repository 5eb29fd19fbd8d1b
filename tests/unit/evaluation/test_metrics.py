"""The figures are those that their definitions give."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from sourcier.evaluation.metrics import (
    Judged,
    Share,
    aurc,
    brier,
    calibration_error,
    excess_aurc,
    kappa,
    ndcg,
    recall,
    risk_coverage,
    wilson,
)

judged_ones = some.lists(
    some.builds(Judged, some.sampled_from([0.1, 0.4, 0.7, 0.9]), some.booleans()),
    min_size=1,
    max_size=30,
)


def test_wilson_of_a_published_example() -> None:
    # 81 of 263, Newcombe 1998, Stat. Med. 17:857, table I, method 3: 0.2553 to 0.3662.
    bounds = wilson(81, 263)
    assert (round(bounds.low, 4), round(bounds.high, 4)) == (0.2553, 0.3662)


@pytest.mark.parametrize(("count", "of"), [(0, 10), (10, 10), (0, 1)])
def test_wilson_stays_between_0_and_1_and_holds_the_share(count: int, of: int) -> None:
    bounds = wilson(count, of)
    assert 0 <= bounds.low <= count / of <= bounds.high <= 1


def test_nothing_asked_is_said_so() -> None:
    nothing = Share(0, 0)
    assert str(nothing) == "aucune question"
    assert (nothing.value, nothing.interval.low, nothing.interval.high) == (0.0, 0.0, 1.0)


def test_ndcg_of_graded_documents() -> None:
    gains = {"a": 3.0, "b": 2.0, "c": 0.0}
    got = 2 + 3 / math.log2(4)
    best = 3 + 2 / math.log2(3)
    assert ndcg(["b", "c", "a"], gains, at=10) == pytest.approx(got / best)


def test_ndcg_beyond_the_cut_counts_for_nothing() -> None:
    assert ndcg(["x", "a"], {"a": 1.0}, at=1) == 0.0
    assert ndcg(["a"], {"a": 0.0}, at=1) == 0.0


def test_recall_counts_relevant_documents_alone() -> None:
    assert recall(["a", "c"], {"a": 1.0, "b": 1.0, "c": 0.0}, at=10) == 0.5
    assert recall(["a"], {}, at=10) == 0.0


@given(judged_ones)
def test_calibration_error_equals_the_sum_over_bins_of_equal_mass(
    judged: list[Judged],
) -> None:
    ordered = sorted(judged, key=lambda one: one.confidence)
    edges = [len(ordered) * n // 10 for n in range(11)]
    wanted = 0.0
    for low, high in pairwise(edges):
        part = ordered[low:high]
        if part:
            accuracy = np.mean([one.right for one in part])
            confidence = np.mean([one.confidence for one in part])
            wanted += len(part) / len(ordered) * abs(float(accuracy - confidence))
    assert calibration_error(judged) == pytest.approx(wanted)


@given(judged_ones)
def test_brier_is_the_mean_square(judged: list[Judged]) -> None:
    wanted = np.mean([(one.right - one.confidence) ** 2 for one in judged])
    assert brier(judged) == pytest.approx(float(wanted))


@given(judged_ones)
def test_the_curve_ends_with_everything_shown(judged: list[Judged]) -> None:
    last = risk_coverage(judged)[-1]
    assert last.coverage == 1.0
    assert last.risk == pytest.approx(np.mean([not one.right for one in judged]))


@given(judged_ones)
def test_the_order_of_equals_changes_nothing(judged: list[Judged]) -> None:
    assert aurc(judged) == pytest.approx(aurc(judged[::-1]))
    assert risk_coverage(judged) == risk_coverage(judged[::-1])


def test_aurc_of_distinct_confidences_is_the_mean_of_the_risks() -> None:
    judged = [Judged(0.9, right=True), Judged(0.8, right=False), Judged(0.3, right=True)]
    assert aurc(judged) == pytest.approx((0 + 1 / 2 + 1 / 3) / 3)


def test_nothing_judged_is_no_error() -> None:
    assert (brier([]), calibration_error([]), aurc([]), risk_coverage([])) == (0, 0, 0, [])


@given(judged_ones)
def test_the_excess_is_what_an_oracle_would_save(judged: list[Judged]) -> None:
    right = sum(one.right for one in judged)
    risks = [max(0, shown - right) / shown for shown in range(1, len(judged) + 1)]
    assert excess_aurc(judged) == pytest.approx(aurc(judged) - float(np.mean(risks)))
    assert excess_aurc(judged) >= -1e-12


@given(judged_ones)
def test_an_order_without_fault_costs_nothing(judged: list[Judged]) -> None:
    perfect = [Judged(0.9 if one.right else 0.1, one.right) for one in judged]
    assert excess_aurc(perfect) == pytest.approx(0)


def test_kappa_of_a_two_by_two_table() -> None:
    # By hand: p_o = 35/50, p_e = (25·30 + 25·20)/2500 = 1/2.
    pairs = [("o", "o")] * 20 + [("o", "n")] * 5 + [("n", "o")] * 10 + [("n", "n")] * 15
    assert kappa(pairs) == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("pairs", "wanted"),
    [([], 0.0), ([("o", "o")], 1.0), ([("o", "n"), ("n", "o")], -1.0)],
)
def test_kappa_at_its_ends(pairs: list[tuple[str, str]], wanted: float) -> None:
    assert kappa(pairs) == wanted
