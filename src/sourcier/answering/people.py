"""Whether a candidate is about the people asked about: its words, else what governs it.

What excludes them is no matter of weights: a dose for 41 to 50 kg is never quoted as an
answer for a child of 20 kg (guide/verification.md, section 2).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from sourcier.answering.candidates import Candidate, Stretch, Unit
from sourcier.answering.cues import pattern
from sourcier.answering.question import Question
from sourcier.nlp.extents import Dimension
from sourcier.nlp.labels import topic
from sourcier.nlp.lines import BULLETS
from sourcier.nlp.normalise import fold
from sourcier.nlp.people import (
    Fit,
    People,
    asked_extents,
    fit,
    holds_the_number_asked,
    people,
)
from sourcier.nlp.populations import incompatible

NEAREST = 2
"""Headings above a candidate that are read with its own words."""
BY_NAME = 0.5
"""How well a text agrees that names those asked about, and not the number asked."""
LIMIT = 300
"""Code points up to which a unit that draws a limit says little else."""
CARRIED = 3
"""Sentences that « Adultes : 1 à 2 g. » still governs: dose, interval, maximum."""
BULLET = re.compile(rf"[{BULLETS}*–—-]")
AGES = frozenset(
    {"newborn", "premature", "infant", "child", "adolescent", "adult", "elderly", "animal"}
)
"""Populations that exclude one another as the labels of a leaflet use them."""


@lru_cache(maxsize=64)
def asked_people(question: Question) -> People:
    """Give of whom a question speaks, its abbreviations read."""
    return replace(people(question.text), named=question.populations)


def agreement(candidate: Candidate, question: Question) -> tuple[float, float]:
    """Say how far a candidate speaks of those asked about, and whether of others alone.

    The line whose interval holds the number asked counts more than one that only names
    the population.
    """
    if not question.populations:
        return 0.0, 0.0
    asked = asked_people(question)
    said = people(" ".join([*candidate.unit.heading[-NEAREST:], candidate.words]))
    named = bool(set(asked.named) & set(said.named))
    if asked.told and not holds_the_number_asked(asked, said):
        return BY_NAME * named, float(_opposed(asked.named, said.named))
    agrees = named or bool(asked.told)
    return float(agrees), float(not agrees and _opposed(asked.named, said.named))


def _opposed(asked: Sequence[str], said: Sequence[str]) -> bool:
    agreed = set(asked) & set(said)
    return not agreed and any(incompatible(one, other) for one in asked for other in said)


def marked(found: Sequence[Stretch], question: Question) -> list[Stretch]:
    """Mark the units that leave out those asked about."""
    if not question.populations:
        return list(found)
    asked = asked_people(question)
    return [
        replace(
            stretch,
            units=tuple(
                replace(unit, excluded=_excludes(Candidate(stretch, index), asked))
                for index, unit in enumerate(stretch.units)
            ),
        )
        for stretch in found
    ]


def _excludes(candidate: Candidate, asked: People) -> bool:
    """Say whether a candidate, or what governs it, leaves out those asked about.

    Its own words come first, then what its paragraph and its list begin with, then its
    headings from the nearest up: the first that tells an interval decides. What draws a
    limit (« ne pas donner avant 6 ans ») tells both sides of it and leaves nobody out.
    """
    words, named = candidate.words, False
    own = people(words)
    limits = bool(own.told or own.reach) and pattern("limit").search(fold(words))
    if limits and len(words) <= LIMIT:
        return False
    for said, label in _layers(candidate):
        names = bool(set(asked.named) & set(said.named))
        if _leaves_out(asked, said, label=label) and (names or not named):
            return True
        if holds_the_number_asked(asked, said) and not _of_other_ages(asked, said):
            return False
        named = named or (label and names)
    return False


def _layers(candidate: Candidate) -> Iterator[tuple[People, bool]]:
    """Give of whom each text that governs a candidate speaks, and whether it is a label."""
    yield people(candidate.words), False
    text = candidate.stretch.held.document.text
    for unit in (candidate.unit, *_above(candidate)):
        label = topic(unit.span.of(text))
        if label:
            yield people(label), True
            break
    if candidate.lead:
        words = candidate.lead.span.of(text)
        yield people(words), bool(topic(words))
    for heading in reversed(candidate.unit.heading):
        yield people(heading), True


def _above(candidate: Candidate) -> Iterator[Unit]:
    """Give the units before one in its paragraph, the nearest first.

    An item begins anew; so does what follows too far below.
    """
    units, index = candidate.stretch.units, candidate.index
    text = candidate.stretch.held.document.text
    for below, above in zip(
        units[index:0:-1], units[index - 1 :: -1][:CARRIED], strict=False
    ):
        words = below.span.of(text)
        if below.heading != above.heading or BULLET.match(words):
            return
        yield above


def _leaves_out(asked: People, said: People, *, label: bool) -> bool:
    if fit(asked, said, label=label) is Fit.DISJOINT:
        return True
    limits = [one for one in said.named if one in AGES] if label and not said.told else []
    return _opposed([one for one in asked.named if one in AGES], limits)


def _of_other_ages(asked: People, said: People) -> bool:
    """Say whether the words of a text are for other ages: « adultes de moins de 50 kg »."""
    words = [one for one in said.reach if one.dimension is Dimension.AGE]
    wanted = asked_extents(asked, Dimension.AGE)
    met = any(one.meets(other) for one in words for other in wanted)
    return bool(words and wanted) and not met
