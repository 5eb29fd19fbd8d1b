"""Is the confidence that a reply gives itself to be believed? On unseen questions alone.

The probabilities are those of `benchmarks.learn` for questions whose documents were in no
set that taught them. Questions that a rule refuses have no probability and are left out.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from benchmarks.learning import Vector, Weighed
from sourcier.evaluation.metrics import (
    Judged,
    Point,
    aurc,
    brier,
    calibration_error,
    excess_aurc,
    risk_coverage,
)

STEPS = 20
"""Points of the curve that are kept."""
DRAWS, SEED = 200, 7
"""Sets of answers drawn as if the probabilities were true."""


def isotonic(scores: Vector, right: Vector) -> tuple[Vector, Vector]:
    """Learn a rising step function from scores to shares: pool adjacent violators.

    Barlow et al. 1972, Statistical Inference under Order Restrictions; for probabilities,
    Zadrozny and Elkan 2002, KDD. Gives the corners; between them one interpolates.

    >>> xs, ys = isotonic(np.array([0.1, 0.2, 0.3]), np.array([0.0, 1.0, 0.0]))
    >>> xs.tolist(), ys.tolist()
    ([0.1, 0.1, 0.2, 0.3], [0.0, 0.0, 0.5, 0.5])
    """
    blocks: list[tuple[float, float, float, int]] = []  # low, high, sum, size
    for one in np.argsort(scores, kind="stable"):
        block = (float(scores[one]), float(scores[one]), float(right[one]), 1)
        while blocks and blocks[-1][2] / blocks[-1][3] >= block[2] / block[3]:
            low, _, total, size = blocks.pop()
            block = (low, block[1], total + block[2], size + block[3])
        blocks.append(block)
    corners = [(x, total / size) for low, high, total, size in blocks for x in (low, high)]
    return np.array([x for x, _ in corners]), np.array([y for _, y in corners])


def figures(
    names: Sequence[str], weighed: Sequence[Weighed], folds: Sequence[int]
) -> dict[str, object]:
    """Measure the confidence, and what isotonic regression would make of it.

    Args:
        names: of the questions.
        weighed: their probabilities, learnt without their documents.
        folds: the part that each belongs to.
    """
    free = [(w, f) for w, f in zip(weighed, folds, strict=True) if not w.refused]
    scores = np.array([w.probability for w, _ in free])
    right = np.array([w.right for w, _ in free], dtype=np.float64)
    judged = _judged(scores, right)
    return {
        "unseen": {
            **_figures(judged),
            "of": len(free),
            "by_chance": _by_chance(scores),
            "curve": [{"coverage": p.coverage, "risk": p.risk} for p in _points(judged)],
        },
        "unseen_isotonic": _figures(_judged(_crossed(scores, right, free), right)),
        "probabilities": {
            name: None if w.refused else w.probability
            for name, w in zip(names, weighed, strict=True)
        },
        "right": [name for name, w in zip(names, weighed, strict=True) if w.right],
    }


def _judged(scores: Vector, right: Vector) -> list[Judged]:
    return [Judged(float(p), bool(y)) for p, y in zip(scores, right, strict=True)]


def _figures(judged: Sequence[Judged]) -> dict[str, float]:
    known = {
        "ece": calibration_error(judged),
        "brier": brier(judged),
        "aurc": aurc(judged),
        "excess_aurc": excess_aurc(judged),
    }
    return {name: round(value, 4) for name, value in known.items()}


def _crossed(scores: Vector, right: Vector, free: Sequence[tuple[Weighed, int]]) -> Vector:
    """Correct the probabilities of each part by what the others teach."""
    fold = np.array([part for _, part in free])
    corrected = scores.copy()
    for part in sorted(set(fold.tolist())):
        xs, ys = isotonic(scores[fold != part], right[fold != part])
        corrected[fold == part] = np.interp(scores[fold == part], xs, ys)
    return corrected


def _by_chance(scores: Vector) -> float:
    """Give the mean ECE of as many questions if every probability were true."""
    draw = np.random.default_rng(SEED)
    errors = [
        calibration_error(_judged(scores, np.floor(draw.random(len(scores)) + scores)))
        for _ in range(DRAWS)
    ]
    return round(float(np.mean(errors)), 4)


def _points(judged: Sequence[Judged]) -> Iterator[Point]:
    """Keep the last point of each twentieth of the coverage."""
    last: dict[int, Point] = {}
    for point in risk_coverage(judged):
        last[int(point.coverage * STEPS + 1e-9)] = point
    return iter(last.values())


def lines(measured: Mapping[str, object]) -> Iterator[str]:
    """Write the figures, one line for the confidence as it is and one if corrected."""
    for key, said in (("unseen", "as learnt"), ("unseen_isotonic", "isotonic")):
        known = measured[key]
        if isinstance(known, Mapping):
            told = "   ".join(
                f"{name} {known[name]:.4f}"
                for name in ("ece", "brier", "aurc", "excess_aurc")
            )
            yield f"confidence on unseen questions, {said:<10} {told}"
    unseen = measured["unseen"]
    if isinstance(unseen, Mapping):
        yield (
            f"    {unseen['of']} questions that no rule refuses; "
            f"ece by chance alone {unseen['by_chance']:.4f}"
        )
