"""What a question asks for, apart from what it asks about."""

import pytest

from sourcier.nlp.focus import focus


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Hernie étranglée : contenu du sac", "contenu du sac"),
        ("Hernie : enfant : contenu du sac ?", "contenu du sac ?"),
        ("Dans ce cas, quel examen demander d'abord ?", "examen demander d'abord"),
        ("Quelles doses au coucher ?", "doses au coucher"),
        ("colchicine, nb de comprimés", "comprimés"),
        ("combien d'heures après l'ouverture ?", "heures après l'ouverture"),
        ("colchicine :", ""),
        ("colchicine allaitement ?", ""),
        ("", ""),
    ],
)
def test_what_is_asked_for(question: str, asked: str) -> None:
    assert focus(question) == asked


def test_a_long_line_of_colons_is_read_in_no_time() -> None:
    assert focus(": " * 100_000) == ""
