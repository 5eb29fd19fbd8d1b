"""A page that names what no longer exists fails here."""

import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

import sourcier

ROOT = Path(__file__).parents[2]
PAGES = [
    page
    for folder in (ROOT, ROOT / "docs")
    for page in sorted(folder.glob("*.md" if folder == ROOT else "**/*.md"))
]
DECISIONS = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
TERM = re.compile(r"^\*\*(.+?)\*\* \(`([\w.]+)\.(\w+)`\)", re.MULTILINE)
PLACE = re.compile(r"`((?:src|tests|docs|corpora|benchmarks)/[\w/.-]+)`")
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")
CODE = re.compile(
    r"^```(?:sh|bash|console)\n(.*?)^```|`([^`\n]+)`", re.MULTILINE | re.DOTALL
)
COMMAND = re.compile(r"(?:^|[\s/])sourcier((?: [a-z]+){1,2})(?=\s|$)", re.MULTILINE)
RECIPE = re.compile(r"^(?:\$ )?make ([a-z]+)\b", re.MULTILINE)


def text_of(page: Path) -> str:
    """Read a page."""
    return page.read_text(encoding="utf-8")


def named(page: Path) -> str:
    """Show a page by its place."""
    return str(page.relative_to(ROOT))


CODES = "\n".join(
    fence or span for page in PAGES for fence, span in CODE.findall(text_of(page))
)
TERMS = TERM.findall(text_of(ROOT / "GLOSSARY.md"))
PLACES = sorted({place for page in PAGES for place in PLACE.findall(text_of(page))})
COMMANDS = sorted({words.strip() for words in COMMAND.findall(CODES)})
RECIPES = sorted(set(RECIPE.findall(CODES)))


def test_the_pages_name_something() -> None:
    assert TERMS
    assert PLACES
    assert COMMANDS
    assert RECIPES
    assert DECISIONS


@pytest.mark.parametrize(("word", "module", "symbol"), TERMS)
def test_each_word_of_the_glossary_lives(word: str, module: str, symbol: str) -> None:
    assert hasattr(importlib.import_module(f"sourcier.{module}"), symbol)
    assert symbol == word


def test_the_glossary_has_one_entry_a_word() -> None:
    words = [word for word, _, _ in TERMS]
    assert len(set(words)) == len(words)
    assert len(words) == text_of(ROOT / "GLOSSARY.md").count("\n**")


@pytest.mark.parametrize("place", PLACES)
def test_each_place_that_a_page_names_exists(place: str) -> None:
    assert (ROOT / place).exists()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_each_link_of_a_page_leads_somewhere(page: Path) -> None:
    missing = [
        link for link in LINK.findall(text_of(page)) if not (page.parent / link).exists()
    ]
    assert not missing


@pytest.mark.parametrize("words", COMMANDS)
def test_each_command_that_a_page_names_exists(words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sourcier", *words.split(), "--help"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("recipe", RECIPES)
def test_each_recipe_that_a_page_names_exists(recipe: str) -> None:
    assert f"\n{recipe}:" in text_of(ROOT / "Makefile")


@pytest.mark.parametrize("page", DECISIONS, ids=named)
def test_each_decision_is_dated_listed_and_complete(page: Path) -> None:
    text = text_of(page)
    title, written = text.removeprefix("# ").split("\n\n", 2)[:2]
    assert page.name.startswith(written)
    assert f"[{written} · {title}]({page.name})" in text_of(page.parent / "README.md")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == [
        "Context",
        "Choice",
        "Set aside",
        "What would change our mind",
    ]


def test_the_changelog_begins_with_this_version() -> None:
    versions = re.findall(
        r"^## \[([\d.]+)\] - ", text_of(ROOT / "CHANGELOG.md"), re.MULTILINE
    )
    assert versions[0] == sourcier.__version__


def test_the_licence_is_whole() -> None:
    licence = text_of(ROOT / "LICENSE")
    assert all(f"\n   {number}. " in licence for number in range(1, 10))
    assert "END OF TERMS AND CONDITIONS" in licence
    assert "APPENDIX: How to apply the Apache License" in licence
