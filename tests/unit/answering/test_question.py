"""What is understood of a question, and what cannot be asked."""

import pytest

from sourcier.answering.question import LONGEST
from sourcier.drugs.compiling import compile_names
from sourcier.errors import QuestionError
from tests.unit.answering.by_hand import medicine, question

NAMES = compile_names([medicine("colchicine"), medicine("aspirine")])


@pytest.mark.parametrize("text", ["", "  \n", "?", "… !"])
def test_an_empty_question_is_refused(text: str) -> None:
    with pytest.raises(QuestionError, match="la question est vide"):
        question(text)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(QuestionError, match="octets"):
        question("dose \udce9")


def test_the_longest_question_is_read_and_one_more_character_is_refused() -> None:
    assert len(question("a" * LONGEST).text) == LONGEST
    with pytest.raises(QuestionError, match="2001 caractères et la limite est de 2000"):
        question("a" * (LONGEST + 1))


def test_the_question_is_kept_as_asked_without_white_space_around() -> None:
    assert question("  Colchicine  ? \n").text == "Colchicine  ?"


def test_a_question_is_understood() -> None:
    read = question("Colchicine pendant l'allaitement ?", NAMES)
    assert [mention.key for mention in read.medicines] == ["colchicine"]
    assert (read.language, read.aspects) == ("fr", ("breastfeeding",))
    assert "breastfeeding" in read.populations


def test_a_medicine_named_twice_is_one() -> None:
    read = question("colchicine ou Colchicine", NAMES)
    assert len(read.medicines) == 1


@pytest.mark.parametrize(
    ("text", "aspects"),
    [("colchicine aspirine", ("interactions",)), ("colchicine", ())],
)
def test_two_medicines_and_nothing_else_ask_for_their_interaction(
    text: str, aspects: tuple[str, ...]
) -> None:
    assert question(text, NAMES).aspects == aspects
