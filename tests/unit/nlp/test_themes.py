"""What a question wants to hear of, and what a sentence speaks of."""

from collections import Counter

import pytest

from sourcier.nlp.lexicon_file import rows
from sourcier.nlp.themes import said, themes_of_question


@pytest.mark.parametrize(
    ("question", "medicine", "themes"),
    [
        ("gangrène du pied : histologie", False, {"histology"}),
        (
            "colchicine : que faire si dose oubliée",
            True,
            {"missed_dose", "contraindication"},
        ),
        ("au frigo ou dans le placard", True, {"storage"}),
        ("au frigo ou dans le placard", False, set()),  # a case report keeps nothing cold
        ("", True, set()),
    ],
)
def test_the_themes_of_a_question(
    question: str, themes: set[str], *, medicine: bool
) -> None:
    assert themes_of_question(question, medicine=medicine) == themes


@pytest.mark.parametrize(
    ("sentence", "spoken"),
    [
        ("Une thrombectomie a été réalisée.", {"surgery"}),
        ("L'ÉCHOGRAPHIE montrait un kyste.", {"imaging"}),
        ("Il habitait la campagne.", set()),
    ],
)
def test_the_themes_of_a_sentence(sentence: str, spoken: set[str]) -> None:
    assert said(sentence, frozenset({"surgery", "imaging", "histology"})) == spoken


def test_nothing_is_looked_for_when_nothing_is_asked() -> None:
    assert said("Une thrombectomie a été réalisée.", frozenset()) == frozenset()


def test_each_theme_can_be_asked_and_said_and_no_cue_comes_twice() -> None:
    found = list(rows("themes.csv", ("theme", "about", "where", "cue", "origin", "added")))
    asked = {row["theme"] for row in found if row["where"] == "question"}
    told = {row["theme"] for row in found if row["where"] == "sentence"}
    assert asked == told
    cues = Counter((row["theme"], row["where"], row["cue"]) for row in found)
    assert [cue for cue, times in cues.items() if times > 1] == []
