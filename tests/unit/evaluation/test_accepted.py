"""Which documents may answer."""

from dataclasses import replace

import pytest

from sourcier.errors import SourceError
from sourcier.evaluation.accepted import (
    accepted,
    document_ids,
    shipped_sets,
    substances_of,
    with_renamed,
)
from sourcier.evaluation.questions import Case, Reference
from sourcier.evidence.document import Document
from sourcier.releases.release import Release
from tests.unit.evaluation.conftest import SETS

CASE = Case(
    "Q1", "?", answerable=True, kind="leaflet", documents=(Reference("essai", "A1"),)
)


def document(release: Release, name: str) -> Document:
    [version] = release.corpus.versions(f"fiches:{name}")
    return release.corpus.held(version.number).document


def test_another_leaflet_of_the_same_substance_is_accepted(release: Release) -> None:
    wanted = accepted(CASE, release.corpus, SETS)
    assert wanted.present
    assert wanted.holds(document(release, "A1"))
    assert wanted.holds(document(release, "A2"))
    assert not wanted.holds(document(release, "B1"))


def test_another_document_of_the_same_substance_is_not_for_other_kinds(
    release: Release,
) -> None:
    wanted = accepted(replace(CASE, kind="table"), release.corpus, SETS)
    assert wanted.holds(document(release, "A1"))
    assert not wanted.holds(document(release, "A2"))


def test_the_same_substance_in_another_source_is_not_accepted(release: Release) -> None:
    wanted = accepted(CASE, release.corpus, SETS)
    assert not wanted.holds(replace(document(release, "A2"), id="ailleurs:A2"))


def test_a_document_received_under_two_ids_is_accepted_under_both(release: Release) -> None:
    wanted = accepted(CASE, release.corpus, SETS)
    assert wanted.holds(Document(id="fiches:Z", title="T", text="T", also=("fiches:A1",)))


def test_a_document_that_the_corpus_lacks_is_told(release: Release) -> None:
    absent = replace(CASE, documents=(Reference("essai", "Z9"),))
    assert not accepted(absent, release.corpus, SETS).present


def test_a_set_that_nobody_mapped_is_refused(release: Release) -> None:
    unknown = replace(CASE, documents=(Reference("ailleurs", "A1"),))
    with pytest.raises(SourceError, match="--source-of ailleurs=SOURCE"):
        accepted(unknown, release.corpus, SETS)


def test_salts_do_not_part_substances(release: Release) -> None:
    assert substances_of(document(release, "A1")) == substances_of(document(release, "A2"))


def test_a_pair_is_in_the_documents_of_both_names() -> None:
    assert document_ids(Reference("paires", "X|Y"), SETS) == ["fiches:X", "fiches:Y"]


def test_an_option_says_where_a_set_stands() -> None:
    assert with_renamed(shipped_sets(), ["neuf=source"])["neuf"].source == "source"


@pytest.mark.parametrize("option", ["", "jeu", "jeu=", "=source"])
def test_an_option_of_another_form_is_refused(option: str) -> None:
    with pytest.raises(SourceError, match="JEU=SOURCE"):
        with_renamed({}, [option])
