"""How well a document is about the medicines asked for."""

import pytest

from sourcier.answering.asked import (
    ITS_CLASS,
    MENTIONED,
    ONE_SUBSTANCE,
    SAME_NAME,
    SAME_SUBSTANCES,
    nearness,
)
from sourcier.answering.subjects import labels_of
from sourcier.drugs.names import NO_SUBJECT
from sourcier.nlp.tokens import tokens_of
from tests.unit.answering.by_hand import asked, document, medicine

COMBINED = document(
    "Codolux.",
    key="codolux",
    title="CODOLUX",
    codes=(("brand", "CODOLUX"), ("substance", "paracétamol"), ("substance", "codéine")),
)
BRAND = document(
    "Dolux.",
    key="dolux",
    title="DOLUX 500 mg",
    codes=(("brand", "DOLUX"), ("substance", "paracétamol")),
)
DOCUMENTS = [
    medicine("paracétamol"),
    medicine("codéine"),
    medicine("codéine", group="OPIOÏDES"),
    BRAND,
    COMBINED,
]


@pytest.mark.parametrize(
    ("question", "labels", "near"),
    [
        ("dolux", {"b:dolux", "s:paracetamol", "c:paracetamol"}, SAME_NAME),
        ("dolux", {"b:other", "s:paracetamol", "c:paracetamol"}, SAME_SUBSTANCES),
        ("paracétamol", {"b:other", "s:paracetamol", "c:paracetamol"}, SAME_NAME),
        (
            "paracétamol",
            {"s:paracetamol", "s:codeine", "c:codeine+paracetamol"},
            ONE_SUBSTANCE,
        ),
        ("codolux", {"s:paracetamol", "c:paracetamol"}, ONE_SUBSTANCE),
        ("dolux", {"s:codeine", "c:codeine"}, 0.0),
        ("dolux", {NO_SUBJECT}, 0.0),
    ],
)
def test_a_document_is_near_by_name_then_composition_then_part(
    question: str, labels: set[str], near: float
) -> None:
    (mention,) = asked(question, DOCUMENTS).question.medicines
    assert nearness(frozenset(labels), mention) == near


def test_the_degrees_of_nearness_fall() -> None:
    degrees = [SAME_NAME, SAME_SUBSTANCES, ITS_CLASS, ONE_SUBSTANCE, MENTIONED]
    assert degrees == sorted(set(degrees), reverse=True)


def test_a_product_that_combines_all_medicines_is_about_each() -> None:
    ask = asked("paracétamol codéine", DOCUMENTS)
    labels = frozenset({"b:codolux", "c:codeine+paracetamol"})
    assert ask.about(labels, frozenset()) == [SAME_NAME, SAME_NAME]


def test_an_article_about_no_medicine_may_mention_one() -> None:
    ask = asked("paracétamol codéine", DOCUMENTS)
    said = tokens_of("la codéine fait dormir")
    assert ask.about(frozenset({NO_SUBJECT}), said) == [0.0, MENTIONED]


def test_a_class_counts_when_several_medicines_are_named() -> None:
    labels = frozenset({"k:opioides"})
    assert asked("codéine", DOCUMENTS).about(labels, frozenset()) == [0.0]
    pair = asked("paracétamol codéine", DOCUMENTS).about(labels, frozenset())
    assert pair == [0.0, ITS_CLASS]


def test_without_a_medicine_nothing_is_about_one() -> None:
    assert asked("fièvre", DOCUMENTS).about(frozenset({"b:dolux"}), frozenset()) == []


@pytest.mark.parametrize(
    ("question", "strength"),
    [("dolux 500 mg", 1.0), ("dolux 1000 mg", 0.0), ("dolux", 0.0)],
)
def test_the_strength_asked_is_sought_in_the_title(question: str, strength: float) -> None:
    ask = asked(question, DOCUMENTS)
    assert ask.strength(BRAND) == strength
    assert ask.nearness(BRAND) == SAME_NAME + strength / 2


def test_a_medicine_is_said_by_its_name_its_substance_or_a_class() -> None:
    (ways,) = asked("codéine", DOCUMENTS).ways
    assert set(ways) == {tokens_of("codéine"), tokens_of("OPIOÏDES")}


def test_the_kinds_of_number_wanted_are_known() -> None:
    assert asked("durée").measures == {"duration"}


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("dolux", {"b:dolux", "s:paracetamol"}),
        ("codéine", {"s:codeine", "k:opioides"}),
        ("codolux", {"b:codolux", "s:codeine", "s:paracetamol", "k:opioides"}),
        ("opioïdes contre-indications", {"k:opioides", "s:codeine"}),
    ],
)
def test_a_medicine_is_filed_under_name_substances_and_classes(
    question: str, labels: set[str]
) -> None:
    ask = asked(question, DOCUMENTS)
    (mention,) = ask.question.medicines
    assert labels_of(mention, ask.names) == labels
