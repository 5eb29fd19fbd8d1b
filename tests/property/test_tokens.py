"""What holds for every text: tokens are words, and their places are real."""

from hypothesis import given
from hypothesis import strategies as st

from sourcier.nlp.tokens import analyse, places

PIECES = [
    *"-'’./ é1aœ°%<≥²",
    "n'",
    "500 mg",
    "1 000",
    "co-",
    "l'eau ",
    "don't ",
    "i.v. ",
    "mg/kg",
]
TEXT = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=80)
LANGUAGE = st.sampled_from(["fr", "en", "other"])


@given(TEXT, LANGUAGE)
def test_no_token_is_empty_or_holds_white_space(text: str, language: str) -> None:
    assert all(token and token.split() == [token] for token in analyse(text, language))


@given(TEXT, LANGUAGE)
def test_places_and_tokens_are_the_same(text: str, language: str) -> None:
    found = places(text, language)

    assert [token for token, _ in found] == analyse(text, language)
    assert all(span.of(text).strip() for _, span in found)


@given(TEXT, TEXT)
def test_lines_are_analysed_apart(left: str, right: str) -> None:
    assert analyse(f"{left}\n{right}") == analyse(left) + analyse(right)


@given(
    st.integers(1, 99999), st.integers(1, 99999), st.sampled_from(["mg", "µg", "ml", "%"])
)
def test_two_doses_meet_only_when_they_are_equal(one: int, other: int, unit: str) -> None:
    meet = set(analyse(f"{one} {unit}")) & set(analyse(f"{other}{unit}"))

    assert bool(meet) == (one == other)
