"""Two ways to contradict a question: a lower maximum, and a plain denial of its words."""

import re
from collections.abc import Iterator

from sourcier.answering.concepts import Concept
from sourcier.answering.cues import pattern
from sourcier.answering.selection import Scored
from sourcier.answering.supposed import TENDER, YOUNG, Supposed, own_words
from sourcier.nlp.tokens import analyse

_NUMBER = r"(\d+(?:[.,]\d+)?)\s?(mg|g)\b"
_A_DAY = r"(?:/\s?j|par jour|par 24|journali|quotidien)"
_DAILY = re.compile(rf"{_NUMBER}\s?{_A_DAY}")
_MAXIMUM = re.compile(
    rf"(?:depass\w*|maxim\w*)[^.;]{{0,60}}?{_NUMBER}[^.;]{{0,25}}?{_A_DAY}"
)
_NEGATED = re.compile(r"\b(?:ne|sans|non|pas)\b|\bn'")
_SCOPE = re.compile(
    r"\b(?:ne |n')((?:[\w'-]+ ){1,3}?)(?:pas|plus|jamais) ?((?:[\w'-]+ ?){0,4})"
    r"|\bpas de ((?:[\w'-]+ ?){1,3})"
)
"""What a negation is about: the verb and the few words that follow."""
MILLIGRAMS = {"mg": 1.0, "g": 1_000.0}
LOOKED_AT = 12
"""First candidates in which a denial counts: further down, words meet by chance."""
SAID = 0.45
"""Share of a question that a denial and the unit before it say together."""
TELLING = 3.0
"""Weight from which a word denied is more than a word of every page."""
ALIKE = 5
"""First letters by which *protection* meets *protège*."""


def exceeded(supposed: Supposed) -> Scored | None:
    """Give the unit whose daily maximum is under a dose that the question calls usual."""
    asked = _DAILY.search(supposed.folded)
    if asked is None or not pattern("usual").search(supposed.folded):
        return None
    told = [(max(found), one) for one in supposed.near if (found := list(_maxima(one)))]
    claim = float(asked[1].replace(",", ".")) * MILLIGRAMS[asked[2]]
    if not told or claim <= max(most for most, _ in told):
        return None
    return told[0][1]


def _maxima(scored: Scored) -> Iterator[float]:
    for found in _MAXIMUM.finditer(own_words(scored)):
        yield float(found[1].replace(",", ".")) * MILLIGRAMS[found[2]]


def denied(supposed: Supposed) -> Scored | None:
    """Give the unit that denies, among the first, a word that the question asserts.

    *Protection VIH : à partir de quel jour* and *ne protège pas de l'infection par le
    VIH*. A question that is itself negated, a limit (*ne pas dépasser*) and what is
    told of the past are no denials; of whom a use is for, another rule tells.
    """
    if _NEGATED.search(supposed.folded) or supposed.people & (YOUNG | TENDER):
        return None
    attributes = _attributes(supposed)
    for scored in supposed.ranked[:LOOKED_AT]:
        words = own_words(scored).replace("*", "")
        if pattern("no_denial").search(words):
            continue
        for found in _SCOPE.finditer(words):
            scope = analyse(" ".join(part for part in found.groups() if part))
            hits = [concept for concept in attributes if _is_denied(concept, scope)]
            if hits and _said(supposed, scored, hits) >= SAID:
                return scored
    return None


def _attributes(supposed: Supposed) -> list[Concept]:
    """Give the words that may be denied: neither the topic nor the medicine."""
    medicine = {token for ways in supposed.asked.ways for way in ways for token in way}
    concepts = supposed.asked.notions.concepts
    first = 0 if supposed.asked.question.medicines else 1
    return [
        concept
        for concept in concepts[first:]
        if concept.weight >= TELLING
        and not concept.token[0].isdigit()
        and not any(way & medicine for way in concept.ways)
    ]


def _is_denied(concept: Concept, scope: list[str]) -> bool:
    """Say whether a negation is about a word of the question, or one of its family."""
    ways = {token for way in concept.ways for token in way}
    long = [token for token in scope if len(token) >= ALIKE]
    return any(token[:ALIKE] == way[:ALIKE] for token in long for way in ways)


def _said(supposed: Supposed, scored: Scored, hits: list[Concept]) -> float:
    """Give the share of the question that a unit, the one before and the denial say."""
    units, index = scored.candidate.stretch.units, scored.candidate.index
    before = units[index - 1].tokens if index else frozenset()
    tokens = scored.candidate.unit.tokens | before
    concepts = [c for c in supposed.asked.notions.concepts if not c.token[0].isdigit()]
    told = sum(c.weight for c in concepts if c in hits or c.said_by(tokens))
    total = sum(c.weight for c in concepts)
    return told / total if total else 0.0
