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
from typer.main import get_command

from sourcier import __version__, settings
from sourcier.cli.helping import Group, Helpful
from sourcier.cli.outcome import Outcome
from sourcier.cli.session import Desk, Session, write
from sourcier.wording.speech import speech

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "demo": "sourcier.cli.demo",
        "serve": "sourcier.cli.serve",
        "ask": "sourcier.cli.ask",
        "search": "sourcier.cli.search",
        "drug": "sourcier.cli.drug",
        "replay": "sourcier.cli.replay",
        "proof": "sourcier.cli.proof",
        "ledger": "sourcier.cli.ledger",
        "corpus": "sourcier.cli.corpus",
        "evaluate": "sourcier.cli.evaluate",
        "survey": "sourcier.cli.survey",
        "doctor": "sourcier.cli.doctor",
    }
)
"""The module of each command family, imported when it is called."""


class Families(Group):
    """Commands that are imported when they are called."""

    def list_commands(self, ctx: object) -> list[str]:
        """Every command, in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: object, cmd_name: str) -> Helpful | None:
        """Import a command; None when there is no such command."""
        if cmd_name in COMMANDS:
            command = get_command(import_module(COMMANDS[cmd_name]).app)
            self.add_command(command, cmd_name)
        return super().get_command(ctx, cmd_name)


app = typer.Typer(cls=Families, add_completion=False, rich_markup_mode=None)


def tell_version(*, wanted: bool) -> None:
    """Print the version and leave."""
    if wanted:
        write(f"sourcier {__version__}")
        raise typer.Exit


def choose_language(context: typer.Context, lang: str | None) -> str | None:
    """Let the help that follows be in the language chosen."""
    desk: Desk = context.obj
    if lang in settings.LANGUAGES:
        desk.lang = lang
    return lang


@app.callback()
def door(
    context: typer.Context,
    *,
    home: Annotated[
        Path | None,
        typer.Option("--home", metavar="DOSSIER", help="Dossier qui contient tout."),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="fr|en",
            help="Langue des messages.",
            is_eager=True,
            callback=choose_language,
        ),
    ] = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Donner la version, et sortir.",
            is_eager=True,
            callback=lambda wanted: tell_version(wanted=wanted),
        ),
    ] = False,
) -> None:
    """Répondre par des citations de sources nommées et datées, ou dire pourquoi non."""
    del version  # told already
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
