"""A figure cannot lose what it takes to read it."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from sourcier.errors import SurveyError
from sourcier.survey.statistics.comparison import (
    benjamini_hochberg,
    detectable,
    difference,
    holm,
    margin_needs,
    needed,
)
from sourcier.survey.statistics.estimate import NUMBERS, Estimate, Status
from sourcier.survey.statistics.estimators import Joint
from sourcier.survey.statistics.intervals import Interval

FIGURE = Estimate(
    id="F1",
    wave="2026-11",
    question="A1",
    wording="sha256:a",
    questionnaire="sha256:b",
    unit="respondents",
    numerator="A1 == 'oui'",
    base="all",
    base_label="Tous les répondants",
    n=200,
    sum_w=200.0,
    n_kish=200.0,
    n_eff=200.0,
    share=0.5,
    se=0.035,
    interval=Interval(0.43, 0.57, 0.95, "wilson", "unweighted"),
    weighting=None,
    quality="0 signalée",
)


@pytest.mark.parametrize(
    "item", ["question", "wording", "base", "base_label", "unit", "quality"]
)
def test_a_figure_without_one_of_its_words_cannot_be_made(item: str) -> None:
    emptied: dict[str, Any] = {item: ""}
    with pytest.raises(SurveyError, match=item):
        replace(FIGURE, **emptied)


@pytest.mark.parametrize("numbers", [{"n": 0}, {"share": 1.2}])
def test_a_figure_that_cannot_be_is_refused(numbers: dict[str, Any]) -> None:
    with pytest.raises(SurveyError, match="une part va de 0 à 1"):
        replace(FIGURE, **numbers)


@pytest.mark.parametrize(
    ("n", "status"),
    [
        (10, Status.SUPPRESSED),
        (11, Status.FRAGILE),
        (29, Status.FRAGILE),
        (30, Status.SHOWN),
    ],
)
def test_a_small_base_is_said_or_hidden(n: int, status: Status) -> None:
    assert replace(FIGURE, n=n).status() is status


def test_a_hidden_figure_publishes_no_number_and_says_why() -> None:
    hidden = replace(FIGURE, n=10).published()
    assert all(hidden[name] is None for name in NUMBERS)
    assert hidden["why"] == "n < 11"
    assert hidden["base_label"] == "Tous les répondants"


def test_a_shown_figure_publishes_its_interval_and_its_reason() -> None:
    shown = FIGURE.published()
    assert shown["interval"] == [0.43, 0.57]
    assert shown["reason"] == "unweighted"


def test_what_cannot_be_planned_is_refused() -> None:
    with pytest.raises(SurveyError, match="égales"):
        needed((0.5, 0.5))
    with pytest.raises(SurveyError, match="précision"):
        margin_needs(0.0)
    with pytest.raises(SurveyError, match="vide"):
        detectable((0, 10))
    same = Joint(np.array([1.0]), np.array([[0.0]]), 9, 10)
    with pytest.raises(SurveyError, match="égales"):
        difference(same, same)


def test_many_tests_are_adjusted_as_by_r() -> None:
    """The six profile variables of the made-up Baromètre, by R's p.adjust."""
    p = [0.0237916254, 0.6458246393, 0.0295181936, 0.5658306868, 0.7701361119, 0.4327217284]
    assert holm(p)[[0, 2]] == pytest.approx([0.1427497525, 0.1475909682])
    assert benjamini_hochberg(p)[[0, 2]] == pytest.approx([0.0885545809, 0.0885545809])
