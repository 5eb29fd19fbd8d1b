"""The scoreboard as its page shows it: missed targets first, then kinds, curve, results."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from sourcier.evaluation.answers import Outcome
from sourcier.evaluation.kinds import kinds as known_kinds
from sourcier.evaluation.measures import value_at
from sourcier.evaluation.scoreboard import Figure, Results, figures, seals
from sourcier.evaluation.telling import (
    WITH,
    WITHOUT,
    day,
    groups,
    measured,
    name,
    points,
    target,
)
from sourcier.wording.speech import Speech

MOST = 12
"""Points of the curve in the table; the chart has them all."""
SEEN = 19
"""Characters of a seal that are shown."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The share of one kind of question that was handled as it should be."""

    label: str
    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Risk:
    """A point of the risk–coverage curve."""

    coverage: float
    risk: float


@dataclass(frozen=True, slots=True)
class View:
    """The scoreboard, ready to be drawn.

    Args:
        tables: (standing, rows of name, value, target, day, origin).
        kinds: (name, shares by outcome) of each kind of question.
        curve: (coverage, risk) written out, a few points.
        results: topic, day and seal of each result.
    """

    tables: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    kinds: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    curve: tuple[tuple[str, str], ...]
    results: tuple[tuple[str, str, str], ...]


def view(results: Results, speech: Speech) -> View:
    """Lay out the scoreboard."""
    kept = results.get("answers")
    found = groups(kept, speech) if kept else []
    return View(
        tables=tuple(_tables(results, speech)),
        kinds=tuple((label, tuple(shares.items())) for label, shares in found),
        curve=tuple(_curve(results, speech)),
        results=tuple((one.topic, one.stamp, s[:SEEN]) for one, s in seals(results)),
    )


def _tables(
    results: Results, speech: Speech
) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    for how, group in groupby(figures(results), key=lambda figure: figure.standing):
        rows = tuple(_row(figure, speech) for figure in group)
        yield f"{speech.tell('standing', how)} ({len(rows)})", rows


def _row(figure: Figure, speech: Speech) -> tuple[str, ...]:
    measure = figure.measure
    return (
        name(measure, speech),
        measured(figure, speech),
        target(measure, speech),
        day(figure, speech),
    )


def kinds(results: Results, speech: Speech) -> list[Bar]:
    """Give the share of each kind that is right, or rightly refused, with its interval."""
    named = {
        WITH: (speech.say("avec réponse"), True),
        **{
            k.french: (k.french if speech.lang == "fr" else k.english, k.answerable)
            for k in known_kinds().values()
        },
        WITHOUT: (speech.say("sans réponse"), False),
    }
    found = []
    for label, (said, answerable) in named.items():
        wanted = Outcome.RIGHT if answerable else Outcome.REFUSED
        kept = results.get("answers")
        value = value_at(kept.data, ["answers", "groups", label, wanted]) if kept else None
        if value:
            found.append(Bar(said, value.value, value.low, value.high))
    return found


def curve(results: Results) -> list[Risk]:
    """Give the risk–coverage curve on questions that taught nothing."""
    return [Risk(coverage, risk) for coverage, risk in points(results)]


def _curve(results: Results, speech: Speech) -> Iterator[tuple[str, str]]:
    found = curve(results)
    step = max(1, len(found) // MOST)
    for one in found[::step]:
        shown = (speech.number(100 * part, digits=1) for part in (one.coverage, one.risk))
        coverage, risk = (speech.tell("unit", "share", n=part) for part in shown)
        yield coverage, risk
