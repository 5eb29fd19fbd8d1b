"""A tenth of `make bench` and of `make soak`: real questions, and random ones."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest
from benchmarks.floors import Sample, samples
from benchmarks.random_questions import questions as random_questions
from benchmarks.random_questions import soak

from sourcier import bootstrap
from sourcier.corpus.configuration import read_configuration
from sourcier.evaluation.accepted import shipped_sets
from sourcier.evaluation.answers import Graded, Outcome, ask_all
from sourcier.evaluation.questions import Case, read_questions
from sourcier.evaluation.report import summarise
from sourcier.releases.build import build
from sourcier.releases.release import Release
from sourcier.releases.workshop import CORPUS
from sourcier.settings import Settings

TODAY = date(2026, 11, 24)
EACH = 12
"""Questions asked of each kind that the sources below can answer or must refuse."""
SOURCES = ("autisme", "covid", "thesaurus")
"""Sources that build in seconds; the leaflets, the articles and the tables do not."""
KINDS = ("advice", "interaction", "false_premise", "out_of_scope", "absent_drug")
SETS = ("mesconseilscovid", "maison_autisme", "thesaurus_ansm")
RANDOM, SEED = 1_000, 5
"""A tenth of the 10,000 of `make soak`."""


def silent(stage: str, done: int, total: int) -> None:
    """Hear nothing."""


def built(configuration: Path, home: Path) -> Release:
    """Build a corpus and open it."""
    settings = Settings(home)
    build(read_configuration(configuration), bootstrap.workshop(settings))
    return bootstrap.release(settings)


@pytest.fixture(scope="module")
def small(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Release]:
    """The real sources that are quick to read."""
    folder = tmp_path_factory.mktemp("real")
    text = (Path(__file__).parents[2] / "corpora" / "real.toml").read_text(encoding="utf-8")
    whole = text.replace("../../shared/data", real_data.resolve().as_posix())
    blocks = [f"[[source]]{block}" for block in whole.split("[[source]]")[1:]]
    kept = [b for b in blocks if any(f'name = "{name}"' in b for name in SOURCES)]
    (folder / "corpus.toml").write_text("".join(kept), encoding="utf-8")
    with closing(built(folder / "corpus.toml", folder / "home")) as release:
        yield release


@pytest.fixture(scope="module")
def graded(small: Release, real_data: Path) -> list[Graded]:
    """Some sixty questions, those that these sources can answer or must refuse."""
    asked = read_questions(real_data / "qa_fr_dev" / "questions.jsonl").cases
    kept = [case for case in asked if case.kind in KINDS and _fits(case)]
    by_kind = groupby(sorted(kept, key=lambda case: KINDS.index(case.kind)), _kind)
    cases = [case for _, group in by_kind for case in list(group)[:EACH]]
    return list(ask_all(cases, small, as_of=TODAY, sets=shipped_sets(), progress=silent))


def _kind(case: Case) -> str:
    return case.kind


def _fits(case: Case) -> bool:
    return all(reference.set in SETS for reference in case.documents)


def test_every_expected_document_is_in_the_corpus(graded: list[Graded]) -> None:
    assert summarise(graded).absent.count == 0


def test_the_sample_has_both_sorts_of_questions(graded: list[Graded]) -> None:
    asked = [one.case.answerable for one in graded]
    assert asked.count(True) >= 20
    assert asked.count(False) >= 24


@pytest.mark.parametrize("floor", samples(), ids=lambda one: f"{one.group}, {one.end}")
def test_the_sample_holds_its_floors(graded: list[Graded], floor: Sample) -> None:
    [group] = [g for g in summarise(graded).groups if g.label == floor.group]
    share = group.shares[Outcome(floor.end)]
    assert floor.better.reaches(share.value, floor.steps[-1]), str(share)


def test_random_questions_are_answered_with_what_stands_in_the_corpus(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    with closing(built(bootstrap.configuration_of_demonstration(), home)) as release:
        asked = list(random_questions(release, count=RANDOM, seed=SEED))
        corpus = home / "releases" / release.manifest.name / CORPUS
        found = soak(release, corpus, asked, as_of=TODAY, progress=silent)
    assert found.questions == RANDOM
    assert not found.differing
    assert not found.errors
    assert found.answers > RANDOM / 10
