"""What becomes of a failure."""

import errno

import pytest
import typer

from sourcier.cli.main import run
from sourcier.cli.outcome import BUG, INTERRUPTED, MISTAKE, Outcome
from sourcier.cli.session import Desk, session_of
from sourcier.cli.usage import misuse
from sourcier.errors import QuestionError, SourcierError
from sourcier.wording.speech import FRENCH, speech


def outcome(failure: BaseException, lang: str = "fr") -> int:
    """The exit code that a failure leads to."""
    with Outcome(Desk(lang=lang)) as ended:
        raise failure
    return ended.code


@pytest.mark.parametrize("kind", sorted(SourcierError.__subclasses__(), key=str))
def test_a_mistake_is_one_sentence(
    kind: type[SourcierError], capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(kind("le fichier {file} ; vérifiez", file="a ; b")) == MISTAKE
    assert capsys.readouterr().err == "le fichier a ; b\u202f; vérifiez\n"


def test_a_mistake_is_said_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    mistake = QuestionError("la question est vide ; écrivez au moins un mot")
    assert outcome(mistake, "en") == MISTAKE
    assert capsys.readouterr().err == "the question is empty; write at least one word\n"


def test_an_interruption(capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(KeyboardInterrupt()) == INTERRUPTED
    assert capsys.readouterr().err.startswith("interrompu")


@pytest.mark.parametrize(
    "bug", [ZeroDivisionError("x"), MemoryError(), OSError(errno.EACCES, "refusé")]
)
def test_a_bug_shows_its_traceback(
    bug: BaseException, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(bug) == BUG
    said = capsys.readouterr().err
    assert said.startswith("Traceback")
    assert "CONTRIBUTING.md" in said.splitlines()[-1]
    assert said.splitlines()[-2] == type(bug).__qualname__


def test_a_bug_shows_no_word_of_a_question(capsys: pytest.CaptureFixture[str]) -> None:
    cause = KeyError("tarnier")
    bug = RuntimeError("Mme Tarnier")
    bug.__cause__ = cause
    assert outcome(bug) == BUG
    said = capsys.readouterr().err
    assert "KeyError\n" in said
    assert "tarnier" not in said.lower()


def test_a_sentence_of_the_parser_that_nobody_translated_is_shown() -> None:
    said = misuse(typer.TyperException("Something new."), FRENCH)
    assert said == "Something new.\nAide\u00a0: sourcier --help"
    assert misuse(typer.TyperException("Missing command."), speech("en")) == (
        "a command is missing\nHelp: sourcier --help"
    )


def test_no_command_runs_before_the_door() -> None:
    with pytest.raises(RuntimeError):
        session_of(typer.Context(typer.main.get_command(_app()), obj=Desk()))


def _app() -> typer.Typer:
    app = typer.Typer()
    app.command()(lambda: None)
    return app


def test_a_command_runs_in_this_process_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert run(["nope"]) == 2
    assert "commande inconnue" in capsys.readouterr().err
