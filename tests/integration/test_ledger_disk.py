"""A full disk costs the record, never the answer nor what was recorded (R3)."""

import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from tests.demo_home import Sourcier, environment

ROOM_LEFT = 1_000
"""Bytes that a file may reach: SQLite needs more for one page."""
QUESTION = "ibuprofène allaitement ?"


def full() -> None:
    """Let no file grow, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM_LEFT, ROOM_LEFT))


def asked(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-B", "-m", "sourcier", "ask", QUESTION, *words],
        capture_output=True,
        check=False,
        env=environment(home),
        preexec_fn=full,
        text=True,
    )


def test_a_full_disk_costs_the_record_and_not_the_answer(
    demo_home: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    shutil.copytree(demo_home / "releases", home / "releases")
    shutil.copy(demo_home / "current", home / "current")
    own = Sourcier(home)
    first = own("ask", QUESTION, "--json").json["id"]
    for words in ((), ("--as-of", "2026-01-01")):
        done = asked(home, *words)
        assert done.returncode == 0, done.stderr
        assert "lait" in done.stdout
        assert "réponse non enregistrée" in done.stderr
        assert done.stderr.count("\n") == 1
    refused = asked(home, "--keep", "--as-of", "2026-01-01")
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert own("ledger", "verify", "--json").json["whole"] is True
    assert own("replay", first, "--json").json["identical"] is True
    assert own("ask", QUESTION, "--as-of", "2026-01-01", "--json").json["id"]
