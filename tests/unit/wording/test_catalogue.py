"""Everything that is said in French has its English, with the same values."""

import re
from importlib.resources import files
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from sourcier.wording.english import ENGLISH, FILE, catalogue
from sourcier.wording.speech import FRENCH, speech
from tests.unit.wording.sentences_of_source import (
    of_errors,
    of_help,
    of_lines,
    of_pages,
)

SAID = sorted({*of_errors(), *of_help(), *of_lines(), *of_pages()})
FRENCH_SIGNS = re.compile(r"[«»]| [:;!?]")


def names(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("template", SAID)
def test_a_sentence_has_its_english(template: str) -> None:
    assert template in catalogue(), "add it to wording/locale/en.po"


@pytest.mark.parametrize("template", sorted(catalogue()))
def test_an_english_sentence_is_still_said(template: str) -> None:
    assert template in SAID, "remove it from wording/locale/en.po"


@pytest.mark.parametrize(("french", "english"), sorted(catalogue().items()))
def test_an_english_sentence_keeps_the_values_and_leaves_french_typography(
    french: str, english: str
) -> None:
    assert english
    assert names(english) == names(french)
    assert not FRENCH_SIGNS.search(english)


def test_the_catalogue_is_sorted_and_says_nothing_twice() -> None:
    with files("sourcier.wording").joinpath(*FILE).open("rb") as stream:
        entries = [entry.id for entry in read_po(stream) if entry.id]
    assert entries == sorted(set(map(str, entries)))


def test_an_unknown_sentence_stays_french() -> None:
    assert ENGLISH.say("phrase inconnue {n}", n=1) == "phrase inconnue 1"


def test_a_language_is_chosen_by_its_code() -> None:
    assert speech("fr") is FRENCH
    assert speech("en") is ENGLISH


def test_english_numbers() -> None:
    assert ENGLISH.number(12345.678, digits=1) == "12,345.7"
