"""The page of the product's own figures, printed from the newest results."""

from collections.abc import Iterator

from benchmarks.floors import floors
from benchmarks.printing import ENGLISH, table
from sourcier.evaluation.drawing import plot
from sourcier.evaluation.scoreboard import Figure, Results, figures, seals
from sourcier.evaluation.telling import day, groups, limit, measured, name, points, target

RESULTS = "../../benchmarks/results"


def performance_page(results: Results) -> Iterator[str]:
    """Print the figures, the missed targets first."""
    yield from (
        "# Performance",
        "",
        "Sourcier measured by its authors, on its development questions; other questions",
        "will give other figures. The same table: `sourcier evaluate show`. To measure it",
        "again: `make bench`, which fails when a figure passes its floor. Shares carry",
        "their base and Wilson's 95% interval.",
        "",
        "## Targets, those that are missed first",
        "",
        *table(["", "measure", "found", "target", "floor", "measured"], _rows(results)),
        "",
        *_by_kind(results),
        *_curve(results),
        "## Results",
        "",
        "Each is sealed by the SHA-256 of its own content; its page tells the corpus, the",
        "questions, the machine and the command.",
        "",
        *table(["topic", "page", "seal"], _files(results)),
    )


def _rows(results: Results) -> Iterator[tuple[str, ...]]:
    bounds = {floor.id: floor.bound for floor in floors()}
    for one in figures(results):
        bound = bounds.get(one.measure.id)
        yield (
            ENGLISH.tell("standing", one.standing),
            name(one.measure, ENGLISH),
            measured(one, ENGLISH),
            target(one.measure, ENGLISH),
            "–" if bound is None else limit(one.measure, bound, ENGLISH),
            _day(one, results),
        )


def _day(figure: Figure, results: Results) -> str:
    if not figure.day:
        return "–"
    kept = results[figure.measure.topic]
    return f"[{day(figure, ENGLISH)}]({RESULTS}/{kept.stamp}-{kept.topic}.md)"


def _by_kind(results: Results) -> list[str]:
    if "answers" not in results:
        return []
    rows = [
        (said, "; ".join(f"{end} {share}" for end, share in shares.items()))
        for said, shares in groups(results["answers"], ENGLISH)
    ]
    return [
        "## Replies by kind of question",
        "",
        *table(["questions", "replies"], rows),
        "",
    ]


def _curve(results: Results) -> list[str]:
    drawn = points(results)
    if not drawn:
        return []
    return [
        "## Risk against coverage",
        "",
        "Wrong among shown (%, upwards) against shown among asked (%), as the confidence",
        "that is asked for falls, on questions that the weights had not seen.",
        "",
        "<!-- printed: from the newest result of selection -->",
        "```text",
        *plot(drawn),
        "```",
        "",
    ]


def _files(results: Results) -> Iterator[tuple[str, ...]]:
    for kept, seal in seals(results):
        page = f"{kept.stamp}-{kept.topic}.md"
        yield kept.topic, f"[{page}]({RESULTS}/{page})", f"`{seal}`"
