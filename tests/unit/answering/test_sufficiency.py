"""Is what was found enough, and if not, why?"""

import pytest

from sourcier.answering.candidates import candidates
from sourcier.answering.reply import Reason
from sourcier.answering.selection import Scored, choose
from sourcier.answering.sufficiency import (
    SCALE,
    TOLD,
    evidence,
    lacks_the_number,
    probability,
    reason_for,
)
from sourcier.evidence.document import Document
from tests.unit.answering.by_hand import asked, document, found, medicine

DOCUMENTS = [medicine("colchicine")]
PLAIN = document("Un premier mot. Un deuxième mot. Un troisième mot.")


def scored(held: Document, *scores: float, **features: float) -> list[Scored]:
    known = dict.fromkeys((*TOLD, "passage", "medicine", "pair"), 0.0) | features
    units = candidates(found([held]))
    return [Scored(c, known, score) for c, score in zip(units, scores, strict=False)]


def test_certainty_falls_as_others_come_near() -> None:
    ask = asked("mot")
    alone, far, near, equal = (
        evidence(scored(PLAIN, *scores), ask)["certainty"]
        for scores in ((5.0,), (5.0, 1.0), (5.0, 4.0), (5.0, 5.0))
    )
    assert 1 == alone > far > near > equal == 0.5


def test_the_evidence_is_that_of_the_first() -> None:
    known = evidence(scored(PLAIN, 5.0, passage=0.7, medicine=0.9), asked("mot"))
    assert (known["score"], known["passage"], known["medicine"]) == (5 / SCALE, 0.7, 0.9)
    assert known["named"] == 0.0


def test_the_evidence_knows_whether_a_medicine_is_named() -> None:
    assert evidence(scored(PLAIN, 5.0), asked("colchicine mot", DOCUMENTS))["named"] == 1.0


@pytest.mark.parametrize(("question", "missing"), [("mot", 0.0), ("fièvre mot", 1.0)])
def test_the_rarest_notion_that_is_missing_is_weighed(
    question: str, missing: float
) -> None:
    assert evidence(scored(PLAIN, 5.0), asked(question))["missing"] == missing


@pytest.mark.parametrize(
    ("constant", "score", "probable"),
    [(0.0, 0.0, 0.5), (0.0, 2.0, 0.880797), (-1.0, 1.0, 0.5), (-2.0, 0.0, 0.119203)],
)
def test_the_probability_is_logistic(
    constant: float, score: float, probable: float
) -> None:
    assert probability({"score": score}, {"constant": constant, "score": 1.0}) == probable


@pytest.mark.parametrize(
    ("question", "features", "reason"),
    [
        ("fièvre", {"medicine": 1.0}, Reason.NO_EVIDENCE),
        ("colchicine conservation", {"medicine": 0.0}, Reason.NO_EVIDENCE),
        ("colchicine conservation", {"medicine": 0.4}, Reason.ASPECT_NOT_COVERED),
        ("colchicine enfant", {"medicine": 1.0}, Reason.POPULATION_NOT_COVERED),
        (
            "colchicine enfant",
            {"medicine": 1.0, "population": 1.0},
            Reason.ASPECT_NOT_COVERED,
        ),
    ],
)
def test_an_abstention_says_what_is_lacking(
    question: str, features: dict[str, float], reason: Reason
) -> None:
    assert reason_for(scored(PLAIN, 5.0, **features), asked(question, DOCUMENTS)) is reason


@pytest.mark.parametrize(
    ("question", "text", "lacking"),
    [
        ("colchicine : combien de jours ?", "Suivez la prescription.", True),
        ("colchicine : combien de jours ?", "Pendant trois jours.", False),
        ("colchicine : combien de jours ?", "Pendant 3 jours.", False),
        ("colchicine : à jeun ?", "Suivez la prescription.", False),
    ],
)
def test_a_number_asked_for_is_not_answered_without_one(
    question: str, text: str, *, lacking: bool
) -> None:
    shown = choose(scored(document(text), 5.0))
    assert lacks_the_number(shown, asked(question, DOCUMENTS)) is lacking
