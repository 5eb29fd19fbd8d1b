"""Help in the language of the reader: the parser writes its labels in English."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from sourcier.cli.session import Desk
from sourcier.wording.speech import FRENCH, Speech

Helpful: TypeAlias = TyperCommand | TyperGroup

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "Usage:": "Utilisation :",
        "Arguments:": "Arguments :",
        "Options:": "Options :",
        "Commands:": "Commandes :",
        "COMMAND [ARGS]...": "COMMANDE [ARGUMENTS]…",
        "Show this message and exit.": "Montrer cette aide.",
        "[default: ": "[par défaut : ",
        " <str>": "",
        " <path>": "",
        "<int range>": "NOMBRE",
        "[required]": "[obligatoire]",
    }
)
"""Labels of the parser, and ours."""


class Command(TyperCommand):
    """A command whose help is in the language of the reader."""

    def get_help(self, ctx: object) -> str:
        """Give the help page."""
        call: Any = ctx
        speak(self, speech_of(call))
        return labelled(super().get_help(call), speech_of(call))


class Group(TyperGroup):
    """A group whose help, and list of commands, are in the language of the reader."""

    def get_command(self, ctx: object, cmd_name: str) -> Helpful | None:
        """Give a command of the group; None when there is no such command."""
        call: Any = ctx
        found = super().get_command(call, cmd_name)
        if not isinstance(found, TyperCommand | TyperGroup):
            return None
        return speak(found, speech_of(call))

    def get_help(self, ctx: object) -> str:
        """Give the help page."""
        call: Any = ctx
        speak(self, speech_of(call))
        return labelled(super().get_help(call), speech_of(call))


def family() -> typer.Typer:
    """Make a family of commands; each of them takes `cls=Command`."""
    return typer.Typer(cls=Group, add_completion=False, rich_markup_mode=None)


def speak(command: Helpful, speech: Speech) -> Helpful:
    """Put the help of a command and of its options in the language of the reader."""
    command.help = speech.read(command.help or "")
    for parameter in command.params:
        if isinstance(parameter, TyperArgument | TyperOption):
            parameter.help = speech.read(parameter.help or "")
    return command


def speech_of(call: typer.Context) -> Speech:
    """Give the language chosen so far, before any command runs."""
    desk: Desk = call.obj
    return desk.speech


def labelled(page: str, speech: Speech) -> str:
    """Put the labels of a help page in French; they are English already."""
    if speech is FRENCH:
        for label, ours in LABELS.items():
            page = page.replace(label, ours)
    return page
