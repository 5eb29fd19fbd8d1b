"""What a question or a sentence claims on each axis. Cues in `data/premises.csv`.

An axis has values that exclude one another: allowed or forbidden, in the refrigerator or
not, with a meal or away from it, more or less, by one route or another.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sourcier.answering.cues import pattern
from sourcier.nlp.cues import cue_pattern
from sourcier.nlp.tokens import analyse

QUESTION, SOURCE = "question", "source"
EXCIPIENTS = tuple(
    f"excipient_{name}"
    for name in (
        "lactose",
        "gluten",
        "saccharose",
        "sorbitol",
        "aspartam",
        "alcool",
        "paraben",
    )
)
"""Excipients that leaflets tell of by name, one axis each: with or without."""
SAID_OF_USE = ("use", "direction")
"""Axes whose cues say nothing of what a question is about."""
_ASSERTED = re.compile(r"\b(?:puisqu|etant\b|sachant que|alors que)")


@dataclass(frozen=True, slots=True)
class _Axis:
    """An expression with one group a cue, and the value that each group tells."""

    expression: re.Pattern[str]
    values: tuple[str, ...]


@cache
def _rows() -> tuple[Mapping[str, str], ...]:
    table = files(__package__).joinpath("data", "premises.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(table.splitlines()))


@cache
def _axes() -> Mapping[tuple[str, str], _Axis]:
    cues: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in _rows():
        told = cues.setdefault((row["axis"], row["where"]), [])
        told.append((cue_pattern(row["cue"]), row["value"]))
    return {key: _axis(told) for key, told in cues.items()}


def _axis(told: list[tuple[str, str]]) -> _Axis:
    """Put longer cues first: *ne va pas au réfrigérateur* before *réfrigérateur*."""
    ordered = sorted(told, key=lambda cue: (-len(cue[0]), cue))
    groups = "|".join(f"({cue})" for cue, _ in ordered)
    expression = re.compile(rf"(?<![\w-])(?:{groups})(?![\w-])")
    return _Axis(expression, tuple(value for _, value in ordered))


def claimed(axis: str, where: str, folded: str) -> list[str]:
    """Give the values of an axis that a folded text claims, in reading order.

    >>> claimed("fridge", SOURCE, "ne pas mettre au refrigerateur")
    ['out']
    """
    known = _axes()[axis, where]
    found = known.expression.finditer(folded)
    return [known.values[match.lastindex - 1] for match in found if match.lastindex]


@cache
def fillers() -> frozenset[str]:
    """Give the tokens that only say how a question is asked, not what it is about."""
    cues = [
        row["cue"]
        for row in _rows()
        if row["axis"] == "filler"
        or (row["where"] == QUESTION and row["axis"] in SAID_OF_USE)
    ]
    return frozenset(token for cue in cues for token in analyse(cue.replace("*", "")))


def takes_for_granted(folded: str) -> bool:
    """Say whether a question supposes something.

    *Peut-on*, *est-il*, *faut-il* ask whether; *pourquoi*, *combien*, *quelle dose* and
    *puisque* take the rest of the question for granted.
    """
    if _ASSERTED.search(folded):
        return True
    supposing = pattern("supposing").search(folded)
    neutral = pattern("neutral").search(folded)
    return supposing is not None and not (neutral and neutral.start() < supposing.start())
