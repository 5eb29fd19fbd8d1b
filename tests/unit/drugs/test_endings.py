"""An unknown word may be a medicine, unless it ends like an ordinary word."""

import pytest

from sourcier.drugs.endings import has_stem, is_named_by_stem, may_name_medicine


@pytest.mark.parametrize(
    "medicine",
    [
        "mirtazapine",
        "Carisoprodol",
        "évolocumab",
        "sitagliptine",
        "zanubrutinib",
    ],
)
def test_an_international_name_is_known_by_its_stem(medicine: str) -> None:
    assert has_stem(medicine)
    assert may_name_medicine(medicine)


@pytest.mark.parametrize("brand", ["Lasix", "Xyzoril", "Zolbrax"])
def test_a_brand_has_no_stem_but_may_be_a_medicine(brand: str) -> None:
    assert (has_stem(brand), may_name_medicine(brand)) == (False, True)


@pytest.mark.parametrize(
    "word",
    [
        "cystectomie",
        "Échographie",
        "hypokaliémie",
        "surveillance",
        "lombalgies",
        "quotidien",
    ],
)
def test_an_ordinary_word_is_no_medicine(word: str) -> None:
    assert (has_stem(word), may_name_medicine(word)) == (False, False)


@pytest.mark.parametrize("short", ["olol", "pril", "zap", ""])
def test_a_word_under_five_letters_is_never_guessed(short: str) -> None:
    assert (has_stem(short), may_name_medicine(short)) == (False, False)


@pytest.mark.parametrize("word", ["chloramphénicol", "Kanamycine", "phénobarbital"])
def test_the_longest_ending_names_a_medicine_that_texts_quote(word: str) -> None:
    assert is_named_by_stem(word)


@pytest.mark.parametrize(
    "word",
    ["métastase", "lithiase", "chimique", "hémoglobine", "parotide", "péritoine", "lipase"],
)
def test_an_ordinary_ending_as_long_speaks_against_it(word: str) -> None:
    assert (has_stem(word), is_named_by_stem(word)) == (True, False)
