"""What holds for every text that speaks of people."""

from hypothesis import given
from hypothesis import strategies as st

from sourcier.nlp.extents import extents
from sourcier.nlp.people import Fit, fit, people

TEXT = st.text(
    st.sampled_from(list("enfat 0123456789kgmoisµ½<>≥-–,./à ()é\u202f")), max_size=60
)
YEARS = st.integers(1, 110)


@given(TEXT | st.text(max_size=60))
def test_an_interval_has_its_place_and_is_not_reversed(text: str) -> None:
    for told in extents(text):
        assert told.low <= told.high
        assert told.span is not None
        assert told.span.of(text)


@given(YEARS, YEARS)
def test_an_age_is_within_a_limit_or_left_out_by_it(asked: int, limit: int) -> None:
    found = fit(people(f"patient de {asked} ans"), people(f"moins de {limit} ans"))
    assert (found is Fit.DISJOINT) == (asked >= limit)


@given(st.integers(3, 120), st.integers(3, 100), st.integers(1, 40))
def test_a_weight_is_within_a_range_or_left_out_by_it(
    asked: int, low: int, width: int
) -> None:
    found = fit(people(f"{asked} kg"), people(f"de {low} à {low + width} kg"))
    assert (found is Fit.DISJOINT) == (not low <= asked <= low + width)


@given(TEXT)
def test_a_text_that_tells_nothing_leaves_nobody_out(text: str) -> None:
    assert fit(people("chez l'enfant"), people("")) is Fit.COMPATIBLE
    assert fit(people(""), people(text)) is Fit.COMPATIBLE
