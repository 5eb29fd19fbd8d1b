"""What a question asks about, and what a rubric speaks of."""

import pytest

from sourcier.nlp.aspects import ASPECTS_VERSION, aspects_of_heading, aspects_of_question


@pytest.mark.parametrize(
    ("question", "aspects"),
    [
        ("ibuprofène allaitement ?", ("breastfeeding",)),
        ("IBUPROFENE ALLAITEMENT", ("breastfeeding",)),
        ("indications de la colchicine", ("indication",)),
        ("Contre-indications de la colchicine", ("contraindication",)),
        ("colchicine", ()),
        ("", ()),
    ],
)
def test_the_aspects_of_a_question(question: str, aspects: tuple[str, ...]) -> None:
    assert aspects_of_question(question) == aspects


def test_several_aspects_come_in_alphabetical_order() -> None:
    found = aspects_of_question("contre-indications et interactions pendant l'allaitement")
    assert {"breastfeeding", "contraindication", "interactions"} <= set(found)
    assert list(found) == sorted(found)


@pytest.mark.parametrize(
    ("path", "aspects"),
    [
        (["Grossesse et allaitement"], ("breastfeeding", "pregnancy")),
        (["5. COMMENT CONSERVER X ?"], ("storage",)),
        (["Contre-indications", "Généralités"], ("contraindication",)),  # the one above
        (["Contre-indications", "Grossesse"], ("pregnancy",)),  # the nearest
        (["Généralités"], ()),
        ([], ()),
    ],
)
def test_the_nearest_heading_that_says_one_gives_its_aspects(
    path: list[str], aspects: tuple[str, ...]
) -> None:
    assert aspects_of_heading(path) == aspects


def test_a_heading_of_contraindications_is_not_one_of_indications() -> None:
    assert "indication" not in aspects_of_heading(["Contre-indications"])


def test_the_version_of_the_cues_is_short_and_hexadecimal() -> None:
    assert len(ASPECTS_VERSION) == 7
    assert int(ASPECTS_VERSION, 16) >= 0
