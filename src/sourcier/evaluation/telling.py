"""The scoreboard in words: each figure with its base, interval, target and date."""

from collections.abc import Mapping
from datetime import date

from sourcier.evaluation.answers import Outcome
from sourcier.evaluation.kinds import kinds
from sourcier.evaluation.measures import Better, Measure, Unit, Value, value_at
from sourcier.evaluation.metrics import wilson
from sourcier.evaluation.results import Kept
from sourcier.evaluation.scoreboard import Figure, Results
from sourcier.wording.speech import FRENCH, Speech

DIGITS: Mapping[Unit, int] = {Unit.SHARE: 1, Unit.SCORE: 4, Unit.MS: 0, Unit.S: 2}
WITH = "avec réponse"
WITHOUT = "sans réponse"
"""Names of the two groups in a result."""


def written(value: float, unit: Unit, speech: Speech) -> str:
    """Write a value with its unit."""
    scaled = 100 * value if unit is Unit.SHARE else value
    return speech.tell("unit", unit, n=speech.number(scaled, digits=DIGITS[unit]))


def target(measure: Measure, speech: Speech) -> str:
    """Write a target; a dash where none was set."""
    return "–" if measure.target is None else limit(measure, measure.target, speech)


def limit(measure: Measure, value: float, speech: Speech) -> str:
    """Write a target or a floor, in as few digits as it was set."""
    sign = "≥" if measure.better is Better.MORE else "≤"
    share = measure.unit is Unit.SHARE
    scaled = round(100 * value if share else value, 4)
    digits = len(f"{scaled:g}".partition(".")[2])
    said = speech.tell("unit", measure.unit, n=speech.number(scaled, digits=digits))
    return f"{sign} {said}"


def measured(figure: Figure, speech: Speech) -> str:
    """Write what was found, with its base and its interval."""
    value, unit = figure.value, figure.measure.unit
    if value is None:
        return speech.say("non mesuré")
    return _with_base(value, unit, speech)


def _with_base(value: Value, unit: Unit, speech: Speech) -> str:
    said = written(value.value, unit, speech)
    if not value.of:
        return said
    bounds = wilson(value.count, value.of)
    return speech.say(
        "{value} ({count}/{of} ; IC 95 % {low}–{high})",
        value=said,
        count=value.count,
        of=value.of,
        low=speech.number(100 * bounds.low, digits=1),
        high=speech.number(100 * bounds.high, digits=1),
    )


def name(measure: Measure, speech: Speech) -> str:
    """Name a measure in the language of the reader."""
    return FRENCH.read(measure.french) if speech.lang == "fr" else measure.english


def day(figure: Figure, speech: Speech) -> str:
    """Write when a figure was measured."""
    return speech.day(date.fromisoformat(figure.day)) if figure.day else "–"


def groups(kept: Kept, speech: Speech) -> list[tuple[str, dict[str, str]]]:
    """Give right, wrong and refused of each kind of question: names, then shares."""
    outcomes = (
        (Outcome.RIGHT, Outcome.WRONG, Outcome.ABSTAINED),
        (Outcome.REFUSED, Outcome.CONTRADICTED, Outcome.SHOWN),
    )
    known = {
        WITH: (speech.say(WITH), True),
        **{k.french: (_kind(k.french, speech), k.answerable) for k in kinds().values()},
        WITHOUT: (speech.say(WITHOUT), False),
    }
    found = []
    for label, (said, answerable) in known.items():
        shares = {}
        for end in outcomes[0] if answerable else outcomes[1]:
            value = value_at(kept.data, ["answers", "groups", label, end])
            if value:
                shares[speech.tell("outcome", end)] = _with_base(value, Unit.SHARE, speech)
        if shares:
            found.append((said, shares))
    return found


def _kind(french: str, speech: Speech) -> str:
    [kind] = [kind for kind in kinds().values() if kind.french == french]
    return kind.french if speech.lang == "fr" else kind.english


def points(results: Results) -> list[tuple[float, float]]:
    """Give the risk–coverage curve on unseen questions: (coverage, risk)."""
    kept = results.get("selection")
    unseen = kept.data.get("unseen") if kept else None
    curve = unseen.get("curve") if isinstance(unseen, Mapping) else None
    return [(one["coverage"], one["risk"]) for one in curve or []]
