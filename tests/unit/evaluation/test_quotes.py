"""What a set quotes must stand in the document that it names."""

import json
from pathlib import Path
from typing import Any

import pytest

from sourcier.cli.main import run
from sourcier.errors import SourceError
from sourcier.evaluation.questions import QuestionSet, read_questions
from sourcier.evaluation.quotes import MOST, check_quotes
from sourcier.releases.release import Release
from tests.unit.evaluation.conftest import SETS

Row = dict[str, Any]
ABSENT = {"set": "essai", "id": "A1", "quote": "plus de 9 comprimés"}
ELSEWHERE = {"set": "essai", "id": "A1", "quote": "ne conduisez pas"}


def asked(file: Path, *rows: Row) -> QuestionSet:
    lines = [json.dumps({**row, "id": f"Q{n}"}) for n, row in enumerate(rows)]
    file.write_text("\n".join(lines), encoding="utf-8")
    return read_questions(file)


@pytest.mark.parametrize(
    "quote",
    [
        "plus de 3 comprimés",
        "PLUS DE 3\n COMPRIMES",
        "Avalez-les avec un grand verre d’eau.",
    ],
)
def test_a_quote_is_found_whatever_its_typography(
    file: Path, row: Row, release: Release, quote: str
) -> None:
    gold = [{"set": "essai", "id": "A1", "quote": quote}]
    check_quotes(asked(file, {**row, "gold": gold}), release.corpus, SETS)


@pytest.mark.parametrize("extract", [ABSENT, ELSEWHERE])
def test_a_quote_that_its_document_does_not_hold_is_named_by_line(
    file: Path, row: Row, release: Release, extract: Row
) -> None:
    bad = {**row, "gold": [*row["gold"], extract]}
    with pytest.raises(
        SourceError, match=r"questions\.jsonl, ligne 2, 3 : citation absente"
    ):
        check_quotes(asked(file, row, bad, bad), release.corpus, SETS)


def test_a_contradiction_is_a_quote_too(file: Path, row: Row, release: Release) -> None:
    premise = {**row, "kind": "false_premise", "answerable": False, "gold": []}
    good = {"set": "essai", "id": "A1", "quote": "Calmival est déconseillé"}
    check_quotes(asked(file, {**premise, "contradiction": good}), release.corpus, SETS)
    bad = asked(file, {**premise, "contradiction": ABSENT})
    with pytest.raises(SourceError, match="ligne 1"):
        check_quotes(bad, release.corpus, SETS)


def test_of_many_faults_the_first_lines_are_named_and_all_are_counted(
    file: Path, row: Row, release: Release
) -> None:
    bad = {**row, "gold": [ABSENT]}
    with pytest.raises(SourceError, match=r"9, 10 : .* \(12 en tout\)"):
        check_quotes(asked(file, *[bad] * (MOST + 2)), release.corpus, SETS)


def test_a_document_that_the_corpus_lacks_is_no_fault_of_the_set(
    file: Path, row: Row, release: Release
) -> None:
    gold = [{"set": "essai", "id": "Z9", "quote": "Rien."}]
    check_quotes(asked(file, {**row, "gold": gold}), release.corpus, SETS)


@pytest.mark.parametrize("command", ["answers", "retrieval"])
def test_the_command_refuses_it_unless_told_otherwise(
    command: str,
    file: Path,
    row: Row,
    home: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked(file, {**row, "gold": [ABSENT]})
    words = ["--home", str(home), "evaluate", command, "--set", str(file)]
    words.append("--source-of=essai=fiches")
    assert run(words) == 1
    said = capsys.readouterr().err
    assert "ligne 1" in said
    assert "Traceback" not in said
    assert run([*words, "--unchecked"]) == 0
