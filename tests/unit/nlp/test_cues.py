"""Cues of a text: those that begin a word of it, and no other."""

import pytest

from sourcier.nlp.cues import filed
from sourcier.nlp.normalise import fold

BOOK = filed([("enfant*", "child"), ("nouveau-né*", "newborn"), ("an", "year"), ("é", "e")])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Enfants et nouveau-nés", [("child", 0, 7), ("newborn", 11, 22)]),
        ("un an, 2ans, an_an", [("year", 3, 5), ("year", 16, 18)]),
        ("l'enfant", [("child", 2, 8)]),
        ("méenfant, ani", []),
        ("à é", [("e", 2, 3)]),
        ("", []),
    ],
)
def test_a_cue_stands_at_the_beginning_of_a_word(
    text: str, told: list[tuple[str, int, int]]
) -> None:
    assert list(BOOK.found(fold(text))) == told


def test_a_book_without_cues_finds_nothing() -> None:
    assert list(filed([]).found("enfant")) == []
