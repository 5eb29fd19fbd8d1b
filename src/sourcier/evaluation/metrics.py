"""Figures of quality, each with the page that defines it."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

Z95 = 1.959964
"""Quantile of the normal law for 95 %."""
BINS = 10
"""Bins of equal mass of the calibration error. guide/verification.md, section 11."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Two bounds between 0 and 1."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Share:
    """A share that never goes without its numerator and its denominator.

    >>> str(Share(9, 20))
    '45,0 % (9/20 ; IC 95 % 25,8–65,8)'
    """

    count: int
    of: int

    @property
    def value(self) -> float:
        """The share itself; 0 of nothing is 0."""
        return self.count / self.of if self.of else 0.0

    @property
    def interval(self) -> Interval:
        """Its 95 % interval."""
        return wilson(self.count, self.of)

    def __str__(self) -> str:
        """Write the share in French, with its base and its interval."""
        if not self.of:
            return "aucune question"
        low, high = self.interval.low, self.interval.high
        return (
            f"{percent(self.value)} % ({self.count}/{self.of} ; "
            f"IC 95 % {percent(low)}–{percent(high)})"
        )


def percent(value: float) -> str:
    """Write a share as a French percentage, without its sign.

    >>> percent(0.4567)
    '45,7'
    """
    return f"{100 * value:.1f}".replace(".", ",")


def wilson(count: int, of: int, *, z: float = Z95) -> Interval:
    """Give Wilson's score interval of a share.

    Wilson 1927, J. Am. Stat. Assoc. 22:209; recommended for small n by Brown, Cai and
    DasGupta 2001, Stat. Sci. 16:101: (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n).

    >>> bounds = wilson(9, 20)
    >>> round(bounds.low, 3), round(bounds.high, 3)
    (0.258, 0.658)
    """
    if not of:
        return Interval(0.0, 1.0)
    p, square = count / of, z * z / of
    middle = p + square / 2
    half = z * math.sqrt(p * (1 - p) / of + square / (4 * of))
    low, high = (middle - half) / (1 + square), (middle + half) / (1 + square)
    return Interval(max(0.0, min(low, p)), min(1.0, max(high, p)))  # sums of floats round


def ndcg(ranked: Sequence[str], gains: Mapping[str, float], *, at: int) -> float:
    """Give the normalised discounted cumulative gain, linear gain, discount log2(1 + rank).

    Järvelin and Kekäläinen 2002, ACM Trans. Inf. Syst. 20:422; the ideal order is that of
    all judged documents, as in trec_eval's `ndcg_cut`.

    >>> round(ndcg(["b", "a"], {"a": 1.0}, at=10), 4)
    0.6309
    """
    best = sorted((gain for gain in gains.values() if gain > 0), reverse=True)
    ideal = _discounted(best[:at])
    return (
        _discounted([gains.get(one, 0.0) for one in ranked[:at]]) / ideal if ideal else 0.0
    )


def _discounted(gains: Iterable[float]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))


def recall(ranked: Sequence[str], gains: Mapping[str, float], *, at: int) -> float:
    """Give the share of the relevant documents among the first ones (trec_eval `recall`).

    >>> recall(["a", "x", "b"], {"a": 1.0, "b": 2.0, "c": 0.0}, at=2)
    0.5
    """
    wanted = {one for one, gain in gains.items() if gain > 0}
    return len(wanted & set(ranked[:at])) / len(wanted) if wanted else 0.0


@dataclass(frozen=True, slots=True)
class Judged:
    """How sure a reply was, and whether showing it was right."""

    confidence: float
    right: bool


def brier(judged: Sequence[Judged]) -> float:
    """Give the mean square of (right − confidence). Brier 1950, Mon. Weather Rev. 78:1.

    >>> brier([Judged(1.0, True), Judged(0.5, False)])
    0.125
    """
    errors = [(one.confidence - one.right) ** 2 for one in judged]
    return sum(errors) / len(errors) if errors else 0.0


