"""French typography touches our own words alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcier.errors import QuestionError
from sourcier.wording.speech import FRENCH
from sourcier.wording.typography import day, harmless, number, quoted, typeset


@pytest.mark.parametrize(
    ("plain", "set_"),
    [
        ("quoi ?", "quoi\u202f?"),
        ("non ; oui !", "non\u202f; oui\u202f!"),
        ("ici : là", "ici\u00a0: là"),
        ("« mot »", "«\u00a0mot\u00a0»"),
        ("fin :", "fin\u00a0:"),
        ("https://a :b", "https://a :b"),
        ("{a:b}", "{a:b}"),
    ],
)
def test_our_sentences_are_set(plain: str, set_: str) -> None:
    assert typeset(plain) == set_
    assert typeset(set_) == set_


def test_the_values_of_a_sentence_are_untouched() -> None:
    said = FRENCH.say("lu : {words}", words="quoi ? « a »")
    assert said == "lu\u00a0: quoi ? « a »"
    assert quoted("a : b") == "«\u00a0a : b\u00a0»"


def test_an_error_that_quotes_another_is_said_whole() -> None:
    inner = QuestionError("vide ; écrivez")
    outer = QuestionError("ligne {line} : {cause}", line=3, cause=inner)
    assert FRENCH.explain(outer) == "ligne 3\u00a0: vide\u202f; écrivez"


@pytest.mark.parametrize(
    ("value", "digits", "written"),
    [
        (0, 0, "0"),
        (1234, 0, "1\u202f234"),
        (1234.5, 1, "1\u202f234,5"),
        (-0.25, 2, "-0,25"),
    ],
)
def test_numbers(value: float, digits: int, written: str) -> None:
    assert number(value, digits=digits) == written


def test_dates() -> None:
    assert day(date(2026, 2, 1)) == "1er février 2026"
    assert day(date(2026, 12, 31)) == "31 décembre 2026"


@given(st.text())
def test_nothing_steers_a_terminal(text: str) -> None:
    shown = harmless(text)
    assert len(shown) == len(text)
    assert not {"\x1b", "\x07", "\x00", "\u202e", "\u2067"} & set(shown)
    assert shown.encode().decode() == shown
