"""What the steps keep together, on the demonstration corpus."""

from datetime import date

import pytest

from sourcier.answering.pipeline import reply
from sourcier.answering.presenting import as_json
from sourcier.answering.reply import Abstention, Answer, Reason
from sourcier.evidence.status import Status
from sourcier.releases.release import Release

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Posologie de la mirtazapine chez l'adulte ?", Reason.UNKNOWN_MEDICINE),
        ("Je prends de la colchicine, puis-je boire ?", Reason.PERSONAL_CASE),
        ("Recette de la quiche lorraine", Reason.OUT_OF_SCOPE),
        ("¿Qué dosis de paracétamol puedo tomar?", Reason.LANGUAGE),
    ],
)
def test_nothing_is_quoted_beside_what_is_refused(
    question: str, reason: Reason, release: Release
) -> None:
    given = reply(question, release, as_of=TODAY)
    assert isinstance(given, Abstention)
    assert (given.reason, given.nearest) == (reason, ())


def test_an_unknown_medicine_is_named_among_what_was_not_recognised(
    release: Release,
) -> None:
    given = reply("Posologie de la mirtazapine ?", release, as_of=TODAY)
    assert given.context.unrecognised == ("mirtazapine",)


def test_only_a_withdrawn_leaflet_is_said_and_shown_as_such(release: Release) -> None:
    given = reply("Contre-indications de DEMOPHEX ?", release, as_of=TODAY)
    assert isinstance(given, Abstention)
    assert given.reason is Reason.WITHDRAWN_ONLY
    assert {q.held.document.status for q in given.nearest} == {Status.WITHDRAWN}


@pytest.mark.parametrize(
    "question",
    ["ibuprofène allaitement ?", "colchicine clarithromycine", "fièvre", "DEMOPHEX dose"],
)
def test_the_same_question_gives_the_same_reply(question: str, release: Release) -> None:
    first, second = (reply(question, release, as_of=TODAY) for _ in range(2))
    assert first == second


def test_a_pair_is_answered_by_its_own_record(release: Release) -> None:
    given = reply("warfarine et ibuprofène", release, as_of=TODAY)
    assert isinstance(given, Answer)
    assert given.quotations[0].held.document.id == "demo:avk-ains"


def test_before_every_document_nothing_was_searched_and_it_is_said(
    release: Release,
) -> None:
    given = reply("Posologie du paracétamol ?", release, as_of=date(2001, 3, 1))
    assert isinstance(given, Abstention)
    assert given.reason is Reason.NO_EVIDENCE
    assert (given.context.searched.passages, given.context.searched.sources) == (0, ())
    message = as_json(given, names=release.names)["message"]
    assert str(message).startswith("Le 1er mars 2001, aucun document")


def test_what_came_later_is_not_counted_among_what_was_searched(
    release: Release,
) -> None:
    question = "COVID test positif : combien de jours limiter ses contacts ?"
    then, now = (reply(question, release, as_of=d) for d in (date(2025, 6, 1), TODAY))
    assert 0 < then.context.searched.passages < now.context.searched.passages
