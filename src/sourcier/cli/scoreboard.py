"""The lines of the scoreboard: missed targets first, each figure with its base and date."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from sourcier.cli.lines import BLANK, Line, Role
from sourcier.evaluation.answers import Outcome
from sourcier.evaluation.drawing import plot
from sourcier.evaluation.kinds import kinds
from sourcier.evaluation.measures import Better, Measure, Unit, Value, value_at
from sourcier.evaluation.metrics import wilson
from sourcier.evaluation.results import Kept
from sourcier.evaluation.scoreboard import Figure, Results, Standing, figures, seals
from sourcier.wording.speech import FRENCH, Speech

DIGITS: Mapping[Unit, int] = {Unit.SHARE: 1, Unit.SCORE: 4, Unit.MS: 0, Unit.S: 2}
WITH = "avec réponse"
WITHOUT = "sans réponse"
"""Names of the two groups in a result."""
SEEN = 19
"""Characters of a seal that are shown."""


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


def targets(results: Results, speech: Speech) -> Iterator[Line]:
    """Give the table of targets, those that are missed first."""
    kept = [one for one in figures(results) if one.measure.target is not None]
    yield from table(kept, speech)


def whose(folder: Path | None, speech: Speech) -> Line:
    """Say who measured: ourselves, or whoever wrote the results of a folder."""
    if folder:
        return Line(Role.PLAIN, speech.say("Mesures gardées dans {folder}.", folder=folder))
    return Line(
        Role.PLAIN,
        speech.say(
            "Sourcier mesuré par ses auteurs, sur ses jeux de développement ; d'autres "
            "questions donneront d'autres chiffres."
        ),
    )


def table(found: Sequence[Figure], speech: Speech) -> Iterator[Line]:
    """Give figures with their bases, targets and dates, as they stand."""
    rows = [
        [name(f.measure, speech), measured(f, speech), target(f.measure, speech)]
        for f in found
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    both = zip(found, rows, strict=True)
    for how, group in groupby(both, key=lambda pair: pair[0].standing):
        members = list(group)
        yield BLANK
        role = Role.NOTICE if how is Standing.MISSED else Role.FIRST
        yield Line(role, f"{speech.tell('standing', how)} ({len(members)})")
        for figure, row in members:
            cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
            yield Line(Role.PLAIN, "  ".join([*cells, day(figure, speech)]), indent=2)


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


def by_kind(results: Results, speech: Speech) -> Iterator[Line]:
    """Give right, wrong and refused by kind of question."""
    if "answers" not in results:
        return
    yield BLANK
    yield Line(Role.FIRST, speech.say("Réponses par genre de question"))
    for said, shares in groups(results["answers"], speech):
        yield Line(Role.PLAIN, said, indent=2)
        for end, share in shares.items():
            yield Line(Role.QUIET, f"{end:<22}{share}", indent=4)


def points(results: Results) -> list[tuple[float, float]]:
    """Give the risk–coverage curve on unseen questions: (coverage, risk)."""
    kept = results.get("selection")
    unseen = kept.data.get("unseen") if kept else None
    curve = unseen.get("curve") if isinstance(unseen, Mapping) else None
    return [(one["coverage"], one["risk"]) for one in curve or []]


def curve(results: Results, speech: Speech) -> Iterator[Line]:
    """Draw the risk–coverage curve, if it was measured."""
    drawn = points(results)
    if not drawn:
        return
    yield BLANK
    yield Line(
        Role.FIRST,
        speech.say(
            "Risque (fausses parmi les montrées, %) selon la couverture (montrées, %), "
            "questions non vues"
        ),
    )
    yield from (Line(Role.PLAIN, row, indent=2) for row in plot(drawn))


def sources(results: Results, speech: Speech) -> Iterator[Line]:
    """Say in which result each figure stands, and under which conditions."""
    yield BLANK
    yield Line(Role.FIRST, speech.say("Résultats et leurs empreintes"))
    for kept, seal in seals(results):
        yield Line(Role.QUIET, f"{kept.stamp} {kept.topic:<12} {seal[:SEEN]}…", indent=2)
        for line in _conditions(kept, speech):
            yield Line(Role.QUIET, line, indent=4)


def _conditions(kept: Kept, speech: Speech) -> Sequence[str]:
    known = kept.data.get("conditions")
    if not isinstance(known, Mapping):
        return []
    return [
        f"{said} {known[key]}"
        for key, said in (
            ("release", speech.say("corpus")),
            ("questions", speech.say("questions")),
            ("machine", speech.say("machine")),
            ("command", speech.say("commande")),
        )
        if known.get(key)
    ]


def whole(results: Results, speech: Speech) -> Iterator[Line]:
    """Give the whole scoreboard."""
    yield from table(figures(results), speech)
    yield from by_kind(results, speech)
    yield from curve(results, speech)
    yield from sources(results, speech)
