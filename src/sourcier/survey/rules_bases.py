"""Rules on the base of a figure: impossible, missing, of unknown size, of another unit."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import ceil, floor

from sourcier.survey.bases import Based, Known, compositions
from sourcier.survey.findings import Code, Remark, remark
from sourcier.survey.lexicon import words
from sourcier.survey.phrases import plain, stems

PEOPLE = frozenset({"respondents", "respondent", "repondants", "repondant", "personnes"})
COUNTED = words("counted")
OUT_OF = frozenset({"combien", "many"})
SLACK = 1e-9


def missing(everyone: Sequence[Based]) -> Iterator[Remark]:
    """Name the figures that print no base at all."""
    for one in everyone:
        if not one.stated:
            key = "missing_base"
            yield remark(Code.MISSING_BASE, [one], key, share=one.figure.share)


def sizes(everyone: Sequence[Based]) -> Iterator[Remark]:
    """Name the sub-groups whose size is neither printed nor follows from other figures."""
    for one in everyone:
        if one.stated and not one.whole and one.n is None:
            named = ", ".join(filter(None, (one.figure.base, one.figure.group)))
            key = "subgroup_size_missing"
            yield remark(Code.SUBGROUP_SIZE_MISSING, [one], key, base=named)


def impossible(
    everyone: Sequence[Based], total: int | None, *, weights: bool
) -> Iterator[Remark]:
    """Name the shares that their base cannot give."""
    for one in everyone:
        if one.n and total and one.n > total and one.figure.unit in PEOPLE:
            key = "over_total"
            yield remark(Code.IMPOSSIBLE_BASE, [one], key, n=one.n, total=total)
        if one.known is Known.PRINTED and one.n and not weights and not _whole_number(one):
            key = "no_whole_number"
            yield remark(Code.IMPOSSIBLE_BASE, [one], key, n=one.n, share=one.figure.share)
    yield from _presupposed(everyone)
    if not weights:
        yield from _too_many(everyone)
        yield from _more_than_all(everyone)


def _whole_number(one: Based) -> bool:
    """Say whether some count out of n rounds to the share (the GRIM test, Brown 2017)."""
    n = one.n or 1
    low = (one.figure.share - one.figure.step) / 100 * n - SLACK
    high = (one.figure.share + one.figure.step) / 100 * n + SLACK
    return ceil(low) <= floor(high)


def _presupposed(everyone: Sequence[Based]) -> Iterator[Remark]:
    for one in everyone:
        for other in _implied(one, everyone):
            if _exceeds(one, other):
                key = "presupposed"
                yield remark(
                    Code.IMPOSSIBLE_BASE,
                    [one, other],
                    key,
                    share=one.figure.share,
                    base=one.figure.base or one.figure.group,
                    within=other.figure.share,
                    implied=other.figure.indicator,
                )
                break


def _implied(one: Based, everyone: Sequence[Based]) -> Iterator[Based]:
    """Follow *implies* from figure to figure; a part of the sample implies the whole."""
    wanted, seen = {one.figure.implies}, {"", one.figure.indicator}
    while wanted - seen:
        name = min(wanted - seen)
        seen.add(name)
        for other in everyone:
            if other.figure.indicator == name and other is not one:
                wanted.add(other.figure.implies)
                yield other


def _exceeds(one: Based, other: Based) -> bool:
    """Say whether a part is larger than what it is a part of."""
    if not (one.stated and other.stated):
        return False
    least = one.figure.share - one.figure.step
    most = other.figure.share + other.figure.step
    if (one.who, one.group) == (other.who, other.group):
        return least > most
    if other.whole and one.known is Known.PRINTED and one.n and other.n:
        return floor(least / 100 * one.n) > ceil(most / 100 * other.n)
    return False


def _too_many(everyone: Sequence[Based]) -> Iterator[Remark]:
    """A sub-group holds more people than the whole of which it is a part."""
    made = compositions(everyone).values()
    for one in everyone:
        if one.whole or one.known is not Known.PRINTED or not one.n:
            continue
        for other in made:
            named = stems(other.figure.indicator)
            most = ceil((other.figure.share + other.figure.step) / 100 * (other.n or 0))
            if other.n and named in {one.who, one.group} and one.n > most:
                key = "group_too_large"
                yield remark(
                    Code.IMPOSSIBLE_BASE,
                    [one, other],
                    key,
                    n=one.n,
                    base=one.figure.group or one.figure.base,
                    share=other.figure.share,
                    total=other.n,
                    most=most,
                )


def _more_than_all(everyone: Sequence[Based]) -> Iterator[Remark]:
    """A sub-group counts more people than there are in all."""
    for part, whole in _same_indicator(everyone):
        if part.n and whole.n and part.known is Known.PRINTED:
            least = floor((part.figure.share - part.figure.step) / 100 * part.n)
            most = ceil((whole.figure.share + whole.figure.step) / 100 * whole.n)
            if least > most:
                key = "more_than_all"
                yield remark(
                    Code.IMPOSSIBLE_BASE,
                    [part, whole],
                    key,
                    count=least,
                    base=part.figure.group or part.figure.base,
                    most=most,
                )


def _same_indicator(everyone: Sequence[Based]) -> Iterator[tuple[Based, Based]]:
    for one, other in combinations(everyone, 2):
        if one.figure.indicator and one.figure.indicator == other.figure.indicator:
            if other.whole and not one.whole:
                yield one, other
            if one.whole and not other.whole:
                yield other, one


def opinions(everyone: Sequence[Based]) -> Iterator[Remark]:
    """Name the opinions of people that are printed as a share of things."""
    for one in everyone:
        said = frozenset(plain(one.figure.unit))
        cases = not said & PEOPLE or _of_cases(one.figure.printed)
        if cases and not _counted(one):
            key = "opinion_as_measure"
            unit = one.figure.unit if not said & PEOPLE else "cas"
            yield remark(
                Code.OPINION_AS_MEASURE,
                [one],
                key,
                share=one.figure.share,
                unit=unit,
                asked=one.figure.asked_of or "?",
            )


def _of_cases(printed: str) -> bool:
    pairs = set(pairwise(plain(printed)))
    return bool(pairs & {("des", "cas"), ("of", "cases")})


def _counted(one: Based) -> bool:
    """Say whether the things themselves were counted, or asked for by number."""
    asked = frozenset(plain(one.figure.asked_of))
    unit = frozenset(plain(one.figure.unit)) - PEOPLE
    return bool(asked & (COUNTED | unit) or frozenset(plain(one.figure.wording)) & OUT_OF)
