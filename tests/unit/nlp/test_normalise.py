"""Folding a text, and finding the way back."""

import pytest

from sourcier.evidence.span import Span
from sourcier.nlp.normalise import fold, normalise


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Œdème", "oedeme"),
        ("cæcum", "caecum"),
        ("l’eau, l‘eau, l´eau", "l'eau, l'eau, l'eau"),
        ("1\u00a0000\u202fmg\u2009/\u2009j", "1 000 mg / j"),
        ("5 µg = 5 μg", "5 µg = 5 µg"),
        ("3–6 — 2‑8 − 1", "3-6 - 2-8 - 1"),
        ("ﬁbre, ﬂacon", "fibre, flacon"),
        ("37 ˚C, n º 2", "37 °c, n ° 2"),
        ("β-bloquant", "beta-bloquant"),
        ("1,73 m², 5 cm³", "1,73 m2, 5 cm3"),
        ("Dopamine®, Dopamine™", "dopamine®, dopamine®"),
        ("e\u0301te\u0301", "ete"),
        ("con\u00adtre", "contre"),
        ("deux\nlignes\u2028trois", "deux\nlignes\ntrois"),
        ("« guillemets » et “autres”", '« guillemets » et "autres"'),
        ("", ""),
    ],
)
def test_what_a_reader_would_call_the_same_is_written_in_one_way(
    written: str, folded: str
) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("written", "not_this"),
    [("10⁹/l", "109/l"), ("2½", "21/2"), ("p ≠ q", "p = q"), ("a ≮ b", "a < b")],
)
def test_folding_does_not_change_what_is_said(written: str, not_this: str) -> None:
    assert fold(written) != not_this


def test_a_place_in_the_folded_text_leads_back_to_the_original() -> None:
    text = "La sœur\u00a0âgée"
    found = normalise(text)

    assert found.text == "la soeur agee"
    assert found.span(3, 8).of(text) == "sœur"
    assert found.span(9, 13).of(text) == "âgée"


def test_half_a_ligature_leads_back_to_the_whole_of_it() -> None:
    assert normalise("cœur").span(2, 3) == Span(1, 2)


def test_a_letter_keeps_the_accents_written_after_it() -> None:
    assert normalise("e\u0301t").span(0, 1) == Span(0, 2)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 2), (0, 9)])
def test_a_range_that_is_not_there_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no such range in 4 code points"):
        normalise("sang").span(start, end)
