"""What the documents of a release say of the names of medicines."""

import json

import pytest

from sourcier.drugs.compiling import compile_names
from sourcier.drugs.names import (
    NO_SUBJECT,
    Name,
    Names,
    composition,
    dump,
    is_common,
    label,
    load,
)
from sourcier.drugs.substances import substance_key
from sourcier.errors import ReleaseError
from tests.unit.drugs.shelf import DOCUMENTS, NAMES, titled


@pytest.mark.parametrize(
    ("written", "base"),
    [
        ("TRAMADOL (CHLORHYDRATE DE)", "tramadol"),
        ("CHLORHYDRATE DE TRAMADOL", "tramadol"),
        ("codéine (phosphate de) hémihydraté", "codeine"),
        ("PARACÉTAMOL", "paracetamol"),
        ("AMLODIPINE (BÉSILATE D')", "amlodipine"),
        ("INSULINE GLARGINE", "insuline_glargine"),
    ],
)
def test_salts_water_and_link_words_are_dropped(written: str, base: str) -> None:
    assert substance_key(written) == base


def test_a_substance_that_is_a_salt_keeps_its_words_without_links() -> None:
    assert substance_key("CHLORURE DE CALCIUM") == "chlorure_calcium"


def test_a_brand_leads_to_its_substance() -> None:
    assert NAMES.names["dolux"] == Name("brand", "Dolux", ("paracetamol",))


def test_a_combination_leads_to_all_its_substances() -> None:
    assert NAMES.names["codolux"].substances == ("codeine", "paracetamol")


def test_the_first_word_of_a_brand_stands_for_it_from_four_letters() -> None:
    assert NAMES.names["dolux"].substances == NAMES.names["dolux enfants"].substances
    assert "co" not in NAMES.names  # of CO-ZAP FORT
    assert "co zap fort" in NAMES.names


def test_a_common_first_word_does_not_stand_for_its_brand() -> None:
    assert is_common("eau")
    fresh = compile_names([titled("ORANGE LUX", brand="ORANGE LUX", substance="ZAPROLOL")])
    assert sorted(fresh.names) == ["orange lux", "zaprolol"]


def test_a_first_word_means_its_most_frequent_composition() -> None:
    simple = titled("a", brand="VOLUX", substance="ZAPROLOL")
    combined = titled("b", brand="VOLUX DUO", substance=("ZAPROLOL", "CODÉINE"))
    names = compile_names([combined, simple, simple]).names
    assert names["volux"].substances == ("zaprolol",)
    assert names["volux duo"].substances == ("codeine", "zaprolol")


def test_homeopathy_is_left_out() -> None:
    assert not {"granules", "arnica"} & set(NAMES.names)
    assert not [key for key in NAMES.shown if "arnica" in key]


def test_a_substance_wins_over_a_brand_and_a_brand_over_a_class() -> None:
    both = [
        titled("x", brand="ZAPROLOL", substance="ZAPROLOL (SULFATE DE)"),
        titled("y", **{"class": "DOLUX"}),
        titled("z", brand="DOLUX", substance="PARACÉTAMOL"),
    ]
    names = compile_names(both).names
    kinds = {key: names[key].kind for key in ("dolux", "zaprolol", "paracetamol")}
    assert kinds == {"dolux": "brand", "zaprolol": "substance", "paracetamol": "substance"}


def test_a_class_knows_its_members() -> None:
    assert NAMES.classes == {"tramadol": ("ANTALGIQUES OPIOÏDES",)}
    assert NAMES.names["antalgiques opioides"].kind == "class"


def test_a_substance_is_shown_as_people_write_it() -> None:
    assert NAMES.shown["clarithromycine"] == "clarithromycine"
    shown = compile_names([titled("x", substance="SODIUM (CHLORURE DE)")]).shown
    assert shown == {"chlorure_sodium": "chlorure de sodium"}


