"""Asking from the first page: the reply, its permalink, what is never stored."""

import re
from pathlib import Path

import pytest

from tests.unit.web.visitor import Visitor

QUESTION = "ibuprofène et allaitement ?"
SHOWN = re.compile(r"<blockquote[^>]*><p>«\s(.+?)\s»", re.DOTALL)


def test_the_first_page_tells_the_state_of_the_corpus_and_has_one_question(
    visitor: Visitor,
) -> None:
    page = visitor.open("/")
    assert page.status_code == 200
    assert "DÉMONSTRATION" in page.text
    assert page.text.count('name="question"') >= 1
    assert "autofocus" in page.text
    assert page.text.count("<h1") == 1


def test_a_question_leads_to_a_permalink_that_shows_the_words_of_the_source(
    visitor: Visitor,
) -> None:
    place = visitor.ask(QUESTION)
    assert re.fullmatch(r"/replies/[0-9a-f]{16}", place)
    first, again = visitor.open(place).text, visitor.open(place).text
    assert SHOWN.findall(first) == SHOWN.findall(again) != []
    assert "[1]" in first
    assert QUESTION in first


def test_an_abstention_says_why_and_what_to_do(visitor: Visitor) -> None:
    page = visitor.open(visitor.ask("zzyxoprane dose enfant ?")).text
    assert "n'a pas de quoi répondre" in page.replace("&#39;", "'")
    assert "Comment reformuler" in page
    assert "Où chercher ailleurs" in page


@pytest.mark.parametrize(
    "question",
    ["Mme Durand, née le 3/4/1950, dose de paracétamol ?", "06 12 34 56 78 fièvre"],
)
def test_an_identifier_is_found_before_anything_is_stored(
    visitor: Visitor, home: Path, question: str
) -> None:
    before = visitor.open("/history").text.count("<li>")
    page = visitor.post("/ask", question=question)
    assert page.status_code == 200
    assert "[" in re.findall(r'id="question"[^>]* value="([^"]*)"', page.text)[0]
    assert visitor.open("/history").text.count("<li>") == before
    stored = b"".join(file.read_bytes() for file in (home / "state").iterdir())
    assert question.encode() not in stored


def test_the_stream_tells_stages_and_no_word_of_a_source(visitor: Visitor) -> None:
    told = visitor.post("/ask/stream", question=QUESTION).text
    assert "event: stage" in told
    assert re.search(r'"place": "/replies/[0-9a-f]{16}"', told)
    assert "event: source" in told
    words = SHOWN.findall(visitor.open(visitor.ask(QUESTION)).text)[0]
    assert words[:30] not in told


def test_a_stream_never_stores_an_identifier(visitor: Visitor) -> None:
    told = visitor.post(
        "/ask/stream", question="Mme Durand, née le 3/4/1950 : fièvre ?"
    ).text
    assert '"resend": true' in told
    assert "Durand" not in told


@pytest.mark.parametrize("words", ["", "   ", "a" * 3_000])
def test_a_question_that_cannot_be_asked_is_told_in_a_sentence(
    visitor: Visitor, words: str
) -> None:
    page = visitor.post("/ask", question=words)
    assert page.status_code == 422
    assert "Traceback" not in page.text


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script> ibuprofène",
        "ibuprofène <img src=x onerror=alert(1)>",
        "\u202eibuprofène allaitement\u202c",
        "ibuprofène\x00 allaitement \x1b[2J",
    ],
)
def test_what_is_typed_is_shown_as_text(visitor: Visitor, typed: str) -> None:
    page = visitor.post("/ask", question=typed)
    text = visitor.open(page.headers["location"]).text if page.is_redirect else page.text
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert "\u202e" not in text
    assert "\x1b" not in text


def test_a_past_day_is_asked_about(visitor: Visitor) -> None:
    page = visitor.open(visitor.ask(QUESTION, as_of="2001-01-01")).text
    assert "1er janvier 2001" in page
    assert visitor.post("/ask", question=QUESTION, as_of="hier").status_code == 422


def test_names_are_suggested_from_two_letters(visitor: Visitor) -> None:
    assert "ibuprofène" in visitor.post("/suggest", word="ibup").json()
    assert visitor.post("/suggest", word="i").json() == []


def test_the_pages_speak_english_when_asked(visitor: Visitor) -> None:
    place = visitor.ask(QUESTION)
    assert visitor.post("/language", lang="en", back=place).headers["location"] == place
    page = visitor.open(place).text
    assert '<html lang="en">' in page
    assert "Copy for the record" in page
    assert 'lang="fr"' in page  # the words of the source stay what they are


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/\\evil.example"]
)
def test_the_language_never_leads_elsewhere(visitor: Visitor, back: str) -> None:
    assert visitor.post("/language", lang="en", back=back).headers["location"] == "/"


def test_a_corrected_name_is_told_once(visitor: Visitor) -> None:
    page = visitor.open(visitor.ask("ibuprofenne allaitement ?")).text
    told = re.findall(r'class="first">(.*?)</p>', page, re.DOTALL)
    assert any("ibuprofenne" in text for text in told)
    assert "» lu «" not in page.replace("\u00a0", " ")


def test_what_is_near_and_does_not_answer_is_folded_after_the_first(
    visitor: Visitor,
) -> None:
    page = visitor.open(visitor.ask("ibuprofène tatouage ?")).text
    before, _, after = page.partition("Autres passages proches")
    assert before.count("<blockquote") == 1
    assert after.count("<blockquote") == 2


def test_age_alone_is_a_quiet_line(visitor: Visitor) -> None:
    page = visitor.open(visitor.ask(QUESTION, as_of="2040-01-01")).text
    told = re.findall(r'class="first">(.*?)</p>', page, re.DOTALL)
    assert "Documents de plus de" in page
    assert not any("Documents de plus de" in text for text in told)
