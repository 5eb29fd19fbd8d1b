"""What a page tells a reader to type works, and what it shows is what comes out."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.demo_home import environment

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
BLOCK = re.compile(
    r"(?:^<!-- (?P<mark>[a-z ]+): (?P<what>[^\n]+) -->\n)?"
    r"^```(?P<lang>[a-z]+)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
SHELL = {"sh", "bash", "console"}
PRINTED = {"shown", "walk", "rooms", "printed"}
EXEMPT = {"CONTRIBUTING.md"}
"""Its one text block is the line of rooms, which `tests/shape` holds."""


@dataclass(frozen=True)
class Block:
    """A fenced block, and the comment above it."""

    lang: str
    body: str
    mark: str
    what: str

    @property
    def runs(self) -> bool:
        return self.lang in SHELL and self.mark != "not run"


def blocks(page: Path) -> list[Block]:
    """Every fenced block of a page, in order."""
    found = BLOCK.finditer(page.read_text(encoding="utf-8"))
    return [Block(f["lang"], f["body"], f["mark"] or "", f["what"] or "") for f in found]


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


RUN = [page for page in PAGES if any(block.runs for block in blocks(page))]
LEFT = [
    (page, number, block)
    for page in PAGES
    for number, block in enumerate(blocks(page), 1)
    if block.lang in SHELL and not block.runs
]


def script(page: Path) -> Iterator[str]:
    """The files that a page writes and the commands that it runs, as one script."""
    yield f'sourcier() {{ "{sys.executable}" -m sourcier "$@"; }}'
    for block in blocks(page):
        if block.mark == "file":
            folder = Path(block.what).parent
            yield f"mkdir -p {folder}\ncat > {block.what} <<'THE_END'\n{block.body}THE_END"
        if block.runs:
            yield block.body


def typed(page: Path, home: Path, work: Path) -> str:
    """Type what a page tells to type, in a folder of its own; give what is printed."""
    work.mkdir()
    done = subprocess.run(
        ["sh", "-eu", "-c", "\n".join(script(page))],
        capture_output=True,
        check=False,
        cwd=work,
        env=environment(home),
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


@pytest.mark.parametrize("page", RUN, ids=named)
def test_what_a_page_tells_to_type_works(
    page: Path, demo_home: Path, tmp_path: Path
) -> None:
    home = shutil.copytree(demo_home, tmp_path / "home")
    assert typed(page, home, tmp_path / "work")


@pytest.mark.parametrize(
    ("page", "number", "block"), LEFT, ids=[f"{named(p)}:{n}" for p, n, _ in LEFT]
)
def test_what_is_not_run_says_why(page: Path, number: int, block: Block) -> None:
    assert block.what, f"{named(page)}, block {number}"
    pytest.skip(f"{named(page)}, block {number}: {block.what}")


def test_the_pages_for_readers_run_something() -> None:
    names = {named(page) for page in RUN}
    assert {"README.md", "README.fr.md", "docs/tutorials/first-corpus.md"} <= names


def test_no_output_is_typed_by_hand() -> None:
    by_hand = [
        named(page)
        for page in PAGES
        if page.name not in EXEMPT
        for block in blocks(page)
        if block.lang == "text" and block.mark not in PRINTED
    ]
    assert by_hand == []


def test_the_twins_show_and_run_the_same() -> None:
    english, french = (blocks(ROOT / name) for name in ("README.md", "README.fr.md"))
    told = [block for block in english if block.lang != "mermaid"]
    assert told == [block for block in french if block.lang != "mermaid"]


def test_the_twins_have_the_same_sections_and_links() -> None:
    english, french = ((ROOT / n).read_text("utf-8") for n in ("README.md", "README.fr.md"))
    for each in (r"^#+ ", r"^(?:- |\d\. )", r"\]\((?!README)([^)]+)\)"):
        found = [re.findall(each, text, re.MULTILINE) for text in (english, french)]
        assert found[0] == found[1]


def test_the_quickest_corpus_answers_from_its_document(tmp_path: Path) -> None:
    told = typed(ROOT / "README.md", tmp_path / "home", tmp_path / "work")
    assert "Prenez la tension artérielle couché puis debout." in told
    assert "Service de gériatrie · Chute d'un patient · Conduite à tenir" in told


def test_the_tutorial_keeps_the_former_protocol(tmp_path: Path) -> None:
    page = ROOT / "docs/tutorials/first-corpus.md"
    told = typed(page, tmp_path / "home", tmp_path / "work")
    assert "Regardez le point de ponction à chaque passage." in told
    replaced = told.index("a été remplacé le 1er octobre 2026")
    assert told.index("dans tous les cas") < replaced
    assert "si le patient prend un anticoagulant" in told[replaced:]
