"""Finding a block's files without leaving its folder."""

import os
from pathlib import Path

import pytest

from sourcier.errors import SourceError
from sourcier.sources.locating import locate
from sourcier.sources.reading import Block


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "conf" / "data"
    for name in ("b.txt", "a.txt.gz", "sub/c.md", ".hidden/d.txt", ".e", "odd[1].txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (tmp_path / "outside.txt").write_text("outside")
    return folder


def names(path: str, root: Path) -> list[str]:
    return [file.name for file in locate(Block("folder", "mine", path), root=root)]


def test_a_file_is_found_under_its_own_name(data: Path) -> None:
    assert names("data/b.txt", data.parent) == ["b.txt"]


def test_a_name_with_brackets_that_exists_is_no_glob(data: Path) -> None:
    assert names("data/odd[1].txt", data.parent) == ["odd[1].txt"]


def test_a_folder_is_read_with_its_sub_folders_sorted_and_without_hidden(
    data: Path,
) -> None:
    found = ["a.txt.gz", "b.txt", "odd[1].txt", "sub/c.md"]
    assert names("data", data.parent) == found


def test_a_glob_gives_what_it_matches(data: Path) -> None:
    assert names("data/*.txt*", data.parent) == ["a.txt.gz", "b.txt", "odd[1].txt"]
    assert names("data/**/*.md", data.parent) == ["sub/c.md"]


def test_the_owner_may_point_anywhere(data: Path) -> None:
    assert names("../outside.txt", data.parent) == ["outside.txt"]
    assert names(str(data / "b.txt"), Path("/nowhere")) == ["b.txt"]


def test_the_configured_path_may_itself_be_a_link(data: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(data)
    assert "b.txt" in names("link", tmp_path)


@pytest.mark.parametrize("path", ["data/none.txt", "data/*.pdf", "none/*.txt", "none"])
def test_nothing_found_names_the_pattern(data: Path, path: str) -> None:
    with pytest.raises(SourceError) as refusal:
        names(path, data.parent)
    assert f"« {path} »" in str(refusal.value)


@pytest.mark.parametrize("path", ["data", "data/*", "data/**/*"])
@pytest.mark.parametrize("target", ["outside.txt", ".", "missing"])
def test_a_link_that_leaves_the_folder_is_refused(
    data: Path, tmp_path: Path, path: str, target: str
) -> None:
    (data / "way-out").symlink_to(tmp_path / target)
    with pytest.raises(SourceError, match="way-out"):
        names(path, data.parent)


def test_a_link_in_a_circle_is_refused(data: Path) -> None:
    (data / "round").symlink_to(data / "round")
    with pytest.raises(SourceError):
        names("data", data.parent)


def test_a_link_inside_the_folder_is_followed_for_a_file_alone(data: Path) -> None:
    (data / "twin.txt").symlink_to(data / "b.txt")
    (data / "loop").symlink_to(data)
    assert "twin.txt" in names("data", data.parent)
    assert not [name for name in names("data", data.parent) if "loop" in name]


def test_a_pattern_that_climbs_after_its_wildcard_is_refused(data: Path) -> None:
    with pytest.raises(SourceError, match=r"hors du dossier|aucun fichier"):
        names("data/s*/../../*", data.parent)


def test_a_name_that_is_no_text_is_refused(data: Path) -> None:
    Path(os.fsdecode(bytes(data) + b"/\xff.txt")).write_text("x")
    with pytest.raises(SourceError, match=r"\\udcff\.txt"):
        names("data", data.parent)


def test_a_link_to_nothing_is_not_passed_over(data: Path) -> None:
    (data / "gone.txt").symlink_to(data / "nowhere.txt")
    assert "gone.txt" in names("data", data.parent)


def test_a_path_that_no_disk_can_hold_is_refused(data: Path) -> None:
    with pytest.raises(SourceError, match="lecture impossible"):
        names("x" * 5000, data.parent)


def test_a_folder_that_may_not_be_read_is_refused(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", closed)
    with pytest.raises(SourceError, match=r"mine, data : lecture impossible"):
        names("data", data.parent)
