"""A visitor of the pages, and a watch: no foreign request, no error in the console."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Response, ViewportSize

WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 320, "height": 640}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass
class Visit:
    """A page of the browser, and what it asked for.

    Args:
        page: the page.
        address: of the server.
        asked: the addresses asked for.
        weight: bytes of the bodies received.
        said: errors of the console and of the scripts.
    """

    page: Page
    address: str
    asked: list[str] = field(default_factory=list)
    weight: int = 0
    said: list[str] = field(default_factory=list)

    def go(self, path: str) -> Response:
        """Open a page."""
        response = self.page.goto(self.address + path)
        assert response is not None, path
        return response

    def ask(self, question: str) -> None:
        """Ask from the first page, and wait for the permalink."""
        self.go("/")
        self.page.fill("#question", question)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/replies/**")

    def faults(self) -> list[str]:
        """Give what axe finds, each with the place in the page."""
        found = Axe().run(self.page, options={"runOnly": {"type": "tag", "values": TAGS}})
        return [
            f"{rule['id']}: {node['html'][:160]}"
            for rule in found.response["violations"]
            for node in rule["nodes"]
        ]

    def overflow(self) -> int:
        """Give how many pixels the page is wider than its window."""
        wider: Any = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return int(wider)

    @property
    def foreign(self) -> Sequence[str]:
        """Addresses asked for that are not the server's."""
        own = urlsplit(self.address).netloc
        far = [url for url in self.asked if urlsplit(url).scheme not in {"data", "blob"}]
        return [url for url in far if urlsplit(url).netloc != own]


@contextmanager
def visiting(
    browser: Browser,
    address: str,
    *,
    script: bool = True,
    dark: bool = False,
    narrow: bool = False,
    language: str = "fr",
) -> Iterator[Visit]:
    """Open a browser of one's own, and check at the end what it asked for."""
    context = browser.new_context(
        java_script_enabled=script,
        color_scheme="dark" if dark else "light",
        viewport=NARROW if narrow else WIDE,
        locale=language,
        bypass_csp=False,
    )
    visit = Visit(context.new_page(), address)
    page = visit.page
    page.on("request", lambda request: visit.asked.append(request.url))
    page.on("pageerror", lambda error: visit.said.append(str(error)))
    page.on(
        "console",
        lambda message: (
            visit.said.append(message.text) if message.type == "error" else None
        ),
    )
    try:
        yield visit
        assert not visit.foreign
        assert not [line for line in visit.said if "status of 4" not in line], visit.said
    finally:
        context.close()
