"""Who is a named individual, and what only bears a name."""

import pytest

from sourcier.answering.persons import names_somebody
from sourcier.drugs.compiling import compile_names
from tests.unit.answering.by_hand import medicine, question

NAMES = compile_names([medicine("colchicine"), medicine("diane")])


def somebody(text: str, *unknown: str) -> bool:
    return names_somebody(question(text, NAMES), unknown)


@pytest.mark.parametrize(
    "text",
    [
        "La petite Léa, 3 ans, a de la fièvre",
        "Thomas a 8 ans et pèse 27 kg : quelle dose ?",
        "notre patient Jean-Marc Tissot guérira-t-il ?",
        "Karim B. a-t-il besoin d'un stent ?",
        "Combien de mois reste-t-il à Mme D. ?",
        "Camille Roussel née le 12/03/1985 : INR trop haut",
        "que donner à Sophie contre la toux",
        "mme Garnier sous colchicine",
        "Rose, 4 ans, vomit",
    ],
)
def test_a_person_is_named(text: str) -> None:
    assert somebody(text)


def test_a_surname_that_no_source_holds_follows_a_word_for_a_person() -> None:
    assert somebody("survie du patient Vergnaud", "Vergnaud")
    assert not somebody("survie du patient Vergnaud")


@pytest.mark.parametrize(
    "text",
    [
        "Quelle Est La Posologie De Ciflox Chez L'Enfant ?",
        "POSOLOGIE CHEZ L’ENFANT",
        "dose pour un patient D'Âge mûr",
        "mésalazine dans la maladie de Crohn",
        "syndrome de Claude Bernard-Horner sous colchicine",
        "maladie de Charcot-Marie-Tooth",
        "signe de Paul chez l'enfant",
        "Hôpital Saint-Louis, protocole colchicine",
        "patient Parkinson sous colchicine",
        "Diane 35 et tabac",
        "madame, 30 ans, enceinte",
        "monsieur âgé de 80 ans",
        "dose Max de colchicine",
        "Pierre au rein : colchicine ?",
        "urines Rose sous colchicine",
        "pCO2 à 22 mm Hg sous colchicine",
        "test de Nelson positif, Elisa négatif",
    ],
)
def test_a_name_is_not_always_somebody(text: str) -> None:
    assert not somebody(text)
