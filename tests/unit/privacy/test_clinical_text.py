"""A text on a patient shows nowhere by accident."""

import logging
import traceback

import pytest

from sourcier.privacy import ClinicalText

SAID = ClinicalText("Mme Tarnier tousse")


@pytest.mark.parametrize(
    "shown", [repr(SAID), str(SAID), f"{SAID}", f"{SAID:>60}", f"{[SAID]}"]
)
def test_no_way_of_writing_shows_the_words(shown: str) -> None:
    assert "Tarnier" not in shown
    assert "18" in shown


def test_neither_a_log_nor_a_traceback_shows_them(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("sourcier").warning("asked: %s %r", SAID, SAID)
    told = "".join(traceback.format_exception(KeyError(SAID)))
    assert "Tarnier" not in caplog.text + told


def test_the_words_are_there_for_who_asks() -> None:
    assert SAID.words == "Mme Tarnier tousse"
    assert ClinicalText("a") == ClinicalText("a")
