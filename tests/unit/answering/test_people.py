"""What is written for others is never quoted as an answer for those asked about."""

import pytest

from sourcier.answering.candidates import candidates
from sourcier.answering.people import agreement, marked
from sourcier.answering.quoting import quote
from sourcier.evidence.document import Document
from tests.unit.answering.by_hand import candidate, document, found, question

LEAFLET = (
    "Posologie\n"
    "La dose est de 15 mg/kg toutes les 6 heures.\n"
    "Cette présentation est réservée à l'adulte et à l'enfant à partir de 27 kg.\n"
    "Adultes : 1 à 2 g. Ne pas dépasser 3 g par jour.\n"
    "- Enfants de 15 à 25 kg : 1 sachet.\n"
    "- Enfants de 41 à 50 kg : 3 sachets.\n"
)


def kept(held: Document, asked: str) -> list[str]:
    """Give the first words of the units that leave nobody asked about out."""
    (stretch,) = marked(found([held]), question(asked))
    units = candidates([stretch])
    return [one.words[:24] for one in units if not one.unit.excluded]


def test_a_line_for_other_weights_or_ages_is_left_out() -> None:
    words = kept(document(LEAFLET), "enfant de 20 kg")
    assert words[-2:] == ["Cette présentation est r", "- Enfants de 15 à 25 kg "]
    assert not any("41 à 50" in one or one.startswith("Adultes") for one in words)


def test_a_label_governs_the_sentences_of_its_paragraph() -> None:
    words = kept(document(LEAFLET), "enfant de 3 ans")
    assert not any(one.startswith(("Adultes", "Ne pas dépasser")) for one in words)
    words = kept(document(LEAFLET), "adulte")
    assert any(one.startswith("Ne pas dépasser") for one in words)


def test_a_heading_governs_what_says_nothing_of_people() -> None:
    text = (
        "Adultes\nPrenez 2 g.\nEnfants de 6 à 12 ans\nPrenez 1 g. Entre 6 et 8 ans, 500 mg."
    )
    held = document(text, headings=["Adultes", "Enfants de 6 à 12 ans"])
    assert kept(held, "enfant de 10 ans") == ["Prenez 1 g."]
    assert kept(held, "adulte") == ["Prenez 2 g."]


def test_nothing_is_left_out_when_nobody_in_particular_is_asked_about() -> None:
    held = document(LEAFLET)
    assert len(kept(held, "dose ?")) == len(list(candidates(found([held]))))


@pytest.mark.parametrize(
    "limit",
    [
        "Ne pas administrer avant l'âge de 6 ans.",
        "Réservé aux plus de 15 ans.",
        "Ce médicament est contre-indiqué chez l'enfant de moins de 6 ans.",
    ],
)
@pytest.mark.parametrize("asked", ["enfant de 3 ans", "enfant de 8 ans"])
def test_a_limit_tells_both_sides_of_it(limit: str, asked: str) -> None:
    assert kept(document(limit), asked) == [limit[:24]]


def test_a_limit_without_people_is_for_those_of_its_heading() -> None:
    text = "Enfants de moins de 6 ans\nCe sirop est déconseillé."
    held = document(text, headings=["Enfants de moins de 6 ans"])
    assert kept(held, "adulte") == []
    assert kept(held, "enfant de 3 ans") == ["Ce sirop est déconseillé."[:24]]


def test_the_weight_of_an_adult_is_not_that_of_a_child() -> None:
    text = "Adultes de plus de 50 kg\nPas plus de 2 g chez l'adulte de moins de 50 kg."
    held = document(text, headings=["Adultes de plus de 50 kg"])
    assert kept(held, "enfant de 20 kg") == []


def test_no_quotation_runs_into_a_line_that_is_for_others() -> None:
    held = document(
        "Selon le poids :\n- de 41 à 50 kg : 3 sachets ;\n- de 15 à 25 kg : 1 sachet."
    )
    (stretch,) = marked(found([held]), question("enfant de 20 kg"))
    for one in candidates([stretch]):
        if not one.unit.excluded:
            assert "41 à 50" not in quote(one).words(held)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Enfants de 15 à 25 kg : 1 sachet.", (1.0, 0.0)),
        ("Chez l'enfant, 15 mg/kg.", (0.5, 0.0)),
        ("Chez l'adulte, 1 g.", (0.0, 1.0)),
        ("Boire un verre d'eau.", (0.0, 0.0)),
    ],
)
def test_the_line_that_holds_the_number_agrees_more_than_one_that_names(
    said: str, expected: tuple[float, float]
) -> None:
    held = document(said)
    assert agreement(candidate(held, said), question("enfant de 20 kg")) == expected
