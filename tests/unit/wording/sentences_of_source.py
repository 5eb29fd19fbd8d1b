"""Every French template that the source says, found by walking its syntax."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

import sourcier
from sourcier import errors
from sourcier.cli.main import COMMANDS, app
from sourcier.cli.session import Desk
from sourcier.cli.usage import SENTENCES
from sourcier.web.navigation import ENTRIES, EXTRAS
from sourcier.wording.sentences import table

ROOM = Path(sourcier.__file__).parent
SAID_BY_A_PAGE = re.compile(r"""\bt\(\s*(?:"([^"]+)"|'([^']+)')""")
ERRORS = {name for name in vars(errors) if name.endswith("Error")}
SAYING = {"say": 0, "Finding": 1, "BadParameter": 0}
"""Functions that say a template, and which argument it is."""
AT_LINE = "{file}, ligne {line} : "
"""What a reader of questions puts before its faults."""
SPEAKERS = {"speech.py", "session.py", "doctor.py"}
"""Modules that hand over a template written elsewhere."""


def of_errors() -> set[str]:
    """Templates of the errors for the user."""
    found = {text for path in sorted(ROOM.rglob("*.py")) for text in _errors(path)}
    return found - {AT_LINE}


def of_lines() -> set[str]:
    """Templates of the lines that commands print."""
    found = {text for path in sorted(ROOM.rglob("*.py")) for text in _lines(path)}
    found |= set(SENTENCES.values())
    return found | {text for kind in table().values() for text in kind.values()}


def of_pages() -> set[str]:
    """Templates of the pages: what `t("…")` says, and the labels of their heads."""
    found = {*ENTRIES.values(), *EXTRAS.values()}
    for path in sorted((ROOM / "web/templates").glob("*.html")):
        said = SAID_BY_A_PAGE.findall(path.read_text(encoding="utf-8"))
        found |= {double or single for double, single in said}
    return found


def of_help() -> set[str]:
    """Help of every command and option."""
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    context = typer.Context(group, obj=Desk())
    found = set(_help(group))
    for name in COMMANDS:
        command = group.get_command(context, name)
        assert isinstance(command, TyperCommand | TyperGroup), name
        found |= set(_help(command))
    return found - {"Show this message and exit."}


def _help(command: TyperCommand | TyperGroup) -> Iterator[str]:
    yield _spaced(command.help or "")
    for parameter in command.params:
        text = getattr(parameter, "help", None)
        if text:
            yield _spaced(text)
    for inner in getattr(command, "commands", {}).values():
        yield from _help(inner)


def _spaced(text: str) -> str:
    """Undo the typography that showing a command adds."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def _errors(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known = _constants(tree)
    tables = {text for text in _strings(tree) if text.startswith(("{file}", "{path}"))}
    for call in _calls(tree):
        name = _name(call.func)
        if name in ERRORS and call.args:
            yield from _texts(call.args[0], known, path, tables)
        if name == "fault" and call.args:
            yield from (AT_LINE + text for text in _texts(call.args[0], known, path, set()))


def _lines(path: Path) -> Iterator[str]:
    if path.name in SPEAKERS:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known = _constants(tree)
    for call in _calls(tree):
        place = SAYING.get(_name(call.func))
        if place is not None and len(call.args) > place:
            yield from _texts(call.args[place], known, path, set())


def _calls(tree: ast.Module) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def _strings(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _constants(tree: ast.Module) -> dict[str, str]:
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            for target in node.targets:
                if isinstance(target, ast.Name) and isinstance(node.value.value, str):
                    found[target.id] = node.value.value
    return found


def _texts(
    node: ast.expr, known: dict[str, str], path: Path, chosen: set[str]
) -> Iterator[str]:
    """The literals that an argument can be; anything else cannot be translated."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Name(id=name) if name in known:
            yield known[name]
        case ast.IfExp(body=body, orelse=other):
            yield from _texts(body, known, path, chosen)
            yield from _texts(other, known, path, chosen)
        case ast.Attribute(attr="template"):
            return  # handed on from another error
        case ast.Name():
            yield from chosen  # a table of the module chooses it
        case _:
            raise AssertionError(f"{path}:{node.lineno}: no literal sentence")
