"""Words that the first passages share."""

from datetime import date

import pytest

from sourcier.retrieval.feedback import ADDED, COMMON, MASS, Read, widened
from sourcier.retrieval.query import Filters, Query

QUERY = Query({"fievr": 1.0}, Filters(date(2026, 11, 25)))
PASSAGES = 100
FIRST = [
    Read(2.0, ["fievr", "paracetamol", "repos"]),
    Read(1.0, ["fievr", "paracetamol", "sirop"]),
]


def rare(_: str) -> int:
    return 1


def test_what_the_first_passages_share_is_searched_too() -> None:
    terms = widened(QUERY, FIRST, passages=PASSAGES, frequency=rare).terms
    assert terms["paracetamol"] > terms["repos"] > terms["sirop"] > 0


def test_a_word_asked_for_keeps_its_weight_at_least() -> None:
    terms = widened(QUERY, FIRST, passages=PASSAGES, frequency=rare).terms
    assert terms["fievr"] > 1.0


@pytest.mark.parametrize("asked", [1, 10])
def test_what_is_added_weighs_the_same_for_a_short_and_a_long_question(asked: int) -> None:
    query = Query({f"t{n}": 1.0 for n in range(asked)}, QUERY.filters)
    terms = widened(query, FIRST, passages=PASSAGES, frequency=rare).terms
    assert sum(terms.values()) - asked == pytest.approx(MASS, abs=1e-4)


def test_a_word_of_every_passage_says_nothing() -> None:
    def frequency(token: str) -> int:
        return int(COMMON * PASSAGES) + 1 if token == "repos" else 1

    terms = widened(QUERY, FIRST, passages=PASSAGES, frequency=frequency).terms
    assert "repos" not in terms


def test_few_words_are_added_and_equals_are_chosen_by_their_letters() -> None:
    first = [Read(1.0, [f"w{n:02d}" for n in range(ADDED + 5)])]
    terms = widened(QUERY, first, passages=PASSAGES, frequency=rare).terms
    assert set(terms) == {"fievr", *(f"w{n:02d}" for n in range(ADDED))}


def test_nothing_found_leaves_the_query_alone() -> None:
    assert widened(QUERY, [], passages=PASSAGES, frequency=rare) == QUERY