def calibration_error(judged: Sequence[Judged], *, bins: int = BINS) -> float:
    """Give the expected calibration error over bins of equal mass.

    Σ (n_b / n) · |accuracy_b − confidence_b|. Naeini, Cooper and Hauskrecht 2015, AAAI.

    >>> calibration_error([Judged(0.8, True), Judged(0.8, False)], bins=1)
    0.30000000000000004
    """
    ordered = sorted(judged, key=lambda one: one.confidence)
    edges = [len(ordered) * number // bins for number in range(bins + 1)]
    parts = [ordered[low:high] for low, high in pairwise(edges)]
    gaps = [abs(sum(one.right - one.confidence for one in part)) for part in parts]
    return sum(gaps) / len(ordered) if ordered else 0.0


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a risk–coverage curve.

    Args:
        threshold: the least confidence that is shown.
        coverage: shown among asked.
        risk: wrong among shown.
    """

    threshold: float
    coverage: float
    risk: float


def risk_coverage(judged: Sequence[Judged]) -> list[Point]:
    """Give wrong-among-shown for each share shown, the surest first.

    El-Yaniv and Wiener 2010, J. Mach. Learn. Res. 11:1605. Equals are shown together.

    >>> [point.risk for point in risk_coverage([Judged(0.9, True), Judged(0.2, False)])]
    [0.0, 0.5]
    """
    ordered = sorted(judged, key=lambda one: -one.confidence)
    shown = wrong = 0
    points = []
    for threshold, group in groupby(ordered, key=lambda one: one.confidence):
        members = list(group)
        shown += len(members)
        wrong += sum(not one.right for one in members)
        points.append(Point(threshold, shown / len(ordered), wrong / shown))
    return points


def aurc(judged: Sequence[Judged]) -> float:
    """Give the area under the risk–coverage curve: the mean risk over all coverages.

    Geifman, Uziel and El-Yaniv 2019, ICLR. Among equals, each order is as likely, so
    each shown question brings the mean error of its equals.

    >>> aurc([Judged(0.9, True), Judged(0.2, False)])
    0.25
    """
    ordered = sorted(judged, key=lambda one: -one.confidence)
    shown, wrong, total = 0, 0.0, 0.0
    for _, group in groupby(ordered, key=lambda one: one.confidence):
        members = list(group)
        error = sum(not one.right for one in members) / len(members)
        for _ in members:
            shown, wrong = shown + 1, wrong + error
            total += wrong / shown
    return total / len(ordered) if ordered else 0.0


def excess_aurc(judged: Sequence[Judged]) -> float:
    """Give the AURC minus that of an oracle which shows every right reply first.

    E-AURC, Geifman, Uziel and El-Yaniv 2019, ICLR: with as many errors, how much the order
    of the confidences costs; 0 is the best order. By hand, for one right reply less sure
    than one wrong: risks 1 and 1/2, mean 3/4; the oracle's 0 and 1/2, mean 1/4.

    >>> excess_aurc([Judged(0.9, False), Judged(0.2, True)])
    0.5
    """
    oracle = [Judged(float(one.right), one.right) for one in judged]
    return aurc(judged) - aurc(oracle)


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Give Cohen's kappa: agreement of two readers beyond chance; 1 when both say one word.

    Cohen 1960, Educ. Psychol. Meas. 20:37: (p_o − p_e) / (1 − p_e). By hand, for yes/yes,
    yes/no, no/no, no/no: p_o = 3/4, p_e = (2·1 + 2·3)/16 = 1/2.

    >>> kappa([("o", "o"), ("o", "n"), ("n", "n"), ("n", "n")])
    0.5
    """
    if not pairs:
        return 0.0
    observed = sum(first == second for first, second in pairs) / len(pairs)
    words = {word for pair in pairs for word in pair}
    expected = (
        sum(
            sum(first == word for first, _ in pairs)
            * sum(second == word for _, second in pairs)
            for word in words
        )
        / len(pairs) ** 2
    )
    return (observed - expected) / (1 - expected) if expected < 1 else 1.0
