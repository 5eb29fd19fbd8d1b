"""What is refused before any search, and the words that nobody knows."""

import pytest

from sourcier.answering.reply import Reason
from sourcier.answering.scope import (
    is_medical,
    refusal,
    undocumented_medicines,
    unknown_medicines,
    unknown_words,
)
from sourcier.drugs.compiling import compile_names
from sourcier.drugs.names import Names
from tests.unit.answering.by_hand import medicine, question

NAMES = compile_names([medicine("colchicine"), medicine("paracétamol")])
NONE = Names({}, {}, {})


def refused(text: str, *unknown: str, names: Names = NAMES) -> Reason | None:
    return refusal(question(text, names), unknown)


@pytest.mark.parametrize(
    "text",
    [
        "Je prends de la colchicine, puis-je boire ?",
        "J'ai mal au dos, quelle dose de paracétamol ?",
        "Mon fils a de la fièvre, paracétamol ?",
        "ma mère prend de la colchicine",
        "Le paracétamol m'est-il permis ?",
    ],
)
def test_a_first_person_makes_a_personal_case(text: str) -> None:
    assert refused(text) is Reason.PERSONAL_CASE


@pytest.mark.parametrize(
    "text",
    [
        "Mon patient prend de la colchicine, quelle surveillance ?",
        "Puis-je prescrire la colchicine à un patient dialysé ?",
        "Dois-je associer la colchicine et le paracétamol ?",
        "Je suis infirmière : comment donner la colchicine ?",
        "je voudrais savoir la dose de colchicine",
        "Dans mon service, colchicine et clairance à 20",
        "Ai-je le droit d'écraser la colchicine ?",
    ],
)
def test_a_professional_may_say_i(text: str) -> None:
    assert refused(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Mme Durand prend de la colchicine",
        "M. Petit, 54 ans, colchicine",
        "Mr É. prend de la colchicine",
        "colchicine chez madame durand",
        "Monsieur Petit : dose de paracétamol",
        "patiente née le 12/03/1956, colchicine",
        "Sophie, 8 ans, paracétamol",
        "Jean-Marc Petit, 54 ans, colchicine",
        "Mon patient M. Petit prend de la colchicine",
    ],
)
def test_a_named_person_makes_a_personal_case(text: str) -> None:
    assert refused(text) is Reason.PERSONAL_CASE


@pytest.mark.parametrize(
    "text",
    [
        "colchicine, NIR 1 85 03 78 456 123 03",
        "dose de paracétamol, IPP 8012939402",
        "colchicine : rappeler le 06 12 34 56 78",
        "paracétamol, réponse à j.tarn@exemple.fr",
        "colchicine, habite 12 rue des Lilas",
    ],
)
def test_an_identifier_makes_a_personal_case(text: str) -> None:
    assert refused(text) is Reason.PERSONAL_CASE


@pytest.mark.parametrize(
    "text",
    [
        "Enfant, 8 ans, paracétamol",
        "Patient, 54 ans, colchicine",
        "Nourrisson, 5 mois, fièvre",
        "Colchicine, 8 ans : dose ?",
        "Femme enceinte de 30 ans sous colchicine",
        "madame ou monsieur, même dose de colchicine ?",
        "Homme de 70 ans, DFG 30, colchicine",
    ],
)
def test_an_anonymous_case_is_a_population(text: str) -> None:
    assert refused(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Recette de la quiche lorraine",
        "Quel temps fera-t-il demain ?",
        "Mon mot de passe est perdu",
        "capitale de l'Australie",
        "Qui a gagné la Coupe du monde ?",
    ],
)
def test_other_subjects_are_out_of_scope(text: str) -> None:
    assert refused(text) is Reason.OUT_OF_SCOPE


@pytest.mark.parametrize(
    "text", ["vermifuge pour chiot", "colchicine chez mon chat", "mon cheval boite"]
)
def test_an_animal_is_nobodys_patient_here(text: str) -> None:
    assert refused(text) is Reason.OUT_OF_SCOPE


@pytest.mark.parametrize("text", ["morsure de chien", "un chat griffe : antibiotique ?"])
def test_what_an_animal_does_to_a_person_is_medicine(text: str) -> None:
    assert refused(text) is None


