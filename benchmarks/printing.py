"""The reference pages, printed from the code."""

import csv
import importlib
import inspect
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, fields
from enum import StrEnum

from typer.core import TyperArgument, TyperCommand, TyperGroup
from typer.main import get_command

from benchmarks.shown import ROOT
from sourcier import errors, settings
from sourcier.answering.reply import Notice, Reason
from sourcier.cli.helping import Helpful
from sourcier.cli.main import app
from sourcier.cli.session import Desk
from sourcier.evidence.status import Status
from sourcier.sources.folder_front_matter import _KEYS as FRONT_MATTER
from sourcier.sources.jsonl_fields import _KEYS as FIELDS
from sourcier.sources.reading import Block
from sourcier.sources.registry import READERS
from sourcier.wording.sentences import sentence
from sourcier.wording.speech import FRENCH, speech

REFERENCE = ROOT / "docs/reference"
NOTE = "<!-- Written by `make docs`; do not edit. -->"
ENGLISH = speech("en")
ARGUMENT = re.compile(r"^ {4}(\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)


def reference_pages() -> dict[str, str]:
    """Give every generated page by its name, whole."""
    made = {
        "commands.md": commands_page(),
        "settings.md": settings_page(),
        "sources.md": sources_page(),
        "errors.md": errors_page(),
        "replies.md": replies_page(),
        "lexicons.md": lexicons_page(),
    }
    return {name: whole(lines) for name, lines in made.items()}


def whole(lines: Iterable[str]) -> str:
    """Give a generated page, with what says that it is one."""
    return "\n".join([NOTE, "", *lines]) + "\n"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """Give a Markdown table."""
    columns = list(heads)
    lines = [columns, ["---"] * len(columns), *([*row] for row in rows)]
    return [f"| {' | '.join(_cell(c) for c in line)} |" for line in lines]


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def arguments_of(docstring: str) -> dict[str, str]:
    """Give the sentences of the `Args:` of a docstring, by name."""
    return {
        name: " ".join(said.split())
        for name, said in ARGUMENT.findall(inspect.cleandoc(docstring))
    }


# --- commands --------------------------------------------------------------------------


def every_command() -> Iterator[tuple[str, Helpful]]:
    """Give every command with its name in full, the door first."""
    yield from _from("sourcier", get_command(app))


def _from(name: str, command: object) -> Iterator[tuple[str, Helpful]]:
    if isinstance(command, TyperCommand | TyperGroup):
        yield name, command
    if isinstance(command, TyperGroup):
        context = command.make_context(
            name, [], resilient_parsing=True, obj=Desk(lang="en")
        )
        for word in command.list_commands(context):
            yield from _from(f"{name} {word}", command.get_command(context, word))


def commands_page() -> list[str]:
    """Print every command with its arguments and options."""
    lines = [
        "# Commands",
        "",
        "Each says the same with `--help`, in French or `--lang en`.",
    ]
    for name, command in every_command():
        lines += ["", f"## `{name}`", "", english(command.help or ""), ""]
        lines += table(["argument or option", "means", "default"], _parameters(command))
    return [*lines, "", "## Exit codes", "", *table(["code", "means"], EXIT_CODES)]


EXIT_CODES = (
    ("0", "done; an abstention is done"),
    ("1", "a mistake that the user can put right, told in one sentence"),
    ("2", "wrong usage of the command line"),
    ("70", "a bug: a traceback, to be reported"),
    ("130", "interrupted from the keyboard"),
)


def _parameters(command: Helpful) -> Iterator[tuple[str, str, str]]:
    for parameter in command.params:
        names = [*parameter.opts, *parameter.secondary_opts]
        shown = ", ".join(f"`{name}`" for name in names)
        if isinstance(parameter, TyperArgument):
            shown = f"`{str(parameter.metavar or parameter.name).strip('[]')}`"
        elif parameter.metavar:
            shown += f" {parameter.metavar}"
        default = parameter.default
        given = default is not None and default != "" and not isinstance(default, bool)
        told = f"`{default}`" if given else ""
        yield shown, english(getattr(parameter, "help", None) or ""), told
    yield "`--help`", "Show the help of this command.", ""


def english(french: str) -> str:
    """Give the English of a sentence."""
    return ENGLISH.read(french.strip())


# --- settings, sources, errors ---------------------------------------------------------


def settings_page() -> list[str]:
    """Print every setting with its environment variable."""
    said = arguments_of(settings.Settings.__doc__ or "")
    rows = [
        (f"`{f.name}`", f"`{settings.PREFIX}{f.name.upper()}`", said[f.name], _default(f))
        for f in fields(settings.Settings)
    ]
    return [
        "# Settings",
        "",
        inspect.getdoc(settings) or "",
        "",
        *table(["key", "environment", "means", "default"], rows),
    ]


def _default(field: Field[object]) -> str:
    if field.default_factory is not MISSING:
        return ""
    if field.default is MISSING or field.default is None:
        return ""
    return f"`{field.default}`" if field.default != "" else ""


KEYS_OF: Mapping[str, tuple[str, Collection[str]]] = {
    "jsonl": ("Keys of `fields`", FIELDS),
    "folder": ("Keys of the front matter of a Markdown file", FRONT_MATTER),
}


def sources_page() -> list[str]:
    """Print every kind of source, and the keys of a block."""
    lines = [
        "# Sources",
        "",
        "A corpus configuration is a TOML file: an optional table `[corpus]` with `title`",
        "and `limits` (a list of sentences), and one block `[[source]]` for each source or",
        "edition.",
        "",
        "## Keys of a block",
        "",
        *table(["key", "means", "default"], _block_keys()),
        "",
        "`kind`, `name` and `path` must be given. A path starts from the folder of the",
        "configuration; a `.gz` is expanded.",
        "",
        "## Kinds",
    ]
    for kind in READERS:
        module = importlib.import_module(f"sourcier.sources.{kind}")
        lines += ["", f"### `{kind}`", "", inspect.getdoc(module) or ""]
        if kind in KEYS_OF:
            said, keys = KEYS_OF[kind]
            lines += ["", f"{said}: {', '.join(f'`{key}`' for key in sorted(keys))}."]
    return lines


def _block_keys() -> Iterator[tuple[str, str, str]]:
    said = arguments_of(Block.__doc__ or "")
    for field in fields(Block):
        yield f"`{field.name}`", said[field.name], _default(field)


def errors_page() -> list[str]:
    """Print every error that a user may meet."""
    kinds = [
        value
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, errors.SourcierError)
    ]
    rows = [(f"`{kind.__name__}`", _sentence(kind.__doc__)) for kind in kinds]
    return [
        "# Errors",
        "",
        "Each is one French sentence on the error output (English with `--lang en`):",
        "what is wrong, where, and what to do. The exit code is 1.",
        "",
        *table(["error", "means"], rows),
    ]


