"""A medicine that texts quote and that no document is about is refused by its name."""

import pytest

from sourcier.answering.candidates import candidates
from sourcier.answering.refusals import Ruling, by_the_question
from sourcier.answering.reply import Reason
from sourcier.answering.selection import rank
from sourcier.answering.weights import weights
from sourcier.evidence.document import Document
from tests.unit.answering.by_hand import asked, document, found, medicine

KNOWN = [medicine("thiamphénicol"), medicine("colchicine")]
QUOTING = document(
    "Colchicine et chloramphénicol ne vont pas ensemble pendant la grossesse.",
    title="COLCHICINE IMAGINÉE",
    codes=(("substance", "colchicine"),),
)
ABOUT = document(
    "À éviter pendant la grossesse.", title="Chloramphénicol : fiche du service"
)
TELLING = document("Chloramphénicol et grossesse : un cas d'accouchement.", title="Un cas")


def ruled(question: str, *held: Document) -> Ruling | None:
    ask = asked(question, KNOWN)
    known = list(candidates(found(held, ask)))
    return by_the_question(ask, (), rank(known, ask, weights=weights().selection))


@pytest.mark.parametrize(
    "question", ["chloramphénicol et grossesse", "Contre-indications du chloramphénicol ?"]
)
def test_the_text_of_another_medicine_is_no_answer(question: str) -> None:
    refused = ruled(question, QUOTING)
    assert refused
    assert refused.reason is Reason.UNKNOWN_MEDICINE
    assert refused.words == ("chloramphénicol",)
    assert refused.names == ("thiamphénicol",)


def test_a_name_alone_is_refused_even_where_an_article_quotes_it() -> None:
    assert ruled("chloramphénicol", TELLING)


@pytest.mark.parametrize("held", [ABOUT, TELLING])
def test_a_document_about_it_or_an_article_that_says_it_all_answers(held: Document) -> None:
    assert ruled("chloramphénicol et grossesse", held) is None
