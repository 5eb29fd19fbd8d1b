"""A question set is read whole or refused by the line."""

import json
from pathlib import Path
from typing import Any

import pytest

from sourcier.errors import SourceError
from sourcier.evaluation.kinds import kinds
from sourcier.evaluation.questions import Extract, Reference, read_questions

Row = dict[str, Any]


def written(file: Path, *rows: Row | str) -> Path:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_a_line_becomes_a_question_with_what_a_right_answer_holds(
    file: Path, row: Row
) -> None:
    asked = read_questions(written(file, row))
    [case] = asked.cases
    assert case.documents == (Reference("essai", "A1"),)
    assert case.keys == (("3 comprimés", "trois comprimés"), ("par jour",))
    assert case.gold == (Extract(Reference("essai", "A1"), "plus de 3 comprimés"),)


def test_twins_are_documents_of_the_first_ones_set(file: Path, row: Row) -> None:
    [case] = read_questions(written(file, {**row, "twins": ["A9"]})).cases
    assert case.documents == (Reference("essai", "A1"), Reference("essai", "A9"))


def test_a_false_premise_keeps_what_contradicts_it(file: Path, row: Row) -> None:
    against = {"set": "essai", "id": "A1", "quote": "déconseillé"}
    premise = {**row, "kind": "false_premise", "answerable": False, "keys": [], "gold": []}
    [case] = read_questions(written(file, {**premise, "contradiction": against})).cases
    assert case.contradiction == Extract(Reference("essai", "A1"), "déconseillé")


def test_the_digest_is_that_of_the_bytes(file: Path, row: Row) -> None:
    first = read_questions(written(file, row)).digest
    assert first == read_questions(written(file, row)).digest
    assert first != read_questions(written(file, {**row, "id": "Q2"})).digest


def test_empty_lines_are_passed_over_and_lines_are_still_counted(
    file: Path, row: Row
) -> None:
    with pytest.raises(SourceError, match="ligne 3"):
        read_questions(written(file, row, "", "{"))


FAULTS: dict[str, tuple[Row, str]] = {
    "no keys": ({"keys": None}, "keys"),
    "an unknown kind": ({"kind": "poem"}, "poem"),
    "a kind against answerable": ({"kind": "absent_drug"}, "absent_drug"),
    "an empty list of keys": ({"keys": [[]]}, "liste ni mot vide"),
    "keys that are no lists": ({"keys": ["a"]}, "forme attendue"),
    "keys that are no words": ({"keys": [[3]]}, "forme attendue"),
    "a document that is a word": ({"docs": ["A1"]}, "forme attendue"),
    "a document without a set": ({"docs": [{"id": "A1"}]}, "forme attendue"),
    "an empty word": ({"keys": [["3 comprimés", ""]]}, "liste ni mot vide"),
    "an empty question": ({"question": "  "}, "question : texte vide"),
    "an empty id": ({"id": ""}, "id : texte vide"),
    "half a character": ({"question": "Calmival \ud800 ?"}, "JSON en UTF-8"),
    "twins of no document": (
        {"kind": "out_of_scope", "answerable": False, "docs": [], "twins": ["A9"]},
        "forme attendue",
    ),
    "an id that is a number": ({"id": 3}, "type inattendu"),
    "twins that are a word": ({"twins": "A1"}, "type inattendu"),
    "a quote that is a number": (
        {"gold": [{"set": "essai", "id": "A1", "quote": 1}]},
        "forme attendue",
    ),
}


@pytest.mark.parametrize(("change", "said"), FAULTS.values(), ids=FAULTS.keys())
def test_a_bad_line_is_named(file: Path, row: Row, change: Row, said: str) -> None:
    with pytest.raises(SourceError, match=f"questions.jsonl, ligne 1 : .*{said}"):
        read_questions(written(file, {**row, **change}))


@pytest.mark.parametrize(
    "missing", ["id", "question", "answerable", "kind", "docs", "gold"]
)
def test_a_missing_field_is_named(file: Path, row: Row, missing: str) -> None:
    del row[missing]
    with pytest.raises(SourceError, match=f"ligne 1 : il manque {missing}"):
        read_questions(written(file, row))


@pytest.mark.parametrize("line", ["pas du JSON", "[1]", '"mot"', "[" * 100_000])
def test_what_is_no_object_is_refused(file: Path, line: str) -> None:
    with pytest.raises(SourceError, match="ligne 1"):
        read_questions(written(file, line))


def test_bytes_that_are_no_utf8_are_refused(file: Path) -> None:
    file.write_bytes(b'{"id": "\xe9"}')
    with pytest.raises(SourceError, match="ligne 1 : ce n'est pas du JSON"):
        read_questions(file)


def test_an_id_given_twice_is_refused_with_both_lines(file: Path, row: Row) -> None:
    with pytest.raises(
        SourceError, match="ligne 2 : identifiant Q1 déjà donné à la ligne 1"
    ):
        read_questions(written(file, row, row))


@pytest.mark.parametrize(
    ("content", "said"), [("", "fichier vide"), ("\n \n", "aucune question")]
)
def test_a_file_without_a_question_is_refused(file: Path, content: str, said: str) -> None:
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match=said):
        read_questions(file)


def test_a_question_knows_its_line(file: Path, row: Row) -> None:
    asked = read_questions(written(file, row, "", {**row, "id": "Q2"}))
    assert [case.line for case in asked.cases] == [1, 3]


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"absent\.jsonl"):
        read_questions(tmp_path / "absent.jsonl")


def test_the_real_set_holds_every_kind(real_data: Path) -> None:
    asked = read_questions(real_data / "qa_fr_dev" / "questions.jsonl")
    assert {case.kind for case in asked.cases} == set(kinds())
    assert len(asked.cases) == 360
    assert sum(case.answerable for case in asked.cases) == 240
