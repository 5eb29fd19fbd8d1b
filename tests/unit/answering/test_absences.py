"""What no document about a medicine says."""

import pytest

from sourcier.answering.absences import Shelf, absent
from sourcier.answering.pipeline import ranking, read, reply
from sourcier.answering.presenting import as_json
from sourcier.answering.reply import Abstention, Reason
from sourcier.answering.weights import weights
from sourcier.releases.release import Release
from tests.unit.answering.by_hand import TODAY


def missing(text: str, release: Release) -> tuple[str, ...]:
    understood = read(text, release, as_of=TODAY)
    _, asked = ranking(understood, release, learnt=weights())
    return absent(Shelf(release.index, release.corpus, asked))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("amlodipine : demi-vie ?", ("demi-vie",)),
        ("Biodisponibilité orale de la colchicine", ("Biodisponibilité",)),
        ("sertraline, score MADRS à 8 semaines", ("MADRS",)),
        ("apixaban versus placebo, quel gain", ("placebo",)),
        ("amoxicilline : CMI du pneumocoque", ("CMI", "pneumocoque")),
        ("tramadol et génotype CYP2D6", ("génotype", "CYP2D6")),
        ("oméprazole en altitude", ("altitude",)),
    ],
)
def test_a_point_that_no_document_speaks_of_is_absent(
    text: str, words: tuple[str, ...], release: Release
) -> None:
    assert missing(text, release) == words


@pytest.mark.parametrize(
    "text",
    [
        "amlodipine allaitement",
        "warfarine : INR cible",
        "loperamide diarrhée enfant",
        "salbutamol avant l'effort",
        "demi-vie",  # no medicine: nothing to be absent from
    ],
)
def test_what_a_document_says_in_other_words_is_not_absent(
    text: str, release: Release
) -> None:
    assert missing(text, release) == ()


def test_the_words_that_nobody_says_are_told_as_typed(release: Release) -> None:
    given = reply("Biodisponibilité orale de la colchicine", release, as_of=TODAY)
    assert isinstance(given, Abstention)
    assert given.reason is Reason.ASPECT_NOT_COVERED
    message = as_json(given, names=release.names)["message"]
    assert "ne mentionne «\u00a0Biodisponibilité\u00a0»" in str(message)


def test_a_disease_that_no_document_speaks_of_is_no_use(release: Release) -> None:
    assert missing("colchicine contre le zona : quelle dose ?", release) == ("zona",)
    assert missing("colchicine et zona", release) == ()
