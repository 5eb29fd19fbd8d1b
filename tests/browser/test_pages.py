"""Every page and state, in both languages, wide, narrow, dark: axe, overflow, weight."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser

from tests.browser.watching import Visit, visiting

ANSWERED = "ibuprofène et allaitement ?"
REFUSED = "zzyxoprane dose enfant ?"
NAMING = "Mme Durand, née le 3/4/1950 : dose de paracétamol ?"
FIXED = (
    "/",
    "/sources",
    "/drugs",
    "/drugs/paracetamol",
    "/history",
    "/scoreboard",
    "/help",
    "/nothing/here",
)
STATES = (*FIXED, "answer", "abstention", "identified", "reader", "how")
STANDING = ("/legal", "/accessibility", "/dates", "/contests", "contest")
LARGEST_PAGE, MOST_REQUESTS = 60_000, 5


@contextmanager
def _in_english(chromium: Browser, address: str) -> Iterator[Visit]:
    with visiting(chromium, address, language="en") as visit:
        visit.go("/")
        visit.page.get_by_role("button", name="English").click()
        visit.page.wait_for_selector("html[lang=en]")
        yield visit


def _reach(visit: Visit, state: str) -> None:
    """Bring the browser to a page, or to a state that a question leads to."""
    if state.startswith("/"):
        visit.go(state)
        return
    visit.ask(REFUSED if state == "abstention" else ANSWERED)
    if state == "reader":
        visit.go(str(visit.page.locator("a.number").first.get_attribute("href")))
    elif state in {"how", "contest"}:
        visit.page.locator(f"a[href$='/{state}']").click()
        visit.page.wait_for_url(f"**/{state}")
    elif state == "identified":
        visit.go("/")
        visit.page.fill("#question", NAMING)
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url("**/ask")


@pytest.mark.parametrize("state", [*STATES, *STANDING])
def test_axe_finds_nothing_in_french(visit: Visit, state: str) -> None:
    _reach(visit, state)
    assert visit.faults() == []


@pytest.mark.parametrize("state", [*STATES, *STANDING])
def test_axe_finds_nothing_in_english(chromium: Browser, address: str, state: str) -> None:
    with _in_english(chromium, address) as visit:
        _reach(visit, state)
        assert visit.faults() == []


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_the_dark(chromium: Browser, address: str, state: str) -> None:
    with visiting(chromium, address, dark=True) as visit:
        _reach(visit, state)
        assert visit.faults() == []


@pytest.mark.parametrize("state", [*STATES, *STANDING])
def test_nothing_is_wider_than_a_narrow_window(
    chromium: Browser, address: str, state: str
) -> None:
    with visiting(chromium, address, narrow=True) as visit:
        _reach(visit, state)
        assert visit.overflow() == 0


def test_the_first_page_is_light(visit: Visit) -> None:
    bodies: list[int] = []
    visit.page.on("response", lambda response: bodies.append(len(response.body())))
    visit.go("/")
    visit.page.wait_for_load_state("networkidle")
    assert sum(bodies) <= LARGEST_PAGE
    assert len(bodies) <= MOST_REQUESTS


def test_axe_sees_a_fault_where_there_is_one(visit: Visit) -> None:
    visit.go("/")
    visit.page.evaluate("document.querySelector('label[for=question]').remove()")
    assert any(fault.startswith("label") for fault in visit.faults())
