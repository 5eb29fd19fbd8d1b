"""Rules of the Baromètre's statistics, on samples small enough to compute by hand."""

import numpy as np
import pytest

from sourcier.errors import SurveyError
from sourcier.survey.statistics.calibration import (
    Margin,
    bounded,
    calibrate,
    exponential,
    rake,
)
from sourcier.survey.statistics.design import design
from sourcier.survey.statistics.estimators import contrast, means, means_by, totals
from sourcier.survey.statistics.intervals import Estimated, default, interval, wilson
from sourcier.survey.statistics.replicates import bootstrap, jackknife
from sourcier.survey.statistics.tables import rao_scott

CHANCE = np.random.default_rng(9)


@pytest.mark.parametrize("weight", [0.0, -1.0, float("inf"), float("nan")])
def test_a_weight_that_cannot_be_is_refused_with_its_row(weight: float) -> None:
    with pytest.raises(SurveyError, match="ligne 2"):
        design([1.0, weight, 1.0])


@pytest.mark.parametrize("weights", [[], [1.0]])
def test_nobody_or_one_respondent_is_refused(weights: list[float]) -> None:
    with pytest.raises(SurveyError, match="répondant"):
        design(weights)


def test_a_column_of_another_length_is_refused() -> None:
    with pytest.raises(SurveyError, match="3 lignes au lieu de 2"):
        design([1.0, 1.0], strata=["a", "a", "b"])


def test_a_stratum_with_one_unit_is_refused_unless_it_is_the_whole_of_it() -> None:
    with pytest.raises(SurveyError, match="une unité tirée"):
        design([1.0] * 3, strata=["a", "a", "b"])
    assert design([1.0] * 3, strata=["a", "a", "b"], population=[[9, 9, 1]]).df == 1


def test_more_units_than_the_population_is_refused() -> None:
    with pytest.raises(SurveyError, match="population"):
        design([1.0] * 3, population=[[2, 2, 2]])


def test_the_variance_of_a_simple_sample_is_that_of_the_book() -> None:
    """(1 - n/N) s² / n."""
    values = np.array([3.0, 5.0, 8.0, 12.0])
    found = means(design([5.0] * 4, population=[[20] * 4]), values)
    expected = (1 - 4 / 20) * values.var(ddof=1) / 4
    assert found.covariance[0, 0] == pytest.approx(expected, rel=1e-12)


def test_a_census_has_no_variance() -> None:
    found = means(design([1.0] * 3, population=[[3] * 3]), [1, 2, 3])
    assert found.se[0] == 0


def test_an_empty_group_is_refused() -> None:
    sample = design([1.0] * 3)
    with pytest.raises(SurveyError, match="groupe est vide"):
        means(sample, [1, 2, 3], np.zeros(3, dtype=np.bool_))
    with pytest.raises(SurveyError, match="groupe est vide"):
        means_by(sample, [1, 2, 3], np.array([0, 0, 0]), 2)


def test_two_groups_of_a_simple_sample_are_nearly_apart_and_two_items_are_not() -> None:
    answers = CHANCE.random((200, 1)) < [0.5, 0.6]
    found = means(design(np.ones(200)), answers.astype(float))
    gap = contrast(found, [1, -1])
    apart = answers[:, 0].astype(float) - answers[:, 1]
    assert gap.se[0] == pytest.approx(apart.std(ddof=1) / np.sqrt(200), rel=1e-12)
    groups = means_by(
        design(np.ones(200)), answers[:, 0].astype(float), np.arange(200) % 2, 2
    )
    assert groups.covariance[0, 1] == pytest.approx(0, abs=1e-15)


def test_the_jackknife_of_a_mean_is_its_linearisation() -> None:
    """With equal strata; a mean of equal weights is linear."""
    sample = design(np.ones(12), strata=np.arange(12) % 3)
    values = CHANCE.normal(size=12)
    assert totals(jackknife(sample), values).se == pytest.approx(totals(sample, values).se)


