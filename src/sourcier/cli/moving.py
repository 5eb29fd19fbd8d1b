"""What became of the documents quoted, between two replies to one question."""

from collections.abc import Iterator
from dataclasses import asdict

from sourcier.answering.presenting import Json
from sourcier.cli.lines import Line, Role
from sourcier.ledger.comparing import Moved
from sourcier.wording.speech import Speech


def moved_json(moved: Moved) -> Json:
    """Give the documents by what became of them."""
    return {kind: list(ids) for kind, ids in asdict(moved).items()}


def moved_lines(moved: Moved, speech: Speech) -> Iterator[Line]:
    """Say the documents by what became of them."""
    for kind, ids in asdict(moved).items():
        if ids:
            told = speech.tell("moved", kind, documents=", ".join(ids))
            yield Line(Role.PLAIN, told, 2)
