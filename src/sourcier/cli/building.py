"""Long work from a command: gently, with progress on a terminal, and what came of it."""

import os
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from sourcier import bootstrap
from sourcier.cli.lines import Line, Role
from sourcier.cli.session import Session
from sourcier.corpus.configuration import read_configuration
from sourcier.releases import build as releases
from sourcier.releases.build import Built
from sourcier.releases.manifest import Manifest
from sourcier.releases.workshop import Progress
from sourcier.wording.speech import Speech

T = TypeVar("T")

NICENESS = 10
"""Readers come first (DESIGN §9)."""
SHOWN = 5
"""Remarks shown without `--verbose`."""


def build(
    configuration: Path, session: Session, *, keep_going: bool = False, fresh: bool = False
) -> Built:
    """Build a release from a configuration file.

    Raises:
        SourcierError: whatever stops a build; the former release stays in force.
    """
    read = read_configuration(configuration)
    os.nice(NICENESS)
    return with_progress(
        session,
        lambda progress: releases.build(
            read,
            bootstrap.workshop(session.settings, progress=progress),
            keep_going=keep_going,
            fresh=fresh,
        ),
    )


def with_progress(session: Session, work: Callable[[Progress], T]) -> T:
    """Do long work with bars on a terminal, in silence otherwise."""
    if not (sys.stdout.isatty() and sys.stderr.isatty()):
        return work(bootstrap.silent)
    bars = import_module("sourcier.cli.bars")  # Rich comes with it
    with bars.Bars(session.speech.read) as progress:
        return work(progress)


def held(manifest: Manifest, speech: Speech) -> str:
    """Say how much a release holds."""
    documents = speech.count("document", manifest.counts["documents"])
    return f"{documents}, {speech.count('passage', manifest.counts['passages'])}"


def lines_of(built: Built, session: Session, *, verbose: bool = False) -> Iterator[Line]:
    """Tell what a build came to."""
    manifest, changes, say = built.manifest, built.changes, session.say
    number = session.speech.number
    state = "unchanged" if built.unchanged else "built"
    told = session.speech.tell("release", state, name=manifest.name)
    yield Line(Role.FIRST, told)
    yield Line(Role.PLAIN, held(manifest, session.speech))
    yield Line(
        Role.PLAIN,
        say(
            "ajoutés : {added}, modifiés : {changed}, retirés : {withdrawn}",
            added=number(len(changes.added)),
            changed=number(len(changes.changed)),
            withdrawn=number(len(changes.withdrawn)),
        ),
    )
    for fault in manifest.left_out:
        yield Line(Role.NOTICE, say("Laissé de côté : {fault}", fault=fault))
    shown = built.remarks if verbose else built.remarks[:SHOWN]
    for remark in shown:
        yield Line(Role.QUIET, remark, 2)
    if len(built.remarks) > len(shown):
        left = number(len(built.remarks) - len(shown))
        yield Line(Role.QUIET, say("… et {left} de plus (--verbose)", left=left), 2)
