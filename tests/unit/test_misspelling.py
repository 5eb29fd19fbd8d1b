"""The typing errors that recognition is measured with."""

import random

import pytest
from benchmarks.misspelling import ERRORS, NEIGHBOURS, mistyped


def test_neighbours_are_those_of_a_french_keyboard() -> None:
    assert set(NEIGHBOURS["s"]) == set("azeqdwxc")


@pytest.mark.parametrize("seed", range(40))
def test_one_error_changes_one_word_of_six_letters_or_more(seed: int) -> None:
    wrong = mistyped("acide de valproique", random.Random(seed))
    assert wrong is not None
    text, kind = wrong
    assert kind in ERRORS
    assert text.startswith("acide de ")
    assert text != "acide de valproique"


def test_a_short_name_is_left_alone() -> None:
    assert mistyped("zinc bio", random.Random(1)) is None


def test_the_same_seed_gives_the_same_error() -> None:
    assert mistyped("doliprane", random.Random(3)) == mistyped(
        "doliprane", random.Random(3)
    )
