"""Recall of passages, by engine."""

from collections.abc import Sequence
from datetime import date

from sourcier.evaluation.metrics import Share
from sourcier.evaluation.passages import Found, engines, find_all, recalls, texts
from sourcier.evaluation.questions import Case, Reference
from sourcier.releases.release import Release
from sourcier.retrieval.query import Field
from tests.unit.evaluation.conftest import LEAFLETS, SETS

TODAY = date(2026, 6, 1)
CASE = Case(
    "Q1",
    "Calmival et allaitement ?",
    answerable=True,
    kind="leaflet",
    documents=(Reference("essai", "A1"),),
    keys=(("déconseillé",),),
)


def silent(stage: str, done: int, total: int) -> None:
    """Hear nothing."""


def test_our_search_finds_the_passage(release: Release) -> None:
    ours = engines(release, as_of=TODAY)
    [found] = find_all([CASE], release, ours, sets=SETS, progress=silent)
    assert found.ranks == {"réponse": 1, "search": 1}


def test_other_boosts_can_be_measured(release: Release) -> None:
    weightless = engines(release, as_of=TODAY, boosts=dict.fromkeys(Field, 1.0))
    assert weightless["réponse"](CASE.question)


def test_an_engine_that_finds_nothing_has_rank_0(release: Release) -> None:
    def nothing(_: str) -> Sequence[int]:
        return []

    [found] = find_all([CASE], release, {"none": nothing}, sets=SETS, progress=silent)
    assert found.ranks == {"none": 0}


def test_a_reference_is_given_every_passage_with_its_title(release: Release) -> None:
    given = list(texts(release, as_of=TODAY))
    assert len({number for number, _ in given}) == len(given) >= len(LEAFLETS)
    assert all(any(str(one["titre"]) in text for one in LEAFLETS) for _, text in given)


def test_no_passage_holds_before_its_document_does(release: Release) -> None:
    assert not list(texts(release, as_of=date(1990, 1, 1)))


def test_recall_counts_ranks_up_to_a_depth() -> None:
    found = [Found(CASE, {"one": rank}) for rank in (1, 5, 6, 0)]
    wanted = [Share(1, 4), Share(2, 4), Share(3, 4), Share(3, 4)]
    assert list(recalls(found, "one").values()) == wanted
