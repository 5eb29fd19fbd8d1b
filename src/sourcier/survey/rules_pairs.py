"""Rules on two figures: one figure twice, a difference that is noise, a ranking."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import inf, sqrt

from sourcier.survey.bases import Based, compositions, two_sided
from sourcier.survey.findings import Code, Remark, remark
from sourcier.survey.lexicon import words
from sourcier.survey.phrases import denied, near, plain, stems

ALPHA = 0.05
LIST = 3
RANKED = words("ranked")


def two_bases(everyone: Sequence[Based]) -> Iterator[Remark]:
    """Name the figures printed for two bases, or twice with two values for one base."""
    for one, other in _one_indicator(everyone):
        same = (one.who, one.group) == (other.who, other.group)
        equal = _equal(one, other)
        sized = one.figure.n and other.figure.n and one.figure.n != other.figure.n
        if not (one.stated and other.stated) or sized:
            continue
        if equal and one.who != other.who and one.group == other.group:
            key = "two_bases"
        elif same and not equal and _wording(one) == _wording(other):
            key = "two_values"
        else:
            continue
        yield remark(
            Code.ONE_FIGURE_TWO_BASES,
            [one, other],
            key,
            share=one.figure.share,
            second=other.figure.share,
            base=one.figure.base or one.figure.group,
            other=other.figure.base or other.figure.group,
        )


def two_wordings(everyone: Sequence[Based]) -> Iterator[Remark]:
    """Name the figures that two wordings claim."""
    for one, other in combinations(everyone, 2):
        if _two_wordings(one, other):
            yield remark(
                Code.ONE_FIGURE_TWO_WORDINGS,
                [one, other],
                "two_wordings",
                share=one.figure.share,
                first=_said(one),
                second=_said(other),
            )


def _two_wordings(one: Based, other: Based) -> bool:
    a, b = one.figure, other.figure
    same = bool(a.indicator) and a.indicator == b.indicator
    if same and a.wording and b.wording:
        return _wording(one) != _wording(other)
    here = not (one.stated and other.stated) or one.who == other.who
    if not (here and one.group == other.group and _equal(one, other)):
        return False
    first, second = (
        _meaning(one, a.wording or a.printed),
        _meaning(other, b.wording or b.printed),
    )
    if a.wording and _wording(one) == _wording(other):
        return False
    differ = first != second or denied(a.printed) != denied(b.printed)
    if not same and near(stems(a.indicator), stems(b.indicator)):
        return True
    return differ and near(first, second)


def _meaning(one: Based, text: str) -> frozenset[str]:
    return (
        stems(text) - stems(one.figure.base) - stems(one.figure.group) - stems("soignants")
    )


def _said(one: Based) -> str:
    return one.figure.wording or one.figure.printed or one.figure.indicator


def _wording(one: Based) -> tuple[str, ...]:
    return tuple(plain(one.figure.wording))


def _equal(one: Based, other: Based) -> bool:
    step = max(one.figure.step, other.figure.step)
    return abs(one.figure.share - other.figure.share) < step + 1e-9


def _one_indicator(everyone: Sequence[Based]) -> Iterator[tuple[Based, Based]]:
    for one, other in combinations(everyone, 2):
        if one.figure.indicator and one.figure.indicator == other.figure.indicator:
            yield one, other


def differences(everyone: Sequence[Based]) -> Iterator[Remark]:
    """Name the differences between groups that chance alone may make."""
    for one, other in _one_indicator(everyone):
        apart = (one.who, one.group) != (other.who, other.group)
        if not (one.stated and other.stated and apart) or _equal(one, other):
            continue
        common = {"share": one.figure.share, "second": other.figure.share}
        if one.n is None or other.n is None:
            key = "no_sizes"
            yield remark(Code.DIFFERENCE_NOT_ESTABLISHED, [one, other], key, **common)
        elif two_sided(_score(one, other)) > ALPHA:
            key = "noise"
            yield remark(
                Code.DIFFERENCE_NOT_ESTABLISHED,
                [one, other],
                key,
                **common,
                n=one.n,
                m=other.n,
            )


def _score(one: Based, other: Based) -> float:
    """Compare two groups; a part is compared with the rest of the whole (guide §8)."""
    n, m, p, q = one.n or 1, other.n or 1, one.p, other.p
    if _within(other, one):
        n, m, p, q = m, n, q, p
    if (_within(one, other) or _within(other, one)) and m > n:
        q = min(1.0, max(0.0, (m * q - n * p) / (m - n)))
        m -= n
    pooled = (n * p + m * q) / (n + m)
    spread = sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
    return (p - q) / spread if spread else inf


def _within(part: Based, whole: Based) -> bool:
    """Say whether one group is part of another: its base says all of it, and more."""
    if whole.whole:
        return not part.whole
    if not whole.group and part.who > whole.who:
        return True
    return part.who == whole.who and bool(part.group) and not whole.group


def rankings(everyone: Sequence[Based]) -> Iterator[Remark]:
    """Name the neighbours of a list whose order the data do not establish."""
    profile = compositions(everyone)
    seen: set[frozenset[str]] = set()
    for items in _lists(everyone):
        if any(item.figure.id in profile for item in items):
            continue
        ordered = sorted(items, key=lambda item: -item.p)
        for one, other in pairwise(ordered):
            pair = frozenset({one.figure.id, other.figure.id})
            if pair not in seen and not _equal(one, other) and not _ordered(one, other):
                seen.add(pair)
                yield remark(
                    Code.RANKING_NOT_ESTABLISHED,
                    [one, other],
                    "ranking",
                    share=one.figure.share,
                    second=other.figure.share,
                )


def _ordered(one: Based, other: Based) -> bool:
    """Compare two answers of the same people, at the worst covariance that they allow."""
    if one.n is None or other.n is None:
        return False
    only = one.p + other.p - 2 * max(0.0, one.p + other.p - 1)
    gap = one.p - other.p
    spread = sqrt(max(only - gap**2, 0.0) / min(one.n, other.n))
    return not spread or two_sided(gap / spread) <= ALPHA


def _lists(everyone: Sequence[Based]) -> Iterator[Sequence[Based]]:
    """Give the figures printed as one list: same people, several answers of a question."""
    among: dict[object, list[Based]] = defaultdict(list)
    for one in everyone:
        domain = (one.stated, one.who, one.group, one.figure.implies)
        for sign in _signs(one):
            among[domain, sign].append(one)
    runs = [*among.values(), *_runs(everyone)]
    for items in runs:
        if len({item.figure.indicator for item in items}) == len(items) > 1:
            yield items


def _signs(one: Based) -> Iterator[tuple[str, object]]:
    figure = one.figure
    if figure.wording:
        yield "wording", _wording(one)
    if figure.printed:
        yield "printed", figure.printed
        if RANKED & frozenset(plain(figure.printed)):
            yield "ranked", True
    head = re.match(r"(\w+?)[._:/]", figure.indicator)
    if head and not figure.wording:
        yield "prefix", head[1].casefold()


def _runs(everyone: Sequence[Based]) -> Iterator[Sequence[Based]]:
    """Give the runs of figures without a wording that are printed from high to low."""
    run: list[Based] = []
    for one in everyone:
        goes_on = (
            run
            and not one.figure.wording
            and (one.stated, one.who, one.group)
            == (run[-1].stated, run[-1].who, run[-1].group)
            and one.figure.share <= run[-1].figure.share
            and one.figure.implies == run[-1].figure.implies
        )
        if not goes_on:
            if len(run) >= LIST:
                yield run
            run = []
        if not one.figure.wording:
            run = [*run, one]
    if len(run) >= LIST:
        yield run
