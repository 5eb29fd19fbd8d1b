"""Are the answers right, and does the search find what answers?"""

import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from benchmarks import reference
from benchmarks.bench import Bench, heard, tell
from benchmarks.results import Result
from sourcier import bootstrap
from sourcier.evaluation import answers as asking
from sourcier.evaluation import passages, ranking, report, written
from sourcier.evaluation.accepted import shipped_sets
from sourcier.evaluation.answers import Graded
from sourcier.evaluation.collections import READERS, Collection, read_collection
from sourcier.evaluation.ranking import Quality
from sourcier.releases.release import Release
from sourcier.retrieval.query import Field

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
        "answers": {
            **written.answers(summary, graded),
            "replies": [_without_words(one) for one in graded],
        },
        "passages": written.passages(found, list(found[0].ranks)),
    }
    lines = [*report.lines(summary), *report.recall_lines(found, list(found[0].ranks))]
    return Result("answers", "Réponses sur qa_fr_dev", conditions, lines, figures)


def _without_words(graded: Graded) -> dict[str, object]:
    """Give a reply without its quotations: no source's words are committed."""
    return {k: v for k, v in written.reply(graded).items() if k != "quotations"}


def _found(bench: Bench, release: Release) -> list[passages.Found]:
    today = bootstrap.now().date()
    tell("bm25s : indexation des mêmes passages")
    texts = ((str(n), text) for n, text in passages.texts(release, as_of=today))
    ranked = reference.ranker(texts, language="fr", limit=max(passages.DEPTHS))
    rankers = {
        **passages.engines(release, as_of=today),
        REFERENCE: lambda text: [int(one) for one in ranked(text)],
    }
    cases, sets = bench.asked.cases, shipped_sets()
    return list(passages.find_all(cases, release, rankers, sets=sets, progress=heard))


def collections(bench: Bench) -> Result:
    """Rank public English collections with our engine and with bm25s."""
    quality, digests = {}, []
    for name in READERS:
        tell(f"collection {name}")
        collection = read_collection(bench.data / name)
        digests.append(collection.digest)
        quality[name] = _compared(bench, collection)
    lines = [
        line
        for name, known in quality.items()
        for line in report.collection_lines(name, known)
    ]
    figures = {name: written.collection(known) for name, known in quality.items()}
    conditions = replace(
        bench.conditions(None, today=bootstrap.now().date()),
        questions=", ".join(READERS),
        questions_digest=", ".join(digests),
    )
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


GRID = [(title, heading) for title in (0.2, 0.5, 1.0) for heading in (0.2, 0.5, 1.0, 1.5)]
"""Boosts of title and heading that are compared; the text weighs 1."""


def boosts(bench: Bench) -> Result:
    """Compare weights of the fields by the passages that a reply reads."""
    today = bootstrap.now().date()
    cases, sets = bench.asked.cases, shipped_sets()
    figures: dict[str, object] = {}
    lines = ["titre  intertitre   rappel@1   @5   @20 (réponse, sur 240)"]
    with closing(bench.release()) as release:
        for title, heading in GRID:
            tell(f"titre {title}, intertitre {heading}")
            weights = {Field.TITLE: title, Field.HEADING: heading, Field.TEXT: 1.0}
            ours = passages.engines(release, as_of=today, boosts=weights)
            found = list(
                passages.find_all(
                    cases, release, ours, sets=sets, progress=bootstrap.silent
                )
            )
            known = passages.recalls(found, "réponse")
            counts = "  ".join(str(share.count) for share in known.values())
            lines.append(f"{title:5.1f}  {heading:10.1f}   {counts}")
            figures[f"{title}/{heading}"] = {
                str(depth): written.share(share) for depth, share in known.items()
            }
        conditions = bench.conditions(release, today=today)
    return Result("boosts", "Poids des champs", conditions, lines, figures)
