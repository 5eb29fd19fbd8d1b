"""Blocks of pages that are written by what they show, so that they cannot lie.

A comment `<!-- KIND: WHAT -->` above a fenced block says what the block holds; `make docs`
writes it, and a test writes it again and compares.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(
    r"(?P<head><!-- (?P<kind>[a-z]+): (?P<what>[^\n]+?) -->\n```text\n)(?:.*?\n)??```\n",
    re.DOTALL,
)
RELEASE = re.compile(r"\d{4}-\d\d-\d\dT\d{4}Z-[0-9a-f]{12}")
MASK = "AAAA-MM-JJTHHMMZ-empreinte"
"""Stands for the name of a release, which holds the minute of its build."""

Writer = Callable[[str], str]


def filled(page: str, writers: Mapping[str, Writer]) -> str:
    """Write every block of a page again.

    Args:
        page: Markdown.
        writers: what writes the blocks of each kind.
    """

    def block(found: re.Match[str]) -> str:
        return f"{found['head']}{writers[found['kind']](found['what'])}\n```\n"

    return BLOCK.sub(block, page)


def pages() -> list[Path]:
    """Give the pages that may hold such blocks."""
    return sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def environment(home: Path) -> dict[str, str]:
    """Give the environment of a user who has no settings but a home folder."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("SOURCIER_")}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "SOURCIER_HOME": str(home)}


def output(command: str, home: Path) -> str:
    """Run a command `sourcier …` as a user does, and give what it prints.

    Args:
        command: as written in the page.
        home: a folder that holds the demonstration corpus.
    """
    done = subprocess.run(
        [sys.executable, "-m", "sourcier", *shlex.split(command)[1:]],
        capture_output=True,
        check=True,
        env=environment(home),
        cwd=ROOT,
        encoding="utf-8",
    )
    return RELEASE.sub(MASK, done.stdout).strip("\n")
