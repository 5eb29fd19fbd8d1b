"""What every command is given: the settings, and the language of the reader."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass

import typer

from sourcier.settings import Settings
from sourcier.wording.speech import FRENCH, Speech, speech


@dataclass(frozen=True, slots=True)
class Session:
    """One call of the command line.

    Args:
        settings: as read at the door.
        speech: language of what is printed.
    """

    settings: Settings
    speech: Speech

    def say(self, template: str, **values: object) -> str:
        """Say a French template in the language of the reader."""
        return self.speech.say(template, **values)


@dataclass(slots=True)
class Desk:
    """What is known of a call so far, so that a failure is told in its language.

    Args:
        session: opened once the global options are read.
        lang: asked for by `--lang`, before that.
    """

    session: Session | None = None
    lang: str = FRENCH.lang

    @property
    def speech(self) -> Speech:
        """The language of the reader, French until it is known."""
        return self.session.speech if self.session else speech(self.lang)


def session_of(context: typer.Context) -> Session:
    """Give the session that the door opened."""
    desk: Desk = context.obj
    if desk.session is None:
        raise RuntimeError("a command ran before the door was passed")
    return desk.session


def write(text: str) -> None:
    """Print one line on the standard output."""
    sys.stdout.write(f"{text}\n")


def write_json(data: Mapping[str, object]) -> None:
    """Print one line of JSON."""
    write(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
