"""Numbers, comparators and units in one form."""

import pytest

from sourcier.nlp.numerals import duration_word, number_forms, number_parts, unit_code


@pytest.mark.parametrize(
    ("written", "tokens"),
    [
        ("500 mg", ["500mg", "500"]),
        ("500mg", ["500mg", "500"]),
        ("500 milligrammes", ["500mg", "500"]),
        ("0,5 g", ["0.5g", "0.5"]),
        ("0.50 g", ["0.5g", "0.5"]),
        ("1 000 mg", ["1000mg", "1000"]),
        ("≥ 6,5 %", [">=6.5%", "6.5%", "6.5"]),
        (">=6.5%", [">=6.5%", "6.5%", "6.5"]),
        ("< 30 ml/min", ["<30ml/min", "30ml/min", "30"]),
        ("> 65", [">65", "65"]),
        ("20 mg / kg / jour", ["20mg/kg/j", "20"]),
        ("5 mcg", ["5µg", "5"]),
        ("1.500 ui", ["1.5ui", "1.5", "1500ui", "1500"]),
        ("1.000.000 ui", ["1000000ui", "1000000"]),
        ("12.03.2021", ["12", "03", "2021"]),
        ("007", ["7"]),
        ("18 mois", ["18", "mois"]),
        ("3 semaines", ["3", "sem"]),
        ("a1", []),
    ],
)
def test_a_quantity_is_written_in_one_way(written: str, tokens: list[str]) -> None:
    parts = [token for token, _, _ in number_parts(written)]

    assert list(dict.fromkeys(parts)) == tokens


def test_a_unit_that_is_none_gives_nothing() -> None:
    assert unit_code("et/ou") == ""


def test_a_zero_before_three_decimals_is_no_thousand() -> None:
    assert number_forms("0.125") == ["0.125"]


def test_words_of_time_are_written_in_one_way() -> None:
    assert [duration_word(word) for word in ("heures", "hours", "mg", "h")] == [
        "h",
        "h",
        "",
        "",
    ]
