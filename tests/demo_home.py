"""The demonstration corpus, built once a session, and commands run as a user runs them."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sourcier

ROOM = Path(sourcier.__file__).parent
QUESTIONS = tomllib.loads((ROOM / "demo/questions.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Run:
    """What a command left."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True)
class Sourcier:
    """The command, with a home folder of its own."""

    home: Path

    def __call__(
        self,
        *words: str | bytes,
        env: Mapping[str, str] | None = None,
        text: str | None = None,
    ) -> Run:
        done = subprocess.run(
            [sys.executable, "-m", "sourcier", *words],
            capture_output=True,
            check=False,
            env={**environment(self.home), **(env or {})},
            input=text.encode() if text is not None else None,
        )
        return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def environment(home: Path) -> dict[str, str]:
    """The environment of a user, without our own settings."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("SOURCIER_")}
    path = os.pathsep.join([str(ROOM.parent), kept.get("PYTHONPATH", "")])
    return {**kept, "PYTHONPATH": path, "SOURCIER_HOME": str(home)}


def build(folder: Path) -> Path:
    """Build the demonstration corpus in a folder, once."""
    home = folder / "demonstration"
    if not (home / "current").exists():
        config = str(ROOM / "demo" / "corpus.toml")
        done = Sourcier(home)("corpus", "build", config)
        assert done.code == 0, done.err
    return home
