"""No write is silent: the signatures are read, and a write without its event is caught."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import sourcier

ROOM = Path(sourcier.__file__).parent
BELOW = {"storage", "audit"}
"""Rooms that carry writes; every other room may only hand over a write and its event."""
RAW = {"Writing", "LightState", "EngineState", "LightTransaction", "EngineTransaction"}
ASSEMBLES = {"bootstrap.py"}
CORPUS = {"corpus", "releases", "drugs"}
"""Write release files, which never change once sealed and hold nobody's acts."""
SILENT = {
    "no event": "def add(audited: Audited, row: str) -> None:\n"
    "    audited.write(ADD, {'row': row}, event=Event(Action.ASKED, row))\n",
    "an event that may be left out": "def add(audited: Audited, *,"
    " event: Event | None = None) -> None:\n    audited.write(ADD, {}, event=event)\n",
    "an event by default": "def add(audited: Audited, *,"
    " event: Event = NOTHING) -> None:\n    audited.write(ADD, {}, event=event)\n",
    "a raw transaction": "def add(writing: Writing, *, event: Event) -> None:\n"
    "    writing.write(ADD, {})\n",
    "a connection of its own": "import sqlite3\n",
}


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield node


def writes(function: ast.FunctionDef) -> bool:
    """Whether a function calls `.write(` with SQL and values."""
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "write"
        and len(node.args) == 2
        for node in ast.walk(function)
    )


def takes_an_event(function: ast.FunctionDef) -> bool:
    """Whether a function cannot be called without an event."""
    arguments = function.args
    required = [
        argument
        for argument, default in zip(
            arguments.kwonlyargs, arguments.kw_defaults, strict=True
        )
        if default is None
    ]
    return any(
        argument.annotation is not None and ast.unparse(argument.annotation) == "Event"
        for argument in required
    )


def silent(tree: ast.Module) -> Iterator[str]:
    """Give what a module does that no audit entry would tell of."""
    for function in functions(tree):
        if writes(function) and not takes_an_event(function):
            yield f"{function.name} writes without an event"
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in RAW:
            yield f"{node.id} is used"
        if isinstance(node, ast.Import) and any(a.name == "sqlite3" for a in node.names):
            yield "a database is opened"


def modules() -> list[Path]:
    return [
        path
        for path in sorted(ROOM.rglob("*.py"))
        if path.relative_to(ROOM).parts[0] not in BELOW | CORPUS | ASSEMBLES
    ]


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOM)))
def test_no_module_writes_without_its_event(path: Path) -> None:
    assert [*silent(ast.parse(path.read_text(encoding="utf-8")))] == []


def test_something_writes() -> None:
    tree = ast.parse((ROOM / "ledger/records.py").read_text(encoding="utf-8"))
    found = [function.name for function in functions(tree) if writes(function)]
    assert found == ["add", "retain", "remove"]


@pytest.mark.parametrize("kind", SILENT)
def test_a_silent_write_is_caught(kind: str) -> None:
    assert [*silent(ast.parse(SILENT[kind]))]


def test_the_audit_appends_whatever_it_writes() -> None:
    """`Audited`, the one way to write, gives the event to the chain in the same breath."""
    tree = ast.parse((ROOM / "audit/journal.py").read_text(encoding="utf-8"))
    [audited] = [n for n in ast.walk(tree) if isinstance(n, ast.ClassDef)][:1]
    assert audited.name == "Audited"
    for name in ("write", "note"):
        [method] = [f for f in functions(tree) if f.name == name]
        assert takes_an_event(method)
        assert "self._append(self._writing, event)" in ast.unparse(method)


def test_sql_is_written_out_and_never_put_together_from_values() -> None:
    """Every statement is a constant: values travel as parameters."""
    for room in ("ledger", "audit"):
        for path in sorted((ROOM / room).glob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Attribute)
                    and node.func.attr in {"read", "write"}
                    and len(node.args) == 2
                ):
                    sql = node.args[0]
                    assert isinstance(sql, ast.Name | ast.IfExp), (path, node.lineno)
