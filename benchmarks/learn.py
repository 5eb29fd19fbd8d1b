"""Learn the weights of the choice and of the refusal: `python -m benchmarks.learn`.

Selection: listwise softmax. Sufficiency: logistic regression on the evidence of rankings
whose weights never saw the question. Threshold: conformal risk control. The figures are
printed for questions that the weights did not see (cross-validation by source document)
beside those of questions that they did.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import compress
from pathlib import Path

import numpy as np

from benchmarks import calibration, weights_file
from benchmarks.learning import (
    Matrix,
    Vector,
    Weighed,
    conformal,
    listwise,
    logistic,
    risk,
    sigmoid,
)
from benchmarks.material import Example, evidence, examples, feature_names, folds
from benchmarks.results import Result, keep
from sourcier import bootstrap
from sourcier.errors import SourcierError
from sourcier.evaluation.accepted import shipped_sets
from sourcier.evaluation.conditions import conditions
from sourcier.evaluation.metrics import Share, percent
from sourcier.evaluation.questions import QuestionSet, read_questions
from sourcier.releases.release import Release
from sourcier.settings import read as read_settings

FOLDS, SEED = 5, 3
ALPHA = 0.2
"""Wrong answers shown, over all questions asked. Under it right answers are lost faster
than wrong ones (the curve printed, benchmarks/results/<date>-selection.md)."""
PRACTICE = sorted(Path(__file__).with_name("questions").glob("*.jsonl"))
"""The project's own questions: what is learnt is learnt from them as well."""
CURVE = (0.1, 0.15, 0.2, 0.225, 0.25, 0.275, 0.3, 0.35)


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line gave."""

    questions: Path
    practice: tuple[Path, ...]
    alpha: float
    l2: float
    l2_sufficiency: float
    write: bool


@dataclass(frozen=True, slots=True)
class Learnt:
    """Weights, and the questions weighed by weights that did or did not see them.

    Args:
        selection: weight of each feature of a candidate.
        sufficiency: weight of each feature of a ranking, then the constant.
        unseen: each question weighed by weights learnt without its documents.
        unseen_thresholds: of each question, chosen without its documents.
        seen: each question weighed by the weights written.
    """

    selection: Vector
    sufficiency: Vector
    unseen: tuple[Weighed, ...]
    unseen_thresholds: tuple[float, ...]
    seen: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True)
class _Described:
    """The rankings of some questions as the decision sees them."""

    rows: Matrix
    right: Vector


def learn(known: Sequence[Example], dealt: Mapping[str, int], options: Options) -> Learnt:
    """Learn from all questions, and from all but each fold."""
    fold = np.array([dealt[one.case.id] for one in known])
    selections = [_selection(known, fold != k, options.l2) for k in range(FOLDS)]
    apart = _described(known, [selections[k] for k in fold])
    deciders = [_decider(apart, fold != k, known, options) for k in range(FOLDS)]
    unseen = _weighed(known, apart, [deciders[k] for k in fold])
    limits = [
        conformal(
            [w for w, f in zip(unseen, fold, strict=True) if f != k], alpha=options.alpha
        )
        for k in range(FOLDS)
    ]
    whole = _selection(known, fold >= 0, options.l2)
    decider = _decider(apart, fold >= 0, known, options)
    together = _described(known, [whole] * len(known))
    return Learnt(
        selection=whole,
        sufficiency=decider,
        unseen=unseen,
        unseen_thresholds=tuple(limits[k] for k in fold),
        seen=_weighed(known, together, [decider] * len(known)),
    )


def _selection(known: Sequence[Example], kept: Iterable[bool], l2: float) -> Vector:
    lists = [
        one.listed for one, keep in zip(known, kept, strict=True) if keep and any(one.right)
    ]
    return listwise(lists, l2=l2)


def _described(known: Sequence[Example], weights: Sequence[Vector]) -> _Described:
    rows, right = [], []
    width = 0
    for one, chosen in zip(known, weights, strict=True):
        ranked = one.ranked(chosen) if one.found else []
        rows.append(list(evidence(one, ranked).values()) if ranked else [])
        right.append(bool(ranked) and one.answers(ranked))
        width = max(width, len(rows[-1]))
    full = [row or [0.0] * width for row in rows]
    return _Described(np.array(full), np.array(right, dtype=np.float64))


def _decider(
    described: _Described, kept: Iterable[bool], known: Sequence[Example], options: Options
) -> Vector:
    """Learn when to answer, from the questions that no rule refuses."""
    free = [keep and not one.refused for one, keep in zip(known, kept, strict=True)]
    return logistic(described.rows[free], described.right[free], l2=options.l2_sufficiency)


def _weighed(
    known: Sequence[Example], described: _Described, deciders: Sequence[Vector]
) -> tuple[Weighed, ...]:
    full = np.c_[described.rows, np.ones(len(known))]
    probable = sigmoid(np.einsum("ij,ij->i", full, np.array(deciders)))
    return tuple(
        Weighed(round(float(p), 6), bool(right), one.refused, one.case.answerable)
        for one, p, right in zip(known, probable, described.right, strict=True)
    )


def figures(weighed: Sequence[Weighed], thresholds: Sequence[float]) -> dict[str, Share]:
    """Count right, wrong and refused."""
    shown = [(w, w.shown(t)) for w, t in zip(weighed, thresholds, strict=True)]
    asked = [(w, s) for w, s in shown if w.answerable]
    empty = [(w, s) for w, s in shown if not w.answerable]
    return {
        "justes": Share(sum(s and w.right for w, s in asked), len(asked)),
        "fausses": Share(sum(s and not w.right for w, s in asked), len(asked)),
        "abstentions": Share(sum(not s for _, s in asked), len(asked)),
        "sans réponse, refusées": Share(sum(not s for _, s in empty), len(empty)),
        "une des trois juste": Share(sum(w.right for w, _ in asked), len(asked)),
    }


def curve(weighed: Sequence[Weighed]) -> list[str]:
    """Write the figures along alpha, on questions that the weights did not see."""
    rows = ["alpha   seuil   risque   justes  fausses  refusées (sans réponse)"]
    for alpha in CURVE:
        limit = conformal(weighed, alpha=alpha)
        told = figures(weighed, [limit] * len(weighed))
        values = [
            percent(told[k].value) for k in ("justes", "fausses", "sans réponse, refusées")
        ]
        rows.append(
            f"{alpha:5.3f}   {limit:5.3f}   {percent(risk(weighed, limit)):>5}   "
            f"{values[0]:>6}  {values[1]:>7}  {values[2]:>8}"
        )
    return rows


def _options(arguments: Sequence[str] | None) -> Options:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.learn")
    folder = os.environ.get("SOURCIER_REAL_DATA", "")
    default = Path(folder, "qa_fr_dev", "questions.jsonl")
    parser.add_argument("--set", type=Path, default=default, help="question set (JSONL)")
    parser.add_argument("--practice", type=Path, nargs="*", default=PRACTICE)
    parser.add_argument("--alpha", type=float, default=ALPHA, help="risk that is accepted")
    parser.add_argument("--l2", type=float, default=1.0, help="penalty of the selection")
    parser.add_argument("--l2-sufficiency", type=float, default=1.0)
    parser.add_argument("--dry-run", action="store_true", help="print, write nothing")
    given = parser.parse_args(arguments)
    return Options(
        given.set,
        tuple(given.practice),
        given.alpha,
        given.l2,
        given.l2_sufficiency,
        not given.dry_run,
    )


def _tell(stage: str, done: int, total: int) -> None:
    if done % 60 == 0 or done == total:
        sys.stderr.write(f"{stage} {done}/{total}\n")


def _header(sets: Sequence[QuestionSet], release: Release, today: date) -> list[str]:
    return [
        f"Learnt by `python -m benchmarks.learn` on {today.isoformat()}.",
        *(f"Questions: {one.name}, {one.digest}" for one in sets),
        f"Corpus: {release.manifest.name}, analysis {release.manifest.analysis}",
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn, print the figures, write the file of weights."""
    options = _options(arguments)
    asked = read_questions(options.questions)
    practice = [read_questions(path) for path in options.practice]
    cases = [*asked.cases, *(case for one in practice for case in one.cases)]
    today = bootstrap.now().date()
    sets = shipped_sets()
    with closing(bootstrap.release(read_settings(os.environ))) as release:
        known = list(examples(cases, release, as_of=today, sets=sets, progress=_tell))
        dealt = folds(cases, release, sets, count=FOLDS, seed=SEED)
        learnt = learn(known, dealt, options)
        header = _header([asked, *practice], release, today)
        measured = conditions(
            today=today,
            as_of=today,
            questions=asked.name,
            questions_digest=asked.digest,
            manifest=release.manifest,
            command="python -m benchmarks.learn",
        )
    limit = conformal(learnt.unseen, alpha=options.alpha)
    first = [one.case in asked.cases for one in known]
    told = [
        *_told(learnt, limit, f"{asked.name}, at alpha {options.alpha}", first),
        *_told(learnt, limit, "practice", [not one for one in first]),
    ]
    names = [one.case.id for one in known]
    calibrated = calibration.figures(names, learnt.unseen, [dealt[name] for name in names])
    lines = [*told, *curve(learnt.unseen), *calibration.lines(calibrated)]
    print("\n".join([*header, *lines]))
    if options.write:
        figures_of = {"alpha": options.alpha, "threshold": limit, **calibrated}
        result = Result("selection", "Choix et refus appris", measured, lines, figures_of)
        keep(result, today=today)
        _write(learnt, known, limit, [*header, *told])


def _write(
    learnt: Learnt, known: Sequence[Example], limit: float, lines: Sequence[str]
) -> None:
    """Write the weights, each under the name of its feature."""
    one = next(one for one in known if one.found)
    ranking = evidence(one, one.ranked(learnt.selection))
    weights_file.write(
        lines,
        selection=dict(zip(feature_names(known), learnt.selection, strict=True)),
        sufficiency=dict(zip([*ranking, "constant"], learnt.sufficiency, strict=True)),
        threshold=limit,
    )


def _told(learnt: Learnt, limit: float, name: str, kept: Sequence[bool]) -> list[str]:
    """Write the figures of some of the questions, unseen and seen."""
    unseen = figures(
        list(compress(learnt.unseen, kept)), list(compress(learnt.unseen_thresholds, kept))
    )
    seen_ones = list(compress(learnt.seen, kept))
    seen = figures(seen_ones, [limit] * len(seen_ones))
    lines = [f"Figures on questions whose documents were unseen | seen, {name}:"]
    lines += [
        f"  {name}: {share} | {percent(seen[name].value)} %"
        for name, share in unseen.items()
    ]
    return lines


if __name__ == "__main__":
    try:
        main()
    except SourcierError as mistake:
        sys.exit(str(mistake))
