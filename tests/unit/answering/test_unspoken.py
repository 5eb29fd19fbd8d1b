"""Of whom no document about a medicine speaks."""

import pytest

from sourcier.answering.absences import Shelf
from sourcier.answering.pipeline import ranking, read, reply
from sourcier.answering.presenting import as_json
from sourcier.answering.reply import Reason
from sourcier.answering.unspoken import COVERING, unspoken
from sourcier.answering.weights import weights
from sourcier.nlp.populations import words_for
from sourcier.releases.release import Release
from tests.unit.answering.by_hand import TODAY


def of_whom(text: str, release: Release) -> tuple[str, ...]:
    understood = read(text, release, as_of=TODAY)
    ranked, asked = ranking(understood, release, learnt=weights())
    return unspoken(Shelf(release.index, release.corpus, asked), ranked)


SPOKEN = [
    "amlodipine grossesse",
    "loperamide enfant",
    "loperamide nourrisson",  # what is said of children is said of infants
    "amlodipine homme",  # left unsaid wherever it does not matter
    "nourrisson",
]


@pytest.mark.parametrize("text", SPOKEN)
def test_somebody_named_or_left_unsaid_is_spoken_of(text: str, release: Release) -> None:
    assert of_whom(text, release) == ()


def test_a_population_that_no_document_names_is_told_by_its_name(release: Release) -> None:
    text = "ramipril dose insuffisance hépatique"
    assert of_whom(text, release) == ("hepatic",)
    given = as_json(reply(text, release, as_of=TODAY), names=release.names)
    assert given["reason"] == Reason.POPULATION_NOT_COVERED.value
    assert "pour cette population" in str(given["message"])
    assert "insuffisance hépatique" in str(given["message"])


def test_each_population_that_must_be_named_has_words() -> None:
    assert all(words_for(one) for one in COVERING)
