"""A sentence without the name of its medicine, and its numbers."""

import pytest

from sourcier.answering.forms import forms_of
from sourcier.answering.statements import (
    Value,
    names_of,
    state,
    strengths_of,
    substances_of,
)
from tests.unit.answering.by_hand import document

ONE = document(
    "-",
    title="SELOX LABO 500 mg, comprimé",
    codes=(("brand", "SELOX LABO"), ("substance", "sel")),
)
OTHER = document(
    "-", title="Selum 500 mg, comprimé", codes=(("substance", "sel (chlorure de)"),)
)


@pytest.mark.parametrize(
    ("mine", "yours"),
    [
        (
            "N'utilisez pas SELOX LABO après le repas.",
            "N'utilisez pas Selum après le repas.",
        ),
        (
            "N’utilisez  pas ce médicament la nuit",
            "N'utilisez pas Selum 500 mg, comprimé la nuit.",
        ),
        ("Si vous êtes allergique(s) à l'eau", "Si vous êtes allergique à l’eau"),
        ("Prenez 1 000 mg.", "Prenez 1000 mg"),
    ],
)
def test_what_differs_by_the_name_and_by_trifles_is_equal(mine: str, yours: str) -> None:
    assert state(mine, ONE).said == state(yours, OTHER).said


@pytest.mark.parametrize(
    ("mine", "yours"),
    [
        ("Ne prenez pas SELOX LABO la nuit.", "Prenez Selum la nuit."),
        ("Prenez SELOX LABO 3 jours.", "Prenez Selum 5 jours."),
        ("Prenez un comprimé.", "Prenez deux comprimés."),
        ("Prenez SELOX LABO le matin.", "Prenez Selum le soir."),
    ],
)
def test_a_negation_or_a_number_makes_another_statement(mine: str, yours: str) -> None:
    assert state(mine, ONE).said != state(yours, OTHER).said


def test_numbers_are_set_apart_with_their_units_and_ordinals_are_not() -> None:
    said = state("Au 1er jour, 2,5 mg ; ensuite 3 jours.", ONE)
    assert said.values == (Value("2.5", "mg"), Value("3", "j"))
    assert "1er" in said.words


def test_a_document_tells_its_names_strengths_substances_and_form() -> None:
    assert names_of(ONE) == ("selox labo 500 mg, comprime", "selox labo")
    assert strengths_of(ONE.title) == strengths_of(OTHER.title) == {"500mg"}
    assert substances_of(ONE) == {"sel"}
    assert dict(forms_of(ONE.title)) == {"tablet": "comprime"}


@pytest.mark.parametrize(
    ("asked", "form"),
    [
        ("doliprane sirop 12 kg", "oral_liquid"),
        ("2 cp ?", "tablet"),
        ("Nitronal IVSE", "injectable"),
    ],
)
def test_a_question_names_a_form_in_short(asked: str, form: str) -> None:
    assert form in forms_of(asked, where="question")
    assert "tablet" not in forms_of("2 cp")
