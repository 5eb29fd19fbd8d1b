"""Which sentences are shown, and in which order."""

import pytest

from sourcier.answering.candidates import candidates
from sourcier.answering.selection import MARGIN, SHOWN, Scored, choose, rank
from sourcier.answering.weights import weights
from sourcier.evidence.document import Document
from tests.unit.answering.by_hand import asked, document, found, medicine

DOCUMENTS = [medicine("colchicine"), medicine("clarithromycine"), medicine("tramadol")]


def ranked(question: str, *held: Document) -> list[Scored]:
    ask = asked(question, DOCUMENTS)
    return rank(list(candidates(found(held, ask))), ask, weights=weights().selection)


def scored(held: Document, *scores: float) -> list[Scored]:
    """Give the candidates of a document these scores, in reading order."""
    units = candidates(found([held]))
    return [Scored(c, {}, score) for c, score in zip(units, scores, strict=True)]


def shown(chosen: list[Scored]) -> list[str]:
    return [q.quotation.words(q.held.document) for q in choose(chosen)]


def pair(one: str, other: str, key: str) -> Document:
    heading = f"{one} + {other}"
    text = f"{heading}\nNiveau : contre-indiqué avec {other}"
    codes = (("substance", one.lower()), ("substance", other.lower()))
    return document(text, key=key, title=heading, headings=[heading], codes=codes)


def test_the_record_of_the_pair_comes_first_and_another_pairs_is_left_out() -> None:
    other = pair("COLCHICINE", "TRAMADOL", "other")
    right = pair("COLCHICINE", "CLARITHROMYCINE", "right")
    given = ranked("colchicine clarithromycine", other, right)
    assert [s.candidate.stretch.held.document.id for s in given] == ["main:right"]
    leaflet = document("La colchicine se prend le soir.", key="leaflet", title="Colchicine")
    first, *_ = ranked("colchicine clarithromycine", leaflet, right)
    assert first.candidate.stretch.held.document.id == "main:right"


def test_with_one_medicine_each_of_its_pairs_may_answer() -> None:
    pairs = [pair("COLCHICINE", n, n) for n in ("TRAMADOL", "CLARITHROMYCINE")]
    assert len(ranked("interactions colchicine", *pairs)) == 2


def test_a_sentence_that_says_it_stands_above_one_that_does_not() -> None:
    held = document("Il fait beau ce matin. La fièvre dure trois jours.")
    assert ranked("durée de la fièvre", held)[0].candidate.words.startswith("La fièvre")


def test_equals_come_in_the_order_of_the_corpus() -> None:
    held = [document(f"Fièvre {word}.", key=word) for word in ("haute", "basse")]
    ask = asked("fièvre", DOCUMENTS)
    given = list(candidates(found(held, ask)))
    nought = dict.fromkeys(weights().selection, 0.0)
    for order in (given, given[::-1]):
        words = [s.candidate.words for s in rank(order, ask, weights=nought)]
        assert words == ["Fièvre haute.", "Fièvre basse."]


APART = "Un premier mot.\n\nUn deuxième mot.\n\nUn troisième mot.\n\nUn quatrième mot."


def test_no_more_than_the_promised_number_is_shown() -> None:
    found_words = shown(scored(document(APART), 4.0, 3.9, 3.8, 3.7))
    assert len(found_words) == SHOWN
    assert "Un quatrième mot." not in found_words


@pytest.mark.parametrize(("under", "number"), [(MARGIN, 2), (MARGIN + 0.01, 1)])
def test_what_scores_far_under_the_best_is_not_shown(under: float, number: int) -> None:
    held = document("Un premier mot.\n\nUn deuxième mot.")
    assert len(shown(scored(held, 5.0, 5.0 - under))) == number


def test_the_same_words_are_shown_once_whatever_case_and_accents() -> None:
    held = document("Évitez l'alcool.\n\nEVITEZ L'ALCOOL.\n\nBuvez de l'eau.")
    assert shown(scored(held, 3.0, 2.9, 2.8)) == ["Évitez l'alcool.", "Buvez de l'eau."]


def test_sentences_that_touch_are_shown_as_one() -> None:
    held = document("Buvez de l'eau. Mangez peu.")
    assert shown(scored(held, 3.0, 2.9)) == ["Buvez de l'eau. Mangez peu."]


def test_nothing_found_shows_nothing() -> None:
    assert choose([]) == ()
