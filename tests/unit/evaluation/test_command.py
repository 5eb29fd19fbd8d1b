"""`sourcier evaluate` as a user runs it."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from sourcier import __version__
from sourcier.cli.main import run
from sourcier.evaluation.results import newest
from sourcier.releases.release import Release
from tests.unit.evaluation.conftest import SETS


@pytest.fixture
def options(home: Path, file: Path, row: dict[str, Any]) -> list[str]:
    """What every call here is given."""
    file.write_text(json.dumps(row), encoding="utf-8")
    renamed = [f"--source-of={name}={named.source}" for name, named in SETS.items()]
    return ["--home", str(home), "evaluate", "answers", "--set", str(file), *renamed]


def test_answers_are_printed_with_their_conditions(
    options: list[str], release: Release, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*options, "--wrong"]) == 0
    out = capsys.readouterr().out
    assert release.manifest.name in out
    assert "avec réponse" in out
    assert "bm25s" in out


def test_json_names_corpus_and_questions(
    options: list[str],
    release: Release,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    kept = tmp_path / "mesure.json"
    assert run([*options, "--json", "--to", str(kept)]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == json.loads(kept.read_text(encoding="utf-8"))
    assert printed["schema"] == "sourcier.evaluation/1"
    assert printed["conditions"]["corpus_digest"] == release.manifest.digest
    assert printed["conditions"]["questions_digest"].startswith("sha256:")
    assert set(printed["passages"]["recall"]) == {"réponse", "search", "bm25s"}


def test_a_run_is_kept_at_home_without_the_words_of_sources(
    options: list[str], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(options) == 0
    assert "résultat gardé" in capsys.readouterr().err
    kept = newest(home / "evaluations")["answers"].data
    conditions = kept["conditions"]
    assert isinstance(conditions, dict)
    assert conditions["weights"].startswith("sha256:")
    assert conditions["version"].startswith(f"{__version__} (")
    assert "comprimés" not in json.dumps(kept, ensure_ascii=False)


def test_search_alone_is_measured(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    alone = ["retrieval" if word == "answers" else word for word in options]
    assert run(alone) == 0
    assert "rappel@20" in capsys.readouterr().out


def test_a_missing_reference_is_said_aloud(
    options: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "benchmarks.reference", None)
    assert run(options) == 0
    said = capsys.readouterr()
    assert "référence bm25s absente" in said.err
    assert "search" in said.out


def test_a_file_that_cannot_be_written_is_one_sentence(
    options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*options, "--to", str(tmp_path / "absent" / "f.json")]) == 1
    assert "écriture impossible" in capsys.readouterr().err


def test_a_bad_line_is_one_sentence(
    options: list[str], file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text("{", encoding="utf-8")
    assert run(options) == 1
    assert "ligne 1" in capsys.readouterr().err


def test_no_set_at_all_is_one_sentence(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SOURCIER_REAL_DATA", raising=False)
    assert run(["--home", str(home), "evaluate", "answers"]) == 1
    assert "--set" in capsys.readouterr().err


def test_an_unknown_collection_is_one_sentence(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [
        "--home",
        str(home),
        "evaluate",
        "retrieval",
        "--beir",
        str(tmp_path / "autre"),
    ]
    assert run(words) == 1
    assert "collection inconnue" in capsys.readouterr().err
