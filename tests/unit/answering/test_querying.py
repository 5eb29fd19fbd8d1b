"""From a question to what is asked of the engine."""

from collections.abc import Sequence

import pytest

from sourcier.answering.querying import (
    ALONE,
    CLASS,
    EVERYTHING,
    NAMED,
    NAMED_FIRST,
    OTHERS,
    PAIRS,
    Search,
    searches,
)
from sourcier.drugs.names import NO_SUBJECT
from sourcier.evidence.status import ANSWERING, Status
from sourcier.nlp.tokens import analyse
from sourcier.retrieval.query import Facet
from tests.unit.answering.by_hand import TODAY, asked, medicine

DOCUMENTS = [
    medicine("colchicine"),
    medicine("clarithromycine"),
    medicine("clarithromycine", group="MACROLIDES"),
]


def ask(text: str, *, sources: Sequence[str] = ()) -> list[Search]:
    of = asked(text, DOCUMENTS)
    return searches(of.question, of.notions, of.names, sources=sources)


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("fièvre de l'enfant", [EVERYTHING]),
        ("colchicine grossesse", [NAMED_FIRST, OTHERS]),
        ("colchicine clarithromycine", [PAIRS, NAMED_FIRST, OTHERS]),
    ],
)
def test_one_search_without_a_medicine_two_with_one_three_with_two(
    text: str, limits: list[int]
) -> None:
    assert [search.limit for search in ask(text)] == limits


def test_without_a_medicine_no_subject_is_required() -> None:
    (search,) = ask("fièvre de l'enfant")
    assert Facet.SUBJECT not in search.query.filters.facets


def test_a_medicine_is_searched_under_its_own_labels_then_under_no_subject() -> None:
    named, others = ask("colchicine grossesse")
    assert named.query.filters.facets[Facet.SUBJECT] == {"s:colchicine"}
    assert others.query.filters.facets[Facet.SUBJECT] == {NO_SUBJECT}


def test_records_of_a_pair_are_interactions_of_either_or_of_its_classes() -> None:
    facets = ask("colchicine clarithromycine")[0].query.filters.facets
    assert facets[Facet.ASPECT] == {"interactions"}
    assert facets[Facet.SUBJECT] == {"s:colchicine", "s:clarithromycine", "k:macrolides"}


def test_records_of_a_pair_are_found_by_names_and_classes_alone() -> None:
    terms = ask("colchicine clarithromycine diarrhée")[0].query.terms
    (group,) = analyse("MACROLIDES")
    assert terms[group] == CLASS
    assert set(terms) == {*analyse("colchicine clarithromycine"), group}


def test_a_medicine_alone_weighs_little_and_more_where_no_label_chooses() -> None:
    (token,) = analyse("colchicine")
    named, others = ask("colchicine grossesse")
    assert named.query.terms[token] == ALONE
    assert others.query.terms[token] == NAMED > ALONE


def test_a_brand_of_the_same_substances_is_preferred() -> None:
    first = ask("colchicine grossesse")[0].query.preferred
    assert (Facet.SUBJECT, "c:colchicine") in first
    assert (Facet.ASPECT, "pregnancy") in first


def test_a_product_that_combines_the_pair_is_preferred() -> None:
    named = ask("colchicine clarithromycine")[1].query.preferred
    assert (Facet.SUBJECT, "c:clarithromycine+colchicine") in named


@pytest.mark.parametrize("text", ["fièvre", "colchicine", "colchicine clarithromycine"])
def test_the_day_the_statuses_and_the_sources_hold_for_every_search(text: str) -> None:
    for search in ask(text, sources=["notices"]):
        filters = search.query.filters
        assert (filters.on, filters.statuses) == (TODAY, ANSWERING)
        assert filters.facets[Facet.SOURCE] == {"notices"}


def test_other_statuses_may_be_asked_for() -> None:
    of = asked("colchicine", DOCUMENTS)
    ended = frozenset({Status.WITHDRAWN})
    found = searches(of.question, of.notions, of.names, statuses=ended)
    assert {search.query.filters.statuses for search in found} == {ended}
