"""A reply on its permalink: copied, kept, erased, explained."""

import re

import pytest

from tests.unit.web.visitor import Visitor

QUESTION = "ibuprofène et allaitement ?"


def test_a_copy_is_plain_text_with_numbered_sources(visitor: Visitor) -> None:
    copy = visitor.open(f"{visitor.ask(QUESTION)}.txt")
    assert copy.headers["content-type"].startswith("text/plain")
    assert QUESTION in copy.text
    assert "\n[1] " in copy.text
    assert "généré par une IA" in copy.text


def test_a_reply_is_kept_and_let_go(visitor: Visitor) -> None:
    place = visitor.ask(QUESTION)
    assert "Garder" in visitor.open(place).text
    visitor.post(f"{place}/keep")
    assert "Réponse gardée" in visitor.open(place).text
    visitor.post(f"{place}/release")
    assert "Enregistrée jusqu" in visitor.open(place).text


def test_an_erased_reply_is_gone_from_its_page_and_from_the_history(
    visitor: Visitor,
) -> None:
    place = visitor.ask("dose maximale de paracétamol adulte ?")
    assert place in visitor.open("/history").text
    visitor.post(f"{place}/forget")
    assert visitor.open(place).status_code == 404
    assert place not in visitor.open("/history").text


def test_the_history_is_searched_without_case_or_accents(visitor: Visitor) -> None:
    place = visitor.ask(QUESTION)
    assert place in visitor.post("/history", words="IBUPROFENE").text
    assert place not in visitor.post("/history", words="zzz").text


def test_how_a_reply_was_found_is_shown(visitor: Visitor) -> None:
    page = visitor.open(f"{visitor.ask(QUESTION)}/how").text
    assert "Pourquoi" in page
    assert re.search(r"Sûreté du choix.: 0,\d\d", page)


@pytest.mark.parametrize(
    "id_", ["0" * 16, "x", "..%2f..%2fetc", "%F0%9F%92%8A", "a" * 4000]
)
def test_an_unknown_id_is_told_in_a_sentence(visitor: Visitor, id_: str) -> None:
    page = visitor.open(f"/replies/{id_}")
    assert page.status_code == 404
    assert "<h1" in page.text
