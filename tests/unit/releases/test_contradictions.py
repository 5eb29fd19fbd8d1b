"""Tables that contradict each other are kept in the release, row by row."""

from pathlib import Path

import pytest

from sourcier.errors import ReleaseError
from sourcier.releases.contradictions import (
    FILE,
    Contradiction,
    dump,
    read_contradictions,
)
from sourcier.releases.overview import overview
from sourcier.releases.verification import verify
from sourcier.sources.reading import Block
from tests.releases_kit import Place
from tests.unit.sources.bdpm_folder import SPECIALITIES, folder, lines

FOUND = (Contradiction("bdpm", "2026-05-26", "CIP.txt", ((3, "6"), (4, "6"))),)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(dump(FOUND))
    assert read_contradictions(tmp_path) == FOUND
    (tmp_path / FILE).write_bytes(dump(()))
    assert read_contradictions(tmp_path) == ()


def test_a_release_without_the_file_does_not_know(tmp_path: Path) -> None:
    assert read_contradictions(tmp_path) is None


@pytest.mark.parametrize("damage", [b"{", b"[1]", b'[{"source": "s"}]', b"\xff"])
def test_a_damaged_file_is_named(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / FILE).write_bytes(damage)
    with pytest.raises(ReleaseError, match="contradictions"):
        read_contradictions(tmp_path)


def test_a_build_keeps_the_rows_of_its_tables(tmp_path: Path) -> None:
    place = Place(tmp_path)
    edition = tmp_path / "edition"
    edition.mkdir()
    orphan = "69999999\tgélule\t1\tFABULINE\t1 mg\tune gélule\tSA\t1"
    tables = {"CIS_bdpm": SPECIALITIES, "CIS_COMPO_bdpm": lines(orphan, orphan)}
    folder(edition, tables)
    place.blocks.append(Block("bdpm", "bdpm", str(edition)))
    name = place.build().manifest.name
    seen = overview(place.workshop().home, today=place.now.date())
    assert seen
    assert seen.contradictions == (
        Contradiction("bdpm", "", "CIS_COMPO_bdpm.txt", ((1, "69999999"), (2, "69999999"))),
    )
    assert seen.manifest.files[FILE].size
    assert not verify(place.workshop(), name).faults
