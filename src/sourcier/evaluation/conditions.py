"""Under which conditions a figure was measured: without them it proves nothing."""

import hashlib
import os
import platform
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from sourcier import __version__
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
        weights: SHA-256 of the weights in force.
        version: of the code: its name, then a digest of its files.
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
    weights: str = ""
    version: str = ""


CODE = {".py", ".csv", ".toml", ".sql", ".txt"}
"""Endings of the files that decide what a reply is."""


@cache
def weights_digest() -> str:
    """Give the SHA-256 of the weights that the product answers with."""
    file = files("sourcier.answering").joinpath("data", "weights.toml")
    return f"sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}"


@cache
def code_version() -> str:
    """Give the version's name and a digest of its files: the same in any checkout."""
    room = Path(str(files("sourcier")))
    whole = hashlib.sha256()
    for file in sorted(room.rglob("*")):
        if file.suffix in CODE:
            whole.update(file.relative_to(room).as_posix().encode() + b"\0")
            whole.update(hashlib.sha256(file.read_bytes()).digest())
    return f"{__version__} ({whole.hexdigest()[:12]})"


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
        weights=weights_digest(),
        version=code_version(),
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
        *([f"code {given.version}, poids {given.weights[:19]}…"] if given.version else []),
        f"machine : {given.machine}",
        f"commande : {given.command}",
    ]
