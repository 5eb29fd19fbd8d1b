"""A duration asked for is answered by a number of days, not by any number."""

import pytest

from sourcier.nlp.measures import counts, given, wanted

ALL = frozenset({"duration", "dose", "temperature", "frequency"})


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Combien de temps traiter ?", "duration"),
        ("DURÉE du traitement", "duration"),
        ("température de conservation", "temperature"),
        ("combien de fois par jour", "frequency"),
    ],
)
def test_a_question_wants_a_kind_of_number(question: str, kind: str) -> None:
    assert kind in wanted(question)


@pytest.mark.parametrize(
    "question", ["colchicine et allaitement", "", "une structure dure"]
)
def test_a_question_may_want_no_number(question: str) -> None:
    assert wanted(question) == frozenset()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("pendant 7 jours", "duration"),
        ("pendant deux semaines", "duration"),
        ("pendant **3** mois", "duration"),
        ("à 25 °C", "temperature"),
        ("3 fois", "frequency"),
    ],
)
def test_a_number_with_its_unit_is_of_a_kind(text: str, kind: str) -> None:
    assert given(text, ALL) >= {kind}


@pytest.mark.parametrize("text", ["quelques jours", "chaque semaine", "7 minéraux", "7"])
def test_a_unit_without_number_or_a_number_without_unit_is_no_duration(text: str) -> None:
    assert given(text, frozenset({"duration"})) == frozenset()


def test_only_the_kinds_wanted_are_given() -> None:
    assert given("7 jours à 25 °C", frozenset({"temperature"})) == {"temperature"}
    assert given("7 jours", frozenset()) == frozenset()
    assert given("7 jours", frozenset({"nobody"})) == frozenset()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Prenez 2 comprimés.", True),
        ("À prendre matin et soir.", True),
        ("Deux fois par jour.", True),
        ("Suivez la prescription de votre médecin.", False),
    ],
)
def test_a_text_counts_in_figures_or_in_words(text: str, *, said: bool) -> None:
    assert counts(text) is said
