"""A mistyped word is read as the one frequent word that it nearly is."""

from collections.abc import Callable, Mapping

import pytest

from sourcier.answering.spelling import corrected
from sourcier.nlp.tokens import analyse


def counts(held: Mapping[str, int]) -> Callable[[str], int]:
    """Count passages by word: each word stands for its own token."""
    tokens = {analyse(word)[0]: number for word, number in held.items()}
    return lambda token: tokens.get(token, 0)


@pytest.mark.parametrize("typed", ["grosesse", "grossessse", "grissesse", "gorssesse"])
def test_one_typing_error_is_forgiven(typed: str) -> None:
    read = corrected(typed, passages=100, frequency=counts({"grossesse": 50}))
    assert read is not None
    assert analyse(read) == analyse("grossesse")


@pytest.mark.parametrize("typed", ["grosese", "dose", "dise", "gross3sse", "xylophone"])
def test_two_errors_short_words_and_digits_are_not_corrected(typed: str) -> None:
    held = counts({"grossesse": 50, "dose": 50})
    assert corrected(typed, passages=100, frequency=held) is None


@pytest.mark.parametrize(
    ("passages", "seen", "read"),
    [
        (100, 4, False),
        (100, 5, True),
        (5_999, 5, True),
        (6_000, 5, False),
        (100_000, 99, False),
        (100_000, 100, True),
    ],
)
def test_a_rare_word_is_never_read_for_another(
    passages: int, seen: int, *, read: bool
) -> None:
    found = corrected("reinn", passages=passages, frequency=counts({"reins": seen}))
    assert (found is not None) is read


def test_the_most_frequent_neighbour_wins() -> None:
    held = {"foies": 10, "fois": 20}
    assert corrected("foiis", passages=100, frequency=counts({"foies": 10})) is not None
    read = corrected("foiis", passages=100, frequency=counts(held))
    assert read is not None
    assert analyse(read) == analyse("fois")


def test_accents_and_case_are_no_errors() -> None:
    read = corrected("HÉMORAGIE", passages=100, frequency=counts({"hémorragie": 50}))
    assert read is not None
    assert analyse(read) == analyse("hémorragie")
