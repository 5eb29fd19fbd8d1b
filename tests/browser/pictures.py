"""Pictures of the demonstration for the README: `python -m tests.browser.pictures`."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import ViewportSize, sync_playwright

from tests.browser.conftest import FLAGS
from tests.browser.serving import serving
from tests.browser.watching import Visit, visiting
from tests.demo_home import build

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
QUESTION = "ibuprofène et allaitement ?"
SIZE: ViewportSize = {"width": 900, "height": 760}


def draw(visit: Visit, folder: Path) -> list[Path]:
    """Walk from the question to its proof, and picture each step.

    Args:
        visit: of the demonstration.
        folder: where the pictures are written.
    """
    page = visit.page
    page.set_viewport_size(SIZE)
    visit.go("/")
    page.fill("#question", QUESTION)
    drawn = [_picture(visit, folder / "1-ask.png")]
    page.keyboard.press("Enter")
    page.wait_for_url("**/replies/**")
    drawn.append(_picture(visit, folder / "2-reply.png"))
    page.locator("a.number").first.click()
    page.locator("dialog mark").first.wait_for()
    drawn.append(_picture(visit, folder / "3-source.png"))
    page.keyboard.press("Escape")
    visit.ask("zzyxoprane dose enfant ?")
    drawn.append(_picture(visit, folder / "4-abstention.png"))
    return drawn


def _picture(visit: Visit, file: Path) -> Path:
    visit.page.screenshot(path=file, animations="disabled", caret="hide")
    return file


def main() -> None:
    """Draw them in docs/pictures."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = build(Path(folder))
        program = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        with serving(home) as address, visiting(browser, address) as visit:
            draw(visit, FOLDER)
        browser.close()


if __name__ == "__main__":
    main()
