"""Every engine keeps the same promise: the same passages, in the same order."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from sourcier.evidence.status import ANSWERING, Status
from sourcier.releases.workshop import OpenRetriever
from sourcier.retrieval.adapters.memory import MemoryEngine
from sourcier.retrieval.adapters.tantivy import TantivyIndexer, TantivyRetriever
from sourcier.retrieval.query import Facet, Field, Filters, Indexed, Query
from sourcier.retrieval.retriever import Indexer

TODAY = date(2026, 6, 1)
LONG = "anticonstitutionnellement" * 4


@dataclass(frozen=True)
class Kind:
    """An engine: what takes passages in, and how it is opened once sealed."""

    indexer: Callable[[Path], Indexer]
    opened: Callable[[Indexer, Path], OpenRetriever]


def itself(indexer: Indexer, _: Path) -> OpenRetriever:
    assert isinstance(indexer, MemoryEngine)
    return indexer


KINDS = {
    "memory": Kind(lambda _: MemoryEngine(), itself),
    "tantivy": Kind(TantivyIndexer, lambda _, path: TantivyRetriever(path)),
}


def passage(
    number: int,
    text: str,
    *,
    title: str = "",
    heading: str = "",
    facets: Mapping[Facet, tuple[str, ...]] | None = None,
    status: Status = Status.IN_FORCE,
    days: tuple[date, date | None] = (date(2020, 1, 1), None),
) -> Indexed:
    return Indexed(
        passage=number,
        tokens={Field.TITLE: title, Field.HEADING: heading, Field.TEXT: text},
        facets=facets or {},
        status=status,
        valid_from=days[0],
        valid_to=days[1],
    )


def asked(
    *terms: str,
    on: date = TODAY,
    statuses: frozenset[Status] = ANSWERING,
    facets: Mapping[Facet, frozenset[str]] | None = None,
    preferred: Mapping[tuple[Facet, str], float] | None = None,
) -> Query:
    return Query(
        terms=dict.fromkeys(terms, 1.0),
        filters=Filters(on, statuses, facets or {}),
        preferred=preferred or {},
    )


PASSAGES = [
    passage(1, "fievr enfant enfant", title="paracetamol"),
    passage(2, "fievr adult", title="paracetamol", facets={Facet.SOURCE: ("notices",)}),
    passage(3, "fievr adult", title="paracetamol", facets={Facet.SOURCE: ("demo",)}),
    passage(4, "toux", heading="fievr", facets={Facet.LANGUAGE: ("en",)}),
    passage(5, "ancien fievr", days=(date(2020, 1, 1), date(2026, 6, 1))),
    passage(6, "nouveau fievr", days=(date(2026, 6, 2), None)),
    passage(7, "retir fievr", status=Status.WITHDRAWN),
    passage(8, f"{LONG} 5mg"),
    passage(9, "50mg", facets={Facet.SUBJECT: ("s:a", "b:b"), Facet.ASPECT: ("dose",)}),
    passage(10, "", title="", heading=""),
]


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> Kind:
    return KINDS[request.param]


@pytest.fixture
def engine(kind: Kind, tmp_path: Path) -> Iterator[OpenRetriever]:
    opened = sealed(kind, tmp_path / "lexical", PASSAGES)
    yield opened
    opened.close()


def sealed(kind: Kind, folder: Path, passages: Sequence[Indexed]) -> OpenRetriever:
    indexer = kind.indexer(folder)
    indexer.add(passages)
    indexer.seal()
    return kind.opened(indexer, folder)


def found(engine: OpenRetriever, query: Query, limit: int = 50) -> list[int]:
    return [hit.passage for hit in engine.search(query, limit=limit)]


def test_no_term_finds_nothing(engine: OpenRetriever) -> None:
    assert engine.search(asked(), limit=10) == []


def test_an_unknown_term_finds_nothing(engine: OpenRetriever) -> None:
    assert engine.search(asked("licorne"), limit=10) == []
    assert engine.frequency("licorne") == 0
    assert engine.holding("licorne") == set()


def test_a_term_is_found_in_any_field(engine: OpenRetriever) -> None:
    assert set(found(engine, asked("fievr"))) == {1, 2, 3, 4}
    assert set(found(engine, asked("paracetamol"))) == {1, 2, 3}


def test_equal_scores_come_by_passage_number(engine: OpenRetriever) -> None:
    assert found(engine, asked("adult")) == [2, 3]
    assert found(engine, asked("adult"), limit=1) == [2]


def test_the_limit_is_kept(engine: OpenRetriever) -> None:
    assert found(engine, asked("fievr"), limit=2) == found(engine, asked("fievr"))[:2]


def test_a_version_holds_from_its_first_day_to_the_day_before_its_end(
    engine: OpenRetriever,
) -> None:
    eve, after = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
    assert found(engine, asked("ancien", on=eve)) == [5]
    assert found(engine, asked("ancien")) == []
    assert found(engine, asked("nouveau")) == []
    assert found(engine, asked("nouveau", on=after)) == [6]


def test_a_status_is_asked_for(engine: OpenRetriever) -> None:
    assert found(engine, asked("retir")) == []
    wanted = frozenset({Status.WITHDRAWN})
    assert found(engine, asked("retir", statuses=wanted)) == [7]


@pytest.mark.parametrize(
    ("facet", "label", "expected"),
    [
        (Facet.SOURCE, "demo", [3]),
        (Facet.SOURCE, "notices", [2]),
        (Facet.LANGUAGE, "en", [4]),
        (Facet.SOURCE, "ailleurs", []),
    ],
)
def test_a_label_filters(
    engine: OpenRetriever, facet: Facet, label: str, expected: list[int]
) -> None:
    wanted = {facet: frozenset({label})}
    assert found(engine, asked("fievr", facets=wanted)) == expected


def test_one_label_of_several_is_enough(engine: OpenRetriever) -> None:
    wanted = {Facet.SOURCE: frozenset({"demo", "notices"})}
    assert set(found(engine, asked("fievr", facets=wanted))) == {2, 3}
    wanted = {Facet.SUBJECT: frozenset({"b:b"})}
    assert found(engine, asked("50mg", facets=wanted)) == [9]


def test_a_filter_changes_no_score(engine: OpenRetriever) -> None:
    wanted = {Facet.SOURCE: frozenset({"demo"})}
    [alone] = engine.search(asked("fievr", facets=wanted), limit=10)
    among = [h for h in engine.search(asked("fievr"), limit=10) if h.passage == 3]
    assert [alone] == among


def test_a_preferred_label_adds_a_constant(engine: OpenRetriever) -> None:
    label = {(Facet.SOURCE, "demo"): 2.0}
    plain = {hit.passage: hit.score for hit in engine.search(asked("adult"), limit=9)}
    liked = {
        hit.passage: hit.score
        for hit in engine.search(asked("adult", preferred=label), limit=9)
    }
    assert liked[2] == pytest.approx(plain[2], abs=1e-4)
    assert liked[3] == pytest.approx(plain[3] + 2.0, abs=1e-4)


def test_a_preferred_label_alone_finds_nothing(engine: OpenRetriever) -> None:
    label = {(Facet.SOURCE, "demo"): 2.0}
    assert found(engine, asked("licorne", preferred=label)) == []


def test_a_dose_does_not_find_another(engine: OpenRetriever) -> None:
    assert found(engine, asked("5mg")) == [8]


def test_a_token_of_a_hundred_characters_is_kept(engine: OpenRetriever) -> None:
    assert len(LONG) == 100
    assert found(engine, asked(LONG)) == [8]


def test_a_thousand_terms_are_asked_at_once(engine: OpenRetriever) -> None:
    many = asked("toux", *(f"mot{n}" for n in range(999)))
    assert found(engine, many) == [4]


def test_a_term_is_counted_once_a_passage(engine: OpenRetriever) -> None:
    assert engine.frequency("fievr") == 7
    assert engine.frequency("enfant") == 1


def test_holding_looks_at_the_text_alone_whatever_the_validity(
    engine: OpenRetriever,
) -> None:
    assert engine.holding("fievr") == {1, 2, 3, 5, 6, 7}


def test_the_parts_explained_make_the_score(engine: OpenRetriever) -> None:
    label = {(Facet.SOURCE, "demo"): 0.5}
    query = asked("fievr", "adult", preferred=label)
    for hit in engine.search(query, limit=10):
        parts = engine.explain(query, hit.passage)
        assert sum(part.weight for part in parts) == pytest.approx(hit.score, abs=1e-3)
        weights = [part.weight for part in parts]
        assert weights == sorted(weights, reverse=True)


def test_nothing_is_found_in_an_empty_index(kind: Kind, tmp_path: Path) -> None:
    engine = sealed(kind, tmp_path / "empty", [])
    assert engine.search(asked("fievr"), limit=3) == []
    assert engine.holding("fievr") == set()
    engine.close()


def test_more_ties_than_the_margin_are_ordered(kind: Kind, tmp_path: Path) -> None:
    passages = [passage(number, "fievr") for number in range(300, 0, -1)]
    engine = sealed(kind, tmp_path / "ties", passages)
    assert found(engine, asked("fievr"), limit=3) == [1, 2, 3]
    assert found(engine, asked("fievr"), limit=120) == list(range(1, 121))
    engine.close()


def test_what_may_be_found_is_counted_without_any_term(engine: OpenRetriever) -> None:
    assert engine.count(Filters(date(2019, 1, 1))) == 0
    assert engine.count(Filters(TODAY, facets={Facet.SOURCE: frozenset({"demo"})})) == 1
    earlier, later = (engine.count(Filters(day)) for day in (date(2026, 5, 1), TODAY))
    assert earlier == later + 1  # the passage that ceased to hold
