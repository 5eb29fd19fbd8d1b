"""Are the answers right, and does the search find what answers?"""

import tempfile
from contextlib import closing
from pathlib import Path

from benchmarks import reference
from benchmarks.bench import Bench, heard, tell
from benchmarks.results import Result
from sourcier import bootstrap
from sourcier.evaluation import answers as asking
from sourcier.evaluation import passages, ranking, report, written
from sourcier.evaluation.accepted import shipped_sets
from sourcier.evaluation.collections import READERS, Collection, read_collection
from sourcier.evaluation.ranking import Quality
from sourcier.releases.release import Release

OURS, REFERENCE = "sourcier", "bm25s"


def answers(bench: Bench) -> Result:
    """Grade every reply to qa_fr_dev, and the search beside bm25s on the same passages."""
    today = bootstrap.now().date()
    with closing(bench.release()) as release:
        graded = list(
            asking.ask_all(
                bench.asked.cases, release, as_of=today, sets=shipped_sets(), progress=heard
            )
        )
        found = _found(bench, release)
        conditions = bench.conditions(release, today=today)
    summary = report.summarise(graded)
    figures = {
        "answers": written.answers(summary, graded),
        "passages": written.passages(found, [OURS, REFERENCE]),
    }
    lines = [*report.lines(summary), *report.recall_lines(found, [OURS, REFERENCE])]
    return Result("answers", "Réponses sur qa_fr_dev", conditions, lines, figures)


def _found(bench: Bench, release: Release) -> list[passages.Found]:
    today = bootstrap.now().date()
    tell("bm25s : indexation des mêmes passages")
    texts = ((str(n), text) for n, text in passages.texts(release, as_of=today))
    ranked = reference.ranker(texts, language="fr", limit=max(passages.DEPTHS))
    rankers = {
        OURS: passages.engine(release, as_of=today),
        REFERENCE: lambda text: [int(one) for one in ranked(text)],
    }
    cases, sets = bench.asked.cases, shipped_sets()
    return list(passages.find_all(cases, release, rankers, sets=sets, progress=heard))


def collections(bench: Bench) -> Result:
    """Rank public English collections with our engine and with bm25s."""
    quality = {}
    for name in READERS:
        tell(f"collection {name}")
        quality[name] = _compared(bench, read_collection(bench.data / name))
    lines = [
        line
        for name, known in quality.items()
        for line in report.collection_lines(name, known)
    ]
    figures = {name: written.collection(known) for name, known in quality.items()}
    conditions = bench.conditions(None, today=bootstrap.now().date())
    return Result("collections", "Collections publiques", conditions, lines, figures)


def _compared(bench: Bench, collection: Collection) -> dict[str, Quality]:
    shop = bootstrap.workshop(bench.settings)
    with tempfile.TemporaryDirectory() as folder:
        engines = {
            OURS: ranking.engine(
                collection,
                Path(folder, "index"),
                create_index=shop.create_index,
                open_index=shop.open_index,
            ),
            REFERENCE: reference.ranker(
                ranking.texts(collection), language=collection.language, limit=ranking.DEPTH
            ),
        }
        return ranking.compared(collection, engines)
