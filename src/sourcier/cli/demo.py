"""`sourcier demo`: build the demonstration corpus, and answer three questions."""

from contextlib import closing
from dataclasses import replace
from importlib import import_module
from typing import Annotated

import typer

from sourcier import bootstrap
from sourcier.answering.pipeline import reply
from sourcier.cli import building
from sourcier.cli.helping import Command, family
from sourcier.cli.lines import BLANK, Line, Role, show
from sourcier.cli.replying import lines_of
from sourcier.cli.session import session_of
from sourcier.errors import ReleaseError
from sourcier.releases.manifest import Manifest, read_manifest
from sourcier.settings import Settings

app = family()
APART = "demo"
"""Folder of the home that holds the demonstration beside another corpus."""


@app.command(cls=Command)
def demo(
    context: typer.Context,
    *,
    serve: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Servir ensuite les pages.")
    ] = True,
) -> None:
    """Construire le corpus de démonstration, et répondre à trois questions."""
    session = session_of(context)
    settings = home_of_demonstration(session.settings)
    here = replace(session, settings=settings)
    fresh = _current(settings) is None
    built = building.build(bootstrap.configuration_of_demonstration(), here, fresh=fresh)
    show(building.lines_of(built, session))
    today = bootstrap.now().date()
    with closing(bootstrap.release(settings)) as release:
        for question in bootstrap.questions_of_demonstration():
            lines = lines_of(reply(question, release, as_of=today), session.speech)
            show([BLANK, Line(Role.FIRST, f"> {question}"), BLANK, *lines])
    if serve:
        show([BLANK])
        import_module("sourcier.cli.serve").serve_pages(settings, here)


def home_of_demonstration(settings: Settings) -> Settings:
    """Give the home, or a folder of it when it holds another corpus or may hold one."""
    begun = bootstrap.home(settings).pointer.exists()
    current = _current(settings)
    if not begun or (current and current.demonstration):
        return settings
    return replace(settings, home=settings.home / APART)


def _current(settings: Settings) -> Manifest | None:
    """Read the manifest in force; None before the first build, or of another format."""
    home = bootstrap.home(settings)
    try:
        name = home.current()
        return read_manifest(home.folder(name)) if name else None
    except ReleaseError:
        return None  # the demonstration is built anew over what this version cannot read
