import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from sourcier.corpus.validity import Edition
from sourcier.errors import SourceError
from sourcier.releases import ingest
from sourcier.sources.locating import locate
from sourcier.sources.reading import Block, SourceFile

BROKEN = "---\nupdated: jamais\n---\n# Titre\n"


@pytest.fixture
def block(tmp_path: Path) -> Block:
    (tmp_path / "textes").mkdir()
    (tmp_path / "textes" / "a.md").write_text("# A\n\nUn.\n", encoding="utf-8")
    return Block("folder", "notes", "textes")


def batch(block: Block, root: Path) -> ingest.Batch:
    return ingest.plan(block, locate(block, root=root))


def read(block: Block, root: Path, *, keep_going: bool = False) -> Path:
    (root / "cache").mkdir(exist_ok=True)
    return ingest.read_batch(batch(block, root), root / "cache", keep_going=keep_going)


def test_the_key_follows_files_and_settings(block: Block, tmp_path: Path) -> None:
    first = batch(block, tmp_path).key
    assert batch(block, tmp_path).key == first
    path = tmp_path / "textes" / "a.md"
    path.write_text("# A\n\nDeux.\n", encoding="utf-8")
    assert batch(block, tmp_path).key != first


def test_a_block_is_read_once(block: Block, tmp_path: Path) -> None:
    path = read(block, tmp_path)
    before = path.stat().st_mtime_ns
    assert read(block, tmp_path) == path
    assert path.stat().st_mtime_ns == before


def test_rows_come_with_their_entry(block: Block, tmp_path: Path) -> None:
    edition = Edition(date(2025, 1, 1), 2)
    [row] = ingest.rows_of(read(block, tmp_path), edition=edition, declared=False)
    assert row.entry.document_id == "notes:a.md"
    assert row.entry.edition == edition
    assert row.entry.own_date is None
    assert row.packed.digest == row.entry.digest


def test_a_broken_file_is_named(block: Block, tmp_path: Path) -> None:
    (tmp_path / "textes" / "b.md").write_text(BROKEN, encoding="utf-8")
    with pytest.raises(SourceError, match=r"b\.md, ligne 2"):
        read(block, tmp_path)
    assert not list((tmp_path / "cache").glob("*.sqlite"))


def test_a_broken_file_is_left_out_when_asked(block: Block, tmp_path: Path) -> None:
    (tmp_path / "textes" / "b.md").write_text(BROKEN, encoding="utf-8")
    path = read(block, tmp_path, keep_going=True)
    [said] = ingest.said(path, "left_out")
    assert "b.md" in said
    with pytest.raises(SourceError):
        read(block, tmp_path)


def test_nothing_readable_leaves_an_empty_block(block: Block, tmp_path: Path) -> None:
    (tmp_path / "textes" / "a.md").write_text(BROKEN, encoding="utf-8")
    path = read(block, tmp_path, keep_going=True)
    rows = ingest.rows_of(path, edition=Edition(date(2025, 1, 1)), declared=True)
    assert list(rows) == []


def test_an_error_without_a_file_of_the_block_is_not_left_out(
    block: Block, tmp_path: Path
) -> None:
    twice = "---\nid: meme\n---\n# Titre\n\nTexte.\n"
    for name in ("b.md", "c.md"):
        (tmp_path / "textes" / name).write_text(twice, encoding="utf-8")
    with pytest.raises(SourceError, match="notes:meme"):
        read(block, tmp_path, keep_going=True)


def test_remarks_are_kept_with_their_place(block: Block, tmp_path: Path) -> None:
    (tmp_path / "textes" / "photo.png").write_bytes(b"x")
    [said] = ingest.said(read(block, tmp_path), "remark")
    assert said.startswith("textes : ")
    assert ".png" in said


def test_a_file_that_went_away_is_named(tmp_path: Path) -> None:
    gone = SourceFile("parti.md", tmp_path / "parti.md")
    with pytest.raises(SourceError, match=r"parti\.md"):
        ingest.plan(Block("folder", "notes", "textes"), [gone])


def test_the_cache_is_a_whole_file_or_none(block: Block, tmp_path: Path) -> None:
    path = read(block, tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
