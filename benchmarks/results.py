"""Results on disk: one page to read, one JSON to compare, named by date and topic."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from sourcier.evaluation.conditions import Conditions, in_words
from sourcier.evaluation.results import write_result

FOLDER = Path(__file__).parent / "results"


@dataclass(frozen=True, slots=True)
class Result:
    """What a benchmark found.

    Args:
        topic: its name.
        title: of its page.
        conditions: under which it was measured.
        lines: what a person reads.
        figures: what a program compares.
    """

    topic: str
    title: str
    conditions: Conditions
    lines: Sequence[str]
    figures: Mapping[str, object]


def page(result: Result) -> str:
    """Write the page of a result."""
    conditions = "\n".join(f"- {line}" for line in in_words(result.conditions))
    body = "\n".join(result.lines)
    return f"# {result.title}\n\n{conditions}\n\n```\n{body}\n```\n"


def keep(result: Result, *, today: date) -> Path:
    """Write a result down, and give the page; another run of the day replaces it."""
    FOLDER.mkdir(exist_ok=True)
    file = FOLDER / f"{today.isoformat()}-{result.topic}.md"
    file.write_text(page(result), encoding="utf-8")
    data = {
        "topic": result.topic,
        "conditions": asdict(result.conditions),
        **result.figures,
    }
    write_result(file.with_suffix(".json"), data)
    return file
