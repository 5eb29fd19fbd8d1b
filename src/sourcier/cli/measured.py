"""What `evaluate` does with what it measured: print it, write it, keep it sealed."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from sourcier import bootstrap
from sourcier.cli.session import Session, write, write_json
from sourcier.evaluation import written
from sourcier.evaluation.results import sealed, write_result

FOLDER = "evaluations"
"""Where the owner's own results are kept, in the home folder."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A run.

    Args:
        topic: what was measured.
        data: for a program.
        lines: for a person.
    """

    topic: str
    data: Mapping[str, object]
    lines: Sequence[str]


def give(session: Session, run: Measured, *, as_program: bool, to: Path | None) -> None:
    """Print a run, write it where the caller said, and keep it in the home folder.

    The copy that is kept holds no words of a source.

    Raises:
        StorageError: a file cannot be written.
    """
    if to:
        write_result(to, run.data)
    if as_program:
        write_json(sealed(run.data))
    else:
        for line in run.lines:
            write(line)
    stamp = bootstrap.now().astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    file = session.settings.home / FOLDER / f"{stamp}-{run.topic}.json"
    kept = {"topic": run.topic, **written.without_words(run.data)}
    write_result(file, kept, folder=True)
    sys.stderr.write(session.say("résultat gardé : {file}", file=file) + "\n")
