"""Each lever of an answer moved alone: what it changes on the questions.

The constants of `answering` name this page. The weights are those of the product, learnt
with every lever in place, so that a lever is judged where it stands.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass

from benchmarks.bench import Bench, heard, tell
from benchmarks.results import Result
from sourcier import bootstrap
from sourcier.answering import concepts, querying, quoting, selection
from sourcier.evaluation.accepted import shipped_sets
from sourcier.evaluation.answers import Outcome, ask_all
from sourcier.releases.release import Release


@dataclass(frozen=True, slots=True)
class Lever:
    """Constants of one module, and the values that they take for a run."""

    name: str
    module: str
    values: Mapping[str, object]


def _lever(name: str, module: str, **values: object) -> Lever:
    return Lever(name, module, values)


QUERYING, CONCEPTS = querying.__name__, concepts.__name__
QUOTING, SELECTION = quoting.__name__, selection.__name__
LEVERS: Sequence[Lever] = (
    _lever("tel quel", QUERYING),
    _lever("20 passages", QUERYING, EVERYTHING=20, NAMED_FIRST=15, OTHERS=5),
    _lever("60 passages", QUERYING, EVERYTHING=60, NAMED_FIRST=50, OTHERS=12),
    _lever("sans sujet préféré", QUERYING, SAME_ASPECT=0.0),
    _lever("sans marque préférée", QUERYING, SAME_BRAND=0.0),
    _lever("sans composition préférée", QUERYING, SAME_COMPOSITION=0.0),
    _lever("nom du médicament à plein poids", QUERYING, ALONE=1.0, NAMED=1.0),
    _lever("sans développer les abréviations", CONCEPTS, expansions=lambda _: []),
    _lever("sans synonymes", CONCEPTS, synonyms=lambda _: []),
    _lever("synonymes à plein poids", CONCEPTS, EQUIVALENT=1.0),
    _lever("sans joindre les phrases", SELECTION, joined=lambda *_: None),
    _lever("liste citée sans son chapeau", QUOTING, LIST=0),
    _lever("fiche citée ligne par ligne", QUOTING, RECORD=0),
)


@contextmanager
def moved(lever: Lever) -> Iterator[None]:
    """Give the constants their values for a while."""
    module = sys.modules[lever.module]
    before = {name: getattr(module, name) for name in lever.values}
    try:
        for name, value in lever.values.items():
            setattr(module, name, value)
        yield
    finally:
        for name, value in before.items():
            setattr(module, name, value)


def levers(bench: Bench) -> Result:
    """Grade every question once a lever."""
    today = bootstrap.now().date()
    figures: dict[str, object] = {}
    lines = ["justes  fausses  refusées à raison  (une des trois juste)   levier"]
    with closing(bench.release()) as release:
        for lever in LEVERS:
            tell(f"levier : {lever.name}")
            with moved(lever):
                counts = _counts(bench, release)
            figures[lever.name] = counts
            lines.append(
                "{right:6d}  {wrong:7d}  {refused:17d}  {first:22d}   ".format(**counts)
                + lever.name
            )
        conditions = bench.conditions(release, today=today)
    return Result("levers", "Chaque levier, seul", conditions, lines, figures)


def _counts(bench: Bench, release: Release) -> dict[str, int]:
    today = bootstrap.now().date()
    graded = list(
        ask_all(
            bench.asked.cases, release, as_of=today, sets=shipped_sets(), progress=heard
        )
    )
    ended = [one.outcome for one in graded]
    return {
        "right": ended.count(Outcome.RIGHT),
        "wrong": ended.count(Outcome.WRONG),
        "refused": ended.count(Outcome.REFUSED),
        "first": sum(one.case.answerable and one.rank > 0 for one in graded),
    }
