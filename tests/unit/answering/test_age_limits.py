"""How old the person asked about is, and whom limits let in or leave out."""

import pytest

from sourcier.answering.age_limits import age_asked, leaves_out, lets_in


@pytest.mark.parametrize(
    ("folded", "months"),
    [
        ("nourrisson 3 mois : nb de sachets", 3),
        ("chez l'enfant de 6 ans", 72),
        ("moins d'un an : dose", 11.5),
        ("traitement pendant 2 ans", None),
        ("toutes les 8 semaines", None),
        ("boite de 30", None),
    ],
)
def test_an_age_is_told_from_a_duration(folded: str, months: float | None) -> None:
    assert age_asked(folded) == months


@pytest.mark.parametrize(
    ("folded", "age", "out"),
    [
        ("enfant de moins de 2 ans : ne pas utiliser", 3, True),
        ("enfant de moins de 2 ans : ne pas utiliser", 30, False),
        ("reserve a l'adulte", 96, True),
        ("reserve a l'adulte et a l'enfant a partir de 6 ans", 96, False),
        ("ne pas donner a l'enfant", 96, True),
        ("ne pas donner a l'enfant", 200, False),
        ("ne pas prendre en cas d'ulcere", 96, False),
    ],
)
def test_a_sentence_that_forbids_leaves_some_ages_out(
    folded: str, age: float, *, out: bool
) -> None:
    assert leaves_out(folded, age) is out


@pytest.mark.parametrize(
    ("folded", "age", "told", "let"),
    [
        ("de 2 a 6 ans : 5 ml", 36, True, True),
        ("6 mois a 2 ans : 5 ml", 12, True, True),
        ("a partir de 6 ans : 10 ml", 36, False, False),
        ("12 ans et plus : 10 ml", 150, True, True),
        ("chez l'enfant : 10 mg/kg", 36, False, True),
        ("chez l'enfant : 10 mg/kg", 36, True, False),
        ("chez l'adulte : 1 g", 36, False, False),
    ],
)
def test_a_sentence_that_gives_a_dose_lets_some_ages_in(
    folded: str, age: float, *, told: bool, let: bool
) -> None:
    assert lets_in(folded, age, told=told) is let