def test_a_salt_is_named_in_either_order() -> None:
    names = compile_names([titled("x", substance="POTASSIUM (CHLORURE DE)")]).names
    assert names["chlorure de potassium"].substances == ("chlorure_potassium",)
    assert names["chlorure potassium"].substances == ("chlorure_potassium",)


def test_a_former_name_and_a_salt_lead_to_the_name_of_today() -> None:
    documents = [
        titled("x", brand="ZEPI", substance="SODIUM (VALPROATE DE)"),
        titled("y", brand="ZEPU", substance="ACIDE VALPROÏQUE"),
    ]
    names = compile_names(documents)
    assert names.names["zepi"].substances == ("acide_valproique",)
    assert names.shown == {"acide_valproique": "acide valproïque"}
    assert names.names["valproate"].display == "acide valproïque"


def test_the_usual_name_of_a_combination_leads_to_its_substances() -> None:
    parts = ("AMOXICILLINE TRIHYDRATÉE", "POTASSIUM (CLAVULANATE DE)")
    names = compile_names([titled("x", substance=parts)]).names
    assert names["co amoxiclav"].substances == ("acide_clavulanique", "amoxicilline")
    assert "co amoxiclav" not in compile_names([titled("x", substance=parts[0])]).names


def test_a_class_is_named_in_the_singular_too() -> None:
    assert NAMES.names["antalgique opioide"].kind == "class"


@pytest.mark.parametrize("word", ["FEUILLE", "CHLORHYDRATE", "SERINE", "S"])
def test_a_part_a_salt_or_a_letter_names_no_medicine(word: str) -> None:
    assert compile_names([titled("x", substance=word)]).names == {}


def test_a_document_is_filed_under_brand_substances_and_composition() -> None:
    assert set(NAMES.labels(DOCUMENTS[2])) == {
        "b:codolux",
        "s:codeine",
        "s:paracetamol",
        "c:codeine+paracetamol",
    }


def test_a_document_without_codes_is_about_no_medicine() -> None:
    assert NAMES.labels(titled("DOLUX : un article")) == (NO_SUBJECT,)


def test_a_brand_without_substance_finds_it_by_its_title() -> None:
    leaflet = titled("DOLUX ENFANTS 2,4 %, sirop", brand="DOLUX ENFANTS")
    assert {"s:paracetamol", "c:paracetamol"} <= set(NAMES.labels(leaflet))


def test_a_brand_that_no_other_document_knows_keeps_its_own_label() -> None:
    assert NAMES.labels(titled("INCONNU 1 g", brand="INCONNU")) == ("b:inconnu",)


@pytest.mark.parametrize(
    ("kind", "written"), [("brand", "b:a_b"), ("substance", "s:a_b"), ("class", "k:a_b")]
)
def test_a_label_holds_no_space(kind: str, written: str) -> None:
    assert label(kind, "a b") == written


def test_a_composition_has_no_order_and_no_repetition() -> None:
    assert composition(["b", "a", "b"]) == composition(["a", "b"]) == "c:a+b"


def test_names_are_read_back_as_they_were_written() -> None:
    assert load(dump(NAMES)) == NAMES


def test_the_order_of_the_documents_changes_no_byte_of_the_names() -> None:
    again = compile_names(reversed(DOCUMENTS))
    assert list(again.names) == list(NAMES.names)
    assert json.loads(dump(again))["classes"] == json.loads(dump(NAMES))["classes"]


@pytest.mark.parametrize(
    "stored",
    [b"", b"[]", b"null", b"{}", b'{"names": 1}', b"\xff", b'{"names": {"a": [1]}}'],
)
def test_damaged_names_are_an_error_that_says_what_to_do(stored: bytes) -> None:
    with pytest.raises(ReleaseError, match="illisible ; reconstruisez le corpus"):
        load(stored)


def test_names_of_another_format_are_refused() -> None:
    stored = json.loads(dump(Names({}, {}, {}))) | {"format": "sourcier.names/0"}
    with pytest.raises(ReleaseError, match=r"autre format \(sourcier\.names/0\)"):
        load(json.dumps(stored).encode())
