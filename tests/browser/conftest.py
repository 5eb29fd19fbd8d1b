"""One browser a module; a new profile, and a watch over what it asks for, a test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.serving import serving
from tests.browser.watching import Visit, visiting

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a screen.

    It holds the event loop of this thread, which other tests need: it stops with its
    module.
    """
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("Chromium absent: apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, demo_home: Path) -> Iterator[str]:
    """The pages of the demonstration corpus, in a home that the browser may write to."""
    home = tmp_path_factory.mktemp("pages") / "home"
    shutil.copytree(demo_home, home, symlinks=True)
    with serving(home) as told:
        yield told


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Visit]:
    """A visitor with French settings; at the end, nothing foreign was asked for."""
    with visiting(chromium, address) as visitor:
        yield visitor
