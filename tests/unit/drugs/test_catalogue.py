"""Which documents carry which code or name of a medicine."""

from contextlib import closing
from pathlib import Path

import pytest

from sourcier.drugs.adapters.sqlite import SqliteCatalogue, write_catalogue
from sourcier.drugs.catalogue import Entry, compiled, of_substances
from sourcier.errors import IntegrityError
from tests.unit.drugs.shelf import titled

VERSIONS = (
    ("a:1", False, titled("old", cis="1", atc="n02be01", brand="DOLUX")),
    ("a:1", True, titled("new", cis="1", brand="DOLUX", substance=("CODÉINE", "IBUVOL"))),
    ("a:2", True, titled("b", cis="2", substance="CODÉINE (PHOSPHATE DE)", cip7="1234567")),
    ("a:3", True, titled("c", doi="10.1/x")),
)


@pytest.fixture
def catalogue(tmp_path: Path) -> SqliteCatalogue:
    path = tmp_path / "release" / "lexicons" / "catalogue.sqlite"
    path.parent.mkdir(parents=True)
    write_catalogue(path, compiled(VERSIONS))
    return SqliteCatalogue(path)


def test_a_code_that_only_a_former_version_carries_is_kept_as_such() -> None:
    entries = set(compiled(VERSIONS))
    assert Entry("a:1", "atc", "N02BE01", current=False) in entries
    assert Entry("a:1", "cis", "1", current=True) in entries


def test_other_codes_are_no_business_of_the_catalogue() -> None:
    assert not [entry for entry in compiled(VERSIONS) if entry.document == "a:3"]


def test_documents_are_found_by_code_and_codes_by_document(
    catalogue: SqliteCatalogue,
) -> None:
    with closing(catalogue):
        (found,) = catalogue.entries("cip7", "1234567")
        assert found.document == "a:2"
        assert {e.scheme for e in catalogue.codes("a:2")} == {
            *("cis", "cip7", "substance", "composition")
        }
        assert catalogue.entries("cis", "9") == []


def test_the_codes_beside_one_are_those_that_still_hold(
    catalogue: SqliteCatalogue,
) -> None:
    with closing(catalogue):
        assert [(e.scheme, e.value) for e in catalogue.beside("brand", "dolux")] == [
            ("cis", "1")
        ]


def test_substances_find_exactly_theirs_then_what_holds_them_all(
    catalogue: SqliteCatalogue,
) -> None:
    with closing(catalogue):
        assert [e.document for e in of_substances(catalogue, ["codeine"])] == ["a:2"]
        assert [e.document for e in of_substances(catalogue, ["ibuvol"])] == ["a:1"]
        assert of_substances(catalogue, []) == []


def test_a_catalogue_that_was_never_asked_is_closed_without_being_opened(
    tmp_path: Path,
) -> None:
    SqliteCatalogue(tmp_path / "absent").close()


def test_a_damaged_catalogue_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    path.write_bytes(b"no database" * 100)
    with closing(SqliteCatalogue(path)) as damaged, pytest.raises(IntegrityError):
        damaged.entries("cis", "1")
