"""What `python -m benchmarks repeat` compares, it compares byte by byte."""

import json
from pathlib import Path

import pytest
from benchmarks.bench import Bench
from benchmarks.repeat import ask, identical, unwarned

from sourcier import bootstrap
from sourcier.corpus.configuration import read_configuration
from sourcier.errors import SourcierError
from sourcier.evaluation.metrics import Share
from sourcier.evaluation.questions import Case, QuestionSet
from sourcier.releases.build import build
from sourcier.settings import Settings

QUESTIONS = (
    "ibuprofène allaitement ?",
    "Posologie de la mirtazapine ?",
    "ibuprofène allaitement ?",
)


def reply(kind: str, status: str, *warnings: str) -> str:
    quotation = {"document": {"status": status}}
    part = "quotations" if kind == "answer" else "nearest"
    codes = [{"code": code} for code in warnings]
    return json.dumps({"kind": kind, part: [quotation], "warnings": codes})


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    settings = Settings(tmp_path_factory.mktemp("repeat"), workers=1)
    configuration = read_configuration(bootstrap.configuration_of_demonstration())
    build(configuration, bootstrap.workshop(settings))
    return Bench(settings, settings.home, QuestionSet("essai", "", ()), "essai")


def test_two_processes_with_other_hashes_give_the_same_bytes(demonstration: Bench) -> None:
    cases = [
        Case(f"Q{n}", text, answerable=True, kind="leaflet")
        for n, text in enumerate(QUESTIONS)
    ]
    given = [
        list(ask(demonstration, cases, as_of="2026-11-24", seed=seed))
        for seed in ("1", "2")
    ]
    assert given[0] == given[1]
    assert [name for name, _ in given[0]] == ["Q0", "Q1", "Q2"]
    assert given[0][0][1] == given[0][2][1]
    assert json.loads(given[0][0][1])["kind"] == "answer"


def test_a_process_that_fails_is_told(tmp_path: Path) -> None:
    empty = Bench(Settings(tmp_path), tmp_path, QuestionSet("essai", "", ()), "essai")
    case = Case("Q", "ibuprofène ?", answerable=True, kind="leaflet")
    with pytest.raises(SourcierError):
        list(ask(empty, [case], as_of="2026-11-24", seed="1"))


def test_one_byte_of_difference_counts() -> None:
    assert identical({"a": ["x"] * 40, "b": ["x"] * 39 + ["x "]}) == Share(1, 2)


@pytest.mark.parametrize("kind", ["answer", "abstention"])
@pytest.mark.parametrize("status", ["superseded", "withdrawn", "retracted"])
def test_a_status_without_its_warning_is_counted(kind: str, status: str) -> None:
    assert unwarned([reply(kind, status)]) == Share(1, 1)
    assert unwarned([reply(kind, status, "updated")]) == Share(1, 1)
    assert unwarned([reply(kind, status, "updated", status)]) == Share(0, 1)


def test_a_text_in_force_needs_no_warning() -> None:
    assert unwarned([reply("answer", "in_force")]) == Share(0, 0)
