"""Build a corpus from a command: gently, with progress on a terminal."""

import os
from pathlib import Path

from sourcier import bootstrap
from sourcier.cli.session import Session
from sourcier.corpus.configuration import read_configuration
from sourcier.releases import build as releases
from sourcier.releases.build import Built

NICENESS = 10
"""Readers come first (DESIGN §9)."""


def build(
    configuration: Path, session: Session, *, keep_going: bool = False, fresh: bool = False
) -> Built:
    """Build a release from a configuration file.

    Raises:
        SourcierError: whatever stops a build; the former release stays in force.
    """
    read = read_configuration(configuration)
    os.nice(NICENESS)
    workshop = bootstrap.workshop(session.settings)
    return releases.build(read, workshop, keep_going=keep_going, fresh=fresh)
