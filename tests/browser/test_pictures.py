"""The pictures of the README are those of pages that still exist."""

from pathlib import Path

from tests.browser.pictures import FOLDER, draw
from tests.browser.watching import Visit

README = Path(__file__).parents[2] / "README.md"
PNG = b"\x89PNG\r\n\x1a\n"


def test_each_step_of_the_readme_can_be_pictured_and_is(
    visit: Visit, tmp_path: Path
) -> None:
    drawn = draw(visit, tmp_path)
    assert all(file.read_bytes().startswith(PNG) for file in drawn)
    names = {file.name for file in drawn}
    assert names == {file.name for file in FOLDER.glob("*.png")}
    shown = README.read_text(encoding="utf-8")
    assert all(f"docs/pictures/{name}" in shown for name in names)
