"""A result is read back as it was measured, or refused."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sourcier.errors import IntegrityError, SourceError, StorageError
from sourcier.evaluation.results import newest, read_result, sealed, write_result

ROOT = Path(__file__).parents[3]
RESULTS = sorted((ROOT / "benchmarks" / "results").glob("*.json"))
DATA = {"conditions": {"measured": "2026-11-25"}, "right": {"value": 0.571}}

figures = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False),
    lambda inner: some.lists(inner) | some.dictionaries(some.text(), inner),
    max_leaves=8,
)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "evaluations" / "2026-11-25-answers.json"
    write_result(file, DATA, folder=True)
    assert read_result(file) == sealed(DATA)


@given(some.dictionaries(some.text(), figures))
def test_the_seal_survives_the_file(data: dict[str, object]) -> None:
    kept = sealed(data)
    assert sealed(json.loads(json.dumps(kept))) == json.loads(json.dumps(kept))


def test_keys_that_are_numbers_are_sealed_as_a_file_holds_them(tmp_path: Path) -> None:
    file = tmp_path / "2026-11-25-depths.json"
    write_result(file, {"recall": {20: 0.8, 5: 0.7, 100: 0.9}})
    assert read_result(file)["recall"] == {"20": 0.8, "5": 0.7, "100": 0.9}


@pytest.mark.parametrize(
    ("change", "into"),
    [("0.571", "0.871"), ("2026-11-25", "2027-11-25"), ('"right"', '"wrong"')],
)
def test_a_figure_that_was_edited_is_refused(
    tmp_path: Path, change: str, into: str
) -> None:
    file = tmp_path / "2026-11-25-answers.json"
    write_result(file, DATA)
    text = file.read_text(encoding="utf-8")
    assert change in text
    file.write_text(text.replace(change, into), encoding="utf-8")
    with pytest.raises(IntegrityError, match="ne correspond pas à son empreinte"):
        read_result(file)


@pytest.mark.parametrize("content", ["", "{", "\xff", "[" * 100_000])
def test_what_is_no_json_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "2026-11-25-answers.json"
    file.write_text(content, encoding="latin-1")
    with pytest.raises(SourceError, match="illisible"):
        read_result(file)


@pytest.mark.parametrize("content", ["[]", "{}", '{"right": 1}'])
def test_what_has_no_seal_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "2026-11-25-answers.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(IntegrityError):
        read_result(file)


def test_the_newest_of_each_topic_is_taken(tmp_path: Path) -> None:
    for name in ("2026-11-25-warm", "2026-11-25T101500Z-warm", "2026-11-24-cold", "notes"):
        write_result(tmp_path / f"{name}.json", {"name": name})
    (tmp_path / "2026-11-25-warm.md").write_text("page", encoding="utf-8")
    found = newest(tmp_path)
    assert {topic: one.stamp for topic, one in found.items()} == {
        "cold": "2026-11-24",
        "warm": "2026-11-25T101500Z",
    }


def test_an_absent_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="aucun résultat"):
        newest(tmp_path / "absent")


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "evaluations").write_text("a file", encoding="utf-8")
    with pytest.raises(StorageError, match="écriture impossible"):
        write_result(tmp_path / "evaluations" / "2026-11-25-warm.json", DATA, folder=True)


@pytest.mark.parametrize("file", RESULTS, ids=lambda file: file.stem)
def test_each_result_of_the_product_is_as_it_was_measured(file: Path) -> None:
    assert file.stem.endswith(f"-{read_result(file)['topic']}")
