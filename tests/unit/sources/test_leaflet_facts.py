"""What a leaflet says of itself."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcier.sources.leaflet_facts import (
    agree,
    body_end,
    brand,
    opening,
    own_name,
    revised,
)


@pytest.mark.parametrize(
    ("title", "words", "substance"),
    [
        ("SELIX 12,5 mg, comprimé pelliculé Sélitriptan", "SELIX", "Sélitriptan"),
        ("SELIX 12,5 mg, gélule Chlorhydrate de sel", "SELIX", "Chlorhydrate de sel"),
        ("SELIX ENFANT, sirop", "SELIX ENFANT", ""),
        ("VITAMINE S4 1 000 UI/ml solution Sel", "VITAMINE S4", "Sel"),
        ("SELIX 40, gel. Sel gemme.", "SELIX 40", "Sel gemme"),
    ],
)
def test_a_title_is_taken_apart(title: str, words: str, substance: str) -> None:
    name = own_name(f"{title} Encadré Lisez.", given="")
    assert name is not None
    assert (name.title, name.brand, name.substance) == (title, words, substance)


@pytest.mark.parametrize(
    ("record", "substance"),
    [
        ("Sélix 5 mg, comprimé", "selitriptan"),
        ("SELIX 5 mg, comprimé selitriptan", ""),
        ("SELIX 5 mg, comp", ""),
        ("AUTRE", ""),
    ],
)
def test_a_substance_in_small_letters_needs_the_title_of_the_record(
    record: str, substance: str
) -> None:
    name = own_name("SELIX 5 mg, comprimé selitriptan Encadré Lisez.", given=record)
    assert name is not None
    assert name.substance == substance


def test_a_text_without_known_words_has_no_title_of_its_own() -> None:
    assert own_name("Du sel et rien d'autre.", given="") is None
    assert own_name("Encadré Lisez.", given="") is None


@pytest.mark.parametrize(
    ("record", "holds"),
    [
        ("Sélix 5 MG, comprimé", True),
        ("SELIX 5MG , comprime", True),
        ("SELIX 5,0 mg, comprimé", False),
        ("SELIX FORT 5 mg, comprimé", True),
        ("SELIX, comprimé", True),
        ("SELIX 15 mg, comprimé", False),
        ("SALINE 5 mg, comprimé", False),
        ("5 mg, comprimé", False),
    ],
)
def test_titles_agree_on_brand_and_strength(record: str, *, holds: bool) -> None:
    text = "SELIX 5 mg, comprimé Sel Encadré Lisez."
    assert agree(record, text, own_name(text, given=record)) is holds


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (": 03/2020 Autres", date(2020, 3, 1)),
        ("le 12/03/2020.", date(2020, 3, 12)),
        (": Décembre 2019. Autres", date(2019, 12, 1)),
        (": [à compléter ultérieurement par le titulaire]", None),
        (": {MM/AAAA}", None),
        (": le {date}.", None),
    ],
)
def test_only_a_real_date_of_revision_is_read(written: str, expected: date | None) -> None:
    text = f"La dernière date à laquelle cette notice a été révisée est {written}"
    assert revised(text) == expected


def test_a_text_that_states_no_revision_has_none() -> None:
    assert revised("Du sel.") is None


def test_the_site_begins_after_the_leaflet() -> None:
    assert body_end("Du sel. Plan du site | Contact") == len("Du sel.")
    assert body_end("Du sel.") == len("Du sel.")


def test_an_opening_is_one_short_line() -> None:
    assert opening("SELIX, gel. Du sel.\nEncore") == "SELIX, gel. Du sel."
    assert opening("x" * 200) == "x" * 80
    assert opening("sel " * 40) == "sel " * 19 + "sel"


@given(st.text(), st.text())
def test_any_text_may_be_read(text: str, record: str) -> None:
    name = own_name(text, given=record)
    assert agree(record, text, name) in {True, False}
    assert body_end(text) <= len(text)
    assert len(brand(text)) <= len(text)
