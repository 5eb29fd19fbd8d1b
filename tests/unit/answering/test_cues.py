"""Cues are whole words, compared folded."""

import pytest

from sourcier.answering.cues import pattern


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("exception", "toutefois, arretez"),
        ("anaphora", "ce risque est faible"),
        ("first_person", "j'ai mal"),
        ("professional", "mon patient tousse"),
        ("out_of_scope", "une recette de gateaux"),
        ("front_matter", "voir aussi"),
    ],
)
def test_a_cue_is_found(kind: str, text: str) -> None:
    assert pattern(kind).search(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("exception", "saufs"),
        ("anaphora", "ilot"),
        ("first_person", "jeudi, mais aussi la mesure, sma"),
        ("out_of_scope", "un romanesco aux amendements"),
    ],
)
def test_a_cue_is_not_found_inside_a_word(kind: str, text: str) -> None:
    assert not pattern(kind).search(text)


def test_an_unknown_kind_is_a_bug() -> None:
    with pytest.raises(KeyError):
        pattern("nobody")
