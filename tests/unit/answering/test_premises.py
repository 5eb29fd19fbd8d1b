"""Which passage says the contrary of what a question takes for granted."""

from collections.abc import Sequence

import pytest

from sourcier.answering.candidates import candidates
from sourcier.answering.pipeline import reply
from sourcier.answering.premises import contradiction
from sourcier.answering.reply import Abstention, Answer, Reason
from sourcier.answering.selection import rank
from sourcier.answering.weights import weights
from sourcier.evidence.document import Document
from sourcier.releases.release import Release
from tests.unit.answering.by_hand import TODAY, asked, document, found


def leaflet(text: str, *headings: str, brand: str = "ZORVAL") -> Document:
    """A leaflet of a brand that does not exist."""
    codes = (("substance", "zorvaline"), ("brand", brand))
    return document(text, title=f"{brand} 10 mg", headings=headings, codes=codes)


def contrary(question: str, documents: Sequence[Document]) -> str | None:
    """The words that contradict a question, if any do."""
    ask = asked(question, documents)
    units = list(candidates(found(documents, ask)))
    scored = contradiction(rank(units, ask, weights=weights().selection), ask)
    return scored.candidate.words if scored else None


STORED = "Ne pas mettre au réfrigérateur."
CHILD = "Ne doit pas être utilisé chez l'enfant de moins de 6 ans."
PREGNANT = "Ce médicament est contre-indiqué pendant la grossesse."
PERMITTED = "Ce médicament peut être utilisé pendant la grossesse."
MOST = "Ne dépassez jamais 10 mg par jour."
MEALS = "A prendre au cours des repas."
MOUTH = "Comment prendre ZORVAL\nA prendre par voie orale."
ALCOHOL = "Ne prenez pas d'alcool pendant le traitement."
DRIVES = "ZORVAL n'a aucun effet sur l'aptitude à conduire des véhicules."
SLEEPY = "ZORVAL peut provoquer une somnolence."
COLD = "A conserver au réfrigérateur (entre 2 °C et 8 °C)."
SUGAR = "Ce médicament contient du lactose."
LISTED = "Condition de délivrance : liste I"
AVOIDED = "Il est recommandé d'éviter la prise d'alcool pendant le traitement."
HIV = "Ce médicament ne protège pas contre le VIH."


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Combien de jours garder ZORVAL au frigo ?", STORED),
        ("ZORVAL enfant de 3 ans : dose ?", CHILD),
        ("Pourquoi ZORVAL est-il recommandé pendant la grossesse ?", PREGNANT),
        ("ZORVAL grossesse : quelle dose ?", PREGNANT),
        ("ZORVAL CI pdt la grossesse : quelle alternative ?", PERMITTED),
        ("ZORVAL 20 mg/j, dose usuelle : en combien de prises ?", MOST),
        ("Combien d'heures espacer ZORVAL des repas ?", MEALS),
        ("Pourquoi conseille-t-on l'alcool avec ZORVAL ?", ALCOHOL),
        ("ZORVAL et protection VIH : à partir de quel jour ?", HIV),
        ("Puisque ZORVAL provoque une somnolence, quand conduire ?", DRIVES),
        ("Pourquoi ZORVAL interdit-il de conduire ?", DRIVES),
        ("Pourquoi ZORVAL ne provoque-t-il pas de somnolence ?", SLEEPY),
        ("Puisque ZORVAL se garde à température ambiante, combien de jours ?", COLD),
        ("Puisque ZORVAL ne contient pas de lactose, qui peut en prendre ?", SUGAR),
        ("Puisque ZORVAL est en vente libre, combien de boîtes ?", LISTED),
        ("Puisque l'alcool est autorisé avec ZORVAL, quelle quantité ?", AVOIDED),
    ],
)
def test_a_false_premise_meets_its_contrary(question: str, text: str) -> None:
    assert contrary(question, [leaflet(text)]) == text


def test_a_brand_has_the_route_of_its_leaflet() -> None:
    held = [leaflet(MOUTH, "Comment prendre ZORVAL")]
    question = "Combien de temps rester allongée après la pose vaginale de ZORVAL ?"
    assert contrary(question, held) == "A prendre par voie orale."
    assert contrary(question.replace("ZORVAL", "zorvaline"), held) is None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Peut-on garder ZORVAL au frigo ?", STORED),
        ("ZORVAL et grossesse ?", PREGNANT),
        ("Pourquoi ZORVAL est-il contre-indiqué pendant la grossesse ?", PREGNANT),
        ("ZORVAL grossesse : quelle dose ?", PERMITTED),
        ("ZORVAL enfant de 8 ans : dose ?", CHILD),
        ("ZORVAL 5 mg/j, dose usuelle : en combien de prises ?", MOST),
        ("ZORVAL 20 mg/j : en combien de prises ?", MOST),
        ("Combien de temps avant les repas prendre ZORVAL ?", MEALS),
        ("ZORVAL ne protège pas du VIH : pourquoi ?", HIV),
        ("Pourquoi ZORVAL ne gêne-t-il pas la conduite ?", DRIVES),
        ("Puisque ZORVAL provoque une somnolence, quand conduire ?", SLEEPY),
        ("Pourquoi ZORVAL doit-il rester au frigo ?", COLD),
        ("Puisque ZORVAL contient du lactose, qui peut en prendre ?", SUGAR),
        ("ZORVAL est-il sans lactose ?", SUGAR),
        ("Pourquoi l'alcool est-il déconseillé avec ZORVAL ?", AVOIDED),
        ("Combien de jours garder ZORVAL au frigo ?", "A garder au réfrigérateur."),
    ],
)
def test_what_agrees_or_asks_whether_is_no_false_premise(question: str, text: str) -> None:
    assert contrary(question, [leaflet(text)]) is None


def test_a_dose_for_the_age_in_another_leaflet_is_an_answer() -> None:
    syrup = leaflet("Enfant de 2 à 6 ans : 5 ml par jour.", brand="ZORVAL SIROP")
    question = "zorvaline enfant de 3 ans : dose ?"
    assert contrary(question, [leaflet(CHILD)]) == CHILD
    assert contrary(question, [leaflet(CHILD), syrup]) is None


@pytest.mark.parametrize(
    ("question", "direction"),
    [
        ("La zorvaline qui augmente l'alcoolémie : de combien ?", "Diminution"),
        ("La zorvaline diminue l'alcoolémie : de combien ?", "Augmentation"),
    ],
)
def test_more_is_not_less(question: str, direction: str) -> None:
    said = f"{direction} de l'alcoolémie sous traitement."
    assert contrary(question, [leaflet(said)]) == said
    other = {"Diminution": "Augmentation", "Augmentation": "Diminution"}[direction]
    assert contrary(question, [leaflet(said.replace(direction, other))]) is None


def test_a_dose_to_raise_is_not_a_concentration_that_rises() -> None:
    said = "Augmentation de la posologie, car diminution de l'alcoolémie."
    question = "La zorvaline fait grimper l'alcoolémie : de combien ?"
    assert contrary(question, [leaflet(said)]) == said


def test_the_first_quotation_beside_a_false_premise_says_the_contrary(
    release: Release,
) -> None:
    question = "Pourquoi l'ibuprofène est-il recommandé au 7e mois de grossesse ?"
    given = reply(question, release, as_of=TODAY)
    assert isinstance(given, Abstention)
    assert given.reason is Reason.FALSE_PREMISE
    first = given.nearest[0]
    assert "grossesse" in first.quotation.words(first.held.document)
    neutral = reply("ibuprofène au 7e mois de grossesse ?", release, as_of=TODAY)
    assert isinstance(neutral, Answer)
