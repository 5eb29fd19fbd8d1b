"""Under which conditions a figure was measured: without them it proves nothing."""

import os
import platform
from dataclasses import dataclass
from datetime import date

from sourcier.releases.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Conditions:
    """What stands beside every figure.

    Args:
        measured: the day.
        as_of: the day on which the answers had to hold.
        questions: name of the set.
        questions_digest: SHA-256 of its bytes.
        release: name of the corpus; empty when the set brings its own documents.
        corpus_digest: of its contents.
        analysis: version of the analyzer and of the cutting into passages.
        machine: in words.
        command: that was typed.
    """

    measured: str
    as_of: str
    questions: str
    questions_digest: str
    release: str
    corpus_digest: str
    analysis: str
    machine: str
    command: str


def machine() -> str:
    """Say in words what the figures were measured on; no name of the machine."""
    cores = len(os.sched_getaffinity(0))
    return (
        f"{cores} cœurs {platform.machine()}, {platform.system()}, "
        f"Python {platform.python_version()}"
    )


def conditions(
    *,
    today: date,
    as_of: date,
    questions: str,
    questions_digest: str,
    manifest: Manifest | None,
    command: str,
) -> Conditions:
    """Gather the conditions of a run."""
    return Conditions(
        measured=today.isoformat(),
        as_of=as_of.isoformat(),
        questions=questions,
        questions_digest=questions_digest,
        release=manifest.name if manifest else "",
        corpus_digest=manifest.digest if manifest else "",
        analysis=manifest.analysis if manifest else "",
        machine=machine(),
        command=command,
    )


def in_words(given: Conditions) -> list[str]:
    """Write the conditions in French, one a line."""
    corpus = (
        f"corpus {given.release} ({given.corpus_digest[:19]}…), analyse {given.analysis}"
    )
    digest = f" ({given.questions_digest[:19]}…)" if given.questions_digest else ""
    return [
        f"mesuré le {given.measured}, réponses valables au {given.as_of}",
        f"questions : {given.questions}{digest}",
        *([corpus] if given.release else []),
        f"machine : {given.machine}",
        f"commande : {given.command}",
    ]
