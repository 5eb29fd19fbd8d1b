"""Each lever of the search moved alone: which passages it finds, in French and in English.

What did not help was deleted; `tried.csv` keeps its figures beside those of what stayed.
"""

import csv
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from benchmarks.bench import Bench, tell
from benchmarks.levers import Lever, moved
from benchmarks.results import Result
from sourcier import bootstrap
from sourcier.answering import listing, querying, searching
from sourcier.evaluation import passages, ranking
from sourcier.evaluation.accepted import shipped_sets
from sourcier.evaluation.collections import READERS, Collection, read_collection
from sourcier.evaluation.ranking import Ranked
from sourcier.releases.release import Release
from sourcier.retrieval import feedback, query
from sourcier.retrieval.query import Field

TRIED = Path(__file__).with_name("tried.csv")
LISTING, QUERYING = listing.__name__, querying.__name__
FEEDBACK, QUERY, SEARCHING = feedback.__name__, query.__name__, searching.__name__


def _fields(title: float, heading: float) -> Mapping[Field, float]:
    return {Field.TITLE: title, Field.HEADING: heading, Field.TEXT: 1.0}


LEVERS: Sequence[Lever] = (
    Lever("tel quel", QUERY, {}),
    Lever("titre 0,2", QUERY, {"BOOSTS": _fields(0.2, 0.5)}),
    Lever("titre 1", QUERY, {"BOOSTS": _fields(1.0, 0.5)}),
    Lever("intertitre 0,2", QUERY, {"BOOSTS": _fields(0.4, 0.2)}),
    Lever("intertitre 1", QUERY, {"BOOSTS": _fields(0.4, 1.0)}),
    Lever("sans les mots des premiers passages", FEEDBACK, {"ADDED": 0}),
    Lever("ces mots à moitié poids", FEEDBACK, {"MASS": 0.25}),
    Lever("ces mots à double poids", FEEDBACK, {"MASS": 1.0}),
    Lever("20 de ces mots", FEEDBACK, {"ADDED": 20}),
    Lever("ces mots, fréquents compris", FEEDBACK, {"COMMON": 1.0}),
    Lever("passages sans leur document", SEARCHING, {"DOCUMENT": 0.0}),
    Lever("leur document à moitié poids", SEARCHING, {"DOCUMENT": 0.5}),
    Lever("passages sans médicament à 0,3", LISTING, {"BESIDE": 0.3}),
    Lever("passages sans médicament à 0,7", LISTING, {"BESIDE": 0.7}),
    Lever("sujet préféré deux fois plus", QUERYING, {"SAME_ASPECT": 4.0}),
)


def retrieval(bench: Bench) -> Result:
    """Rank the passages of every question, and public collections, once a lever."""
    today = bootstrap.now().date()
    lines = [" réponse @1/5/20   search @1/5/20   nDCG@10 " + " / ".join(READERS)]
    figures: dict[str, object] = {}
    with closing(bench.release()) as release, tempfile.TemporaryDirectory() as folder:
        english = list(_collections(bench, Path(folder)))
        for one in LEVERS:
            tell(f"levier : {one.name}")
            with moved(one):
                known = {**_french(bench, release), **_english(english)}
            figures[one.name] = known
            lines.append("  ".join([*map(str, known.values()), one.name]))
        conditions = bench.conditions(release, today=today)
    lines += ["", "essayés, et retirés du code :", *_tried()]
    return Result(
        "retrieval", "Chaque levier de la recherche, seul", conditions, lines, figures
    )


def _french(bench: Bench, release: Release) -> dict[str, str]:
    today = bootstrap.now().date()
    found = list(
        passages.find_all(
            bench.asked.cases,
            release,
            passages.engines(release, as_of=today),
            sets=shipped_sets(),
            progress=bootstrap.silent,
        )
    )
    return {
        name: "/".join(str(s.count) for s in passages.recalls(found, name).values())
        for name in found[0].ranks
    }


def _collections(bench: Bench, folder: Path) -> Iterator[tuple[Collection, Ranked]]:
    shop = bootstrap.workshop(bench.settings)
    for name in READERS:
        collection = read_collection(bench.data / name)
        yield (
            collection,
            ranking.engine(
                collection,
                folder / name,
                create_index=shop.create_index,
                open_index=shop.open_index,
            ),
        )


def _english(
    known: Sequence[tuple[Collection, Callable[[str], Sequence[str]]]],
) -> dict[str, str]:
    return {
        collection.name: f"{ranking.quality(collection, ranked).ndcg10:.4f}"
        for collection, ranked in known
    }


def _tried() -> Iterator[str]:
    with TRIED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield f"{row['lever']} : {row['figures']}"
