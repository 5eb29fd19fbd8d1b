"""Questions that taught nothing: what the product does on those it was never shown.

`benchmarks/questions/held` was written after the weights' features, by writers who could
not see the product; its failures are not read, so that it stays unseen.
"""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from benchmarks.bench import Bench, heard
from benchmarks.results import Result
from sourcier import bootstrap
from sourcier.evaluation import answers as asking
from sourcier.evaluation import report, written
from sourcier.evaluation.accepted import shipped_sets
from sourcier.evaluation.questions import read_questions

FOLDER = Path(__file__).with_name("questions") / "held"


def held(bench: Bench) -> Result:
    """Grade every reply to the questions held apart; no question is told by itself."""
    sets = [read_questions(path) for path in sorted(FOLDER.glob("*.jsonl"))]
    cases = [case for one in sets for case in one.cases]
    today = bootstrap.now().date()
    with closing(bench.release()) as release:
        graded = list(
            asking.ask_all(cases, release, as_of=today, sets=shipped_sets(), progress=heard)
        )
        conditions = bench.conditions(release, today=today)
    conditions = replace(
        conditions,
        questions=", ".join(one.name for one in sets),
        questions_digest=", ".join(one.digest for one in sets),
    )
    summary = report.summarise(graded)
    figures = {"answers": written.answers(summary, graded)}
    lines = list(report.lines(summary))
    return Result(
        "held", "Réponses aux questions tenues à part", conditions, lines, figures
    )
