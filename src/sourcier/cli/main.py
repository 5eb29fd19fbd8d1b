"""The door: global options, the table of commands, and what becomes of a failure."""

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from sourcier import __version__, settings
from sourcier.cli.outcome import Outcome
from sourcier.cli.session import Desk, Session, write
from sourcier.wording.speech import speech

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "demo": "sourcier.cli.demo",
        "ask": "sourcier.cli.ask",
    }
)
"""The module of each command family, imported when it is called."""


class Families(TyperGroup):
    """Commands that are imported when they are called."""

    def list_commands(self, ctx: object) -> list[str]:
        """Every command, in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: object, cmd_name: str) -> TyperCommand | TyperGroup | None:
        """Import a command; None when there is no such command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = get_command(import_module(COMMANDS[cmd_name]).app)
        command.name = cmd_name
        return command if isinstance(command, TyperCommand | TyperGroup) else None


app = typer.Typer(cls=Families, add_completion=False, rich_markup_mode=None)


@app.callback()
def door(
    context: typer.Context,
    *,
    home: Annotated[
        Path | None, typer.Option("--home", help="Dossier qui contient tout.")
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", help="Langue des messages : fr ou en.")
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", help="Donner la version, et sortir.", is_eager=True)
    ] = False,
) -> None:
    """Répondre par des citations de sources nommées et datées, ou dire pourquoi non."""
    if version:
        write(f"sourcier {__version__}")
        raise typer.Exit
    given = {"SOURCIER_LANG": lang} if lang else {}
    read = settings.read({**os.environ, **given}, home=home)
    desk: Desk = context.obj
    desk.session = Session(read, speech(read.lang))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code (DESIGN §6)."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run a command and give its exit code: 0, 1, 2, 70 or 130."""
    desk = Desk()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    with Outcome(desk) as outcome:
        code = get_command(app)(
            list(arguments), prog_name="sourcier", standalone_mode=False, obj=desk
        )
        sys.stdout.flush()
        outcome.code = int(code or outcome.code)
    return outcome.code
