"""The lines of the scoreboard: missed targets first, each figure with its base and date."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from sourcier.cli.lines import BLANK, Line, Role
from sourcier.evaluation.drawing import plot
from sourcier.evaluation.results import Kept
from sourcier.evaluation.scoreboard import Figure, Results, Standing, figures, seals
from sourcier.evaluation.telling import day, groups, measured, name, points, target
from sourcier.wording.speech import Speech

SEEN = 19
"""Characters of a seal that are shown."""


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
