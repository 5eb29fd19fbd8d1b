"""The table of readers."""

import subprocess
import sys
from pathlib import Path

import pytest

from sourcier.errors import ConfigurationError
from sourcier.sources.reading import Block, SourceFile
from sourcier.sources.registry import READERS, reader

ROOM = Path(__file__).parents[3] / "src" / "sourcier" / "sources"


@pytest.mark.parametrize("kind", sorted(READERS))
def test_each_kind_is_a_module_with_its_reader(kind: str) -> None:
    assert "\ndef read(" in (ROOM / f"{kind}.py").read_text("utf-8")


def test_an_unknown_kind_lists_the_known_ones() -> None:
    with pytest.raises(ConfigurationError) as refusal:
        reader("pubmed")
    assert all(kind in str(refusal.value) for kind in READERS)


def test_a_kind_is_read_by_its_module(tmp_path: Path) -> None:
    path = tmp_path / "sel.md"
    path.write_text("# Sel\n\nPeu.", "utf-8")
    block = Block("folder", "mine", "sel.md")
    (document,) = reader("folder")([SourceFile("sel.md", path)], block)
    assert "Peu." in str(document)


def test_the_table_loads_no_library_of_a_kind() -> None:
    program = (
        "import sys, sourcier.sources.registry; "
        "print({'lxml', 'selectolax', 'pypdfium2'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(ROOM.parents[1])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "set()"
