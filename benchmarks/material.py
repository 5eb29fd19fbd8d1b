"""What the weights are learnt from: each question with its candidates and their labels."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from benchmarks.learning import Listed, Matrix, Vector
from sourcier.answering import pipeline, refusals, sufficiency
from sourcier.answering.asked import Asked
from sourcier.answering.quoting import quote
from sourcier.answering.reply import Quoted
from sourcier.answering.selection import Scored, choose
from sourcier.answering.weights import Weights
from sourcier.evaluation.accepted import (
    Accepted,
    Sets,
    accepted,
    document_ids,
    ids_in,
    latest,
    substances_of,
)
from sourcier.evaluation.answers import FIRST, holds_keys, words_of
from sourcier.evaluation.questions import Case
from sourcier.releases.release import Release

Progress = Callable[[str, int, int], None]
NOTHING = Weights(defaultdict(float), defaultdict(float), 0.0)
"""Every feature counts for nothing: candidates come in the order of the corpus."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question as the pipeline reads it, its candidates unranked.

    Args:
        case: the question.
        wanted: its accepted documents.
        refused: by a rule, before the model.
        asked: what the candidates are compared with.
        found: the candidates, in the order of the corpus.
        rows: their features.
        right: which of them, quoted, answer.
    """

    case: Case
    wanted: Accepted
    refused: bool
    asked: Asked
    found: tuple[Scored, ...]
    rows: Matrix
    right: tuple[bool, ...]

    @property
    def listed(self) -> Listed:
        """Its candidates as the listwise model takes them."""
        return Listed(self.rows, np.array(self.right))

    def ranked(self, weights: Vector) -> list[Scored]:
        """Order the candidates as `selection.rank` does with these weights."""
        scores = [round(float(score), 6) for score in self.rows @ weights]
        scored = [
            replace(one, score=score) for one, score in zip(self.found, scores, strict=True)
        ]
        return sorted(scored, key=lambda one: -one.score)

    def answers(self, ranked: Sequence[Scored]) -> bool:
        """Say whether one of the first quotations is right."""
        return self.case.answerable and any(
            self._right(quoted) for quoted in choose(ranked)[:FIRST]
        )

    def _right(self, quoted: Quoted) -> bool:
        return self.wanted.holds(quoted.held.document) and holds_keys(
            words_of(quoted), self.case.keys
        )


def examples(
    cases: Sequence[Case], release: Release, *, as_of: date, sets: Sets, progress: Progress
) -> Iterator[Example]:
    """Read each question, search, and label what is found."""
    for done, case in enumerate(cases, start=1):
        yield _example(case, release, as_of, sets)
        progress("candidats", done, len(cases))


def _example(case: Case, release: Release, as_of: date, sets: Sets) -> Example:
    understood = pipeline.read(case.question, release, as_of=as_of)
    found, asked = pipeline.ranking(understood, release, learnt=NOTHING)
    refused = refusals.ruling(asked, understood.unknown, found, release)
    wanted = accepted(case, release.corpus, sets)
    rows = [list(one.features.values()) for one in found]
    return Example(
        case=case,
        wanted=wanted,
        refused=refused is not None or not found,
        asked=asked,
        found=tuple(found),
        rows=np.array(rows, dtype=np.float64),
        right=tuple(case.answerable and _label(one, case, wanted) for one in found),
    )


def _label(scored: Scored, case: Case, wanted: Accepted) -> bool:
    document = scored.candidate.stretch.held.document
    return wanted.holds(document) and holds_keys(
        quote(scored.candidate).words(document), case.keys
    )


def feature_names(known: Sequence[Example]) -> list[str]:
    """Give the names of a candidate's features, as the code gives them."""
    return list(next(one.found[0].features for one in known if one.found))


def evidence(one: Example, ranked: Sequence[Scored]) -> Mapping[str, float]:
    """Describe a ranking as the decision to answer sees it."""
    return sufficiency.evidence(ranked, one.asked)


def folds(
    cases: Sequence[Case], release: Release, sets: Sets, *, count: int, seed: int
) -> dict[str, int]:
    """Share the questions out so that no document, and no composition, is on two sides."""
    groups: defaultdict[str, list[Case]] = defaultdict(list)
    roots: dict[str, str] = {}
    for case in cases:
        keys = [f"question:{case.id}", *_about(case, release, sets)]
        for key in keys:
            roots[_root(roots, key)] = _root(roots, keys[0])
    for case in cases:
        groups[_root(roots, f"question:{case.id}")].append(case)
    return _dealt(list(groups.values()), count, seed)


def _about(case: Case, release: Release, sets: Sets) -> Iterator[str]:
    ids = [one for reference in case.documents for one in document_ids(reference, sets)]
    yield from ids
    for one in ids_in(release.corpus, ids):
        version = latest(release.corpus.versions(one))
        substances = substances_of(release.corpus.held(version.number).document)
        if substances:
            yield "substances:" + "+".join(sorted(substances))


def _root(roots: dict[str, str], key: str) -> str:
    while roots.setdefault(key, key) != key:
        key = roots[key]
    return key


def _dealt(groups: list[list[Case]], count: int, seed: int) -> dict[str, int]:
    """Deal the groups: each to the fold that has the fewest questions of its kind."""
    random.Random(seed).shuffle(groups)
    kinds: list[Counter[str]] = [Counter() for _ in range(count)]
    dealt = {}
    for group in groups:
        kind = group[0].kind
        fold = min(range(count), key=lambda n: (kinds[n][kind], kinds[n].total(), n))
        for case in group:
            kinds[fold][case.kind] += 1
            dealt[case.id] = fold
    return dealt