def test_the_bootstrap_comes_near_the_linearisation() -> None:
    sample = design(np.ones(60), strata=np.arange(60) % 2)
    values = CHANCE.normal(size=60)
    drawn = bootstrap(sample, replicates=2000, seed=4)
    assert means(drawn, values).se[0] == pytest.approx(means(sample, values).se[0], rel=0.1)
    with pytest.raises(SurveyError, match="réplications"):
        bootstrap(sample, replicates=1, seed=4)


def test_raked_weights_give_back_each_margin_to_a_billionth() -> None:
    sex, age = CHANCE.choice(["f", "h"], 300), CHANCE.choice(["a", "b", "c"], 300)
    margins = [
        Margin("sex", {"f": 700, "h": 300}),
        Margin("age", {"a": 200, "b": 300, "c": 500}),
    ]
    raked = rake(design(np.ones(300)), {"sex": sex, "age": age}, margins)
    for margin, column in zip(margins, (sex, age), strict=True):
        for level, count in margin.counts.items():
            assert raked.weights[column == level].sum() == pytest.approx(count, rel=1e-9)
    shares = means(raked, (sex == "f").astype(float))
    assert shares.values[0] == pytest.approx(0.7)
    assert shares.se[0] == pytest.approx(0, abs=1e-12), "a margin is known, not estimated"


@pytest.mark.parametrize(
    ("margins", "said"),
    [
        ([Margin("s", {"f": 1, "h": 1}), Margin("a", {"x": 3})], "même somme"),
        ([Margin("s", {"f": 1, "h": 1, "z": 1})], "niveau « z »"),
        ([Margin("s", {"f": 1})], "niveau « h »"),
        ([Margin("s", {"f": 1, "h": 0})], "niveau « h »"),
    ],
)
def test_margins_that_cannot_hold_are_refused_by_name(
    margins: list[Margin], said: str
) -> None:
    answers = {"s": ["f", "h", "f"], "a": ["x", "x", "x"]}
    with pytest.raises(SurveyError, match=said):
        rake(design([1.0] * 3), answers, margins)


def test_totals_that_no_weights_give_are_refused() -> None:
    """Two variables that are one, with two totals."""
    sample, same = design([1.0] * 4), np.ones((4, 2))
    with pytest.raises(SurveyError, match="aucun poids"):
        calibrate(sample, same, np.array([4.0, 8.0]), exponential)


def test_bounded_factors_stay_between_their_bounds() -> None:
    found = calibrate(
        design([1.0] * 10),
        np.column_stack([np.ones(10), np.arange(10.0)]),
        np.array([10.0, 55.0]),
        bounded(0.5, 2.0),
    )
    assert found.weights.min() > 0.5
    assert found.weights.max() < 2.0
    with pytest.raises(SurveyError, match="bornes"):
        bounded(1.2, 2.0)


def test_the_default_interval_says_its_rule() -> None:
    plain = default(Estimated(0.5, 0.05, 100, 99), 100, weighted=False)
    assert (plain.low, plain.high) == wilson(0.5, 100)
    none = default(Estimated(0.0, 0.0, 100, 99), 40, weighted=True)
    assert (none.low, none.method) == (0.0, "wilson_kish")
    assert default(Estimated(0.5, 0.05, 300, 299), 90, weighted=True).low == pytest.approx(
        wilson(0.5, 90)[0]
    )


def test_an_interval_by_the_standard_error_needs_two_different_answers() -> None:
    with pytest.raises(SurveyError, match="toutes les réponses sont égales"):
        interval(Estimated(1.0, 0.0, 9, 8), "logit")


def test_a_test_needs_two_different_answers() -> None:
    with pytest.raises(SurveyError, match="toutes les réponses sont égales"):
        rao_scott(design([1.0] * 4), np.zeros(4, dtype=np.intp), np.array([0, 1, 0, 1]))


def test_with_equal_weights_rao_scott_is_near_pearson() -> None:
    rows, columns = CHANCE.integers(0, 2, 400), CHANCE.integers(0, 3, 400)
    found = rao_scott(design(np.ones(400)), rows, columns)
    table = np.zeros((2, 3))
    np.add.at(table, (rows, columns), 1)
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / 400
    pearson = ((table - expected) ** 2 / expected).sum()
    assert found.statistic * 2 == pytest.approx(pearson, rel=0.02)
