"""Write what pages print from the code: `python -m benchmarks.pages` (`make docs`)."""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks import shown, walk
from benchmarks.performance import performance_page
from benchmarks.printing import REFERENCE, reference_pages, whole
from benchmarks.printing_ledger import ledger_page
from benchmarks.results import FOLDER
from sourcier import bootstrap
from sourcier.evaluation.results import newest
from sourcier.evaluation.scoreboard import PUBLISHED, to_publish


def demonstration(home: Path) -> Path:
    """Build the demonstration corpus in a folder."""
    shown.output(
        f"sourcier corpus build {bootstrap.configuration_of_demonstration()}", home
    )
    return home


def writers(home: Path) -> Mapping[str, shown.Writer]:
    """Give what writes each kind of block.

    Args:
        home: a folder that holds the demonstration corpus.
    """
    steps = walk.steps(home)
    return {
        "shown": lambda command: shown.output(command, home),
        "walk": steps.__getitem__,
        "rooms": walk.rooms,
    }


def written(home: Path) -> Iterator[tuple[Path, str]]:
    """Give every page that is printed from the code, whole.

    Args:
        home: a folder that holds the demonstration corpus.
    """
    yield PUBLISHED, to_publish(newest(FOLDER))  # first: a page below shows it
    generated = {REFERENCE / name: text for name, text in reference_pages().items()}
    generated[REFERENCE / "ledger.md"] = ledger_page()
    generated[REFERENCE / "performance.md"] = whole(performance_page(newest(FOLDER)))
    yield from generated.items()
    found = writers(home)
    for page in shown.pages():
        if page not in generated:
            yield page, shown.filled(page.read_text(encoding="utf-8"), found)


def main() -> None:
    """Write the pages that changed, and name them."""
    with tempfile.TemporaryDirectory() as folder:
        for page, text in written(demonstration(Path(folder))):
            if not page.exists() or page.read_text(encoding="utf-8") != text:
                page.parent.mkdir(parents=True, exist_ok=True)
                page.write_text(text, encoding="utf-8")
                print(f"{page.relative_to(shown.ROOT)} written")


if __name__ == "__main__":
    main()
