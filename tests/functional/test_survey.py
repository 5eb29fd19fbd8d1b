"""`sourcier survey audit`, on a press release in own words, with real contradictions."""

import json

import pytest

from sourcier.cli.main import run
from tests.unit.survey.published_barometer import BAROMETER, CLAIMS


def test_the_five_contradictions_are_found(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path_factory.mktemp("survey") / "barometre.toml"
    path.write_text(BAROMETER, encoding="utf-8")
    assert run(["survey", "audit", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    found = {(row["code"], *sorted(row["figures"])) for row in told["findings"]}
    assert found >= CLAIMS
    assert told["schema"] == "sourcier.survey-audit/1"


def test_each_figure_is_told_with_its_base_and_interval(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path_factory.mktemp("survey") / "barometre.toml"
    path.write_text(BAROMETER, encoding="utf-8")
    assert run(["survey", "audit", str(path)]) == 0
    said = capsys.readouterr().out.replace("\u202f", " ").replace("\u00a0", " ")
    assert "médecins · n = 328, base reconstituée" in said
    assert "médecins, désert médical » : l'effectif du sous-groupe" in said


def test_a_file_that_is_not_there_is_one_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["survey", "audit", "absent.toml"]) == 1
    assert "absent.toml" in capsys.readouterr().err
