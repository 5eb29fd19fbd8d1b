"""What refuses comes before what advises."""

import pytest

from sourcier.answering.candidates import Candidate, candidates
from sourcier.answering.ordering import contraindicated_first
from sourcier.answering.quoting import quote
from sourcier.answering.reply import Quoted
from sourcier.answering.selection import SHOWN, Scored
from sourcier.drugs.compiling import compile_names
from tests.unit.answering.by_hand import document, found, medicine, question

NAMES = compile_names([medicine("selium"), medicine("poivrium")])
LEAFLET = document(
    "Précautions\nPrévenez votre médecin si vous êtes enceinte.\n"
    "Buvez de l'eau.\n"
    "Ne prenez jamais SELOX\n- si vous êtes enceinte.\n- avec du poivrium.\n",
    title="SELOX, comprimé",
    headings=["Précautions", "Ne prenez jamais SELOX"],
)
ADVICE, WATER, REFUSAL = "Prévenez", "Buvez", "- si vous êtes enceinte"


def units() -> list[Candidate]:
    return list(candidates(found([LEAFLET])))


def first(asked: str, *shown: str) -> str:
    """The words that come first."""
    ranked = [Scored(unit, {}, 1.0) for unit in units()]
    chosen = [
        Quoted(quote(unit), unit.stretch.held, 0, 1.0)
        for words in shown
        for unit in units()
        if unit.words.startswith(words)
    ]
    ordered = contraindicated_first(chosen, ranked, question(asked, NAMES))
    assert len(shown) <= len(ordered) <= SHOWN
    return ordered[0].quotation.words(LEAFLET)


@pytest.mark.parametrize("asked", ["selium enceinte", "peut-on donner selium, enceinte ?"])
def test_a_refusal_chosen_or_not_comes_first(asked: str) -> None:
    assert first(asked, ADVICE, REFUSAL).startswith(REFUSAL)
    assert first(asked, ADVICE, WATER).startswith(REFUSAL)


@pytest.mark.parametrize(
    "asked",
    [
        "selium : effets",  # nothing asks whether
        "selium enceinte : combien de mg ?",  # a number is asked for
        "selium enceinte et allaitement",  # of two populations, one is named
        "peut-on prendre selium avec du lait ?",  # the refusal is about something else
    ],
)
def test_otherwise_the_order_stays(asked: str) -> None:
    assert first(asked, ADVICE, REFUSAL).startswith(ADVICE)


def test_the_second_medicine_must_be_named() -> None:
    assert first("selium + poivrium", ADVICE, "- avec du").startswith("- avec du poivrium")
    assert first("selium + poivrium", ADVICE, REFUSAL).startswith(ADVICE)


def test_a_refusal_joins_a_quotation_that_stands_alone() -> None:
    assert first("selium enceinte", ADVICE).startswith(REFUSAL)
