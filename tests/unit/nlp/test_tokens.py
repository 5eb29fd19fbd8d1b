"""The one analyzer: what must meet, and what must never."""

import re

import pytest

from sourcier.nlp.tokens import ANALYZER_VERSION, analyse, places


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nausées", "nausee"),
        ("recommandé", "recommandée"),
        ("recommandées", "recommande"),
        ("contre-indiqué", "contre-indications"),
        ("contre-indiqué", "contre indication"),
        ("ibuprofène", "IBUPROFENE"),
        ("l’œdème", "oedeme"),
        ("d'amoxicilline", "amoxicilline"),
        ("jusqu'à 500 mg", "500mg"),
        ("1 000 mg", "1000mg"),
        ("≥ 6,5 %", ">=6.5%"),
        ("doliprane1000", "Doliprane 1000 mg"),
        ("doliprane1000mg", "1000 mg"),
        ("co-amoxiclav", "amoxiclav"),
        ("covid-19", "covid"),
        ("i.v.", "IV"),
        ("5 µg/L", "5 mcg/l"),
        ("3 semaines", "3 sem."),
        ("soulagé(e)", "soulager"),
    ],
)
def test_two_spellings_meet(one: str, other: str) -> None:
    assert set(analyse(one)) & set(analyse(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 mg", "50 mg"),
        ("0,5 g", "5 g"),
        ("5 mg", "15 mg"),
        ("B12", "B1"),
        ("C3G", "C2G"),
        ("hypotension", "hypertension"),
    ],
)
def test_two_things_never_meet(one: str, other: str) -> None:
    assert not set(analyse(one)) & set(analyse(other))


@pytest.mark.parametrize("code", ["C3G", "B12", "CYP3A4", "co-amoxiclav", "covid-19"])
def test_a_code_or_a_name_is_kept_whole(code: str) -> None:
    assert code.lower() in analyse(code)


def test_question_words_are_dropped() -> None:
    assert analyse("Est-ce qu'on peut, ou faut-il ? Quelle est-elle ?") == []
    assert analyse("What should I do? How is it?", "en") == []


@pytest.mark.parametrize("negation", ["ne", "pas", "sans", "ni", "jamais", "aucun", "non"])
def test_a_negation_is_kept(negation: str) -> None:
    assert analyse(negation)


def test_an_elided_negation_is_the_negation() -> None:
    assert analyse("n'utilisez pas")[0] == "ne"
    assert "not" in analyse("don't", "en")


@pytest.mark.parametrize(
    ("text", "language", "tokens"),
    [
        ("patient's", "en", ["patient"]),
        ("o'neill", "en", ["o", "neill"]),
        ("infirmier/ère", "fr", ["infirmi"]),
        ("et/ou", "fr", []),
        ("µg/l", "fr", ["µg/l"]),
        ("prenez-le", "fr", ["pren"]),
        ("aujourd'hui", "fr", []),
        ("5-FU", "fr", ["5-fu", "5", "fu"]),
        ("10-20 mg", "fr", ["10", "20mg", "20"]),
        ("²", "fr", ["2"]),
        ("", "fr", []),
        ("--- ' . /", "fr", []),
    ],
)
def test_what_a_text_gives(text: str, language: str, tokens: list[str]) -> None:
    assert analyse(text, language) == tokens


def test_a_language_that_is_not_english_is_read_as_french() -> None:
    assert analyse("nausées", "other") == analyse("nausées", "fr")


def test_a_token_of_a_hundred_characters_is_kept() -> None:
    assert analyse("x" * 100) == ["x" * 100]
    assert [len(token) for token in analyse("x" * 100_000)] == [255]


def test_a_drug_name_meets_itself_across_languages() -> None:
    assert set(analyse("ibuprofène")) & set(analyse("ibuprofen", "en"))


def test_places_are_those_of_the_tokens() -> None:
    text = "L’œdème (doliprane1000mg) : ≥ 1 000 mg"
    found = places(text)

    assert [token for token, _ in found] == analyse(text)
    assert [span.of(text) for _, span in found] == [
        "œdème",
        "doliprane1000mg",
        "doliprane",
        "1000mg",
        "1000",
        "≥ 1 000 mg",
        "1 000 mg",
        "1 000",
    ]


def test_the_version_names_rules_and_word_lists() -> None:
    assert re.fullmatch(r"\d+-[0-9a-f]{8}", ANALYZER_VERSION)
