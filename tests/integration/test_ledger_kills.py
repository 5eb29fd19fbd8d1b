"""Three kills of a process that records, by the harness that `make soak` runs 25 times."""

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from benchmarks.ledger_kills import Acknowledged, kills

from sourcier.ledger.record import Stay
from tests.demo_home import Sourcier, environment

KILLS = 3
"""`make soak` kills 25 times."""
AT_ONCE = 4


@pytest.fixture
def home(demo_home: Path, tmp_path: Path) -> Path:
    made = tmp_path / "home"
    made.mkdir()
    shutil.copytree(demo_home / "releases", made / "releases")
    shutil.copy(demo_home / "current", made / "current")
    return made


def test_a_killed_process_loses_nothing_acknowledged(home: Path) -> None:
    for kill in kills(home, times=KILLS, seed=3):
        assert kill.survived, kill


def test_what_was_acknowledged_is_told_apart_from_what_was_begun() -> None:
    told = Acknowledged()
    for line in ("begin ask ", "end ask a", "begin keep a", "end keep a", "begin forget a"):
        told.hear(line)
    assert told.there == {"a": Stay.KEPT}
    assert told.doubtful == "a"
    told.hear("end forget a")
    assert (told.there, told.gone, told.doubtful) == ({}, {"a"}, "")


def test_processes_that_ask_at_once_make_one_ledger(home: Path) -> None:
    """The first question makes the database and the key; several may be first."""

    def asked(number: int) -> int:
        question = f"ibuprofène {number} mg ?"
        done = subprocess.run(
            [sys.executable, "-m", "sourcier", "ask", question, "--json"],
            check=False,
            env=environment(home),
            stdout=subprocess.DEVNULL,
        )
        return done.returncode

    with ThreadPoolExecutor(AT_ONCE) as pool:
        assert [*pool.map(asked, range(AT_ONCE))] == [0] * AT_ONCE
    found = Sourcier(home)("ledger", "verify", "--json").json
    assert found["whole"] is True
    assert (found["entries"], found["rows"]) == (AT_ONCE, AT_ONCE)
