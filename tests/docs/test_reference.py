"""A part of the public surface that no reference page names fails here."""

import inspect
import json
import re
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import pytest
from benchmarks.pages import written
from benchmarks.printing_ledger import LEDGER
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from sourcier import errors
from sourcier.answering.reply import Notice, Reason
from sourcier.audit.verifying import Fault
from sourcier.cli.main import COMMANDS
from sourcier.evidence.status import Status
from sourcier.ledger.proof_check import Flaw
from sourcier.settings import PREFIX, Settings
from sourcier.sources.reading import Block
from sourcier.sources.registry import READERS

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs/reference"


def told(name: str) -> set[str]:
    """Everything that a page names between backquotes."""
    return set(re.findall(r"`([^`\n]+)`", (REFERENCE / name).read_text(encoding="utf-8")))


def commands() -> list[tuple[str, TyperCommand | TyperGroup]]:
    """Every command, read from the table of the door, families and their commands."""
    found: list[tuple[str, TyperCommand | TyperGroup]] = []
    for name, module in COMMANDS.items():
        family = get_command(import_module(module).app)
        assert isinstance(family, TyperCommand | TyperGroup)
        found.append((name, family))
        if isinstance(family, TyperGroup):
            found += [
                (f"{name} {word}", command)
                for word, command in family.commands.items()
                if isinstance(command, TyperCommand)
            ]
    return found


def section(command: str) -> str:
    """The part of the page of commands that is about one of them."""
    page = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    return page.split(f"## `sourcier {command}`\n")[1].split("\n## ")[0]


@pytest.mark.parametrize(("name", "command"), commands(), ids=[n for n, _ in commands()])
def test_each_command_and_option_is_told(
    name: str, command: TyperCommand | TyperGroup
) -> None:
    part = section(name)
    options = {
        word
        for parameter in command.params
        for word in [*parameter.opts, *parameter.secondary_opts]
        if word.startswith("-")
    }
    assert [option for option in sorted(options) if f"`{option}`" not in part] == []


def test_each_setting_is_told() -> None:
    names = {field.name for field in fields(Settings)}
    assert names | {f"{PREFIX}{name.upper()}" for name in names} <= told("settings.md")


def test_each_kind_of_source_and_key_is_told() -> None:
    assert set(READERS) | {field.name for field in fields(Block)} <= told("sources.md")


def test_each_error_is_told() -> None:
    kinds = {
        name
        for name, value in inspect.getmembers(errors, inspect.isclass)
        if issubclass(value, errors.SourcierError)
    }
    assert kinds <= told("errors.md")


def test_each_reason_notice_and_status_is_told() -> None:
    assert {*Reason, *Notice, *Status} <= told("replies.md")


PAGES_OF_SCHEMAS = {
    **dict.fromkeys(("reply", "search", "drug"), "replies.md"),
    **dict.fromkeys(LEDGER, "ledger.md"),
}


def test_each_schema_has_its_page() -> None:
    names = {path.name.split(".")[0] for path in REFERENCE.glob("*.schema.json")}
    assert names == set(PAGES_OF_SCHEMAS)


@pytest.mark.parametrize("name", PAGES_OF_SCHEMAS)
def test_each_key_of_a_reply_is_told(name: str) -> None:
    schema = (REFERENCE / f"{name}.schema.json").read_text(encoding="utf-8")
    keys: set[str] = set()

    def hear(pairs: list[tuple[str, object]]) -> dict[str, object]:
        read = dict(pairs)
        properties = read.get("properties")
        keys.update(properties if isinstance(properties, dict) else ())
        return read

    json.loads(schema, object_pairs_hook=hear)
    assert keys
    assert keys <= told(PAGES_OF_SCHEMAS[name])


def test_each_flaw_and_fault_is_told() -> None:
    assert {*Flaw, *Fault} <= told("ledger.md")


def test_each_word_list_is_told() -> None:
    lists = (ROOT / "src/sourcier").rglob("*.csv")
    assert {str(file.relative_to(ROOT)) for file in lists} <= told("lexicons.md")


def test_what_is_printed_from_the_code_is_up_to_date(demo_home: Path) -> None:
    stale = [
        str(page.relative_to(ROOT))
        for page, text in written(demo_home)
        if not page.exists() or page.read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run `make docs`"


def test_the_pages_of_documentation_are_all_listed() -> None:
    index = (ROOT / "docs/README.md").read_text(encoding="utf-8")
    pages = {
        str(page.relative_to(ROOT / "docs"))
        for page in (ROOT / "docs").rglob("*.md")
        if page.parent.name != "decisions" and page.parent != ROOT / "docs"
    }
    assert pages <= set(re.findall(r"\]\(([^)]+)\)", index))
