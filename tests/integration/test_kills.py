"""Three kills of a build, by the harness that `make soak` runs with many more."""

from pathlib import Path

import pytest
from benchmarks.kills import DONE, NAMED, answers, one_kill

from sourcier import bootstrap
from sourcier.corpus.configuration import read_configuration
from sourcier.releases.build import build
from sourcier.settings import Settings

DEMONSTRATION = bootstrap.configuration_of_demonstration()
TODAY = """[[source]]
kind = "folder"
name = "demo"
path = "{folder}/documents/*.md"
edition = 2026-09-01
outline = "markdown"
"""


@pytest.fixture(scope="module")
def half(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration without its earlier edition: what is in force before the kill."""
    path = tmp_path_factory.mktemp("half") / "corpus.toml"
    path.write_text(TODAY.format(folder=DEMONSTRATION.parent), encoding="utf-8")
    return path


@pytest.mark.parametrize("moment", ["indexation", "pointer", "0.250"])
def test_a_killed_build_costs_only_itself(half: Path, tmp_path: Path, moment: str) -> None:
    kill = one_kill(half, DEMONSTRATION, tmp_path / "home", moment)
    assert kill.survived, kill


def test_every_moment_has_a_name() -> None:
    assert len(set(NAMED)) == len(NAMED)
    assert DONE in NAMED


def test_answers_of_two_corpora_differ(half: Path, tmp_path: Path) -> None:
    homes = [tmp_path / "one", tmp_path / "two"]
    for home, configuration in zip(homes, [half, DEMONSTRATION], strict=True):
        build(read_configuration(configuration), bootstrap.workshop(Settings(home)))
    assert answers(homes[0]) != answers(homes[1])
    assert answers(homes[0]) == answers(homes[0])
