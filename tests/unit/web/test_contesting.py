"""A reply is contested on its page, and a named reader answers; paper and proof beside."""

import json
import re

import pypdfium2
import pytest

from sourcier.ledger.proof_check import check
from tests.unit.web.visitor import Visitor

QUESTION = "ibuprofène et allaitement ?"
PATIENT = "Mme Durand née le 03/04/1950 a saigné"


def test_a_contest_and_its_answer_stand_on_the_page(visitor: Visitor) -> None:
    place = visitor.ask(QUESTION)
    assert 'name="reason"' in visitor.open(f"{place}/contest").text
    words = "page de <b>2019</b>"
    done = visitor.post(f"{place}/contest", reason="outdated", words=words)
    assert (done.status_code, done.headers["location"]) == (303, place)
    page = visitor.open(place).text
    assert "la source est périmée ou remplacée" in page
    assert "page de &lt;b&gt;2019&lt;/b&gt;" in page
    assert "En attente" in page
    listed = visitor.open("/contests").text
    assert place in listed
    found = re.search(r"/contests/(c[0-9a-f]{16})/answer", listed)
    assert found
    visitor.post(found[0], by="Dr Martin", words="Vérifié, exact.")
    page = visitor.open(place).text
    assert "Dr Martin" in page
    assert "Vérifié, exact." in page
    assert found[0] not in visitor.open("/contests").text


@pytest.mark.parametrize(
    ("reason", "words"), [("nothing", ""), ("other", PATIENT), ("other", "a" * 3_000)]
)
def test_what_cannot_be_stored_comes_back_with_its_reason(
    visitor: Visitor, reason: str, words: str
) -> None:
    place = visitor.ask(QUESTION)
    done = visitor.post(f"{place}/contest", reason=reason, words=words)
    assert done.status_code == 422
    assert 'role="alert"' in done.text
    assert words[:40] in done.text


def test_a_contest_without_name_or_unknown_is_told(visitor: Visitor) -> None:
    assert visitor.post("/contests/c0/answer", by="B", words="x").status_code == 422
    assert visitor.post("/replies/0/contest", reason="other").status_code == 404
    assert visitor.open("/replies/0/contest").status_code == 404


def test_a_reply_is_given_as_paper_the_same_each_time(visitor: Visitor) -> None:
    place = visitor.ask(QUESTION)
    paper = visitor.open(f"{place}.pdf")
    assert paper.headers["content-type"] == "application/pdf"
    assert "attachment" in paper.headers["content-disposition"]
    assert paper.content == visitor.open(f"{place}.pdf").content
    assert len(pypdfium2.PdfDocument(paper.content)) >= 1


def test_a_proof_is_given_as_a_file(visitor: Visitor) -> None:
    place = visitor.ask(QUESTION)
    proof = visitor.open(f"{place}/proof.json")
    found = check(proof.content)
    assert found.intact
    assert json.loads(proof.content)["reply"]["question"] == QUESTION
    for path in ("/replies/0.pdf", "/replies/0/proof.json"):
        assert visitor.open(path).status_code == 404


def test_a_reply_leads_to_its_papers(visitor: Visitor) -> None:
    place = visitor.ask(QUESTION)
    page = visitor.open(place).text
    for path in (f"{place}.pdf", f"{place}/proof.json", f"{place}/contest"):
        assert f'href="{path}"' in page
