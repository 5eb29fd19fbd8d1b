"""What every benchmark is given: a home of its own, the real files, the questions."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from benchmarks.measuring import Cost, cost
from sourcier import bootstrap
from sourcier.errors import SettingsError
from sourcier.evaluation.conditions import Conditions, conditions
from sourcier.evaluation.questions import QuestionSet, read_questions
from sourcier.releases.release import Release
from sourcier.settings import Settings
from sourcier.settings import read as read_settings

ROOT = Path(__file__).parents[1]
LARGEST = 1_000_000
"""Passages of the largest invented corpus (issue 4)."""
CONFIGURATION = ROOT / "corpora" / "real.toml"


@dataclass(frozen=True, slots=True)
class Bench:
    """Where benchmarks run.

    Args:
        settings: with a home apart, below the installation's own.
        data: folder of the official files.
        asked: the questions of qa_fr_dev.
        command: as typed, for the record.
        largest: passages of the largest invented corpus.
    """

    settings: Settings
    data: Path
    asked: QuestionSet
    command: str
    largest: int = LARGEST

    @property
    def environ(self) -> Mapping[str, str]:
        """The environment of a command that is measured."""
        return {
            **os.environ,
            "SOURCIER_HOME": str(self.settings.home),
            "PYTHONPATH": str(ROOT / "src"),
        }

    def sourcier(self, *arguments: str) -> Cost:
        """Run the product's command line and give its cost."""
        return cost([sys.executable, "-m", "sourcier", *arguments], environ=self.environ)

    def build(self) -> Cost:
        """Build the real corpus, or find it unchanged."""
        return self.sourcier("corpus", "build", str(CONFIGURATION))

    def release(self) -> Release:
        """Open the real corpus; it is built first, unless nothing changed."""
        tell("corpus réel : construction, ou vérification que rien n'a changé")
        self.build()
        return bootstrap.release(self.settings)

    def conditions(self, release: Release | None, *, today: date) -> Conditions:
        """Say under which conditions a figure was measured."""
        return conditions(
            today=today,
            as_of=today,
            questions=self.asked.name,
            questions_digest=self.asked.digest,
            manifest=release.manifest if release else None,
            command=self.command,
        )


def bench(command: str, *, largest: int = LARGEST) -> Bench:
    """Prepare a bench from the environment.

    Args:
        command: as typed, for the record.
        largest: passages of the largest invented corpus.

    Raises:
        SettingsError: the official files are not there.
    """
    settings = read_settings(os.environ)
    if settings.real_data is None or not settings.real_data.is_dir():
        raise SettingsError(
            "fichiers officiels absents : SOURCIER_REAL_DATA doit nommer le dossier "
            "shared/data"
        )
    apart = replace(settings, home=settings.home / "bench")
    asked = read_questions(settings.real_data / "qa_fr_dev" / "questions.jsonl")
    return Bench(apart, settings.real_data, asked, command, largest)


def tell(sentence: str) -> None:
    """Say on the standard error what goes on."""
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()


def heard(stage: str, done: int, total: int) -> None:
    """Hear progress, and tell the end of each stage."""
    if done == total:
        tell(f"{stage} : {total}")