@pytest.mark.parametrize(
    ("text", "medical"),
    [
        ("hernie inguinale", True),
        ("colchicine", True),
        ("ABPA", True),
        ("enfant de 3 ans", True),
        ("horaires de la piscine", False),
    ],
)
def test_a_question_is_medical_if_anything_in_it_is(text: str, *, medical: bool) -> None:
    assert is_medical(question(text, NAMES), ()) is medical


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("vilazodone et colchicine", ["vilazodone"]),  # the stem of a name
        ("Rozerem + colchicine", ["Rozerem"]),  # joined to a medicine
        ("Furacin pommade sur une plaie", ["Furacin"]),  # a form
        ("polyCT utilisée, dose ?", []),  # mixed capitals
        ("tumeur mucineu : dose ?", []),  # stands as an adjective
        ("colchicine et Zorvalin", []),  # beside a medicine a doubt is no proof
    ],
)
def test_an_unknown_medicine_stands_as_a_name(text: str, unknown: list[str]) -> None:
    known = ("vilazodone", "Rozerem", "Furacin", "polyCT", "mucineu", "Zorvalin")
    words = [word for word in known if word in text]
    assert unknown_medicines(question(text, NAMES), words) == unknown


def test_a_relative_is_a_personal_case_even_for_who_asks_to_know() -> None:
    assert refused("je voudrais savoir si ma fille a la grippe") is Reason.PERSONAL_CASE


def test_a_medicine_makes_any_subject_ours() -> None:
    assert refused("colchicine et voyage à l'hôtel en vacances") is None


def test_a_language_that_is_not_read_is_said_first() -> None:
    assert refused("¿Qué dosis de paracétamol puedo tomar?") is Reason.LANGUAGE


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("mirtazapine", "mirtazapine"),  # a stem is enough
        ("Posologie du Lasix", "Lasix"),  # no stem: a dose is asked
        ("Lasix et grossesse", "Lasix"),  # no stem: a population is spoken of
    ],
)
def test_an_unknown_word_asked_about_as_a_medicine_is(text: str, unknown: str) -> None:
    assert refused(text, unknown) is Reason.UNKNOWN_MEDICINE


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Lasix", "Lasix"),  # nothing of a medicine is asked
        ("Surveillance après cystectomie", "cystectomie"),  # an ordinary ending
        ("Posologie colchicine et Lasix", "Lasix"),  # a known medicine is named
    ],
)
def test_an_ordinary_unknown_word_is_no_medicine(text: str, unknown: str) -> None:
    assert refused(text, unknown) is None


def test_without_an_unknown_word_nothing_is_refused() -> None:
    assert refused("Posologie de la mirtazapine", names=NONE) is None


def test_unknown_words_are_those_that_no_passage_holds_as_typed() -> None:
    read = question("Dose de colchicine et Zolbrax chez l'âgé, DFG", NAMES)
    held = {"dos", "age"}
    found = unknown_words(read, frequency=lambda token: token in held)
    assert list(found) == ["Zolbrax"]


def test_a_word_of_which_one_token_is_held_is_known() -> None:
    read = question("hydrochlorothiazide")
    assert list(unknown_words(read, frequency=lambda _: 1)) == []
    assert list(unknown_words(read, frequency=lambda _: 0)) == ["hydrochlorothiazide"]


def test_a_function_word_of_either_language_is_known() -> None:
    read = question("Are there other doses than those?")
    assert list(unknown_words(read, frequency=lambda token: token == "dose")) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Quelle dose de chloramphénicol chez l'enfant ?", ["chloramphénicol"]),
        ("chloramphénicol et grossesse", ["chloramphénicol"]),
        ("chloramphénicol", ["chloramphénicol"]),
        ("colchicine : posologie", []),  # a name that the sources hold
        ("chloramphénicol et colchicine : interactions", []),  # that of the other may tell
        ("Lithiase et grossesse", []),
        ("histoire du chloramphénicol", []),  # nothing that is asked about medicines
        ("patient fébrile chloramphénicol grossesse", []),  # it does not stand as a name
    ],
)
def test_a_stem_tells_a_medicine_without_document(text: str, words: list[str]) -> None:
    assert undocumented_medicines(question(text, NAMES), NAMES) == words
