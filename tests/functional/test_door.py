"""The door of the command line: help, languages, exit codes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sourcier import __version__
from sourcier.cli.main import COMMANDS
from tests.demo_home import Sourcier, environment

QUESTION = "ibuprofène allaitement ?"


def test_the_version(sourcier: Sourcier) -> None:
    assert sourcier("--version").out == f"sourcier {__version__}\n"


def test_help_is_in_french_and_lists_every_command(sourcier: Sourcier) -> None:
    page = sourcier("--help").out
    assert all(f"\n  {name} " in page for name in COMMANDS)
    assert "Utilisation :" in page
    assert "Montrer cette aide." in page


def test_help_is_in_english_when_asked(sourcier: Sourcier) -> None:
    assert "Answer a question with quotations" in sourcier("--lang", "en", "--help").out
    assert "The question, in quotation" in sourcier("--lang", "en", "ask", "--help").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "il manque une commande"),
        (("nope",), "commande inconnue : nope"),
        (("ask", "a", "--nope"), "option inconnue : --nope"),
        (("ask", "a", "b"), "mots en trop : b"),
        (("ask", "a", "--as-of"), "l'option --as-of attend une valeur"),
        (("ask", "a", "--json=1"), "l'option --json ne prend pas de valeur"),
        (("ask", "a", "--as-of", "hier"), "--as-of : une date AAAA-MM-JJ"),
        (("ask",), "valeur impossible pour QUESTION"),
        (("ask", "a", "--questions", "b"), "valeur impossible pour QUESTION"),
        (("corpus", "nope"), "commande inconnue : nope"),
        (("corpus", "build"), "il manque CONFIG.toml"),
        (("ask", "a", "--as-of", "20261124"), "--as-of : une date AAAA-MM-JJ"),
        (("ask", "a", "--as-of", "2026-02-30"), "--as-of : une date AAAA-MM-JJ"),
        (("ask", "a", "--as-of", "2026-W01-1"), "--as-of : une date AAAA-MM-JJ"),
        (("search", "a", "-k", "0"), "-k attend un nombre d'au moins 1"),
        (("search", "a", "-k", "1001"), "-k attend un nombre d'au plus 1000"),
        (("search", "a", "-k", "dix"), "-k attend un nombre entier"),
    ],
)
def test_wrong_usage_is_one_sentence_and_code_2(
    words: tuple[str, ...], said: str, sourcier: Sourcier
) -> None:
    done = sourcier(*words)
    assert done.code == 2
    assert said in done.err.replace("\u00a0", " ")
    assert done.err.endswith(" --help\n")
    assert "Traceback" not in done.err


def test_wrong_usage_in_english(sourcier: Sourcier) -> None:
    done = sourcier("--lang", "en", "ask", "a", "--nope")
    assert (done.code, done.err.splitlines()[0]) == (2, "unknown option: --nope")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", "aucun corpus n'est construit dans"),
        ("en", "no corpus is built in"),
    ],
)
@pytest.mark.parametrize(
    "words", [("ask", "a"), ("search", "a"), ("corpus", "status"), ("corpus", "verify")]
)
def test_without_a_corpus_one_sentence_says_what_to_do(
    lang: str, said: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    done = Sourcier(tmp_path)("--lang", lang, *words)
    assert done.code == 1
    assert done.err.startswith(said)
    assert done.err.count("\n") == 1


def test_the_home_of_the_command_line_wins(sourcier: Sourcier, tmp_path: Path) -> None:
    done = Sourcier(tmp_path)("--home", str(sourcier.home), "ask", QUESTION, "--json")
    assert done.json["kind"] == "answer"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("couleur = 1", "réglage inconnu : couleur"),
        ("lang = ", "réglages"),
        ('lang = "xx"', "lang attend l'un de : fr, en"),
        ("workers = 0", "workers attend un nombre"),
    ],
)
def test_bad_settings_are_one_sentence(settings: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(settings, encoding="utf-8")
    done = Sourcier(tmp_path)("ask", "a")
    assert done.code == 1
    assert said in done.err.replace("\u00a0", " ")
    assert done.err.count("\n") == 1


def test_english_of_the_settings_file_is_spoken(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('lang = "en"', encoding="utf-8")
    assert Sourcier(tmp_path)("ask", "a").err.startswith("no corpus is built")


def test_a_reader_that_goes_away_is_no_failure(sourcier: Sourcier) -> None:
    command = [sys.executable, "-m", "sourcier", "ask", QUESTION]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command,
        check=False,
        env=environment(sourcier.home),
        stdout=writing,
        stderr=subprocess.PIPE,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full absent")
def test_a_full_disk_is_one_sentence(sourcier: Sourcier) -> None:
    command = [sys.executable, "-m", "sourcier", "ask", QUESTION]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command,
            check=False,
            env=environment(sourcier.home),
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("écriture impossible")
    assert done.stderr.count(b"\n") == 1


def test_an_interruption_is_one_sentence_and_code_130(
    sourcier: Sourcier, tmp_path: Path
) -> None:
    """A fifo keeps the command waiting for questions until it is interrupted."""
    fifo = tmp_path / "questions.jsonl"
    os.mkfifo(fifo)
    running = subprocess.Popen(
        [sys.executable, "-m", "sourcier", "ask", "--questions", str(fifo)],
        env=environment(sourcier.home),
        stderr=subprocess.PIPE,
    )
    with fifo.open("wb"):  # opened only once the command reads it
        time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=30)
    assert running.returncode == 130
    assert err.decode().startswith("interrompu")
    assert b"Traceback" not in err


def test_a_bug_shows_its_traceback_and_where_to_report_it(
    sourcier: Sourcier, tmp_path: Path
) -> None:
    """A module of the same name as one of ours stands in for a bug."""
    broken = tmp_path / "sitecustomize.py"
    broken.write_text(
        "import sourcier.answering.pipeline as p\n"
        "def reply(*a, **k):\n    raise ZeroDivisionError('plan' + 'ted')\n"
        "p.reply = reply\n",
        encoding="utf-8",
    )
    path = os.pathsep.join([str(tmp_path), environment(sourcier.home)["PYTHONPATH"]])
    done = sourcier("ask", "question secrète", env={"PYTHONPATH": path})
    assert done.code == 70
    assert "ZeroDivisionError" in done.err
    assert "planted" not in done.err  # a message may hold the words of a question
    assert "CONTRIBUTING.md" in done.err.splitlines()[-1]
    assert "secrète" not in done.err
