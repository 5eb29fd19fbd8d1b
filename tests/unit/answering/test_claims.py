"""What a question or a sentence claims on each axis."""

import pytest

from sourcier.answering.claims import QUESTION, SOURCE, claimed, takes_for_granted


@pytest.mark.parametrize(
    ("axis", "where", "folded", "values"),
    [
        ("use", QUESTION, "pourquoi est-il recommande", ["allowed"]),
        ("use", QUESTION, "ci pdt la grossesse", ["forbidden"]),
        ("use", SOURCE, "ne doit pas etre utilise", ["forbidden"]),
        ("use", SOURCE, "n'est pas contre-indique", ["allowed"]),
        ("use", SOURCE, "ces aliments ne sont pas interdits", ["allowed"]),
        ("fridge", SOURCE, "a conserver au refrigerateur", ["in"]),
        ("fridge", SOURCE, "ne pas mettre au refrigerateur", ["out"]),
        ("freezer", SOURCE, "ne pas congeler", ["out"]),
        ("meal", QUESTION, "espacer le lanthane des repas", ["away"]),
        ("direction", SOURCE, "diminution, par augmentation", ["down", "up"]),
        ("route", SOURCE, "par voie orale avec un verre d'eau", ["oral", "oral"]),
    ],
)
def test_a_cue_tells_a_value(axis: str, where: str, folded: str, values: list[str]) -> None:
    assert claimed(axis, where, folded) == values


@pytest.mark.parametrize(
    "folded",
    [
        "pourquoi x est-il recommande",
        "x chez l'enfant : dose ?",
        "combien de temps peut-on garder x",
        "puisque x guerit, faut-il l'arreter",
    ],
)
def test_a_question_takes_something_for_granted(folded: str) -> None:
    assert takes_for_granted(folded)


@pytest.mark.parametrize(
    "folded",
    ["peut-on prendre x", "x et grossesse ?", "faut-il doubler la dose", "x au frigo ?"],
)
def test_a_question_that_asks_whether_supposes_nothing(folded: str) -> None:
    assert not takes_for_granted(folded)