def _sentence(docstring: str | None) -> str:
    return (docstring or "").split("\n\n")[0]


# --- replies ---------------------------------------------------------------------------


CODES: tuple[tuple[str, str, type[StrEnum]], ...] = (
    ("Reasons", "reason", Reason),
    ("Notices", "notice", Notice),
    ("Statuses", "status", Status),
)


def replies_page() -> list[str]:
    """Print the reasons, notices and statuses of replies, and the keys of their JSON."""
    lines = ["# Replies", ""]
    for title, kind, codes in CODES:
        rows = [
            (f"`{c}`", FRENCH.read(_told(kind, c)), english(_told(kind, c))) for c in codes
        ]
        lines += [f"## {title}", "", *table(["code", "French", "English"], rows), ""]
    for name in ("reply", "search", "drug"):
        keys = [(f"`{key}`", said) for key, said in schema_keys(name).items()]
        lines += [f"## Keys of [{name}.schema.json]({name}.schema.json)", ""]
        lines += [*table(["key", "means"], keys), ""]
    return lines[:-1]


def _told(kind: str, code: str) -> str:
    return sentence(kind, code)


def schema_keys(name: str) -> dict[str, str]:
    """Give every key of a schema with its description, in the order of the schema."""
    keys: dict[str, str] = {}
    _collect(json.loads((REFERENCE / f"{name}.schema.json").read_bytes()), keys)
    return keys


def _collect(schema: object, keys: dict[str, str]) -> None:
    if isinstance(schema, list):
        for one in schema:
            _collect(one, keys)
    if isinstance(schema, Mapping):
        for key, said in schema.get("properties", {}).items():
            keys[key] = keys.get(key) or str(said.get("description", ""))
        for one in schema.values():
            _collect(one, keys)


# --- lexicons --------------------------------------------------------------------------


def lexicons_page() -> list[str]:
    """Print every word list with its size and where it comes from."""
    files = sorted((ROOT / "src/sourcier").rglob("*.csv"))
    rows = []
    for file in files:
        with file.open(encoding="utf-8", newline="") as stream:
            read = list(csv.DictReader(stream))
        origins = sorted({row["origin"] for row in read})
        few = (
            "; ".join(origins)
            if len(origins) <= MOST_ORIGINS
            else f"{len(origins)} origins"
        )
        columns = ", ".join(f"`{column}`" for column in read[0])
        rows.append((f"`{file.relative_to(ROOT)}`", str(len(read)), columns, few))
    return [
        "# Word lists",
        "",
        "Medical and linguistic knowledge is rows of csv, each with its origin and date.",
        "",
        *table(["file", "rows", "columns", "origin"], rows),
    ]


MOST_ORIGINS = 4
