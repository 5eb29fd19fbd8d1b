"""From the question to the first quotation on the screen, in Chromium (issue 5)."""

import shutil
import time
from contextlib import closing
from statistics import quantiles

from playwright.sync_api import Page, sync_playwright

from benchmarks.bench import Bench
from benchmarks.results import Result
from benchmarks.served import Served, served
from sourcier import bootstrap

ASKED, WARM_UP = 100, 5
BUDGETS = {"p95": 400, "page_cold": 300, "page_warm": 80, "bytes": 60_000, "requests": 5}
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
READY = "blockquote, .abstention .why"


def browsing(bench: Bench) -> Result:
    """Ask a hundred questions of the development set as a reader does."""
    today = bootstrap.now().date()
    with closing(bench.release()) as release:
        conditions = bench.conditions(release, today=today)
    texts = [case.question for case in bench.asked.cases if case.answerable]
    with served(bench.environ) as server, sync_playwright() as playwright:
        program = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        figures = _first_page(browser.new_page(), server)
        page = browser.new_page()
        for text in texts[-WARM_UP:]:
            _ask(page, server, text)
        times = [_ask(page, server, text) for text in texts[:ASKED]]
        browser.close()
    cut = quantiles(times, n=20)
    figures |= {"p50": round(cut[9]), "p95": round(cut[18]), "budgets": BUDGETS}
    weighed = (
        "première page : {page_cold} ms à froid, {page_warm} ms ensuite ; {bytes} octets"
    )
    timed = (
        "de la touche Entrée à la première citation affichée : p50 {p50} ms, p95 {p95} ms"
    )
    lines = [
        f"{weighed}, {{requests}} demandes".format_map(figures),
        f"{len(times)} questions, {timed.format_map(figures)}",
        "budgets : 300 ms à froid, 80 ms ensuite, 60 000 octets, 5 demandes ; p95 400 ms",
    ]
    return Result("browsing", "Dans le navigateur", conditions, lines, figures)


def _first_page(page: Page, server: Served) -> dict[str, object]:
    """Weigh and time the first page: the first time, then again."""
    bodies: list[int] = []
    page.on("response", lambda response: bodies.append(len(response.body())))
    cold = _server_time(page, server)
    page.wait_for_load_state("networkidle")
    page.close()
    again = page.context.browser
    assert again is not None
    warm = _server_time(again.new_page(), server)
    return {
        "page_cold": cold,
        "page_warm": warm,
        "bytes": sum(bodies),
        "requests": len(bodies),
    }


def _server_time(page: Page, server: Served) -> int:
    """Milliseconds from the request to the first byte (Navigation Timing, W3C)."""
    page.goto(server.address)
    timing = "performance.getEntriesByType('navigation')[0]"
    waited: float = page.evaluate(f"{timing}.responseStart - {timing}.requestStart")
    return round(waited)


def _ask(page: Page, server: Served, text: str) -> float:
    """Milliseconds from Enter to what answers, or says why not, on the screen."""
    page.goto(server.address)
    page.fill("#question", text)
    start = time.perf_counter()
    page.keyboard.press("Enter")
    page.wait_for_url("**/replies/**", wait_until="commit")
    page.locator(READY).first.wait_for()
    return (time.perf_counter() - start) * 1000
