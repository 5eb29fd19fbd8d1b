"""What the tour and the READMEs show is what the code does today."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from sourcier.answering import pipeline
from sourcier.answering.pipeline import reply
from sourcier.answering.reply import Answer
from sourcier.answering.weights import weights
from sourcier.corpus.configuration import read_configuration
from sourcier.releases.release import Release
from tests.demo_home import Sourcier

ROOT = Path(__file__).parents[2]
QUESTION = "ibuprofène allaitement ?"
TODAY = date(2026, 11, 25)
READMES = ("README.md", "README.fr.md")


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_map_of_rooms_is_the_contract() -> None:
    contracts = tomllib.loads(page("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    assert " → ".join(contracts[0]["layers"]) in page("TOUR.md")


def test_the_tour_tells_what_is_understood(release: Release) -> None:
    understood = pipeline.read(QUESTION, release, as_of=TODAY)
    question = understood.question
    assert question.language == "fr"
    assert [mention.key for mention in question.medicines] == ["ibuprofene"]
    assert question.aspects == ("breastfeeding",)
    assert question.populations == ("breastfeeding",)
    _, asked = pipeline.ranking(understood, release, learnt=weights())
    assert [concept.token for concept in asked.notions.concepts] == ["allait"]


def test_the_tour_tells_where_the_answer_is(release: Release) -> None:
    found = reply(QUESTION, release, as_of=TODAY)
    assert isinstance(found, Answer)
    first = found.quotations[0]
    assert first.held.document.id == "demo:ibuprofene"
    assert first.quotation.heading(first.held.document)[-1] == "Grossesse et allaitement"


@pytest.mark.parametrize("name", READMES)
def test_the_configuration_of_a_readme_builds(
    name: str, tmp_path: Path, sourcier: Sourcier
) -> None:
    written = re.search(r"```toml\n(.+?)```", page(name), re.DOTALL)
    assert written
    (tmp_path / "mon-corpus.toml").write_text(written[1], encoding="utf-8")
    (tmp_path / "protocoles").mkdir()
    (tmp_path / "protocoles" / "sel.md").write_text(
        "# Sel\n\nPeu de sel.\n", encoding="utf-8"
    )
    configuration = read_configuration(tmp_path / "mon-corpus.toml")
    assert [block.name for block in configuration.blocks] == ["protocoles"]
    home = str(tmp_path / "home")
    built = sourcier(
        "--home", home, "corpus", "build", str(tmp_path / "mon-corpus.toml"), "--json"
    )
    assert built.json["documents"] == 1


@pytest.mark.parametrize("name", READMES)
def test_the_twins_show_the_same_commands(name: str) -> None:
    commands = re.findall(r"(?:sourcier|make) [a-z]+(?: [a-z]+)?", page(name))
    assert sorted(set(commands)) == sorted(
        set(re.findall(r"(?:sourcier|make) [a-z]+(?: [a-z]+)?", page("README.md")))
    )
