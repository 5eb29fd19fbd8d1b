"""On a terminal: wrapped, coloured, with bars; never elsewhere."""

import io
import sys

import pytest

from sourcier.cli import bars, building, colours
from sourcier.cli.lines import BLANK, Line, Role, show
from sourcier.cli.session import Session
from sourcier.releases.workshop import Progress
from sourcier.settings import read
from sourcier.wording.speech import FRENCH


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Make both outputs a terminal; a fixture would be undone by the capture."""
    stream = Terminal()
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, stream)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return stream


LINES = [Line(Role.FIRST, "Un deux trois " * 5), BLANK, Line(Role.QUIET, "[b]x[/b]", 2)]


def test_lines_are_wrapped_and_styled_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = terminal(monkeypatch)
    show(LINES)
    shown = screen.getvalue()
    assert "\x1b[1m" in shown
    assert max(map(len, shown.splitlines())) < 60
    assert "[b]x[/b]" in shown
    assert any(not line.strip() for line in shown.splitlines())


def test_every_role_has_its_style() -> None:
    assert set(colours.STYLES) == set(Role)


def test_lines_are_plain_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    show(LINES)
    assert capsys.readouterr().out == f"{LINES[0].text}\n\n  [b]x[/b]\n"


def test_bars_follow_the_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    with bars.Bars(FRENCH.read) as progress:
        for done in (1, 2):
            progress("lecture des sources", done, 2)
        progress("étape inconnue", 1, 1)
    assert "lecture des sources" in screen.getvalue()
    assert "étape inconnue" in screen.getvalue()


def _work(progress: Progress) -> int:
    progress("analyse", 1, 1)
    return 7


def test_long_work_draws_bars_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = terminal(monkeypatch)
    session = Session(read({"HOME": "."}), FRENCH)
    assert building.with_progress(session, _work) == 7
    assert "analyse" in screen.getvalue()
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    before = screen.getvalue()
    assert building.with_progress(session, _work) == 7
    assert screen.getvalue() == before
